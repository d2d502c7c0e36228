package roster_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

// table makes a sheet of lines with commas between the cells.
func table(lines ...string) []roster.Sheet { return []roster.Sheet{{Rows: rows(lines...)}} }

// members reads a list of which every row is right.
func members(sheets []roster.Sheet) ([]people.ImportMember, error) {
	list, err := roster.Members(sheets, roster.Options{})
	if err != nil {
		return nil, err
	}
	return list.Whole()
}

func rows(lines ...string) []roster.Row {
	var cells [][]string
	for _, l := range lines {
		cells = append(cells, strings.Split(l, ","))
	}
	return roster.Cells(cells)
}

func TestN1_2d_AListOfMembersIsReadByItsHeading(t *testing.T) {
	want := []people.ImportMember{
		{
			ImportPerson: people.ImportPerson{Row: 2, Name: "张三", City: "北京", Major: "化学", Year: 1997, Phone: "13812345678", Card: "张三-北京-化学97级"},
			Basis:        domain.BasisLiving,
		},
		{ImportPerson: people.ImportPerson{Row: 4}, Person: domain.ID{Kind: domain.KindPerson, Seq: 12}, Basis: domain.BasisTeacher},
	}
	for name, rows := range map[string][]roster.Sheet{
		"in the usual order": table("编号,姓名,城市,专业,年级,电话,群名片,入群依据",
			",张三,北京,化学,97级,13812345678,张三-北京-化学97级,生活", ",,,,,,,", "P-0012,,,,,,,老师"),
		"in another, with spaces": table(" 入群依据,群名片, 姓名 ,年级,专业,城市,编号,电话",
			"生活 ,张三-北京-化学97级,张三,1997,化学,北京,,13812345678", "", "教师,,,,,,p12"),
	} {
		got, err := members(rows)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	got, err := members(table("群名片,入群依据", "李四-上海-食工03级,工作"))
	if err != nil || len(got) != 1 || got[0].Card != "李四-上海-食工03级" || got[0].Name != "" {
		t.Errorf("cards alone: %+v, %v", got, err)
	}
}

func TestN1_2d_EveryWrongRowOfAListIsNamed(t *testing.T) {
	_, err := members(table("编号,姓名,年级,入群依据",
		",张三,97级,同学", ",张三,97级,", "G-1,张三,97级,工作", ",张三,某年,工作", ",,,工作", ",张三,97级,工作", ",张三,97级,工作,多"))
	var bad *desk.ImportError
	if !errors.As(err, &bad) {
		t.Fatalf("not refused: %v", err)
	}
	want := []struct {
		row   int
		fault domain.Fault
		field string
		rule  domain.ClauseID
	}{
		{2, domain.FaultBadChoice, "basis", "N1.2d"},
		{3, domain.FaultRequired, "basis", "N1.2d"},
		{4, domain.FaultBadID, "person", ""},
		{5, domain.FaultBadChoice, "year", ""},
		{6, domain.FaultRequired, "name", ""},
		{8, domain.FaultRowColumns, "", ""},
	}
	if len(bad.Rows) != len(want) {
		t.Fatalf("wrong rows: %v", bad.Rows)
	}
	for i, w := range want {
		if r := bad.Rows[i]; r.Row != w.row || r.Err.Fault != w.fault || r.Err.Field != w.field || r.Err.Rule != w.rule {
			t.Errorf("row %d: %v, want %+v", r.Row, r.Err, w)
		}
	}
	for name, lines := range map[string][]string{
		"nobody": {"城市,入群依据", "北京,工作"}, "nothing known": {"甲,乙", "1,2"},
	} {
		_, err := members(table(lines...))
		if !errors.As(err, &bad) || bad.Rows[0].Row != 0 || bad.Rows[0].Err.Fault != domain.FaultHeading {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := members(table("姓名,姓名,入群依据", "张三,张三,工作")); !errors.As(err, &bad) || bad.Rows[0].Err.Fault != domain.FaultTitleTwice {
		t.Errorf("a column twice: %v", err)
	}
	if _, err := members(table("编号,姓名", "P-1,张三")); !errors.As(err, &bad) || bad.Rows[0].Row != 2 || bad.Rows[0].Err.Rule != "N1.2d" {
		t.Errorf("no basis: %v", err)
	}
	if _, err := members(nil); !errors.As(err, &bad) || bad.Rows[0].Err.Fault != domain.FaultFileEmpty {
		t.Errorf("nothing: %v", err)
	}
	long := rows("姓名,入群依据")
	for range roster.MaxMembers + 1 {
		long = append(long, roster.Row{Line: len(long) + 1, Cells: []string{"张三", "工作"}})
	}
	if _, err := members([]roster.Sheet{{Rows: long}}); !errors.As(err, &bad) || bad.Rows[0].Err.Fault != domain.FaultFileSize {
		t.Errorf("too long: %v", err)
	}
}
