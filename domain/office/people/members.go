package people

import (
	"cmp"
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// MemberFilter narrows a group's members.
type MemberFilter struct {
	Group    domain.ID
	Findings bool // only who has something to be put right
	Gone     bool // who was in the group, instead of who is
	Text     string
	After    string
	Limit    int
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
	Incidents int            `json:"incidents"`
	Findings  []card.Finding `json:"findings,omitempty"` // how the card deviates, N1.2c
	Proposal  string         `json:"proposal,omitempty"` // the corrected card, with findings; "" if too little is known
	// Notice is the open notice to put the card right, N2.2b, and its last day; zero for none.
	Notice   domain.ID   `json:"notice,omitzero"`
	Deadline domain.Date `json:"deadline,omitempty"`
	// AllowedBy is the name of the councillor who allowed the exception, N1.2d.
	AllowedBy string `json:"allowed_by_name,omitempty"`
	// Removal is what the person is to be removed by, N2.2c; zero for none.
	Removal domain.ID `json:"removal,omitzero"`
}

// Open tells whether anything about the member is to be put right (待整改).
func (r MemberRow) Open() bool { return len(r.Findings) > 0 || !r.Verified || r.Basis == "" }

// AddMember registers that a person is in a group, N1.2d, M6.1.
type AddMember struct {
	Group  domain.ID
	Person domain.ID
	Basis  domain.Basis // required
	Card   string       // as it stands in WeChat; "" for the canonical one, N1.2c
	Reason string       // required for one who was removed or refused before

	Nickname  string    // as it stands in WeChat; "" if not recorded
	Exception string    // why, required with BasisException
	AllowedBy domain.ID // the councillor who allowed the exception; zero for headquarters
}

// Members pages through a group's members, present ones or past.
func (o *Service) Members(ctx context.Context, by domain.Caller, f MemberFilter) (domain.Page[MemberRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out domain.Page[MemberRow], _ error) {
		g, err := d.VisibleGroup(f.Group)
		if err != nil {
			return out, err
		}
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
		members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(g.ID, q) }
		open, err := openAbout(d, g)
		if err != nil {
			return out, err
		}
		phone := domain.PhoneAsked(f.Text)
		if phone != "" && mayAskPhones(d.Actor) {
			q.Text = "" // nobody is found by digits otherwise
		} else {
			phone = ""
		}
		return desk.Sift(members, q, func(m domain.Membership) (MemberRow, bool, error) {
			if m.Present() == f.Gone {
				return MemberRow{}, false, nil
			}
			if phone != "" {
				if p, err := desk.IfAny(d.Person(m.Person)); err != nil || !phoneFinds(d, p, phone) {
					return MemberRow{}, false, err
				}
			}
			row, err := memberRow(d, g, m, open)
			return row, err == nil && (!f.Findings || row.Open()), err
		})
	})
}

// Member gives one member of a group, present or past.
func (o *Service) Member(ctx context.Context, by domain.Caller, group, person domain.ID) (MemberRow, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out MemberRow, _ error) {
		g, err := d.VisibleGroup(group)
		if err != nil {
			return out, err
		}
		m, err := d.Membership(g.ID, person)
		if err != nil {
			return out, desk.At("person", err)
		}
		open, err := openAbout(d, g)
		if err != nil {
			return out, err
		}
		return memberRow(d, g, m, open)
	})
}

// aboutMembers is what is open about the members of one group.
type aboutMembers struct {
	notices  []domain.Rectification
	removals map[domain.ID]domain.ID // the task, by the person
}

func openAbout(d *desk.Desk, g domain.Group) (aboutMembers, error) {
	out := aboutMembers{removals: map[domain.ID]domain.ID{}}
	var err error
	if out.notices, err = d.OpenNotices(g.ID); err != nil {
		return out, err
	}
	return out, desk.Each(d.Tasks().List, desk.Of(domain.IndexGroup, g.ID), func(t domain.Task) error {
		if t.Kind == domain.TaskRemoveMember && t.State == domain.TaskOpen {
			out.removals[t.Person] = t.ID
		}
		return nil
	})
}

func memberRow(d *desk.Desk, g domain.Group, m domain.Membership, open aboutMembers) (MemberRow, error) {
	s := d.Show(domain.Meta{})
	b := s.Branch(g.Branch)
	p := s.Ref(b, m.Person)
	if s.Err != nil {
		return MemberRow{}, s.Err
	}
	incidents, err := violationsOf(d, m.Person)
	row := MemberRow{Membership: m, Name: p.Name, Verified: p.Verified, Role: g.RoleOf(m.Person), Incidents: incidents}
	row.Version = max(row.Version, 1)
	row.Office, _ = b.OfficeOf(m.Person)
	if err != nil || !m.Present() {
		return row, err
	}
	who, err := desk.IfAny(d.Person(m.Person))
	if err != nil {
		return row, err
	}
	if row.Findings, err = d.CardFindings(m, who); err == nil && len(row.Findings) > 0 {
		row.Proposal, err = d.FixedCard(m, who)
	}
	if err != nil {
		return row, err
	}
	notice := desk.NoticeFor(open.notices, m.Person)
	row.Notice, row.Deadline, row.Removal = notice.ID, notice.Deadline, open.removals[m.Person]
	row.AllowedBy, _, err = d.PersonName(m.Exception.AllowedBy)
	return row, err
}

// retyped is a text as it stands where what was typed is how it is shown: who
// leaves a field of a form as it was changes nothing.
func retyped(typed, stands string) string {
	if typed == card.Masked(stands) {
		return stands
	}
	return typed
}

// AddMember registers that a person is in a group, M6.1: on a basis that
// N1.2d knows, or by an exception that somebody allowed, with the card as it
// stands in WeChat, N1.2c, within the group's capacity. Who was removed from the
// group, or refused at its door, comes in only with a reason.
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
		if before != nil {
			in.Card, in.Nickname = retyped(in.Card, before.Card), retyped(in.Nickname, before.Nickname)
		}
		refusal, err := lastRefusal(d, g, p, before)
		if err != nil {
			return out, err
		}
		exception, err := exceptionFor(d, g, in.Basis, in.Exception, in.AllowedBy)
		if err := cmp.Or(err, domain.NotRefused(refusal, p.Name, in.Reason)); err != nil {
			return out, err
		}
		join := []domain.Membership{{
			Person: p.ID, Basis: in.Basis, Exception: exception, Card: cmp.Or(in.Card, card.Of(p)), Nickname: in.Nickname,
		}}
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
		was, err := d.Member(g.ID, m.Person)
		if err != nil {
			return err
		}
		if was != nil {
			m.Past = was.Again()
		}
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
	if in.Basis != domain.BasisException {
		if err := domain.CheckBasis(in.Basis); err != nil {
			return in, err
		}
	}
	var err error
	if in.Card, err = domain.Line("card", in.Card, domain.MaxReference); err != nil {
		return in, err
	}
	if in.Nickname, err = domain.Line("nickname", in.Nickname, domain.MaxReference); err != nil {
		return in, err
	}
	if in.Exception, err = domain.Text("exception", in.Exception, domain.MaxText); err != nil {
		return in, err
	}
	in.Reason, err = domain.Text("reason", in.Reason, domain.MaxText)
	return in, err
}
