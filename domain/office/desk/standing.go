package desk

import (
	"cmp"
	"slices"
	"time"

	"alumni/domain"
)

// Merging gives the running consolidation that a group is part of; the zero ID
// for none. While it runs the group ends by it or not at all: nobody who is
// still to be moved may be left in it, or sent into a group that ends, N1.5.
func (d *Desk) Merging(g domain.Group) (domain.ID, error) {
	if g.Branch.IsZero() {
		return domain.ID{}, nil
	}
	c, err := d.Undone(g.Branch)
	if err != nil || c.State != domain.ConsolidationRunning ||
		!slices.Contains(c.Keep, g.ID) && !slices.Contains(c.End, g.ID) {
		return domain.ID{}, err
	}
	return c.ID, nil
}

// MergedFirst refuses the end of a group that a consolidation still runs on.
func MergedFirst(consolidation domain.ID) error {
	if consolidation.IsZero() {
		return nil
	}
	return domain.OpenCase("group", "N1.5", consolidation)
}

// EachUndecided calls fn for every undecided application about a group. It reads
// the group's own applications only, decided ones with them: a handful.
func (d *Desk) EachUndecided(group domain.ID, fn func(domain.Application) error) error {
	return Each(d.Applications().List, Of(domain.IndexGroup, group), func(a domain.Application) error {
		if !a.State.Undecided() {
			return nil
		}
		return fn(a)
	})
}

// Undone gives a branch's consolidation that is a plan still or under way.
func (d *Desk) Undone(branch domain.ID) (domain.Consolidation, error) {
	c, _, err := Last(d.Consolidations().List, Of(domain.IndexBranch, branch), func(c domain.Consolidation) bool {
		return c.State == domain.ConsolidationDraft || c.State == domain.ConsolidationRunning
	})
	return c, err
}

// UndecidedBut gives an application or a transfer about a group that is not decided
// yet, besides one application; the zero ID if there is none.
func (d *Desk) UndecidedBut(group, but domain.ID) (domain.ID, error) {
	a, _, err := Last(d.Applications().List, Of(domain.IndexGroup, group), func(a domain.Application) bool {
		return a.State.Undecided() && a.ID != but
	})
	if err != nil || !a.ID.IsZero() {
		return a.ID, err
	}
	t, _, err := Last(d.Transfers().List, Of(domain.IndexGroup, group), func(t domain.Transfer) bool { return t.State.Undecided() })
	return t.ID, err
}

// OpenRemoval finds the open violation, or the open task of N2.2c, by which a
// person is to be removed from a group; the zero ID for none.
func (d *Desk) OpenRemoval(group, person domain.ID) (domain.ID, error) {
	return d.removalWhere(person, Of(domain.IndexGroup, group), func(v domain.Violation) bool { return v.Group == group })
}

// OpenRemovalIn finds what OpenRemoval finds in any group of a branch; the zero
// ID for none.
func (d *Desk) OpenRemovalIn(branch, person domain.ID) (domain.ID, error) {
	return d.removalWhere(person, Of(domain.IndexBranch, branch), func(v domain.Violation) bool { return v.Branch == branch })
}

// NotBeingRemoved refuses to remove somebody from a group a second time, or to
// decide it twice, N2.2c, while a removal is open.
func (d *Desk) NotBeingRemoved(group, person domain.ID, field string) error {
	open, err := d.OpenRemoval(group, person)
	if err != nil || open.IsZero() {
		return err
	}
	name, _, err := d.PersonName(person)
	if err != nil {
		return err
	}
	return domain.Conflict(domain.FaultToBeRemoved, field, "M6.3", domain.Args{"id": open.String(), "person": name})
}

