package office_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
)

// listed is a row of a list of members, of somebody the registry may not know.
func listed(row int, name, major string, year int, phone string) people.ImportMember {
	return people.ImportMember{
		ImportPerson: people.ImportPerson{Row: row, Name: name, City: "北京", Major: major, Year: year, Phone: phone},
		Basis:        domain.BasisWork,
	}
}

// wrongRows gives the rows that an import refused, as "row fault rule".
func wrongRows(t *testing.T, err error) []string {
	t.Helper()
	var refused *desk.ImportError
	if !errors.As(err, &refused) {
		t.Fatalf("not refused row by row: %v", err)
	}
	var out []string
	for _, r := range refused.Rows {
		out = append(out, strings.TrimSpace(fmt.Sprint(r.Row, " ", r.Err.Fault, " ", r.Err.Rule)))
	}
	return out
}

func (w *world) importMembers(by domain.Caller, group domain.ID, rows ...people.ImportMember) people.MembersImported {
	w.Helper()
	n, err := w.ImportMembers(w.ctx, by, group, rows, false)
	w.must(err)
	return n
}

// A list names known people by number or by what they are, and new ones; the
// same list again finds everybody in the group and changes nothing.
func TestN1_2d_AListOfMembersIsImportedOnceHoweverOftenItIsRun(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice)
	numbered := people.ImportMember{ImportPerson: people.ImportPerson{Row: 2}, Person: w.secretary, Basis: domain.BasisLiving}
	fresh := listed(4, "郑七", "食工", 2003, "13900001111")
	fresh.How = "查验毕业证"
	carded := people.ImportMember{ImportPerson: people.ImportPerson{Row: 6, Card: "王九 北京 机械11级"}, Basis: domain.BasisOrigin}
	rows := []people.ImportMember{
		numbered, listed(3, "周五", "化学", 1997, "13812345678"), fresh,
		listed(5, "孔十", "老师", 0, ""), carded, listed(7, "钱二", "化学", 1997, "13812345678"),
	}
	checked, err := w.ImportMembers(w.ctx, w.officer, g, rows, true)
	w.must(err)
	if checked.Joined != 5 || checked.Registered != 3 || checked.Already != 1 || checked.Members != 6 || len(w.present(g)) != 1 {
		t.Fatalf("a dry run gives %+v", checked)
	}
	n := w.importMembers(w.officer, g, rows...)
	if n.Joined != 5 || n.Registered != 3 || n.Already != 1 || n.Members != 6 || n.Unverified != 2 {
		t.Fatalf("imported %+v", n)
	}
	in := w.present(g)
	if len(in) != 6 || !slices.Contains(in, w.secretary) || !slices.Contains(in, w.alumnus) {
		t.Fatalf("in the group are %v", in)
	}
	again := w.importMembers(w.officer, g, rows...)
	if again.Joined != 0 || again.Already != len(rows) || len(w.present(g)) != 6 {
		t.Errorf("the same list again gives %+v", again)
	}
	if found := w.everybody(w.director, people.PersonFilter{Text: "孔十"}); len(found) != 1 {
		t.Errorf("registered %d times", len(found))
	}
	open, err := w.People(w.ctx, w.director, people.PersonFilter{Unverified: true})
	w.must(err)
	if !slices.ContainsFunc(open.Items, func(p people.PersonRow) bool { return p.Name == "王九" && p.Major == "机械" && p.Year == 2011 }) {
		t.Error("who came by a card alone is not listed as not verified, N2.2a")
	}
	v, err := w.Person(w.ctx, w.officer, w.secretary)
	w.must(err)
	if v.History[0].Action != domain.ActMemberAdd {
		t.Errorf("the person's history begins with %+v", v.History[0])
	}
}

func TestN1_2c_ADeviatingCardOfAListIsAFindingAndNoError(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice)
	row := listed(2, "郑七", "食工", 2003, "13900001111")
	row.Card = "郑七—北京—食工2003级"
	n := w.importMembers(w.beijingOfficer, g, row)
	if n.Joined != 1 || n.Cards != 1 || n.Rows[0].Proposal != "郑七-北京-食工03级" || !slices.Contains(n.Rows[0].Findings, card.Separator) {
		t.Fatalf("imported %+v", n)
	}
	page, err := w.Members(w.ctx, w.officer, people.MemberFilter{Group: g, Text: "郑七"})
	w.must(err)
	if page.Items[0].Card != row.Card {
		t.Errorf("the card stands as %q", page.Items[0].Card)
	}
}

