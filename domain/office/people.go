package office

import (
	"context"

	"alumni/domain"
	"alumni/domain/naming"
)

// People pages through the people whom the caller may know: everybody for
// headquarters; for others the council, the members of the groups in their
// scope, and whom their branch registered.
func (o *Office) People(ctx context.Context, by domain.Caller, f PersonFilter) (domain.Page[PersonRow], error) {
	return read(ctx, o, by, func(d *desk) (out domain.Page[PersonRow], _ error) {
		offices, err := d.officesHeld()
		if err != nil {
			return out, err
		}
		list, q := d.People().List, domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
		switch {
		case !f.Council.IsZero():
			if list, err = d.peopleOfCouncil(f.Council); err != nil {
				return out, err
			}
		case q.Text == "" && !d.actor.SeesAll():
			list = d.peopleInScope
		}
		return sift(list, q, func(p domain.Person) (PersonRow, bool, error) {
			if f.Unverified && p.Verified() {
				return PersonRow{}, false, nil
			}
			if known, err := d.knows(p); err != nil || !known {
				return PersonRow{}, false, err
			}
			row, err := d.personRow(p, offices[p.ID])
			return row, true, err
		})
	})
}

// knows tells whether the caller may see a person, as visiblePerson says.
func (d *desk) knows(p domain.Person) (bool, error) {
	if d.actor.SeesAll() {
		return true, nil
	}
	d.seePerson(p)
	err := d.visiblePerson("", p.ID, d.actor.HomeBranch())
	if missing(err) {
		return false, nil
	}
	return err == nil, err
}

// officesHeld gives everybody's offices that the caller may see. A registry
// has some forty branches, so that one walk over them serves a whole page.
func (d *desk) officesHeld() (map[domain.ID][]OfficeHeld, error) {
	out := map[domain.ID][]OfficeHeld{}
	err := each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if !d.actor.SeesAll() && b.ID != d.actor.HomeBranch() || b.State == domain.BranchEnded {
			return nil
		}
		for _, s := range b.Council {
			out[s.Person] = append(out[s.Person], OfficeHeld{Branch: b.ID, BranchName: b.Name, Office: s.Office})
		}
		return nil
	})
	return out, err
}

func (d *desk) personRow(p domain.Person, offices []OfficeHeld) (PersonRow, error) {
	row := PersonRow{Person: p, Card: naming.Card(p), Offices: offices, Stamp: p.Version}
	if offices == nil {
		row.Offices = []OfficeHeld{}
	}
	in, err := d.groupsOfPerson(p.ID)
	if err != nil {
		return row, err
	}
	for _, m := range in {
		now, err := d.isIn(m)
		if err != nil {
			return row, err
		}
		if now {
			row.Groups++
		}
	}
	row.Stamp += uint64(row.Groups)<<20 + uint64(len(offices))<<32
	return row, nil
}

// isIn tells whether a person is in the group of a membership now.
func (d *desk) isIn(m domain.Membership) (bool, error) {
	g, err := d.group(m.Group)
	if missing(err) {
		return false, nil
	}
	return m.In(g), err
}

// groupsOfPerson gives a person's memberships in groups that the caller sees.
func (d *desk) groupsOfPerson(id domain.ID) ([]domain.Membership, error) {
	all, err := d.GroupsOf(id)
	if err != nil || d.actor.SeesAll() {
		return all, err
	}
	var out []domain.Membership
	for _, m := range all {
		g, err := d.group(m.Group)
		if err != nil && !missing(err) {
			return nil, err
		}
		if err == nil && domain.CanSee(d.actor, g.Branch, g.ID) {
			out = append(out, m)
		}
	}
	return out, nil
}
