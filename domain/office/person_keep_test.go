package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// Who once was in a group of a branch is readable there and no more: the branch
// keeps whom it registered, its council and who is in its groups now, N2.2a.
func TestN2_2a_ABranchKeepsItsOwnPeopleOnly(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	once, here, seatedElsewhere := w.person("冯八", true), w.person("陈九", true), w.person("褚十", true)
	w.join(g.ID, once)
	w.removed(g, once)
	w.join(g.ID, here)
	w.join(g.ID, w.shPresident)
	registered, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: "郑七", Year: 1999, Major: "会计"})
	w.must(err)
	moved, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: "卫一", Year: 1998, Major: "会计"})
	w.must(err)
	w.seats(w.tibet, domain.Seat{Person: moved.ID, Office: domain.OfficeSecretary}, domain.Seat{
		Person: seatedElsewhere,
		Office: domain.OfficePresident,
	})
	w.join(g.ID, seatedElsewhere)
	for name, c := range map[string]struct {
		person domain.ID
		ok     bool
	}{
		"registered by the branch":        {registered.ID, true},
		"in its council":                  {w.secretary, true},
		"in a group of it now":            {here, true},
		"once in a group of it":           {once, false},
		"in a group, president elsewhere": {w.shPresident, false},
		"in a group, in another council":  {seatedElsewhere, false},
		"registered, in another council":  {moved.ID, false},
	} {
		v, err := w.Person(w.ctx, w.beijingOfficer, c.person)
		w.must(err) // readable all the same
		in := people.EditPerson{ID: c.person, Version: v.Version, Name: "假名", Phone: "13900000000", Year: v.Year, Major: v.Major}
		_, err = w.EditPerson(w.ctx, w.beijingOfficer, in)
		if c.ok {
			if err != nil || v.Keep != nil {
				t.Errorf("%s: refused with %v, %v", name, err, v.Keep)
			}
			continue
		}
		if e := w.refused(err, domain.CodeForbidden, domain.FaultKeptElsewhere); e.Rule != "N2.2a" || v.Keep == nil {
			t.Errorf("%s: refused with %+v, and the page says %v", name, e, v.Keep)
		}
		_, err = w.VerifyPerson(w.ctx, w.beijingOfficer, people.VerifyPerson{ID: c.person, Version: v.Version, How: "面见"})
		w.refused(err, domain.CodeForbidden, domain.FaultKeptElsewhere)
		after, err := w.Person(w.ctx, w.director, c.person)
		w.must(err)
		if after.Name != v.Name || after.Verified() != v.Verified() || after.Keep != nil {
			t.Errorf("%s: it is now %+v", name, after.Person)
		}
		_, err = w.EditPerson(w.ctx, w.officer, in)
		w.must(err)
	}
}
