package people

import (
	"context"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office/desk"
)

// importParts is the sweep of the rows of imports. Of a row about the person neither the
// name nor what stood before is kept; one that is not written yet never is. The rows of
// others stay as they are.
func (e *eraser) importParts() sweep {
	return tableBy(e, domain.KindImport, (*desk.Desk).ImportParts, e.ownRows)
}

// ownRows takes the person out of their own rows of a part.
func (e *eraser) ownRows(p *domain.ImportPart) (changed bool) {
	rows := make([]domain.ImportRow, len(p.Rows))
	copy(rows, p.Rows)
	p.Rows = rows
	for i, r := range p.Rows {
		nameless := r.Name == "" || r.Name == erasure.Pseudonym(e.subject.ID)
		if !rowAbout(e.subject, r) || nameless && r.Want == nil && r.Was == nil && r.Card == "" && !e.stayed(r) {
			continue
		}
		if r.Stay != nil {
			stay := *r.Stay
			e.subject.Scrub(&stay)
			r.Stay = &stay
		}
		if i >= p.Done && r.Outcome == "" {
			r.Person, r.Outcome, r.Fault = e.subject.ID, domain.ImportRefused, domain.FaultErased
		}
		r.Name, r.Card, r.How, r.Want, r.Was = erasure.Pseudonym(e.subject.ID), "", "", nil, nil
		p.Rows[i], changed = r, true
	}
	return changed
}

// stayed tells whether the earlier stay of a row says something of the person.
func (e *eraser) stayed(r domain.ImportRow) bool {
	if r.Stay == nil {
		return false
	}
	stay := *r.Stay
	changed, _ := e.subject.Scrub(&stay)
	return changed
}

// rowAbout tells whether a row is about the person. One that is not written yet may be
// about the one without a number: it is, where the phone, the address or the student
// number is the same, or where nothing tells a namesake apart.
func rowAbout(s erasure.Subject, r domain.ImportRow) bool {
	if !r.Person.IsZero() || r.Want == nil {
		return r.Person == s.ID
	}
	who, k := *r.Want, s.Known()
	switch {
	case s.Has(who):
		return true
	case !s.IsName(who.Name) || !sameClass(who, domain.Person{Major: k.Major, Year: k.Year}):
		return false
	}
	return who.Phone.Reveal() == "" || len(k.Phones) == 0
}

// beingErased are those whose erasure was decided and goes on: an import that runs beside
// it writes nothing about them.
func beingErased(d *desk.Desk) (out []erasure.Subject, _ error) {
	q := domain.Query{Index: domain.IndexErasing, Eq: domain.IndexedYes}
	err := walk(d.People().List, q, func(p domain.Person) error {
		out = append(out, erasure.Of(p))
		return nil
	})
	return out, err
}

// erased refuses a row about somebody whose erasure was decided since the row was read;
// what it says is kept no longer.
func (w *writing) erased(r *domain.ImportRow) (bool, error) {
	id := r.Person
	for _, s := range w.gone {
		if rowAbout(s, *r) {
			id = s.ID
		}
	}
	p, err := desk.IfAny(w.Desk.Person(id))
	if err != nil || !p.Erased() {
		return false, err
	}
	*r = domain.ImportRow{Row: r.Row, Name: p.Name, Person: p.ID, Outcome: domain.ImportRefused, Fault: domain.FaultErased}
	return true, nil
}

// formerly gathers by what the person was known, from what was filed and imported: what
// was there before the registry remembered it.
func formerly(ctx context.Context, o *desk.Base, by domain.Caller, id domain.ID) (k domain.Known, err error) {
	gather := func(list func(*desk.Desk, string) (string, error)) error {
		for after, first := "", true; first || after != ""; first = false {
			after, err = desk.Read(ctx, o, by, func(d *desk.Desk) (string, error) { return list(d, after) })
			if err != nil {
				return err
			}
		}
		return nil
	}
	err = gather(func(d *desk.Desk, after string) (string, error) {
		page, err := d.Filings().List(domain.Query{After: after, Limit: domain.MaxLimit})
		for _, f := range page.Items {
			for _, r := range f.Rows {
				if r.Person == id {
					k = k.With(domain.Person{Name: r.Name, Phone: r.Phone})
				}
			}
		}
		return page.Next, err
	})
	if err != nil {
		return k, err
	}
	err = gather(func(d *desk.Desk, after string) (string, error) {
		page, err := d.ImportParts().List(domain.Query{After: after, Limit: domain.MaxLimit})
		for _, part := range page.Items {
			for _, r := range part.Rows {
				if r.Person == id && r.Was != nil {
					k = k.With(*r.Was)
				}
			}
		}
		return page.Next, err
	})
	return k, err
}
