package people

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// EditMember records what changed about a member in WeChat, N1.2c, N2.2b, and on
// what the person is in the group, N1.2d. What is "" stays as it is.
type EditMember struct {
	Group     domain.ID
	Person    domain.ID
	Version   uint64 // of the membership that was seen; 0 for the present one
	Card      string
	Nickname  string
	Basis     domain.Basis
	Exception string    // why, with BasisException
	AllowedBy domain.ID // the councillor who allowed it; zero for headquarters
}

// LeaveMember records that a member left the group by themself.
type LeaveMember struct {
	Group  domain.ID
	Person domain.ID

	Version uint64 // of the membership that was seen; 0 for the present one

	On   domain.Date // "" is today
	Note string      // no reason is owed
}

// ExpelMember decides that a member is removed from the group in WeChat who broke
// no rule of conduct, N2.2c, M6.3. Who did is removed by a violation, N3.2, M8.1b.
type ExpelMember struct {
	Group  domain.ID
	Person domain.ID

	Version uint64 // of the membership that was seen; 0 for the present one

	Ground domain.RemovalGround
	Reason string // required
}

// EditMember changes what is recorded of a present member. A card that is right
// now ends the notice that asked for it, N2.2b. Errors name card, nickname,
// basis, exception or allowed_by.
func (o *Service) EditMember(ctx context.Context, by domain.Caller, in EditMember) (domain.Membership, error) {
	in, err := cleanEdit(in)
	if err != nil {
		return domain.Membership{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Membership, _ error) {
		g, before, err := presentMember(d, in.Group, in.Person, in.Version)
		if err != nil {
			return out, err
		}
		in := in
		in.Exception = d.Kept(in.Exception, before.Exception.Reason)
		after := before
		after.Card = cmp.Or(retyped(in.Card, before.Card), before.Card)
		if after.Nickname = cmp.Or(retyped(in.Nickname, before.Nickname), before.Nickname); after.Nickname == NoContact {
			after.Nickname = ""
		}
		if in.restsOnAnother(before) {
			after.Basis = in.Basis
			if after.Exception, err = exceptionFor(d, g, in.Basis, in.Exception, in.AllowedBy); err != nil {
				return out, err
			}
		}
		if unchanged(before, after) {
			return out, domain.Invalid(domain.FaultNoChange, "card", "", nil)
		}
		return after, keepMember(d, g, before, after)
	})
}

// restsOnAnother tells whether another basis or another exception is given than
// the present one.
func (in EditMember) restsOnAnother(m domain.Membership) bool {
	return in.Basis != "" && (in.Basis != m.Basis || in.Exception != m.Exception.Reason || in.AllowedBy != m.Exception.AllowedBy)
}

