package people

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// MemberFilter narrows a group's members.
type MemberFilter struct {
	Group domain.ID
	Text  string
	After string
	Limit int
}

// MemberRow is a member as a list shows one.
type MemberRow struct {
	domain.Membership
	Name     string             `json:"name"`
	Verified bool               `json:"verified"`
	Role     domain.ManagerRole `json:"role,omitempty"`
	// Office is the council office in the group's branch.
	Office domain.CouncilOffice `json:"office,omitempty"`
	// Incidents is how many violations of this person are on record, M8.1b.
	Incidents int `json:"incidents"`
}

// AddMember registers that a person is in a group, N1.2d, M6.1.
type AddMember struct {
	Group  domain.ID
	Person domain.ID
	Basis  domain.Basis // required
	Card   string       // as it stands in WeChat; "" for the canonical one, N1.2c
	Reason string       // required for one who was removed before
}

// Members pages through a group's members, present ones only.
func (o *Service) Members(ctx context.Context, by domain.Caller, f MemberFilter) (domain.Page[MemberRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out domain.Page[MemberRow], _ error) {
		g, err := d.VisibleGroup(f.Group)
		if err != nil {
			return out, err
		}
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
		members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(g.ID, q) }
		return desk.Sift(members, q, desk.Rows(d, domain.Membership.Present, func(d *desk.Desk, m domain.Membership) (MemberRow, error) {
			return memberRow(d, g, m)
		}))
	})
}

func memberRow(d *desk.Desk, g domain.Group, m domain.Membership) (MemberRow, error) {
	s := d.Show(domain.Meta{})
	b := s.Branch(g.Branch)
	p := s.Ref(b, m.Person)
	if s.Err != nil {
		return MemberRow{}, s.Err
	}
	m.Card = card.Masked(m.Card) // a card may hold a phone, A2
	incidents, err := d.Violations().Count(desk.Of(domain.IndexPerson, m.Person), desk.CountLimit)
	row := MemberRow{Membership: m, Name: p.Name, Verified: p.Verified, Role: g.RoleOf(m.Person), Incidents: incidents}
	row.Office, _ = b.OfficeOf(m.Person)
	return row, err
}

// RevealPhone gives a person's phone in clear; the reveal is an audit entry, A2.
func (o *Service) RevealPhone(ctx context.Context, by domain.Caller, person domain.ID) (string, error) {
	return desk.Change(ctx, o.Only(domain.CanReveal), by, func(d *desk.Desk) (phone string, _ error) {
		p, err := d.Person(person)
		if err != nil {
			return phone, err
		}
		return p.Phone.Reveal(), d.Log(domain.AuditEntry{
			Action: domain.ActPhoneReveal, Subject: p.ID, Version: p.Version, Rules: []domain.ClauseID{"A2"},
		}, nil, nil)
	})
}

// AddMember registers that a person is in a group, M6.1: on a basis that
// N1.2d knows, with the card as it stands in WeChat, N1.2c, within the group's
// capacity. Who was removed before comes back only with a reason.
func (o *Service) AddMember(ctx context.Context, by domain.Caller, in AddMember) (domain.Membership, error) {
	in, err := cleanMember(in)
	if err != nil {
		return domain.Membership{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Membership, _ error) {
		g, err := d.ManagedGroup(in.Group)
		if err != nil {
			return out, err
		}
		if err := d.VisiblePerson("person", in.Person, g.Branch); err != nil {
			return out, err
		}
		p, err := d.Person(in.Person)
		if err != nil {
			return out, err
		}
		before, err := d.Member(g.ID, p.ID)
		if err != nil {
			return out, err
		}
		if err := domain.Admissible(g, before, p.Name, in.Reason); err != nil {
			return out, err
		}
		join := []domain.Membership{{Person: p.ID, Basis: in.Basis, Card: cmp.Or(in.Card, card.Of(p))}}
		if err := admit(d, &g, join, in.Reason); err != nil {
			return out, err
		}
		return join[0], nil
	})
}

// admit registers that people are in a group from now on, as the rules allowed
// before. It completes the memberships, writes the group, and makes one entry of
// the audit log, which belongs to the history of each of them.
func admit(d *desk.Desk, g *domain.Group, join []domain.Membership, reason string) error {
	before := g.Members
	entry := domain.AuditEntry{Action: domain.ActMemberAdd, Rules: []domain.ClauseID{"N1.2d", "M6.1"}}
	for i := range join {
		m := &join[i]
		m.Group, m.JoinedAt = g.ID, d.Now
		if err := d.PutMembership(*m); err != nil {
			return err
		}
		entry.Related = append(entry.Related, m.Person)
		entry.Changes = append(entry.Changes,
			domain.Change{Field: "member", After: m.Person.String()}, domain.Change{Field: "basis", After: string(m.Basis)})
	}
	g.Members = before + len(join)
	if err := desk.Save(d, d.Groups(), g); err != nil {
		return err
	}
	entry.Subject, entry.Version = g.ID, g.Version
	entry.Related = append(entry.Related, g.Branch)
	entry.Changes = append(entry.Changes,
		domain.Change{Field: "members", Before: strconv.Itoa(before), After: strconv.Itoa(g.Members)})
	return d.Log(entry, desk.Scope(g.Branch, g.ID), desk.Because(reason))
}

func cleanMember(in AddMember) (AddMember, error) {
	if err := cmp.Or(desk.NeedID("group", in.Group, domain.KindGroup), desk.NeedID("person", in.Person, domain.KindPerson)); err != nil {
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

// RemoveMember records that a member was removed in WeChat, M6.3. The owner
// can't be (a transfer comes first, M5.1). An admin loses the role, so the
// filing and the published list are renewed.
func RemoveMember(d *desk.Desk, t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	m, err := d.Member(g.ID, t.Person)
	if err != nil {
		return err
	}
	if m == nil || !m.In(g) {
		return nil // left before, or the group ended: nothing is left to remove, the proof stands
	}
	if err := domain.CheckRemoval(domain.OutcomeRemoval, g, t.Person); err != nil {
		return err
	}
	before := g
	if err := d.Leave(&g, *m, domain.ID{}); err != nil {
		return err
	}
	var tasks []domain.ID
	if slices.Contains(g.Admins, t.Person) {
		g.Admins = slices.DeleteFunc(slices.Clone(g.Admins), func(id domain.ID) bool { return id == t.Person })
		g = domain.RenewFiling(g)
		if tasks, err = d.RenewalTasks(t.Subject, g); err != nil {
			return err
		}
	}
	if err := desk.Save(d, d.Groups(), &g); err != nil {
		return err
	}
	return d.Log(domain.AuditEntry{
		Action: domain.ActMemberRemove, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{t.Person, t.ID, t.Subject}, tasks...),
		Changes: append([]domain.Change{
			{Field: "member", Before: t.Person.String()},
			{Field: "members", Before: strconv.Itoa(before.Members), After: strconv.Itoa(g.Members)},
		}, desk.ManagersChanged(before, g)...),
		Rules: []domain.ClauseID{"M6.3"},
	}, desk.Scope(g.Branch, g.ID), nil)
}
