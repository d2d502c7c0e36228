package office_test

import (
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/people"
)

// carded is a row of a list that has a card and the basis alone.
func carded(row int, text string) people.ImportMember {
	return people.ImportMember{ImportPerson: people.ImportPerson{Row: row, Card: text}, Basis: domain.BasisWork}
}

// called gives the people whom a name finds.
func (w *world) called(name string) []people.PersonRow {
	w.Helper()
	page, err := w.People(w.ctx, w.director, people.PersonFilter{Text: name})
	w.must(err)
	return page.Items
}

// A list of cards registers who is on them, whatever stands around the name and
// in whatever order; what is no part of a card gets nowhere.
func TestN1_2c_APersonIsRegisteredAsTheCardSurelySays(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 40, w.vice)
	rows := map[string]domain.Person{
		"1. 冯兰-上海-食品05级":                   {Name: "冯兰", City: "上海", Major: "食品", Year: 2005},
		"上海-马冬-食品05级":                      {Name: "马冬", City: "上海", Major: "食品", Year: 2005},
		"⑫ 何苗_长沙市_会计9902":                  {Name: "何苗", City: "长沙", Major: "会计", Year: 1999},
		"孙立-成都-动科12级硕士-13900000077":        {Name: "孙立", City: "成都", Major: "动科", Year: 2012, Particulars: domain.Particulars{Degree: domain.DegreeMaster}},
		"阿依古丽•买买提-新疆-机械11级":                {Name: "阿依古丽·买买提", City: "新疆", Major: "机械", Year: 2011},
		"郑秋-南京-土木19届":                      {Name: "郑秋", City: "南京", Major: "土木", Particulars: domain.Particulars{Left: 2019}},
		"罗文-桃源-包装08级":                      {Name: "罗文", Major: "包装", Year: 2008},
		"曹青-西安-机械11级-某机械有限公司-微信号caoqing11": {Name: "曹青", City: "西安", Major: "机械", Year: 2011},
	}
	var list []people.ImportMember
	for text := range rows {
		list = append(list, carded(len(list)+2, text))
	}
	n := w.importMembers(w.officer, g, list...)
	if n.Registered != len(rows) {
		t.Fatalf("imported %+v", n)
	}
	for _, r := range n.Rows {
		if strings.Contains(r.Card+r.Proposal, "13900000077") || strings.Contains(r.Card+r.Proposal, "caoqing11") {
			t.Errorf("what is personal is told: %q, %q", r.Card, r.Proposal)
		}
	}
	page, err := w.Members(w.ctx, w.officer, people.MemberFilter{Group: g, Text: "孙立"})
	w.must(err)
	if shown := page.Items[0].Card; shown != "孙立-成都-动科12级硕士-139****0077" {
		t.Errorf("A2: the list shows %q", shown)
	}
	for text, want := range rows {
		found := w.called(want.Name)
		if len(found) != 1 {
			t.Errorf("%q: %d people", text, len(found))
			continue
		}
		if p := found[0]; p.Name != want.Name || p.City != want.City || p.Major != want.Major || p.Year != want.Year ||
			p.Left != want.Left || p.Degree != want.Degree || p.Phone.Reveal() != "" {
			t.Errorf("%q registers %q, %q, %q, %d, %s", text, p.Name, p.City, p.Major, p.Year, p.Phone)
		}
	}
}

// The class of a list is read as that of a card is; what it says of nothing sure, and
// what the row says itself, stays.
func TestN1_2c_AClassTellsMajorAndYears(t *testing.T) {
	w := newWorld(t)
	classes := map[string]domain.Person{
		"食工9701":  {Major: "食工", Year: 1997},
		"油脂0302班": {Major: "油脂", Year: 2003},
		"食品05级硕士": {Major: "食品", Year: 2005, Particulars: domain.Particulars{Degree: domain.DegreeMaster}},
		"2009届会计": {Major: "会计", Particulars: domain.Particulars{Left: 2009}},
		"2班":      {},
		"高原":      {},
	}
	var rows []people.ImportPerson
	for class := range classes {
		rows = append(rows, people.ImportPerson{Row: len(rows) + 2, Name: "班" + strings.Repeat("辰", len(rows)+1), Class: class})
	}
	_, err := w.ImportPeople(w.ctx, w.officer, rows, false)
	w.must(err)
	for _, r := range rows {
		p, want := w.called(r.Name)[0], classes[r.Class]
		if p.Major != want.Major || p.Year != want.Year || p.Left != want.Left || p.Degree != want.Degree {
			t.Errorf("%q is %q, %d, %d, %q", r.Class, p.Major, p.Year, p.Left, p.Degree)
		}
	}
	_, err = w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{{Row: 2, Name: "白己", Major: "粮工", Year: 1990, Class: "食工9701"}}, false)
	w.must(err)
	if p := w.called("白己")[0]; p.Major != "粮工" || p.Year != 1990 {
		t.Errorf("the class overrides: %+v", p)
	}
}

