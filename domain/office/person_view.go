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