func cleanEdit(in EditMember) (EditMember, error) {
	if err := cmp.Or(desk.NeedID("group", in.Group, domain.KindGroup), desk.NeedID("person", in.Person, domain.KindPerson)); err != nil {
		return in, err
	}
	in.Basis = domain.Basis(domain.CleanLine(string(in.Basis)))
	if in.Basis != "" && in.Basis != domain.BasisException {
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
	in.Exception, err = domain.Text("exception", in.Exception, domain.MaxText)
	return in, err
}

func unchanged(before, after domain.Membership) bool {
	return before.Card == after.Card && before.Nickname == after.Nickname &&
		before.Basis == after.Basis && before.Exception == after.Exception
}

// keepMember writes a membership that changed and logs that it did. Cards and
// nicknames are no part of the chain: it says only that they changed.
func keepMember(d *desk.Desk, g domain.Group, before, after domain.Membership) error {
	if err := d.PutMembership(after); err != nil {
		return err
	}
	changes := []domain.Change{{Field: "member", After: after.Person.String()}}
	if before.Card != after.Card {
		changes = append(changes, domain.Change{Field: "card", After: "true"})
	}
	if before.Nickname != after.Nickname {
		changes = append(changes, domain.Change{Field: "nickname", After: "true"})
	}
	changes = append(changes, desk.Changed([]domain.Change{
		{Field: "basis", Before: string(before.Basis), After: string(after.Basis)},
		{Field: "allowed_by", Before: before.Exception.AllowedBy.String(), After: after.Exception.AllowedBy.String()},
	})...)
	err := d.Log(domain.AuditEntry{
		Action: domain.ActMemberEdit, Subject: g.ID, Version: g.Version,
		Related: []domain.ID{g.Branch, after.Person, after.Exception.AllowedBy}, Changes: changes,
		Rules: []domain.ClauseID{"N1.2c", "N1.2d"},
	}, desk.Scope(g.Branch, g.ID), desk.Because(after.Exception.Reason))
	if err != nil {
		return err
	}
	return d.SettleCards(g, after.Person)
}

// settleCardsOf looks again at the cards of a person whose record changed: what was
// another name on them may be the name now, N2.2b.
func settleCardsOf(d *desk.Desk, p domain.Person) error {
	d.SeePerson(p)
	in, err := d.GroupsOf(p.ID)
	if err != nil {
		return err
	}
	for _, m := range in {
		if !m.Present() {
			continue
		}
		g, err := d.Group(m.Group)
		if err != nil {
			return err
		}
		if err := d.SettleCards(g, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// presentMember gives a member who is in a live group now, of which the caller
// may manage the members.
func presentMember(d *desk.Desk, group, person domain.ID, version uint64) (domain.Group, domain.Membership, error) {
	g, err := d.ManagedGroup(group)
	if err != nil {
		return g, domain.Membership{}, err
	}
	if err := domain.LiveGroup(g); err != nil {
		return g, domain.Membership{}, err
	}
	if err := d.VisiblePerson("person", person, g.Branch); err != nil {
		return g, domain.Membership{}, err
	}
	m, err := d.Member(g.ID, person)
	if err != nil {
		return g, domain.Membership{}, err
	}
	name, _, err := d.PersonName(person)
	if err != nil {
		return g, domain.Membership{}, err
	}
	if err := domain.PresentMember(m, name, g.Name, "person"); err != nil {
		return g, domain.Membership{}, domain.AsError(err).By("") // the clause is that of a transfer
	}
	if version != 0 { // a line of a list or of a review is decided on the membership as it is
		err = d.Fresh(domain.Meta{ID: person, Version: m.Version}, version)
	}
	return g, *m, err
}

// exceptionFor gives the exception on which somebody is in a group, N1.2d; the
// zero one with any other basis.
func exceptionFor(d *desk.Desk, g domain.Group, basis domain.Basis, reason string, allowedBy domain.ID) (domain.Exception, error) {
	if basis != domain.BasisException {
		if reason != "" || !allowedBy.IsZero() {
			return domain.Exception{}, domain.BadChoice("basis", string(basis)).By("N1.2d")
		}
		return domain.Exception{}, nil
	}
	e := domain.Exception{Reason: reason, AllowedBy: allowedBy, Account: d.Actor.Account}
	if err := desk.OfKind(desk.Named{Field: "allowed_by", ID: allowedBy, Kind: domain.KindPerson}); err != nil {
		return domain.Exception{}, err
	}
	b, err := d.BranchOf(g.Branch)
	if err != nil {
		return domain.Exception{}, err
	}
	office, _ := b.OfficeOf(allowedBy)
	if err := domain.CheckException(d.Actor, e, office); err != nil {
		return domain.Exception{}, err
	}
	return e, nil
}

// LeaveMember ends the membership of somebody who left by themself. The owner
// hands the group over first, M5.1. An admin loses the role, so that the filing
// and the published list are renewed. Errors name on or note.
func (o *Service) LeaveMember(ctx context.Context, by domain.Caller, in LeaveMember) (domain.Membership, error) {
	if err := cmp.Or(desk.NeedID("group", in.Group, domain.KindGroup), desk.NeedID("person", in.Person, domain.KindPerson)); err != nil {
		return domain.Membership{}, err
	}
	note, err := domain.Text("note", in.Note, domain.MaxText)
	if err != nil {
		return domain.Membership{}, err
	}
	in.On = domain.Date(domain.CleanLine(string(in.On)))
	in.Note = note
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Membership, error) { return RecordLeft(d, in) })
}

// RecordLeft does what LeaveMember says, with a note that is clean.
func RecordLeft(d *desk.Desk, in LeaveMember) (out domain.Membership, _ error) {
	g, m, err := presentMember(d, in.Group, in.Person, in.Version)
	if err != nil {
		return out, err
	}
	on := cmp.Or(in.On, domain.DateOf(d.Now))
	if err := domain.PastDate("on", on, d.Now); err != nil {
		return out, err
	}
	if on < domain.DateOf(m.JoinedAt) {
		return out, domain.BadDate(domain.FaultBadDate, "on", "", on)
	}
	m.Parting = domain.Parting{As: domain.PartedLeft, Reason: in.Note}
	m.RemovedAt = d.Now
	if on != domain.DateOf(d.Now) {
		m.RemovedAt = on.Time()
	}
	return m, part(d, g, m, domain.ActMemberLeave, "N1.2d", nil, in.Note)
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
	authority, err := authorityOf(d, t)
	if err != nil {
		return err
	}
	m.Parting = domain.Parting{As: domain.PartedRemoved, Authority: authority, Reason: t.Reason, Decision: t.Subject}
	if t.Subject.Kind == domain.KindGroup {
		m.Parting.Decision = t.ID
	}
	return part(d, g, *m, domain.ActMemberRemove, authority, []domain.ID{t.ID, t.Subject}, "")
}

// authorityOf is what a removal rests on. A task of before that was kept with it
// has it from its violation.
func authorityOf(d *desk.Desk, t domain.Task) (domain.ClauseID, error) {
	if t.Authority != "" || t.Subject.Kind != domain.KindViolation {
		return cmp.Or(t.Authority, "M6.3"), nil
	}
	v, err := d.Violations().Get(t.Subject)
	return v.Authority, err
}

// part ends a membership in a live group. Why are the records that it follows
// from; the last of them, if any, renews what an admin's going changes.
func part(d *desk.Desk, g domain.Group, m domain.Membership, by domain.Action, rule domain.ClauseID, why []domain.ID, note string) error {
	if err := domain.CheckRemoval(domain.OutcomeRemoval, g, m.Person); err != nil {
		return err
	}
	before := g
	if err := d.Leave(&g, m); err != nil {
		return err
	}
	subject := g.ID
	if len(why) > 0 {
		subject = why[len(why)-1]
	}
	var tasks []domain.ID
	var err error
	if slices.Contains(g.Admins, m.Person) {
		g.Admins = slices.DeleteFunc(slices.Clone(g.Admins), func(id domain.ID) bool { return id == m.Person })
		g = domain.RenewFiling(g)
		if tasks, err = d.RenewalTasks(subject, g); err != nil {
			return err
		}
	}
	if err := desk.Save(d, d.Groups(), &g); err != nil {
		return err
	}
	rules := []domain.ClauseID{"M6.3"}
	if by == domain.ActMemberLeave {
		rules = []domain.ClauseID{rule}
	} else if rule != "M6.3" {
		rules = append(rules, rule)
	}
	return d.Log(domain.AuditEntry{
		Action: by, Subject: g.ID, Version: g.Version,
		Related: slices.Concat([]domain.ID{m.Person, g.Branch}, why, tasks),
		Changes: append([]domain.Change{
			{Field: "member", Before: m.Person.String()},
			{Field: "members", Before: strconv.Itoa(before.Members), After: strconv.Itoa(g.Members)},
		}, desk.ManagersChanged(before, g)...),
		Rules: rules,
	}, desk.Scope(g.Branch, g.ID), desk.Because(note))
}

// ExpelMember decides a removal under N2.2c and opens its task, which ends with
// the proof that it was done in WeChat. One removal of a member is open at a time,
// and the owner can't be removed, M5.1. Errors name person, ground or reason.
func (o *Service) ExpelMember(ctx context.Context, by domain.Caller, in ExpelMember) (domain.Task, error) {
	if err := cmp.Or(desk.NeedID("group", in.Group, domain.KindGroup), desk.NeedID("person", in.Person, domain.KindPerson)); err != nil {
		return domain.Task{}, err
	}
	reason, err := domain.NeedText("reason", "N2.2c", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Task{}, err
	}
	in.Reason = reason
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Task, error) { return RecordExpelled(d, in) })
}

