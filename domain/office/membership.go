package office

import (
	"cmp"
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming"
)

// AddMember registers that a person is in a group, M6.1: on a basis that
// N1.2d knows, with the card as it stands in WeChat, N1.2c, within the group's
// capacity. Who was removed before comes back only with a reason.
func (o *Office) AddMember(ctx context.Context, by domain.Caller, in AddMember) (domain.Membership, error) {
	in, err := cleanMember(in)
	if err != nil {
		return domain.Membership{}, err
	}
	var out domain.Membership
	err = o.update(ctx, by, func(d *desk) error {
		g, err := d.managedGroup(in.Group)
		if err != nil {
			return err
		}
		if err := d.visiblePerson("person", in.Person, g.Branch); err != nil {
			return err
		}
		p, err := d.person(in.Person)
		if err != nil {
			return err
		}
		before, err := d.member(g.ID, p.ID)
		if err != nil {
			return err
		}
		if err := domain.Admissible(g, before, p.Name, in.Reason); err != nil {
			return err
		}
		m := domain.Membership{
			Group: g.ID, Person: p.ID, Basis: in.Basis, Card: cmp.Or(in.Card, naming.Card(p)), JoinedAt: d.now,
		}
		if err := d.PutMembership(m); err != nil {
			return err
		}
		members := g.Members
		g.Members, g.UpdatedAt = members+1, d.now
		if err := d.Groups().Put(&g); err != nil {
			return err
		}
		out = m
		var detail *domain.AuditDetail
		if in.Reason != "" {
			detail = &domain.AuditDetail{Reason: in.Reason}
		}
		return d.note(domain.AuditEntry{
			Action: domain.ActMemberAdd, Subject: g.ID, Version: g.Version, Related: []domain.ID{p.ID, g.Branch},
			Changes: []domain.Change{
				{Field: "member", After: p.ID.String()},
				{Field: "basis", After: string(m.Basis)},
				{Field: "members", Before: strconv.Itoa(members), After: strconv.Itoa(g.Members)},
			},
			Rules: []domain.ClauseID{"N1.2d", "M6.1"},
		}, scope(g.Branch, g.ID), detail)
	})
	return out, err
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
