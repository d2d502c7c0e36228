package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// A row with a name alone that somebody known bears makes no second person of
// the president: by a list, a file or one by one it is named, until it is told
// apart; who differs by the class, or is not known to the caller, is another.
func TestN2_2a_ANameAloneRegistersNobodyASecondTime(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice)
	known, err := w.Person(w.ctx, w.officer, w.president)
	w.must(err)
	name, before := known.Name, len(w.everybody(w.director, people.PersonFilter{}))
	for _, by := range []domain.Caller{w.beijingOfficer, w.officer} {
		for _, dry := range []bool{true, false} {
			_, err := w.ImportMembers(w.ctx, by, g, []people.ImportMember{listed(2, name, "", 0, "")}, dry)
			if got := wrongRows(t, err); !slices.Equal(got, []string{"2 namesake N2.2a"}) {
				t.Errorf("a list: %q", got)
			}
			_, err = w.ImportPeople(w.ctx, by, []people.ImportPerson{{Row: 2, Name: " " + name}}, dry)
			if got := wrongRows(t, err); !slices.Equal(got, []string{"2 namesake N2.2a"}) {
				t.Errorf("a file of people: %q", got)
			}
		}
		_, err := w.AddPerson(w.ctx, by, people.AddPerson{Name: name})
		if e := w.refused(err, domain.CodeInvalid, domain.FaultNamesake); e.Args["id"] != w.president.String() || e.Rule != "N2.2a" {
			t.Errorf("one by one: %v", e)
		}
	}
	if n := len(w.everybody(w.director, people.PersonFilter{})); n != before {
		t.Fatalf("%d people became %d", before, n)
	}
	if _, err = w.ImportPeople(w.ctx, w.shanghaiOfficer, []people.ImportPerson{{Row: 2, Name: name}}, true); err != nil {
		t.Errorf("a branch that does not know the president learns of one: %v", err)
	}
	other := listed(2, name, "机械", 2011, "")
	if n := w.importMembers(w.beijingOfficer, g, other); n.Registered != 1 {
		t.Errorf("another class: %+v", n)
	}
	_, err = w.ImportMembers(w.ctx, w.officer, g, []people.ImportMember{
		listed(2, "郑七", "", 0, ""),
		listed(3, "郑七", "食工", 2003, "13900001111"),
	}, true)
	if got := wrongRows(t, err); len(got) != 1 {
		t.Errorf("two rows of one name: %q", got)
	}
	if p, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: name, Confirm: true}); err != nil || p.ID == w.president {
		t.Errorf("confirmed: %v", err)
	}
}
