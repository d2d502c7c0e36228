package desk

import "alumni/domain"

// NotErased refuses what can't be done with somebody whose data was taken out.
func NotErased(p domain.Person) error {
	if p.Erased() {
		return domain.Conflict(domain.FaultErased, "", "", domain.Args{"id": p.ID.String()})
	}
	return nil
}

// Known gives a person who is named in something new: one whose data was not taken out.
func (d *Desk) Known(id domain.ID) (domain.Person, error) {
	p, err := d.Person(id)
	if err != nil {
		return p, err
	}
	return p, NotErased(p)
}

// stillThere refuses to write the record of somebody whose data was taken out, by
// whatever use-case: what is told of such a person again would stand for good.
func (d *Desk) stillThere(record any) error {
	p, ok := record.(*domain.Person)
	if !ok || p.ID.IsZero() {
		return nil
	}
	stored, err := IfAny(d.People().Get(p.ID))
	if err != nil {
		return err
	}
	if stored.Erasing && p.Erased() {
		return nil // the erasure itself goes on
	}
	return NotErased(stored)
}

// Membership gives what is recorded of somebody in a group, with its version.
func (d *Desk) Membership(group, person domain.ID) (domain.Membership, error) {
	m, err := d.Tx.Membership(group, person)
	if err == nil {
		m.Version = max(m.Version, 1)
	}
	return m, err
}

// PutMembership writes a membership, whose version it counts; nobody whose data was taken out is in a group.
func (d *Desk) PutMembership(m domain.Membership) error {
	if m.Present() {
		if _, err := IfAny(d.Known(m.Person)); err != nil {
			return err
		}
	}
	before, err := IfAny(d.Membership(m.Group, m.Person))
	if err != nil {
		return err
	}
	m.Version = before.Version + 1
	return d.Tx.PutMembership(m)
}