func (d *Desk) removalWhere(person domain.ID, tasks domain.Query, where func(domain.Violation) bool) (domain.ID, error) {
	t, _, err := Last(d.Tasks().List, tasks, func(t domain.Task) bool { return OpenExpulsion(t) && t.Person == person })
	if err != nil || !t.ID.IsZero() {
		return t.ID, err
	}
	v, _, err := Last(d.Violations().List, Of(domain.IndexPerson, person), func(v domain.Violation) bool {
		return v.Outcome == domain.OutcomeRemoval && v.State == domain.ViolationOpen && where(v)
	})
	return v.ID, err
}

// Leave ends the membership of somebody who is in a group in WeChat no more, as
// it says, and counts it. What was open about the card ends with it.
func (d *Desk) Leave(g *domain.Group, m domain.Membership) error {
	if m.RemovedAt.IsZero() {
		m.RemovedAt = d.Now
	}
	g.Members = max(g.Members-1, 0)
	if err := d.PutMembership(m); err != nil {
		return err
	}
	return d.SettleCards(*g, m.Person)
}

// CloseGroup ends a group by the task that proves it, under the clause that says
// why. Its other open tasks fall away, and one opens to take it off the published
// list, M4.3.
func (d *Desk) CloseGroup(g domain.Group, t domain.Task, rule domain.ClauseID) error {
	before := g.State
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	if err := d.CancelTasks(g.ID, t.ID, rule, func(k domain.TaskKind) bool { return !k.Spec().Stays }); err != nil {
		return err
	}
	g.State, g.EndedAt = domain.GroupEnded, d.Now
	if err := cmp.Or(d.endNotices(g), d.endReview(g)); err != nil {
		return err
	}
	if err := Save(d, d.Groups(), &g); err != nil {
		return err
	}
	publish, err := d.Open(domain.Task{Kind: domain.TaskPublish, Subject: t.Subject}, g)
	if err != nil {
		return err
	}
	where := Scope(g.Branch, g.ID)
	d.TouchNew(domain.ActGroupState, where, publish)
	return d.Log(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version,
		Related: []domain.ID{g.Branch, t.ID, t.Subject, publish},
		Changes: StateChange(before, g.State),
		Rules:   []domain.ClauseID{rule, "M4.3"},
	}, where, nil)
}

// endNotices ends the open notices of a group that ends: nobody is in it.
func (d *Desk) endNotices(g domain.Group) error {
	open, err := d.OpenNotices(g.ID)
	if err != nil {
		return err
	}
	for _, r := range open {
		now := map[domain.ID]domain.RectifiedState{}
		for _, m := range r.Members {
			now[m.Person] = domain.RectifiedGone
		}
		if err := d.settleNotice(r, now, domain.ActRectifyClose); err != nil {
			return err
		}
	}
	return nil
}

// ChangeGroup changes the task's group and logs it.
func (d *Desk) ChangeGroup(t domain.Task, fn func(*domain.Group) (domain.Change, error)) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	change, err := fn(&g)
	if err != nil {
		return err
	}
	_, err = Keep(d, d.Groups(), g, domain.AuditEntry{
		Action: domain.ActGroupState, Related: []domain.ID{g.Branch, t.ID},
		Changes: []domain.Change{change}, Rules: t.Kind.Spec().Rules,
	}, nil, g.Branch, g.ID)
	return err
}

// OwnerOutside is a group whose owner has no office by which one owns a group,
// M5.2: somebody who left the council, or never sat in it.
type OwnerOutside struct {
	Group      domain.ID `json:"group"`
	Name       string    `json:"name"` // the group's
	Branch     domain.ID `json:"branch,omitzero"`
	BranchName string    `json:"branch_name,omitempty"`
	Owner      PersonRef `json:"owner"`
	// Seated tells that the owner has an owning office in the group's branch all
	// the same: who leaves one council may sit in another.
	Seated bool `json:"seated,omitempty"`
	// Authority is the president's authorisation on record, by which the owner stays.
	Authority domain.Reference `json:"authority,omitzero"`
	// Task is the open review of the owner; zero for none.
	Task domain.ID `json:"task,omitzero"`
}