// RecordExpelled does what ExpelMember says, with a reason that is clean.
func RecordExpelled(d *desk.Desk, in ExpelMember) (out domain.Task, _ error) {
	g, m, err := presentMember(d, in.Group, in.Person, in.Version)
	if err != nil {
		return out, err
	}
	if err := domain.CheckRemoval(domain.OutcomeRemoval, g, m.Person); err != nil {
		return out, err
	}
	if err := d.NotBeingRemoved(g.ID, m.Person, "person"); err != nil {
		return out, err
	}
	notice, err := removalGround(d, g, m, in.Ground)
	if err != nil {
		return out, err
	}
	subject := g.ID
	if in.Ground == domain.GroundCard {
		subject = notice
	}
	return openRemoval(d, g, m.Person, subject, in.Reason, domain.ActMemberExpel)
}

// removalGround checks why a member is to be removed, N2.2c, and gives the last
// notice that asked for the card to be put right.
func removalGround(d *desk.Desk, g domain.Group, m domain.Membership, ground domain.RemovalGround) (domain.ID, error) {
	p, err := desk.IfAny(d.Person(m.Person))
	if err != nil {
		return domain.ID{}, err
	}
	last, asked, err := desk.Last(d.Rectifications().List, desk.Of(domain.IndexGroup, g.ID), func(r domain.Rectification) bool {
		return slices.ContainsFunc(r.Members, func(x domain.Rectified) bool {
			return x.Person == m.Person && (x.State == domain.RectifiedOpen || x.State == domain.RectifiedOverdue)
		})
	})
	if err != nil {
		return domain.ID{}, err
	}
	found, err := d.CardFindings(m, p)
	if err != nil {
		return domain.ID{}, err
	}
	return last.ID, domain.CheckRemovalGround(ground, p.Name, asked, len(found) == 0)
}

// openRemoval opens the task of a removal under N2.2c.
func openRemoval(d *desk.Desk, g domain.Group, person, subject domain.ID, reason string, by domain.Action) (domain.Task, error) {
	id, err := d.Open(domain.Task{
		Kind: domain.TaskRemoveMember, Subject: subject, Person: person, Authority: "N2.2c", Reason: reason,
	}, g)
	if err != nil {
		return domain.Task{}, err
	}
	t, err := d.Tasks().Get(id)
	if err != nil {
		return t, err
	}
	return t, d.Log(domain.AuditEntry{
		Action: by, Subject: t.ID, Version: t.Version, Related: []domain.ID{g.ID, g.Branch, person, subject},
		Changes: desk.StateChange("", t.State, domain.Change{Field: "member", After: person.String()}),
		Rules:   []domain.ClauseID{"N2.2c", "M6.3"},
	}, desk.Scope(g.Branch, g.ID), desk.Because(reason))
}
