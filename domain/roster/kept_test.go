package roster_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/roster"
)

// sheet makes a sheet of lines with "|" between the cells, as a workbook ends its rows.
func sheet(lines ...string) []roster.Sheet {
	var cells [][]string
	for _, l := range lines {
		cells = append(cells, strings.Split(l, "|"))
	}
	return []roster.Sheet{{Rows: roster.Cells(cells)}}
}

// Associations, registrars and forms call the same column by many names.
func TestN2_2a_AColumnIsKnownByTheWordsOfWhoeverKeepsTheList(t *testing.T) {
	for title, column := range map[string]string{
		"姓名": "姓名", "姓名*": "姓名", "*姓名": "姓名", "姓名（必填）": "姓名", "【必填】姓名": "姓名", "姓 名": "姓名",
		"1.姓名": "姓名", "1、您的姓名：": "姓名", "校友姓名": "姓名", "Name": "姓名",
		"手机号码": "电话", "手机号": "电话", "联系电话": "电话", "联系方式（手机）": "电话", "电话/手机": "电话", "移动电话": "电话", "Mobile": "电话",
		"入学年份": "年级", "入学时间": "年级", "级": "年级", "入校年份": "年级",
		"现居地": "城市", "所在城市": "城市", "现居住地*": "城市", "工作地点": "工作城市", "籍贯": "生源地", "院系": "学院",
		"毕业时间": "届", "单位名称": "工作单位", "E-mail": "邮箱", "微信名": "微信昵称", "最高学历": "学历",
		"专业名称": "专业", "所学专业": "专业", "实名认证方式": "核验方式",
	} {
		lines := []string{"校友|" + title, "庚一|"} // 校友 is the name there
		if column == "姓名" {
			lines = []string{"积分|" + title, "3|庚一"}
		}
		list, err := roster.People(sheet(lines...), roster.Options{})
		if err != nil || list.Columns[1] != (roster.Column{Title: title, As: column}) {
			t.Errorf("%s is taken for %+v, %v", title, list.Columns, err)
		}
	}
	for _, title := range []string{"序号", "性别", "民族", "身份证号", "微信号", "备注", "是否入群", "出生年月"} {
		list, err := roster.People(sheet("姓名|"+title, "庚一|x"), roster.Options{})
		if err != nil || !slices.Equal(list.LeftOut(), []string{title}) || len(list.Rows) != 1 {
			t.Errorf("%s: %+v, %v", title, list, err)
		}
	}
}

