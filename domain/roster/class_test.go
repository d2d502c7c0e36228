package roster_test

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

// A class in one cell is read as on a card; what is not sure is no fact.
func TestN2_2a_AClassInOneCellIsReadByItsParts(t *testing.T) {
	for _, c := range []struct {
		title, cell string
		major       string
		year, left  int
		degree      domain.Degree
		bad         bool
	}{
		{title: "专业", cell: "食工9701", major: "食工", year: 1997},
		{title: "专业", cell: "会计03(2)班", major: "会计", year: 2003},
		{title: "专业", cell: "97级食工", major: "食工", year: 1997},
		{title: "专业", cell: "茶学08级硕士", major: "茶学", year: 2008, degree: domain.DegreeMaster},
		{title: "专业", cell: "园艺", major: "园艺"},
		{title: "专业", cell: "3D打印", major: "3D打印"},
		{title: "专业", cell: "染整0532班", major: "染整", year: 2005},
		{title: "届别", cell: "2003级", year: 2003},
		{title: "届别", cell: "2001届", left: 2001},
		{title: "届别", cell: "07", left: 2007},
		{title: "年级", cell: "97届", left: 1997},
		{title: "年级", cell: "九七级", year: 1997},
		{title: "年级", cell: "二〇〇三级", year: 2003},
		{title: "年级", cell: "1997-2001", year: 1997, left: 2001},
		{title: "年级", cell: "93级硕士", year: 1993, degree: domain.DegreeMaster},
		{title: "年级", cell: "02本06硕", bad: true},
		{title: "年级", cell: "2O03", bad: true},
		{title: "年级", cell: "大一", bad: true},
		{title: "您的入学年份", cell: "1997", year: 1997},
		{title: "入学", cell: "1997.9", year: 1997},
		{title: "离校", cell: "2001.7", left: 2001},
	} {
		list, err := roster.People(sheet("姓名|"+c.title, "庚一|"+c.cell), roster.Options{})
		if err != nil || c.bad != (len(list.Bad) == 1) {
			t.Errorf("%s %s: %+v, %v, %v", c.title, c.cell, list.Rows, list.Bad, err)
			continue
		}
		want := people.ImportPerson{Row: 2, Name: "庚一", Major: c.major, Year: c.year}
		want.Left, want.Degree = c.left, c.degree
		if !c.bad && list.Rows[0] != want {
			t.Errorf("%s %s is read as %+v", c.title, c.cell, list.Rows[0])
		}
	}
	list, err := roster.People(sheet("姓名|年级|专业", "庚一|98级|食工9701", "庚二|97级|食工9701"), roster.Options{})
	if err != nil || len(list.Bad) != 1 || list.Bad[0].Row != 2 || len(list.Rows) != 1 {
		t.Errorf("two years in one row: %+v, %v, %v", list.Rows, list.Bad, err)
	}
}

// Whoever stands behind the first @ is somebody else, on the line that the text has.
func TestN1_2c_AListOfMentionsIsOneCardEach(t *testing.T) {
	list, err := roster.People(sheet("@庚一-福州-食工97级 @庚二-厦门-会计03级\u2005@庚三-泉州-土木11级", "@庚四-泉州-土木12级"), roster.Options{})
	if err != nil || len(list.Rows) != 4 || len(list.Bad) > 0 {
		t.Fatalf("%+v, %v, %v", list.Rows, list.Bad, err)
	}
	if r := list.Rows[3]; r.Row != 2 || len(list.Cells(1)) != 3 || list.Cells(1)[2][0] != "庚三-泉州-土木11级" || len(list.Cells(2)) != 1 {
		t.Errorf("the line below is %+v, the first one %q", r, list.Cells(1))
	}
	for i, want := range []string{"庚一-福州-食工97级", "庚二-厦门-会计03级", "庚三-泉州-土木11级"} {
		if r := list.Rows[i]; r.Card != want || r.Row != 1 {
			t.Errorf("%d is %+v", i, r)
		}
	}
}

// A table may be drawn in plain text; a row with a cell missing is refused, not shifted.
func TestN2_2a_ADrawnTableIsRead(t *testing.T) {
	for name, lines := range map[string]string{
		"markdown": "| 姓名 | 手机 | 专业 |\n|---|:--:|---|\n| 庚一 | 13900000001 | 食工 |\n| 庚二 | 会计 |",
		"bars":     "姓名｜手机｜专业\n \n庚一｜13900000001｜食工\n庚二｜会计",
		"spaces":   "姓名   手机          专业\n \n庚一  13900000001  食工\n庚二    会计",
	} {
		var cells [][]string
		for _, l := range strings.Split(lines, "\n") {
			cells = append(cells, []string{l})
		}
		list, err := roster.People([]roster.Sheet{{Rows: roster.Cells(cells)}}, roster.Options{})
		if err != nil || len(list.Rows) != 1 || len(list.Bad) != 1 || list.Bad[0].Row != 4 {
			t.Errorf("%s: %+v, %v, %v", name, list.Rows, list.Bad, err)
			continue
		}
		if r := list.Rows[0]; r.Name != "庚一" || r.Phone != "13900000001" || r.Major != "食工" || r.Row != 3 {
			t.Errorf("%s: %+v", name, r)
		}
	}
}
