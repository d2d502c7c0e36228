package imports

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
	"alumni/tui/kit"
)

// What was decided of rows of one list holds where they stand again, and for no row of
// another list, whatever its place and its name; what is left out is named.
func TestN2_2a_DecisionsBelongToWhatTheRowSays(t *testing.T) {
	read := func(lines ...string) roster.Table[people.ImportPerson] {
		rows := [][]string{{"姓名", "年级"}}
		for _, l := range lines {
			rows = append(rows, []string{l, "97"})
		}
		list, err := roster.People([]roster.Sheet{{Rows: roster.Cells(rows)}}, roster.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	itself := func(r *people.ImportPerson) *people.ImportPerson { return r }
	said := &Decided{}
	first := read("庚一", "庚二", "庚三")
	said.Of(first.Cells, first.LeaveOut)
	said.take(kit.Values{Text: map[string]string{rowField + "0": rowNew, rowField + "1": rowSkip}},
		map[string]string{rowField + "0": said.key(2), rowField + "1": said.key(3)})
	for name, c := range map[string]struct {
		list      roster.Table[people.ImportPerson]
		new, left int
	}{
		"the list":                    {first, 1, 1},
		"mended, a row further down":  {read("庚四", "庚一", "庚二"), 1, 1},
		"another list":                {read("辛一", "辛二"), 0, 0},
		"the names with other things": {read("庚一氏", "庚二（班长）"), 0, 0},
	} {
		said.Of(c.list.Cells, c.list.LeaveOut)
		isNew := 0
		rows := Onto(said, c.list.Rows, itself)
		for _, r := range rows {
			if r.New {
				isNew++
			}
		}
		if isNew != c.new || len(c.list.Rows)-len(rows) != c.left || len(c.list.Passed) != c.left {
			t.Errorf("%s: %d new, %d left out, named %+v", name, isNew, len(c.list.Rows)-len(rows), c.list.Passed)
		}
	}
	bad := []desk.RowError{{Row: 3, Err: domain.Required("name", "")}}
	other := read("辛一", "辛二")
	said.Of(other.Cells, other.LeaveOut)
	if len(said.Unskipped(bad)) != 1 {
		t.Error("a wrong row of another list is left out")
	}
}
