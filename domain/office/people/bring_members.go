package people

import (
	"slices"

	"alumni/domain"
)

// members registers members, as many as there is room for. A member's card that the
// list shows otherwise is recorded.
func (w *writing) members() error {
	g, err := groupToJoin(w.Desk, w.imp.Group)
	if err != nil {
		return err
	}
	err = w.each(func(r *domain.ImportRow) error { return w.member(g, r) })
	if domain.IsCode(err, domain.CodeConflict) && w.part.Done > w.from {
		err = nil // there is no more room: what came before stands
	}
	if err != nil || len(w.join) == 0 {
		return err
	}
	return admit(w.Desk, &g, w.join, "")
}

// member finds out what becomes of a row's person, and registers who is to join.
func (w *writing) member(g domain.Group, r *domain.ImportRow) error {
	if r.Person.IsZero() {
		if err := w.registered(g, r); err != nil || r.Outcome == domain.ImportRefused {
			return err
		}
	}
	if slices.ContainsFunc(w.join, func(m domain.Membership) bool { return m.Person == r.Person }) {
		r.Outcome = domain.ImportSame // two newcomers are one whom somebody else registered since
		return nil
	}
	var before *domain.Membership
	if !r.Person.IsZero() {
		var err error
		if before, err = w.Member(g.ID, r.Person); err != nil {
			return err
		}
	}
	switch {
	case before != nil && before.Present():
		return w.known(g, *before, r)
	case w.refused(r, domain.AdmissibleByList(g, before, r.Name)):
		return nil
	}
	if err := domain.Room(g, len(w.join)+1); err != nil {
		return err
	}
	r.Stay = before
	if r.Facts {
		if _, err := w.facts(r); err != nil || r.Outcome == domain.ImportRefused {
			return err
		}
	}
	r.Outcome = domain.ImportJoined
	if r.Person.IsZero() {
		r.New = true // looked for above
		if err := w.add(r, domain.ImportEnrolled); err != nil {
			return err
		}
	}
	w.join = append(w.join, domain.Membership{Person: r.Person, Basis: r.Basis, Card: r.Card})
	return nil
}

// registered finds who was new to the registry at the preview and is known since.
func (w *writing) registered(g domain.Group, r *domain.ImportRow) error {
	if r.New {
		found, _, err := w.since(*r.Want, true)
		r.Person = found
		return err
	}
	p, err := sinceRegistered(w.twins, *r.Want, g.ID)
	if w.refused(r, err) {
		return nil
	}
	r.Person = p.ID
	return err
}

// known writes what the list says otherwise of who was in the group before: of the person
// and of the card.
func (w *writing) known(g domain.Group, before domain.Membership, r *domain.ImportRow) error {
	changed := false
	if r.Facts {
		var err error
		if changed, err = w.facts(r); err != nil || r.Outcome == domain.ImportRefused {
			return err
		}
	}
	if err := w.card(g, before, r); err != nil {
		return err
	}
	if changed && r.Outcome == domain.ImportSame {
		r.Outcome = domain.ImportChanged
	}
	return nil
}

// card records the card of who was in the group before, as the list shows it.
func (w *writing) card(g domain.Group, before domain.Membership, r *domain.ImportRow) error {
	r.Outcome = domain.ImportSame
	if !r.Change || r.Card == "" || r.Card == before.Card {
		return nil
	}
	after := before
	after.Card = r.Card
	r.Outcome, r.Stay = domain.ImportCarded, &before
	return keepMember(w.Desk, g, before, after)
}
