package office

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming"
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

// AddMember registers that a person is in a group, M6.1: on a basis that
// N1.2d knows, with the card as it stands in WeChat, N1.2c, within the group's
// capacity. Who was removed before comes back only with a reason.
func (o *Office) AddMember(ctx context.Context, by domain.Caller, in AddMember) (domain.Membership, error) {
	in, err := cleanMember(in)
	if err != nil {
		return domain.Membership{}, err
	}
	return change(ctx, o, by, func(d *desk) (out domain.Membership, _ error) {
		g, err := d.managedGroup(in.Group)
		if err != nil {
			return out, err
		}
		if err := d.visiblePerson("person", in.Person, g.Branch); err != nil {
			return out, err
		}
		p, err := d.person(in.Person)
		if err != nil {
			return out, err
		}
		before, err := d.member(g.ID, p.ID)
		if err != nil {
			return out, err
		}
		if err := domain.Admissible(g, before, p.Name, in.Reason); err != nil {
			return out, err
		}
		join := []domain.Membership{{Person: p.ID, Basis: in.Basis, Card: cmp.Or(in.Card, naming.Card(p))}}
		if err := d.admit(&g, join, in.Reason); err != nil {
			return out, err
		}
		return join[0], nil
	})
}

// admit registers that people are in a group from now on, as the rules allowed
// before. It completes the memberships, writes the group, and makes one entry of
// the audit log, which belongs to the history of each of them.
func (d *desk) admit(g *domain.Group, join []domain.Membership, reason string) error {
	before := g.Members
	entry := domain.AuditEntry{Action: domain.ActMemberAdd, Rules: []domain.ClauseID{"N1.2d", "M6.1"}}
	for i := range join {
		m := &join[i]
		m.Group, m.JoinedAt = g.ID, d.now
		if err := d.PutMembership(*m); err != nil {
			return err
		}
		entry.Related = append(entry.Related, m.Person)
		entry.Changes = append(entry.Changes,
			domain.Change{Field: "member", After: m.Person.String()}, domain.Change{Field: "basis", After: string(m.Basis)})
	}
	g.Members = before + len(join)
	if err := save(d, d.Groups(), g); err != nil {
		return err
	}
	entry.Subject, entry.Version = g.ID, g.Version
	entry.Related = append(entry.Related, g.Branch)
	entry.Changes = append(entry.Changes,
		domain.Change{Field: "members", Before: strconv.Itoa(before), After: strconv.Itoa(g.Members)})
	var detail *domain.AuditDetail
	if reason != "" {
		detail = &domain.AuditDetail{Reason: reason}
	}
	return d.note(entry, scope(g.Branch, g.ID), detail)
}

func cleanMember(in AddMember) (AddMember, error) {
	if err := needID("group", in.Group, domain.KindGroup); err != nil {
		return in, err
	}
	if err := needID("person", in.Person, domain.KindPerson); err != nil {
		return in, err
	}
	in.Basis = domain.Basis(domain.CleanLine(string(in.Basis)))
	if err := domain.CheckBasis(in.Basis); err != nil {
		return in, err
	}
	var err error
	if in.Card, err = domain.Line("card", in.Card, domain.MaxReference); err != nil {
		return in, err
	}
	in.Reason, err = domain.Text("reason", in.Reason, domain.MaxText)
	return in, err
}
