package domain_test

import (
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/roster"
)

// annex is the form as annex 1 prints it, filled in.
func annex() [][]string {
	return [][]string{
		{"武汉轻工大学（北京）校友分会微信群备案表"},
		{"序号", "微信群身份", "姓名", "校友分会职务", "联系电话"},
		{"1", "群主", "赵一", "会长", "13812345678"},
		{"2", "管理员1", "钱二", "副会长", "13912345678"},
		{"3", "管理员2", "孙三", "", ""},
	}
}

func TestA1_TheFormIsExactlyTheAnnexs(t *testing.T) {
	f := domain.FilingFormOf("北京", []domain.FilingRow{
		{Role: domain.ManagerOwner, Name: "赵一", Office: domain.OfficePresident, Phone: domain.NewPhone("13812345678")},
		{Role: domain.ManagerAdmin, Name: "钱二", Office: domain.OfficeVicePresident, Phone: domain.NewPhone("13912345678")},
		{Role: domain.ManagerAdmin, Name: "孙三"},
	})
	for i, row := range f.Cells() {
		if !slices.Equal(row, annex()[i]) {
			t.Errorf("row %d is %q, want %q", i+1, row, annex()[i])
		}
	}
}

func TestA1_FormsAreReadAsPeopleWriteThem(t *testing.T) {
	for name, change := range map[string]func([][]string) [][]string{
		"as the annex": func(c [][]string) [][]string { return c },
		"half-width brackets": func(c [][]string) [][]string {
			c[0][0] = "武汉轻工大学(北京)校友分会微信群备案表"
			return c
		},
		"spaces in the title": func(c [][]string) [][]string {
			c[0][0] = " 武汉轻工大学 （ 北京 ）校友分会 微信群备案表 "
			return c
		},
		"the annex's example": func(c [][]string) [][]string {
			c[0][0] = "武汉轻工大学（例：北京）校友分会微信群备案表"
			return c
		},
		"the annex's number":     func(c [][]string) [][]string { return append([][]string{{"附件 1"}}, c...) },
		"number before title":    func(c [][]string) [][]string { c[0][0] = "附件1 " + c[0][0]; return c },
		"blank rows":             func(c [][]string) [][]string { return slices.Insert(c, 1, []string{}, []string{"", " ", "　"}) },
		"blank cells after":      func(c [][]string) [][]string { c[2] = append(c[2], "", " "); return c },
		"the title in another":   func(c [][]string) [][]string { c[0] = []string{"", c[0][0]}; return c },
		"spaced columns":         func(c [][]string) [][]string { c[1][1], c[1][0] = "微信群 身份", "序　号"; return c },
		"full-width number":      func(c [][]string) [][]string { c[3][1], c[4][1] = "管理员 １", "管理员二"; return c },
		"spaces in names":        func(c [][]string) [][]string { c[2][1] = "群 主"; return c },
		"phones as people write": func(c [][]string) [][]string { c[2][4], c[3][4] = "138-1234-5678", "+86 139 1234 5678"; return c },
		"unused template rows": func(c [][]string) [][]string {
			return append(c, []string{"4", "管理员3", "", "", ""}, []string{"5"})
		},
		"the owner last":    func(c [][]string) [][]string { c[2], c[4] = c[4], c[2]; c[4], c[3] = c[3], c[4]; return c },
		"hidden characters": func(c [][]string) [][]string { c[0][0] = "\ufeff" + c[0][0]; c[2][1] = "群\u200b主"; return c },
	} {
		f, err := roster.ReadForm(change(annex()))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.Place != "北京" || len(f.Rows) != 3 || f.Rows[0].Role != domain.ManagerOwner || f.Rows[0].Name != "赵一" {
			t.Errorf("%s: read %+v", name, f)
			continue
		}
		if f.Rows[0].Phone.Reveal() != "13812345678" {
			t.Errorf("%s: phone %q", name, f.Rows[0].Phone.Reveal())
		}
	}
}