func TestM6_1_EveryWrongRowOfAListIsNamedAndNothingIsWritten(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice, w.secretary, w.alumnus)
	w.removedMember(g, w.alumnus)
	basis := listed(2, "郑七", "食工", 2003, "")
	basis.Basis = "friend"
	slipped := people.ImportMember{ImportPerson: people.ImportPerson{Row: 4, Name: "郑七"}, Person: w.president, Basis: domain.BasisWork}
	nobody := people.ImportMember{
		ImportPerson: people.ImportPerson{Row: 6}, Person: domain.ID{Kind: domain.KindPerson, Seq: 9999},
		Basis: domain.BasisWork,
	}
	rows := []people.ImportMember{
		basis,
		listed(3, "周五", "化学", 1997, "13812345678"), // was removed
		slipped,
		listed(5, "周五", "化学", 1997, "13812345678"), // twice
		nobody,
		listed(7, "李四", "化学", 1997, "13900002222"), // looks the same as P, with another phone
		listed(8, "", "化学", 1997, ""),
		listed(9, "孔十", "化学", 1998, ""), // right
	}
	before := len(w.everybody(w.director, people.PersonFilter{}))
	_, err := w.ImportMembers(w.ctx, w.officer, g, rows, false)
	want := []string{
		"2 bad_choice N1.2d", "3 removed_member M6.3", "4 other_name N1.2a", "5 duplicate", "6 not_found", "7 duplicate N2.2a",
		"8 required N1.2a",
	}
	if got := wrongRows(t, err); !slices.Equal(got, want) {
		t.Errorf("wrong rows\n%q, want\n%q", got, want)
	}
	if len(w.present(g)) != 2 || len(w.everybody(w.director, people.PersonFilter{})) != before {
		t.Error("something was written")
	}
}

// A list that would put the group over its capacity is refused whole, with the
// count, before the first write.
func TestN1_5_AListThatDoesNotFitIsRefusedWhole(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 3, w.vice)
	rows := []people.ImportMember{
		listed(2, "甲", "化学", 1997, "13900001111"), listed(3, "乙", "化学", 1997, "13900001112"),
		listed(4, "丙", "化学", 1997, "13900001113"),
	}
	_, err := w.ImportMembers(w.ctx, w.officer, g, rows, false)
	if got := wrongRows(t, err); !slices.Equal(got, []string{"0 capacity N1.5"}) {
		t.Fatalf("refused with %q", got)
	}
	var refused *desk.ImportError
	errors.As(err, &refused)
	if args := refused.Rows[0].Err.Args; args["have"] != 4 || args["max"] != 3 || len(w.present(g)) != 1 {
		t.Errorf("refused with %v, %d in the group", args, len(w.present(g)))
	}
	if n := w.importMembers(w.officer, g, rows[:2]...); n.Members != 3 || n.Members != len(w.present(g)) {
		t.Errorf("what fits gives %+v", n)
	}
	if n := w.importMembers(w.officer, g, rows[:2]...); n.Already != 2 { // full, and nobody joins
		t.Errorf("again %+v", n)
	}
}

