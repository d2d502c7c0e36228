package office

import (
	"context"
	"slices"

	"alumni/domain"
)

// Members pages through a group's members, present ones only.
func (o *Office) Members(ctx context.Context, by domain.Caller, f MemberFilter) (domain.Page[MemberRow], error) {
	return read(ctx, o, by, func(d *desk) (out domain.Page[MemberRow], _ error) {
		g, err := d.visibleGroup(f.Group)
		if err != nil {
			return out, err
		}
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
		members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(g.ID, q) }
		return sift(members, q, func(m domain.Membership) (MemberRow, bool, error) {
			if !m.Present() {
				return MemberRow{}, false, nil
			}
			row, err := d.memberRow(g, m)
			return row, true, err
		})
	})
}

func (d *desk) memberRow(g domain.Group, m domain.Membership) (MemberRow, error) {
	b, err := d.branch(g.Branch)
	if err != nil && !missing(err) {
		return MemberRow{}, err
	}
	p, err := d.person(m.Person)
	if err != nil && !missing(err) {
		return MemberRow{}, err
	}
	row := MemberRow{Membership: m, Name: p.Name, Verified: p.Verified()}
	row.Office, _ = b.OfficeOf(m.Person)
	switch {
	case g.Owner == m.Person:
		row.Role = domain.ManagerOwner
	case slices.Contains(g.Admins, m.Person):
		row.Role = domain.ManagerAdmin
	}
	row.Incidents, err = d.Violations().Count(
		domain.Query{Index: domain.IndexPerson, Eq: m.Person.String()}, CountLimit)
	return row, err
}

// RevealPhone gives a person's phone in clear; the reveal is an audit entry, A2.
func (o *Office) RevealPhone(ctx context.Context, by domain.Caller, person domain.ID) (string, error) {
	phone, err := change(ctx, o, by, func(d *desk) (phone string, _ error) {
		if err := domain.CanReveal(d.actor); err != nil {
			return phone, err
		}
		if person.Kind != domain.KindPerson {
			return phone, domain.NotFound(person)
		}
		p, err := d.person(person)
		if err != nil {
			return phone, err
		}
		phone = p.Phone.Reveal()
		return phone, d.note(domain.AuditEntry{
			Action: domain.ActPhoneReveal, Subject: p.ID, Version: p.Version, Rules: []domain.ClauseID{"A2"},
		}, nil, nil)
	})
	if err != nil {
		return "", err
	}
	return phone, nil
}