func TestA1_A2_OtherFormsAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func([][]string) [][]string
		fault  domain.Fault
		rule   domain.ClauseID
		args   domain.Args
	}{
		"nothing": {func([][]string) [][]string { return nil }, domain.FaultFormTitle, "A1", nil},
		"another title": {
			func(c [][]string) [][]string { c[0][0] = "北京校友会微信群名单"; return c }, domain.FaultFormTitle, "A1",
			domain.Args{"value": "北京校友会微信群名单"},
		},
		"no place": {func(c [][]string) [][]string {
			c[0][0] = "武汉轻工大学（）校友分会微信群备案表"
			return c
		}, domain.FaultFormTitle, "A1", nil},
		"no brackets": {
			func(c [][]string) [][]string { c[0][0] = "武汉轻工大学校友分会微信群备案表"; return c }, domain.FaultFormTitle, "A1", nil,
		},
		"no title":      {func(c [][]string) [][]string { return c[1:] }, domain.FaultFormTitle, "A1", nil},
		"no columns":    {func(c [][]string) [][]string { return slices.Delete(c, 1, 2) }, domain.FaultFormColumns, "A1", nil},
		"a column less": {func(c [][]string) [][]string { c[1] = c[1][:4]; return c }, domain.FaultFormColumns, "A1", nil},
		"only a title":  {func(c [][]string) [][]string { return c[:1] }, domain.FaultFormColumns, "A1", nil},
		"no owner": {
			func(c [][]string) [][]string { return slices.Delete(c, 2, 3) }, domain.FaultFormOwners, "A2", domain.Args{"count": 0},
		},
		"an owner without name": {
			func(c [][]string) [][]string { c[2] = []string{"1", "群主"}; return c }, domain.FaultFormOwners, "A2", domain.Args{"count": 0},
		},
		"two owners": {
			func(c [][]string) [][]string { c[3][1] = "群主"; return c }, domain.FaultFormOwners, "A2", domain.Args{"count": 2},
		},
		"another role": {
			func(c [][]string) [][]string { c[3][1] = "副群主"; return c }, domain.FaultFormRow, "A1", domain.Args{"row": 4},
		},
		"a phone without name": {
			func(c [][]string) [][]string { c[3][2] = " "; return c }, domain.FaultFormRow, "A1", domain.Args{"row": 4},
		},
		"a phone as a number": {
			func(c [][]string) [][]string { c[2][4] = "1.38123E+10"; return c }, domain.FaultFormRow, "A1", domain.Args{"row": 3},
		},
		"a cell beside": {
			func(c [][]string) [][]string { c[3] = append(c[3], "已退休"); return c }, domain.FaultFormRow, "A1",
			domain.Args{"row": 4, "value": "已退休"},
		},
		"a name without end": {
			func(c [][]string) [][]string { c[3][2] = strings.Repeat("长", 61); return c }, domain.FaultFormRow, "A1", domain.Args{"row": 4},
		},
		"rows without end": {func(c [][]string) [][]string {
			for range 99 {
				c = append(c, []string{"9", "管理员", "某某", "", ""})
			}
			return c
		}, domain.FaultFileSize, "A1", nil},
	} {
		_, err := roster.ReadForm(c.change(annex()))
		e := domain.AsError(err)
		if err == nil || e.Code != domain.CodeInvalid || e.Fault != c.fault || e.Rule != c.rule || e.Field == "" {
			t.Errorf("%s: %v, want %s by %s", name, err, c.fault, c.rule)
			continue
		}
		for k, want := range c.args {
			if e.Args[k] != want {
				t.Errorf("%s: %s is %v, want %v", name, k, e.Args[k], want)
			}
		}
		if strings.Contains(err.Error(), "13812345678") || strings.Contains(err.Error(), "13912345678") {
			t.Errorf("%s: the refusal tells a phone: %v", name, err)
		}
	}
}

func TestA2_APhoneIsMaskedInTheForm(t *testing.T) {
	f, err := roster.ReadForm(annex())
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Rows[0].Phone.String(); got != "138****5678" {
		t.Errorf("printed as %q", got)
	}
}

// registered are the managers of the annex as the registry has them.
func registered() []domain.FilingRow {
	id := func(n uint64) domain.ID { return domain.ID{Kind: domain.KindPerson, Seq: n} }
	return []domain.FilingRow{
		{Role: domain.ManagerOwner, Person: id(1), Name: "赵一", Office: domain.OfficePresident, Phone: domain.NewPhone("13812345678")},
		{Role: domain.ManagerAdmin, Person: id(2), Name: "钱二", Office: domain.OfficeVicePresident},
		{Role: domain.ManagerAdmin, Person: id(3), Name: "孙三", Phone: domain.NewPhone("13712345678")},
	}
}

