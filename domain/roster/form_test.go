package roster_test

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/roster"
)

// tabled cuts lines at | into cells.
func tabled(lines ...string) [][]string {
	var out [][]string
	for _, l := range lines {
		out = append(out, strings.Split(l, "|"))
	}
	return out
}

const formTitle = "武汉轻工大学（北京）校友分会微信群备案表"

// Branches send the form in their own makings; each is read, and what is not of it is named.
func TestA1_FormsAsBranchesSendThem(t *testing.T) {
	heading := "序号|微信群身份|姓名|校友分会职务|联系电话"
	owner, admin := "1|群主|赵一|会长|13812345678", "2|管理员1|钱二|副会长|13912345678"
	for name, c := range map[string]struct {
		lines    []string
		managers int
		passed   string // parts of what is named, in order, by a space
		leftOut  string
		group    string
	}{
		"a title in two rows":   {[]string{"武汉轻工大学", "（北京）校友分会微信群备案表", heading, owner, admin}, 2, "", "", ""},
		"the school above":      {[]string{"武汉轻工大学北京", "校友分会微信群备案表", heading, owner, admin}, 2, "", "", ""},
		"an annex above":        {[]string{"附件一：", formTitle, heading, owner, admin}, 2, "", "", ""},
		"no brackets":           {[]string{"武汉轻工大学北京校友分会微信群备案表", heading, owner, admin}, 2, "", "", ""},
		"a column of remarks":   {[]string{formTitle, heading + "|备注", owner + "|暂代", admin + "|"}, 2, "", "备注", ""},
		"headings of their own": {[]string{formTitle, "姓名|身份|职务|手机|微信昵称", "赵一|群主|会长|13812345678|一一", "钱二|管理员||13912345678|二"}, 2, "", "微信昵称", ""},
		"signatures below": {
			[]string{formTitle, heading, owner, admin, "|||", "填表人：赵一||||日期：2026年11月2日", "（盖章）", "注：以上信息仅用于备案"},
			2,
			"填表人 盖章 注", "", "",
		},
		"a remark without a word": {[]string{formTitle, heading, owner, admin, "以上人员均已实名核验，报送总会。"}, 2, "以上人员", "", ""},
		"a phone in the remarks":  {[]string{formTitle, heading, owner, admin, "联系人：赵一 13812345678"}, 2, "联系人", "", ""},
		"roles merged":            {[]string{formTitle, heading, owner, "2|管理员|钱二||", "3||孙三||", "4||李四||"}, 4, "", "", ""},
		"an empty template":       {[]string{formTitle, heading, owner, admin, "3|管理员2|||", "4||||", "|管理员3|||"}, 2, "", "", ""},
		"the group above": {
			[]string{formTitle, "群名称：武汉轻工大学北京校友分会群01", heading, owner, admin}, 2, "", "", "武汉轻工大学北京校友分会群01",
		},
		"the group in a cell": {
			[]string{formTitle, "微信群名称|武汉轻工大学北京校友分会群01", heading, owner, admin}, 2, "", "", "武汉轻工大学北京校友分会群01",
		},
		"the group as a column": {
			[]string{formTitle, "微信群名称|" + heading, "轻工京群|" + owner, "轻工京群|" + admin}, 2, "", "", "轻工京群",
		},
		"the owner above": {
			[]string{formTitle, "群主姓名：赵一|群主职务：会长|群主电话：13812345678", heading, "1|管理员1|钱二||", ""}, 2, "", "", "",
		},
		"who fills in, above": {[]string{formTitle, "填报单位：北京校友分会|填报日期：2026年11月", heading, owner, admin}, 2, "填报单位", "", ""},
		"the heading again":   {[]string{formTitle, heading, owner, heading, admin}, 2, "序号", "", ""},
		"a heading in two rows": {
			[]string{formTitle, "序号|微信群身份|姓名|校友分会|联系电话", "|||职务|（手机）", owner, admin}, 2, "序号", "", "",
		},
		"more than one thing": {[]string{formTitle, heading, "1|群主（兼）|赵一|会长（兼）|手机：13812345678", "2|群管|钱二||电话/微信同号 13912345678（微信同号）"}, 2, "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			forms, err := roster.Forms([]roster.Sheet{{Rows: roster.Cells(tabled(c.lines...))}}, roster.Options{})
			if err != nil || len(forms) != 1 {
				t.Fatalf("read %d, %v", len(forms), err)
			}
			f, err := forms[0].Whole()
			if err != nil || f.Place != "北京" || len(f.Rows) != c.managers || f.Group != c.group ||
				f.Rows[0].Name != "赵一" || f.Rows[0].Role != domain.ManagerOwner || f.Rows[0].Phone.Reveal() != "13812345678" {
				t.Errorf("read %+v, %v", f, err)
			}
			var said []string
			for _, p := range forms[0].Passed {
				said = append(said, p.Text)
			}
			for _, part := range strings.Fields(c.passed) {
				if len(said) == 0 || !strings.Contains(said[0], part) {
					t.Errorf("%q is not named in %q", part, said)
					break
				}
				said = said[1:]
			}
			if c.passed == "" && len(said) > 0 || strings.Contains(strings.Join(said, ""), "13812345678") {
				t.Errorf("named %q", said)
			}
			out := roster.Table[int]{Columns: forms[0].Columns}.LeftOut()
			if strings.Join(out, " ") != c.leftOut {
				t.Errorf("left out %q, want %q", out, c.leftOut)
			}
		})
	}
}