// What somebody says of a list counts first, then our words, then headquarters', then the common ones.
func TestN2_2a_WhatAColumnIsTakenForCanBeChanged(t *testing.T) {
	theirs := map[string]string{"来自": "城市", "无关": "没有"}
	kept := sheet("姓名|手机|家里电话|来自|电话", "庚一|13900000001|13900000002|武汉|13900000003")
	for name, c := range map[string]struct {
		o                 roster.Options
		phone, city, more string
	}{
		"as found":       {phone: "13900000001", more: "13900000003"},
		"said":           {o: roster.Options{Columns: map[string]string{"家里电话": "电话", "手机": "", "电话": ""}}, phone: "13900000002"},
		"headquarters'":  {o: roster.Options{Synonyms: theirs}, phone: "13900000001", more: "13900000003", city: "武汉"},
		"said otherwise": {o: roster.Options{Synonyms: theirs, Columns: map[string]string{"来自": ""}}, phone: "13900000001", more: "13900000003"},
	} {
		list, err := roster.People(kept, c.o)
		if err != nil || len(list.Rows) != 1 {
			t.Errorf("%s: %+v, %v", name, list.Rows, err)
			continue
		}
		if p := list.Rows[0]; p.Phone != c.phone || p.City != c.city || p.Phones != c.more {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestN2_2a_TheHeadingIsFoundBelowTitlesAndWhatIsNoRecordIsPassedOver(t *testing.T) {
	lines := []string{
		"武汉某某大学某地校友会", "校友信息登记表", "填报单位：某地校友会||填报日期：2026年5月1日", "", "|基本情况||联系|", "序号|姓名|专业|手机|备注",
		"1|冯兰|食品|13900000001", "2|马冬|化学|", "本页小计|2 人", "第 1 页 共 2 页", "序号|姓名|专业|手机|备注", "3|负责人|食品|", "负责人|赵冬|食品|13900000004", "", "合计|3",
		"|合计：3人", "注：以上信息仅供联络使用", "填表人：某某||审核人：某某|", "填表日期|2026-05-01", "备注", "共 3 人",
	}
	list, err := roster.People(sheet(lines...), roster.Options{})
	if err != nil || list.Heading != 6 {
		t.Fatalf("heading %d, %v", list.Heading, err)
	}
	var names []string
	for _, r := range list.Rows {
		names = append(names, r.Name)
	}
	if !slices.Equal(names, []string{"冯兰", "马冬", "赵冬"}) || len(list.Bad) > 0 {
		t.Errorf("read %q, wrong %v", names, list.Bad)
	}
	var why []roster.Why
	for _, p := range list.Passed {
		why = append(why, p.Why)
	}
	want := append(slices.Repeat([]roster.Why{roster.WhyTitle}, 4), roster.WhyFooter, roster.WhyFooter, roster.WhyHeading)
	if want = append(want, slices.Repeat([]roster.Why{roster.WhyFooter}, 8)...); !slices.Equal(why, want) {
		t.Errorf("passed over %+v", list.Passed)
	}
	deep := append(slices.Repeat([]string{"标题"}, 19), "姓名", "冯兰")
	if list, err := roster.People(sheet(deep...), roster.Options{}); err != nil || list.Heading != 20 || len(list.Rows) != 1 {
		t.Errorf("below 19 titles: %+v, %v", list, err)
	}
	var refused *desk.ImportError
	_, err = roster.People(sheet("序号|手机号码|政治面貌", "1|13900000001|食品"), roster.Options{})
	if !errors.As(err, &refused) || refused.Rows[0].Err.Fault != domain.FaultHeading {
		t.Fatalf("without names: %v", err)
	}
	args := refused.Rows[0].Err.Args
	if !slices.Equal(args["missing"].([]string), []string{"姓名/群名片"}) || !slices.Equal(args["unknown"].([]string), []string{"序号", "政治面貌"}) {
		t.Errorf("the refusal says %v", args)
	}
}

// The answers of a chain in WeChat, and plain lines of cards, are a list without a heading.
func TestN1_2c_AChainOfAnswersAndPlainLinesOfCardsAreRead(t *testing.T) {
	want := []string{"冯兰-上海-食品05级", "马冬 北京 化学97级", "艾某·某提-武汉-食工9701"}
	for name, lines := range map[string][]string{
		"接龙":            {"#接龙", "食品系校友登记，请按姓名-城市-专业年级填写", "例 张三-北京-化学97级", "", "1. 冯兰-上海-食品05级", "2. 马冬 北京 化学97级", "3. 艾某·某提-武汉-食工9701"},
		"other numbers": {"名单", "1、冯兰-上海-食品05级", "（2）马冬 北京 化学97级", "3）艾某·某提-武汉-食工9701", "（以上共3人）"},
		"some numbered": {"接龙", "1. 冯兰-上海-食品05级", "马冬 北京 化学97级", "多谢各位", "3、艾某·某提-武汉-食工9701", "合计3人"},
		"the first not": {"#接龙", "冯兰-上海-食品05级", "2. 马冬 北京 化学97级", "艾某·某提-武汉-食工9701"},
		"an example":    {"名单", "例：张三-北京-化学97级", "冯兰-上海-食品05级", "马冬 北京 化学97级", "艾某·某提-武汉-食工9701"},
		"plain lines":   {"冯兰-上海-食品05级", "", "马冬 北京 化学97级", "艾某·某提-武汉-食工9701"},
		"with a title":  {"某地校友群名单", "冯兰-上海-食品05级", "马冬 北京 化学97级", "艾某·某提-武汉-食工9701", "合计：3人"},
	} {
		list, err := roster.Members(sheet(lines...), roster.Options{Basis: domain.BasisLiving})
		var got []string
		for _, m := range list.Rows {
			got = append(got, m.Card)
			if m.Basis != domain.BasisLiving || m.Name != "" {
				t.Errorf("%s: %+v", name, m)
			}
		}
		if err != nil || !slices.Equal(got, want) || list.Heading != 0 || len(list.Bad) > 0 {
			t.Errorf("%s: %q, %v, %v", name, got, list.Bad, err)
		}
		if len(list.Passed)+len(list.Rows) != len(slices.DeleteFunc(slices.Clone(lines), func(s string) bool { return s == "" })) {
			t.Errorf("%s: a line is neither read nor named: %+v", name, list.Passed)
		}
	}
	list, err := roster.Members(sheet("1. 冯兰-上海-食品05级"), roster.Options{})
	if err != nil || len(list.Bad) != 1 || list.Bad[0].Err.Rule != "N1.2d" {
		t.Errorf("without a basis: %+v, %v", list.Bad, err)
	}
}

func TestN1_2d_WhatElseAListSaysOfAPersonIsRead(t *testing.T) {
	list, err := roster.People(sheet(
		"人员类别|姓名|学院|年级|毕业时间|学历层次|学号|籍贯|工作地点|所属行业|单位|职务|微信昵称|手机|办公电话|电子邮箱",
		"校友|庚一|食品学院|97级|2001年6月|本|970301001|孝感|武汉|粮食|某公司|经理|🌾庚|13900000001/13900000002|027-12345678|geng@example.cn",
		"教师|庚二||2003届|", "|庚三|||某年|",
	), roster.Options{})
	if err != nil || len(list.Rows) != 2 || len(list.Bad) != 1 || list.Bad[0].Err.Field != "left" {
		t.Fatalf("%+v, %v, %v", list.Rows, list.Bad, err)
	}
	p := list.Rows[0]
	want := domain.Particulars{
		Kind: domain.PersonAlumnus, College: "食品学院", Left: 2001, Degree: domain.DegreeBachelor, StudentNumber: "970301001", Native: "孝感",
		WorkCity: "武汉", Industry: "粮食", Employer: "某公司", Position: "经理", Nickname: "🌾庚",
	}
	reached := p.Phone == "13900000001" && p.Phones == "13900000002,027-12345678" && p.Email == "geng@example.cn"
	if p.Particulars != want || p.Year != 1997 || !reached {
		t.Errorf("read %+v", p)
	}
	if q := list.Rows[1]; q.Kind != domain.PersonTeacher || q.Left != 2003 || q.Year != 0 {
		t.Errorf("read %+v", q)
	}
}

// What headquarters may give words for is what lists have.
func TestN2_2a_EveryColumnOfAListMayHaveWordsOfHeadquarters(t *testing.T) {
	branches, err := roster.Branches(sheet("分会|类别|状态|最近换届"), roster.Options{})
	if err != nil {
		t.Fatal(err)
	}
	columns := append(roster.PeopleColumns(), roster.MemberColumns()...)
	for _, c := range branches.Columns {
		columns = append(columns, c.As)
	}
	for _, c := range columns {
		if !slices.Contains(domain.ListColumns, c) {
			t.Errorf("%s lacks", c)
		}
	}
	for _, c := range domain.ListColumns {
		if !slices.Contains(columns, c) {
			t.Errorf("no list has %s", c)
		}
	}
}

// Two columns that are to stand for one of ours are refused with both named, whichever
// comes first; a second telephone is a further one.
func TestN2_2a_TwoColumnsAreNeverTakenForOne(t *testing.T) {
	for name, c := range map[string]struct {
		heading string
		said    map[string]string
		titles  []string
	}{
		"said of one":        {"姓名|曾用名|年级", map[string]string{"曾用名": "姓名"}, []string{"姓名", "曾用名"}},
		"said of both":       {"甲|乙|姓名", map[string]string{"甲": "城市", "乙": "城市"}, []string{"甲", "乙"}},
		"the other left out": {"姓名|曾用名|年级", map[string]string{"曾用名": "姓名", "姓名": ""}, nil},
		"telephones":         {"姓名|手机|备用", map[string]string{"备用": "电话"}, nil},
		"said of nothing":    {"姓名|专业|所学专业", nil, nil},
	} {
		_, err := roster.People(sheet(c.heading, "冯兰|甲|乙"), roster.Options{Columns: c.said})
		var refused *desk.ImportError
		got := []string(nil)
		if errors.As(err, &refused) && refused.Rows[0].Err.Fault == domain.FaultColumnTwice {
			got = refused.Rows[0].Err.Args["titles"].([]string)
		}
		if !slices.Equal(got, c.titles) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