// Nobody is registered by a guess: the row is asked about, by its rule.
func TestN1_2a_ACardWhoseNameIsNotSureIsAskedAbout(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 40, w.vice)
	rows := []people.ImportMember{
		carded(2, "开心果-上海-食品05级"), carded(3, "王总-北京-化学97级"), carded(4, "冯兰、马冬-上海-食品05级"), carded(5, "13900000077-上海-食品05级"),
	}
	_, err := w.ImportMembers(w.ctx, w.officer, g, rows, false)
	want := []string{"2 name_unsure N1.2a", "3 name_unsure N1.2a", "4 name_unsure N1.2a", "5 required N1.2a"}
	if got := wrongRows(t, err); !slices.Equal(got, want) {
		t.Errorf("wrong rows\n%q, want\n%q", got, want)
	}
	named := carded(2, "开心果-上海-食品05级")
	named.Name = "冯兰"
	n := w.importMembers(w.officer, g, named)
	if !slices.Contains(n.Rows[0].Findings, card.OtherName) {
		t.Errorf("with the name beside it: %+v", n.Rows[0])
	}
	if p := w.called("冯兰"); len(p) != 1 || p[0].City != "" {
		t.Errorf("of a card that is not surely the person's: %+v", p)
	}
}

// Proposals hold what is sure and nothing else; a proposal has no finding.
func TestN1_2c_TheProposalIsNoGuessAndEndsTheMatter(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 40, w.vice)
	right := map[string]string{
		"甲一-北京-食工9701": "甲一-北京-食工97级", "甲二-北京-机械0802": "甲二-北京-机械08级", "丁一-北京-化学93级-13900000000": "丁一-北京-化学93级",
		"丁二-北京-化学93级硕士": "丁二-北京-化学93级", "丁三-北京-化学93级-某粮油集团": "丁三-北京-化学93级", "丁四-北京-化学93级97届": "丁四-北京-化学93级",
		"丁五-北京-化学97届": "", "丁六-北京-化学27级": "", "丁七-北京-食工2001": "",
	}
	var list []people.ImportMember
	for text := range right {
		row := carded(len(list)+2, text)
		row.Name, _, _ = strings.Cut(text, "-")
		list = append(list, row)
	}
	n := w.importMembers(w.officer, g, list...)
	for i, r := range n.Rows {
		text := list[i].Card
		if r.Proposal != right[text] || len(r.Findings) == 0 {
			t.Errorf("%q: proposed %q for %v, want %q", text, r.Proposal, r.Findings, right[text])
		}
		if r.Proposal == "" {
			continue
		}
		mended := carded(2, r.Proposal)
		mended.Name = list[i].Name
		again, err := w.ImportMembers(w.ctx, w.officer, g, []people.ImportMember{mended}, true)
		w.must(err)
		if len(again.Rows[0].Findings) > 0 || again.Already != 1 {
			t.Errorf("the proposal %q: %+v", r.Proposal, again.Rows[0])
		}
	}
}

// What is no name is refused wherever one is given, and two ways to write a name are one.
func TestN1_2a_NoFooterBecomesAPersonOnAnyWay(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 40, w.vice)
	for _, name := range []string{"合计", "无", "同上", "13800000000", "=HYPERLINK(1)", "#N/A", "-", "姓名", "1. 冯兰"} {
		_, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: name})
		e := w.refused(err, domain.CodeInvalid, domain.FaultNotName)
		if e.Rule != "N1.2a" || e.Field != "name" || strings.Contains(e.Error(), "13800000000") {
			t.Errorf("person add %q: %v", name, e)
		}
		v, err := w.Person(w.ctx, w.officer, w.alumnus)
		w.must(err)
		_, err = w.EditPerson(w.ctx, w.officer, people.EditPerson{ID: v.ID, Version: v.Version, Name: name})
		w.refused(err, domain.CodeInvalid, domain.FaultNotName)
		_, err = w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{{Row: 2, Name: name}}, false)
		if got := wrongRows(t, err); !slices.Equal(got, []string{"2 not_name N1.2a"}) {
			t.Errorf("person import %q: %q", name, got)
		}
		_, err = w.ImportMembers(w.ctx, w.officer, g, []people.ImportMember{listed(2, name, "化学", 1997, "")}, false)
		if got := wrongRows(t, err); !slices.Equal(got, []string{"2 not_name N1.2a"}) {
			t.Errorf("member import %q: %q", name, got)
		}
	}
}

// A name with another middle dot is the same name, in a list and in a search.
func TestN1_2a_MiddleDotsMakeNoTwoPeople(t *testing.T) {
	w := newWorld(t)
	one := people.ImportPerson{Row: 2, Name: "艾某·某提", City: "北京", Major: "化学", Year: 1997, Phone: "13900000002"}
	other := one
	other.Row, other.Name = 3, "艾某•某提"
	_, err := w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{one, other}, false)
	if got := wrongRows(t, err); !slices.Equal(got, []string{"3 duplicate"}) {
		t.Errorf("two rows: %q", got)
	}
	_, err = w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{other}, false)
	w.must(err)
	again, err := w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{one}, true)
	w.must(err)
	if again.Known != 1 {
		t.Errorf("the other dot: %+v", again)
	}
	for _, text := range []string{"艾某·某提", "艾某‧某提", "艾某.某提", "艾某某提"} {
		if found := w.called(text); len(found) != 1 || found[0].Name != "艾某·某提" {
			t.Errorf("%q finds %+v", text, found)
		}
	}
	fresh := people.ImportPerson{Row: 2, Name: "Jose\u0301 Ａｎｔｏｎｉｏ", Phone: "13900000003"}
	_, err = w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{fresh}, false)
	w.must(err)
	for _, text := range []string{"José Antonio", "jose\u0301", "José"} {
		if found := w.called(text); len(found) != 1 || found[0].Name != "José Antonio" {
			t.Errorf("%q finds %+v", text, found)
		}
	}
}