// A cell that is not sure is a finding of its row, and nobody is made of it; the
// finding tells no phone.
func TestA1_AnUnsureCellIsAFinding(t *testing.T) {
	for row, fault := range map[string]domain.Fault{
		"2|副群主|钱二||":                        domain.FaultFormRow,
		"2|群主/管理员|钱二||":                     domain.FaultFormRow,
		"2|管理员|钱二、孙三||":                     domain.FaultNotName,
		"2|管理员|钱二||13812345678/13912345678": domain.FaultFormRow,
		"2|管理员|钱二||1381234567":              domain.FaultFormRow,
		"2|管理员|||13912345678":               domain.FaultFormRow,
		"2||||13912345678":                  domain.FaultFormRow,
		"2|管理员|13912345678||":               domain.FaultNotName,
		"2|管理员|同上||":                        domain.FaultNotName,
		"2|管理员|#N/A||":                      domain.FaultFormRow,
		"2|管理员|钱二|||13912345678":            domain.FaultFormRow,
	} {
		cells := tabled(formTitle, "序号|微信群身份|姓名|校友分会职务|联系电话", "1|群主|赵一|会长|13812345678", row, "3|管理员|孙三||")
		forms, err := roster.Forms([]roster.Sheet{{Rows: roster.Cells(cells)}}, roster.Options{})
		if err != nil || len(forms) != 1 || len(forms[0].Bad) != 1 {
			t.Errorf("%s: %+v, %v", row, forms, err)
			continue
		}
		bad := forms[0].Bad[0]
		if bad.Row != 4 || bad.Err.Fault != fault || len(forms[0].Rows) != 2 {
			t.Errorf("%s: %+v, rows %+v", row, bad.Err, forms[0].Rows)
		}
		if text := bad.Err.Error(); strings.Contains(text, "13912345678") || strings.Contains(text, "1381234567") {
			t.Errorf("%s: told %s", row, text)
		}
	}
}

// A form of a branch's own has the class and the city, which are read as in a list: what is not sure is left out.
func TestA1_TheClassOnAFormIsReadAsInAList(t *testing.T) {
	for _, c := range []struct {
		columns, cells string
		want           domain.FilingFormRow
	}{
		{"专业年级", "食品05级", domain.FilingFormRow{Major: "食品", Year: 2005}},
		{"班级", "食工9701", domain.FilingFormRow{Major: "食工", Year: 1997}},
		{"专业|年级|城市", "化学|97级|Shanghai", domain.FilingFormRow{Major: "化学", Year: 1997, City: "上海"}},
		{"班级", "星河05级", domain.FilingFormRow{}},
		{"年级", "某年", domain.FilingFormRow{}},
	} {
		lines := []string{formTitle, "微信群身份|姓名|校友分会职务|联系电话|" + c.columns, "群主|赵一|会长（兼）|13812345678|" + c.cells}
		f, err := roster.ReadForm(tabled(lines...))
		if err != nil || len(f.Rows) != 1 {
			t.Errorf("%s: %+v, %v", c.cells, f, err)
			continue
		}
		r := f.Rows[0]
		office, known := domain.FormOffice(r.Office)
		if r.Major != c.want.Major || r.Year != c.want.Year || r.City != c.want.City || !known || office != domain.OfficePresident {
			t.Errorf("%s: %+v", c.cells, r)
		}
	}
}