// Stands tells whether the owner may own the group as it is, M5.2.
func (o OwnerOutside) Stands() bool { return o.Seated || !o.Authority.IsZero() }

// OwnerOutside tells on what the owner of a group stands, M5.2.
func (d *Desk) OwnerOutside(b domain.Branch, g domain.Group) (OwnerOutside, error) {
	out := OwnerOutside{Group: g.ID, Name: g.Name, Branch: g.Branch, BranchName: b.Name}
	var err error
	if out.Owner, err = d.Ref(b, g.Owner); err != nil {
		return out, err
	}
	preparatory := g.Kind == domain.GroupPreparatory && b.State != domain.BranchEstablished // N2.1b
	if out.Seated = out.Owner.Office.Owns() || preparatory; out.Seated {
		return out, nil
	}
	if out.Authority, err = d.OwnerAuthority(g); err != nil {
		return out, err
	}
	out.Task, err = d.OpenReview(g)
	return out, err
}

// OwnerAuthority gives the president's authorisation of a group's owner that is
// on record, M5.2: of the application that set the group up, of the last
// transfer to the owner, or the proof of a review since; the zero Reference for none.
func (d *Desk) OwnerAuthority(g domain.Group) (domain.Reference, error) {
	var found domain.Reference
	var since time.Time
	a, err := IfAny(d.Applications().Get(g.Application))
	if err != nil {
		return found, err
	}
	if !a.ID.IsZero() && a.Owner == g.Owner {
		found, since = a.OwnerAuth, a.Reply.At
	}
	q := Of(domain.IndexGroup, g.ID)
	err = Each(d.Transfers().List, q, func(t domain.Transfer) error {
		if t.State == domain.CaseApproved && t.Role == domain.ManagerOwner && t.To == g.Owner && !t.Reply.At.Before(since) {
			found, since = t.Authority, t.Reply.At
		}
		return nil
	})
	if err != nil {
		return found, err
	}
	err = Each(d.Tasks().List, q, func(t domain.Task) error {
		if t.Kind != domain.TaskReviewOwner || t.State != domain.TaskDone || t.Person != g.Owner ||
			t.Proof.At.Before(since) || endedByItself(t) {
			return nil
		}
		found, since = domain.Reference{Number: cmp.Or(t.Proof.Note, t.Proof.Link), Date: t.Proof.Date}, t.Proof.At
		return nil
	})
	return found, err
}

// OpenReview gives the open review of a group's present owner; zero for none.
func (d *Desk) OpenReview(g domain.Group) (domain.ID, error) {
	t, _, err := Last(d.Tasks().List, Of(domain.IndexGroup, g.ID), func(t domain.Task) bool { return openReview(t) && t.Person == g.Owner })
	return t.ID, err
}

func openReview(t domain.Task) bool {
	return t.Kind == domain.TaskReviewOwner && t.State == domain.TaskOpen
}

// endedByItself tells whether a review ended because the group got another
// owner: its proof is then the number of the transfer or the group, and no
// authorisation of anybody.
func endedByItself(t domain.Task) bool {
	id, err := domain.ParseID(t.Proof.Note)
	return err == nil && (id.Kind == domain.KindTransfer || id.Kind == domain.KindGroup)
}

// EndReviews ends the open reviews of a group's former owners after the group
// was handed over, or lost its owner, by a record: the task's proof names it.
func (d *Desk) EndReviews(g domain.Group, by domain.ID) error {
	open, err := All(d.Tasks().List, Of(domain.IndexGroup, g.ID), func(t domain.Task) bool { return openReview(t) && t.Person != g.Owner })
	if err != nil {
		return err
	}
	for _, t := range open {
		if err := d.EndByRecord(t, by, domain.DateOf(d.Now), []domain.ID{g.ID}, "M5.2"); err != nil {
			return err
		}
	}
	return nil
}
