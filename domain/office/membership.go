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