// Who may register a member may import members: headquarters, the group's
// branch, and the group's managers, who register nobody.
func TestM6_1_WhoMayImportMembers(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice, w.secretary)
	row := listed(2, "郑七", "食工", 2003, "13900001111")
	for by, fault := range map[*domain.Caller]domain.Fault{
		&w.shanghaiOfficer: domain.FaultNotFound,
		&w.auditor:         domain.FaultForbiddenRole,
	} {
		_, err := w.ImportMembers(w.ctx, *by, g, []people.ImportMember{row}, false)
		if e := domain.AsError(err); e.Fault != fault {
			t.Errorf("refused with %v, want %s", err, fault)
		}
	}
	manager := w.account("manager", domain.RoleGroupManager, g)
	_, err := w.ImportMembers(w.ctx, manager, g, []people.ImportMember{row}, false)
	if got := wrongRows(t, err); !slices.Equal(got, []string{"2 not_registered N2.2a"}) {
		t.Errorf("a group's manager registers people: %q", got)
	}
	known := people.ImportMember{ImportPerson: people.ImportPerson{Row: 2}, Person: w.president, Basis: domain.BasisWork}
	if n := w.importMembers(manager, g, known); n.Joined != 1 || n.Registered != 0 {
		t.Errorf("a group's manager: %+v", n)
	}
	n := w.importMembers(w.beijingOfficer, g, row)
	page, err := w.People(w.ctx, w.beijingOfficer, people.PersonFilter{Text: "郑七"})
	w.must(err)
	if p := page.Items[0]; n.Registered != 1 || p.Branch != w.beijing || p.Verified() {
		t.Errorf("the branch registers %+v, %+v", n, p)
	}
	ended := w.room(w.beijing, 20, w.vice)
	w.ended(ended)
	_, err = w.ImportMembers(w.ctx, w.officer, ended, []people.ImportMember{known}, false)
	if e := w.refused(err, domain.CodeConflict, domain.FaultState); e.Rule != "M4.2" {
		t.Errorf("into a group that ended: %v", e)
	}
}

// A list can't be used to find out a phone that the caller sees masked.
func TestA2_AListOfMembersTellsNoPhone(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice, w.president)
	tried := func(by domain.Caller, name, phone string) string {
		n, err := w.ImportMembers(w.ctx, by, g, []people.ImportMember{listed(2, name, "", 0, phone)}, true)
		if err != nil {
			return fmt.Sprint(wrongRows(t, err))
		}
		return fmt.Sprintf("%+v", n)
	}
	for _, name := range []string{"赵一", "孙三"} { // a member, and one who is none
		if right, wrong := tried(w.beijingOfficer, name, "13812345678"), tried(w.beijingOfficer, name, "13812345679"); right != wrong {
			t.Errorf("the branch learns the number: %s\nand %s", right, wrong)
		}
	}
	v, err := w.Group(w.ctx, w.officer, g)
	w.must(err)
	if n := len(v.History); n != 4 || v.History[0].Action != domain.ActMemberCheck {
		t.Errorf("four tries leave %d entries in the log", n)
	}
}

// Each transaction of an import stays under a hundred writes, with the longest
// names, and an import that broke off is finished by the same list.
func TestM6_1_AnImportOfMembersThatBrokeOffIsFinishedByTheSameList(t *testing.T) {
	w, m := newMetered(t)
	g := w.room(w.beijing, 200, w.vice)
	var rows []people.ImportMember
	for i := range 45 {
		known := people.ImportMember{
			ImportPerson: people.ImportPerson{Row: i + 2, Card: strings.Repeat("卡", domain.MaxReference)}, Basis: domain.BasisWork,
			Person: w.person(fmt.Sprintf("校友%d", i), true),
		}
		rows = append(rows, known)
	}
	for i := range 5 {
		long := strings.Repeat("重长·乐", domain.MaxName/4)
		row := listed(60+i, long[:len(long)-3]+fmt.Sprint(i), long, 1997, "")
		row.City, row.How = long, strings.Repeat("证", domain.MaxText)
		rows = append(rows, row)
	}
	m.most, m.broken = 0, nil
	left := 2 // transactions until the store breaks
	m.before = func() {
		if left--; left < 0 {
			m.broken = errors.New("disk full")
		}
	}
	n, err := w.ImportMembers(w.ctx, w.officer, g, rows, false)
	if err == nil || n.Joined == 0 || n.Joined == len(rows) || n.Joined+1 != len(w.present(g)) {
		t.Fatalf("broke off with %v after %+v", err, n)
	}
	m.before, m.broken = nil, nil
	rest := w.importMembers(w.officer, g, rows...)
	if rest.Joined+n.Joined != len(rows) || rest.Already != n.Joined || len(w.present(g)) != len(rows)+1 {
		t.Errorf("finished with %+v", rest)
	}
	t.Logf("writes %d keys", m.most)
	if m.most > 100 {
		t.Errorf("a transaction writes %d keys", m.most)
	}
}