func TestA2_AFormAgreesWithTheRegistry(t *testing.T) {
	type diff struct {
		row                int
		field, value, want string
	}
	for name, c := range map[string]struct {
		change func([][]string)
		want   []diff
	}{
		"as registered":          {func([][]string) {}, nil},
		"spaces in a name":       {func(c [][]string) { c[2][2] = "赵 一" }, nil},
		"an office by its word":  {func(c [][]string) { c[3][3] = "常务副会长" }, nil},
		"no office in words":     {func(c [][]string) { c[4][3] = "无" }, nil},
		"admins in other order":  {func(c [][]string) { c[3], c[4] = c[4], c[3] }, nil},
		"another owner":          {func(c [][]string) { c[2][2] = "李四" }, []diff{{3, "owner", "李四", "赵一"}}},
		"another admin":          {func(c [][]string) { c[4][2] = "周五" }, []diff{{5, "admins", "周五", "孙三"}}},
		"an admin less":          {func(c [][]string) { c[4][2] = "" }, []diff{{0, "admins", "—", "孙三"}}},
		"another office":         {func(c [][]string) { c[2][3] = "名誉会长" }, []diff{{3, "office", "名誉会长", "会长"}}},
		"an office that is none": {func(c [][]string) { c[4][3] = "秘书长" }, []diff{{5, "office", "秘书长", "—"}}},
		"another phone":          {func(c [][]string) { c[2][4] = "13812340000" }, []diff{{3, "phone", "138****0000", "138****5678"}}},
		"owner and admin change places": {func(c [][]string) { c[2][2], c[3][2] = "钱二", "赵一" }, []diff{
			{3, "owner", "钱二", "赵一"}, {4, "admins", "赵一", "钱二"},
		}},
	} {
		cells := annex()
		c.change(cells)
		f, err := roster.ReadForm(cells)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rows, got := domain.CompareForm(f, registered())
		var have []diff
		for _, d := range got {
			have = append(have, diff{d.Row, d.Err.Field, d.Err.Args["value"].(string), d.Err.Args["want"].(string)})
			if d.Err.Fault != domain.FaultFormDiffers || d.Err.Rule != "A2" {
				t.Errorf("%s: %v", name, d.Err)
			}
		}
		if !slices.Equal(have, c.want) {
			t.Errorf("%s: %+v, want %+v", name, have, c.want)
		}
		if len(c.want) == 0 && rows[1].Phone.Reveal() != "13912345678" {
			t.Errorf("%s: the phone that the registry lacks is %q", name, rows[1].Phone.Reveal())
		}
	}
}

func TestA1_TheTitleNamesTheBranch(t *testing.T) {
	b := domain.Branch{Meta: domain.Meta{ID: domain.ID{Kind: domain.KindBranch, Seq: 1}}, Name: "北京"}
	for _, c := range []struct {
		place, other string
		ok           bool
	}{{"北京", "", true}, {"北 京", "", true}, {"北京市", "北京", true}, {"北京市", "", false}, {"上海", "", false}, {"上海", "上海", false}} {
		err := domain.CheckFormPlace(domain.FilingForm{Place: c.place}, b, c.other)
		if (err == nil) != c.ok {
			t.Errorf("%s (%s): %v", c.place, c.other, err)
		}
		if e := domain.AsError(err); err != nil && (e.Fault != domain.FaultFormTitle || e.Args["want"] != annex()[0][0]) {
			t.Errorf("%s: %v", c.place, err)
		}
	}
}

func TestA2_WhatAVersionChanged(t *testing.T) {
	before, after := registered(), registered()
	after[0], after[1] = after[1], after[0]
	after[0].Role, after[1].Role = domain.ManagerOwner, domain.ManagerAdmin
	after[0].Phone = domain.NewPhone("13912345678")
	after[2].Person.Seq, after[2].Name = 4, "周五"
	var got []string
	for _, c := range domain.FilingFormChanges(before, after) {
		got = append(got, c.Field+" "+c.Before+">"+c.After)
	}
	want := []string{"owner 赵一>钱二", "admins 钱二>", "admins 孙三>", "phone >139****5678", "admins >赵一", "admins >周五"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := domain.FilingFormChanges(before, registered()); len(got) != 0 {
		t.Errorf("the same form changed %+v", got)
	}
}
