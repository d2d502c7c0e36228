package office

import (
	"context"
	"slices"

	"alumni/domain"
)

// Person gives one person; one whom the caller may not know is CodeNotFound.
func (o *Office) Person(ctx context.Context, by domain.Caller, id domain.ID) (PersonView, error) {
	return read(ctx, o, by, func(d *desk) (PersonView, error) { return d.personView(id) })
}

// knownPerson loads a person whom the caller may know, from the table itself.
func (d *desk) knownPerson(id domain.ID) (domain.Person, error) {
	if id.Kind != domain.KindPerson {
		return domain.Person{}, domain.NotFound(id)
	}
	p, err := d.People().Get(id)
	if err != nil {
		return p, err
	}
	known, err := d.knows(p)
	if err == nil && !known {
		err = domain.NotFound(id)
	}
	if err != nil {
		return domain.Person{}, err
	}
	return p, nil
}

func (d *desk) personView(id domain.ID) (PersonView, error) {
	p, err := d.knownPerson(id)
	if err != nil {
		return PersonView{}, err
	}
	offices, err := d.officesHeld()
	if err != nil {
		return PersonView{}, err
	}
	var v PersonView
	if v.PersonRow, err = d.personRow(p, offices[id]); err != nil {
		return v, err
	}
	if v.In, err = d.personGroups(id); err != nil {
		return v, err
	}
	if p.Verification != nil {
		v.VerifiedBy = d.accountName(p.Verification.By)
	}
	if !p.Branch.IsZero() {
		b, err := d.branch(p.Branch)
		if err != nil && !missing(err) {
			return v, err
		}
		v.BranchName = b.Name
	}
	v.Keep = d.mayKeep(p)
	if v.Keep != nil && domain.AsError(v.Keep).Code != domain.CodeForbidden {
		return v, v.Keep
	}
	err = each(d.Violations().List, domain.Query{Index: domain.IndexPerson, Eq: id.String()}, func(x domain.Violation) error {
		if domain.CanSee(d.actor, x.Branch, x.Group) {
			v.Violations++
		}
		return nil
	})
	if err != nil {
		return v, err
	}
	if v.History, err = d.history(id); err != nil {
		return v, err
	}
	if !d.actor.SeesAll() { // what other branches did about the person is theirs
		v.History = slices.DeleteFunc(v.History, func(h HistoryEntry) bool { return h.Subject != id })
	}
	return v, nil
}

// personGroups gives a person's groups with the role in each, present ones first.
func (d *desk) personGroups(id domain.ID) ([]PersonGroup, error) {
	in, err := d.groupsOfPerson(id)
	if err != nil {
		return nil, err
	}
	out := make([]PersonGroup, 0, len(in))
	for _, m := range in {
		g, err := d.group(m.Group)
		if missing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		b, err := d.branch(g.Branch)
		if err != nil && !missing(err) {
			return nil, err
		}
		row := PersonGroup{Membership: m, GroupName: g.Name, Branch: g.Branch, BranchName: b.Name, State: g.State, EndedAt: g.EndedAt}
		switch {
		case !row.Present(): // nobody manages what ended
		case g.Owner == id:
			row.Role = domain.ManagerOwner
		case slices.Contains(g.Admins, id):
			row.Role = domain.ManagerAdmin
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b PersonGroup) int {
		switch {
		case a.Present() == b.Present():
			return 0
		case a.Present():
			return -1
		}
		return 1
	})
	return out, nil
}

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