// What a list of members says of somebody known otherwise than the registry is shown, and
// written where somebody says so: beside the joining, the card, or alone. An undo puts
// all of it back.
func TestN2_2a_WhatAListOfMembersSaysOfSomebodyKnownIsWritten(t *testing.T) {
	w, m := newMetered(t)
	w.bring(newcomers(4))
	g := w.room(w.beijing, 50, w.vice)
	listOf := func(city string) []people.ImportMember {
		rows := memberList(4)
		for i := range rows {
			rows[i].City, rows[i].Card = city, rows[i].Name+"-武汉-化学"+fmt.Sprint(rows[i].Year)
		}
		return rows
	}
	_, n, err := w.BringMembers(w.ctx, w.officer, g, listOf("武汉")[:2], people.Bringing{})
	w.must(err)
	if n.Joined != 2 || n.Differing+n.Changed != 0 {
		t.Fatalf("joined %+v", n)
	}

	rows := listOf("上海")
	plan, err := w.PreviewMembers(w.ctx, w.officer, g, rows)
	w.must(err)
	want := []people.FieldChange{{Field: "city", Was: "武汉", Is: "上海"}}
	for _, r := range plan.Rows {
		if !slices.Equal(r.Differs, want) || r.Writes {
			t.Errorf("row %d differs in %+v", r.Row, r.Differs)
		}
	}
	if plan.Differing != 4 || plan.Changed != 0 {
		t.Errorf("comes to %+v", plan.MembersImported)
	}

	rows[0].Card = rows[0].Name + "-上海-化学1990" // the card and the person
	for i := range 3 {
		rows[i].Change = true // the last one stays as it is
	}
	m.most = 0
	imp, n, err := w.BringMembers(w.ctx, w.officer, g, rows, people.Bringing{})
	w.must(err)
	if n.Joined != 2 || n.Already != 2 || n.Changed != 3 || n.Recorded != 1 || m.most > 100 ||
		imp.Tally != (domain.ImportTally{Joined: 2, Carded: 1, Changed: 3}) {
		t.Errorf("wrote %+v, %+v, %d keys at once", n, imp.Tally, m.most)
	}
	cities := func() (out []string) {
		for _, r := range plan.Rows {
			p, err := w.Person(w.ctx, w.director, r.Person)
			w.must(err)
			out = append(out, p.City)
		}
		return out
	}
	if now := cities(); !slices.Equal(now, []string{"上海", "上海", "上海", "武汉"}) {
		t.Errorf("live in %v", now)
	}
	done, err := w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
	w.must(err)
	if now := cities(); !slices.Equal(now, []string{"武汉", "武汉", "武汉", "武汉"}) || len(w.present(g)) != 3 || done.Tally.Kept != 0 {
		t.Errorf("afterwards they live in %v, %d in the group, %+v", now, len(w.present(g)), done.Tally)
	}
	if row := w.memberOf(g, plan.Rows[0].Person); row.Card == rows[0].Card {
		t.Errorf("the card is still %s", row.Card)
	}
}

// A number beside a row finds the person, and what else the row says is news of that one;
// what the registry's own list covers is none. Who keeps no people changes none.
func TestA2_WhatARowByNumberSaysIsComparedByWhoMay(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 50, w.vice, w.alumnus)
	row := people.ImportMember{
		ImportPerson: people.ImportPerson{Row: 2, City: "上海", Phone: "138****5678"}, Person: w.alumnus, Basis: domain.BasisWork,
	}
	plan, err := w.PreviewMembers(w.ctx, w.officer, g, []people.ImportMember{row})
	w.must(err)
	if want := []people.FieldChange{{Field: "city", Was: "北京", Is: "上海"}}; len(plan.Bad) > 0 || !slices.Equal(plan.Rows[0].Differs, want) {
		t.Errorf("comes to %+v, %v", plan.Rows, plan.Bad)
	}
	manager := w.account("群主", domain.RoleGroupManager, g)
	row.Change = true
	plan, err = w.PreviewMembers(w.ctx, manager, g, []people.ImportMember{row})
	w.must(err)
	if len(plan.Bad) != 1 {
		t.Errorf("a manager changes a person: %+v", plan.Rows)
	}
	row.Person = w.shPresident // of another branch
	row.Change = false
	if plan, err = w.PreviewMembers(w.ctx, manager, g, []people.ImportMember{row}); err != nil || len(plan.Bad) != 1 {
		t.Errorf("tells of a stranger %+v, %v", plan.Rows, err)
	}
}
