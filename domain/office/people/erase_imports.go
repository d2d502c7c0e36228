package people

import (
	"alumni/domain"
	"alumni/domain/erasure"
)

// importRows gives every part of an import with something of the person in it, and how it
// is written without. Of a row about the one neither the name nor what stood before is
// kept; one that is not written yet never is.
func (e *eraser) importRows(found func(kind domain.Kind, put func() error) error) error {
	return walk(e.ImportParts().List, domain.Query{}, func(p domain.ImportPart) error {
		told := false
		for i, r := range p.Rows {
			nameless := r.Name == "" || r.Name == erasure.Pseudonym(e.person.ID)
			if nameless && r.Want == nil && r.Was == nil && r.Card == "" || !e.rowAbout(r) {
				continue
			}
			told = true
			if r.Stay != nil {
				e.subject.Scrub(r.Stay)
			}
			if i >= p.Done && r.Outcome == "" {
				r.Person, r.Outcome, r.Fault = e.person.ID, domain.ImportRefused, domain.FaultErased
			}
			r.Name, r.Card, r.How, r.Want, r.Was = erasure.Pseudonym(e.person.ID), "", "", nil, nil
			p.Rows[i] = r
		}
		if !e.subject.Scrub(&p) && !told {
			return nil
		}
		return found(domain.KindImport, func() error { return e.ImportParts().Put(&p) })
	})
}

// rowAbout tells whether a row is about the person. One that is not written yet may be
// about the one without a number: it is, where the phone, the address or the student
// number is the same, or where nothing tells a namesake apart.
func (e *eraser) rowAbout(r domain.ImportRow) bool {
	if !r.Person.IsZero() || r.Want == nil {
		return r.Person == e.person.ID
	}
	who, p := *r.Want, e.person
	switch {
	case p.HasPhone(who.Phone), who.Email.Reveal() != "" && who.Email == p.Email,
		who.StudentNumber != "" && who.StudentNumber == p.StudentNumber:
		return true
	case domain.NameKey(who.Name) != domain.NameKey(p.Name) || !sameClass(who, p):
		return false
	}
	return who.Phone.Reveal() == "" || !p.Reachable()
}
