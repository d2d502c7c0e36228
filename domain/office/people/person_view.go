package people

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Person gives one person; one whom the caller may not know is CodeNotFound.
func (o *Service) Person(ctx context.Context, by domain.Caller, id domain.ID) (PersonView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (PersonView, error) { return personView(d, id) })
}

// knownPerson loads a person whom the caller may know, from the table itself.
func knownPerson(d *desk.Desk, id domain.ID) (domain.Person, error) {
	p, err := d.People().Get(id)
	if err != nil {
		return p, err
	}
	known, err := knows(d, p)
	if err == nil && !known {
		err = domain.NotFound(id)
	}
	return p, err
}

func personView(d *desk.Desk, id domain.ID) (PersonView, error) {
	p, err := knownPerson(d, id)
	if err != nil {
		return PersonView{}, err
	}
	offices, err := officesHeld(d)
	if err != nil {
		return PersonView{}, err
	}
	var v PersonView
	if v.PersonRow, err = personRow(d, p, offices[id]); err != nil {
		return v, err
	}
	if v.In, err = personGroups(d, id); err != nil {
		return v, err
	}
	if p.Verification != nil {
		v.VerifiedBy = d.AccountName(p.Verification.By)
	}
	b, err := desk.IfAny(d.Branch(p.Branch))
	if err != nil {
		return v, err
	}
	v.BranchName = b.Name
	v.Keep = mayKeep(d, p)
	if v.Keep != nil && domain.AsError(v.Keep).Code != domain.CodeForbidden {
		return v, v.Keep
	}
	err = desk.Each(d.Violations().List, desk.Of(domain.IndexPerson, id), func(x domain.Violation) error {
		if domain.CanSee(d.Actor, x.Branch, x.Group) {
			v.Violations++
		}
		return nil
	})
	if err != nil {
		return v, err
	}
	if v.History, err = d.History(id); err != nil {
		return v, err
	}
	if !d.Actor.SeesAll() { // what other branches did about the person is theirs
		v.History = slices.DeleteFunc(v.History, func(h desk.HistoryEntry) bool { return h.Subject != id })
	}
	return v, nil
}

// personGroups gives a person's groups with the role in each, present ones first.
func personGroups(d *desk.Desk, id domain.ID) ([]PersonGroup, error) {
	in, err := groupsOfPerson(d, id)
	if err != nil {
		return nil, err
	}
	out := make([]PersonGroup, 0, len(in))
	for _, m := range in {
		g, err := d.Group(m.Group)
		if desk.Missing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		b, err := desk.IfAny(d.Branch(g.Branch))
		if err != nil {
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
