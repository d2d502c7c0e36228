package office

import (
	"alumni/domain"
)

// visiblePeople checks that the caller may name each of the people in a case of
// a branch; who is not named is left out.
func (d *desk) visiblePeople(branch domain.ID, named ...namedID) error {
	for _, n := range named {
		if n.id.IsZero() {
			continue
		}
		if err := d.visiblePerson(n.field, n.id, branch); err != nil {
			return err
		}
	}
	return nil
}

// visiblePerson gives a person whom the caller may name in a case of a branch.
// Headquarters may name everybody; others one who sits in the branch's council,
// is or was a member of a group in their scope, was registered by their branch, or is the caller. Anybody else
// is CodeNotFound on the field, as one who does not exist: a refusal that named
// the person would open the registry to whoever counts through its numbers, A2.
func (d *desk) visiblePerson(field string, id, branch domain.ID) error {
	p, err := d.person(id)
	if err != nil {
		return at(field, err)
	}
	known := d.actor.SeesAll() || p.ID == d.actor.Person || !p.Branch.IsZero() && p.Branch == d.actor.Scope
	if !known {
		if known, err = d.seated(p.ID, branch); err != nil {
			return err
		}
	}
	if !known {
		if known, err = d.everMember(p.ID); err != nil {
			return err
		}
	}
	if !known {
		return at(field, domain.NotFound(id))
	}
	return nil
}

// seated tells whether a person sits in the council of a branch.
func (d *desk) seated(person, branch domain.ID) (bool, error) {
	b, err := d.branch(branch)
	if missing(err) {
		return false, nil // a group of headquarters itself has no branch, M3
	}
	_, ok := b.OfficeOf(person)
	return ok, err
}

// everMember tells whether a person is or was in a group of the caller's scope.
func (d *desk) everMember(person domain.ID) (bool, error) {
	in, err := d.GroupsOf(person)
	if err != nil {
		return false, err
	}
	for _, m := range in {
		g, err := d.group(m.Group)
		if err != nil && !missing(err) {
			return false, err
		}
		if err == nil && domain.CanSee(d.actor, g.Branch, g.ID) {
			return true, nil
		}
	}
	return false, nil
}