// An empty form, and two names in one cell, are said to be so, and nobody is made of them.
func TestA1_AnEmptyFormAndTwoNamesInACell(t *testing.T) {
	heading := "序号|微信群身份|姓名|校友分会职务|联系电话"
	_, err := roster.ReadForm(tabled(formTitle, heading, "1|群主|||", "2|管理员1|||", "3|管理员2|||"))
	if e := domain.AsError(err); e.Fault != domain.FaultFormOwners || e.Args["count"] != 0 {
		t.Errorf("an empty form: %v", err)
	}
	for _, cell := range []string{"钱二、孙三", "钱二 孙三", "钱二/孙三", "钱二，孙三", "钱二；孙三"} {
		forms, err := roster.Forms([]roster.Sheet{{Rows: roster.Cells(tabled(formTitle, heading, "1|群主|赵一||", "2|管理员|"+cell+"||"))}}, roster.Options{})
		if err != nil || len(forms) != 1 || len(forms[0].Rows) != 1 || len(forms[0].Bad) != 1 || forms[0].Bad[0].Err.Fault != domain.FaultNotName {
			t.Errorf("%s: %+v, %v", cell, forms, err)
		}
	}
	sure := roster.Options{SureNames: map[int]bool{3: true}}
	forms, err := roster.Forms([]roster.Sheet{{Rows: roster.Cells(tabled(formTitle, heading, "1|群主|赵总||"))}}, sure)
	if err != nil || len(forms[0].Rows) != 1 || forms[0].Rows[0].Name != "赵总" {
		t.Errorf("a name that somebody is sure of: %+v, %v", forms, err)
	}
}

// A second owner under a merged cell is refused by their number and never guessed.
func TestA2_TwoOwnersUnderOneCellAreRefused(t *testing.T) {
	_, err := roster.ReadForm(tabled(formTitle, "微信群身份|姓名|联系电话", "群主|赵一|", "|钱二|"))
	if e := domain.AsError(err); e.Fault != domain.FaultFormOwners || e.Args["count"] != 2 {
		t.Errorf("%v", err)
	}
}

// A file may hold several forms, one a sheet or one below the other, beside sheets of
// something else; none of them is preferred.
func TestA1_SeveralFormsInOneFile(t *testing.T) {
	form := func(place, owner string) [][]string {
		return tabled("附件1", "武汉轻工大学（"+place+"）校友分会微信群备案表", "微信群身份|姓名|联系电话", "群主|"+owner+"|", "管理员|钱二|", "填表人：某某")
	}
	sheets := []roster.Sheet{
		{Name: "说明", Rows: roster.Cells(tabled("请按表填写"))},
		{Name: "一群", Rows: roster.Cells(form("北京", "赵一"))},
		{Name: "二群", Rows: roster.Cells(append(form("北京", "周五"), form("上海", "吴六")...))},
	}
	forms, err := roster.Forms(sheets, roster.Options{})
	if err != nil || len(forms) != 3 || forms[2].Place != "上海" || forms[2].Rows[0].Name != "吴六" || len(forms[1].Rows) != 2 {
		t.Fatalf("read %+v, %v", forms, err)
	}
	if _, err := roster.OneForm(forms, ""); domain.AsError(err).Fault != domain.FaultFormMany {
		t.Errorf("one of three: %v", err)
	}
	if f, err := roster.OneForm(forms, "一群"); err != nil || f.Rows[0].Name != "赵一" {
		t.Errorf("by the sheet: %+v, %v", f, err)
	}
	sheets[1].Rows = sheets[1].Rows[:2] // a title without columns is no sheet of something else
	if _, err := roster.Forms(sheets, roster.Options{}); domain.AsError(err).Fault != domain.FaultFormColumns {
		t.Errorf("a form that can't be read was passed over: %v", err)
	}
}
