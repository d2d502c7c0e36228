// Package review holds the use-cases of the periodic identity review (身份核查) of
// a group's members, M6.1, N2.2a: its beginning and its end, and the walk through
// the roster, person by person. It knows the core, and people, whose notices,
// removals and verifications a review decides.
package review

import (
	"context"
	"slices"
	"strconv"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/review"
)

// Service keeps the reviews.
type Service struct{ *desk.Base }

// Filter narrows the reviews.
type Filter struct {
	Branch domain.ID
	Group  domain.ID
	State  domain.ReviewState
	Text   string
	After  string
	Limit  int
}

// StartReview begins a review of a group's members.
type StartReview struct{ Group domain.ID }

// OnReview is a step of a review on the version that a person saw.
type OnReview struct {
	ID      domain.ID
	Version uint64
}

// Row is a review as a list shows it.
type Row struct {
	domain.Review
	GroupName  string `json:"group_name"`
	BranchName string `json:"branch_name,omitempty"`
	Decided    int    `json:"decided"`              // of Members
	ClaimedBy  string `json:"claimed_by,omitempty"` // who walks it now
	Stamp      uint64 `json:"-"`
}

// Decision is what a review says of one member, with the names.
type Decision struct {
	domain.Reviewed
	Name   string `json:"name"`
	ByName string `json:"by_name,omitempty"`
}

// View is a review with what its page shows.
type View struct {
	Row
	Counts     map[domain.ReviewedState]int `json:"counts"`
	Decisions  []Decision                   `json:"decisions"` // of every member, in the roster's order
	JoinedNow  []desk.PersonRef             `json:"joined_since,omitempty"`
	ByName     string                       `json:"by_name,omitempty"`
	EndedByWho string                       `json:"ended_by_name,omitempty"`
	Mine       bool                         `json:"mine"` // the caller walks it
	History    []desk.HistoryEntry          `json:"history"`
	// Walk, Take and Finish are nil if the caller may do it now, else why not.
	Walk   error `json:"-"`
	Take   error `json:"-"`
	Finish error `json:"-"`
}

// StartReview begins a review of everybody who is in the group now, M6.1, N2.2a:
// one is open at a time. It is the caller's to walk for as long as a claimed case
// stays with its officer. It may begin before it is due. Errors name group.
func (o *Service) StartReview(ctx context.Context, by domain.Caller, in StartReview) (domain.Review, error) {
	if err := desk.NeedID("group", in.Group, domain.KindGroup); err != nil {
		return domain.Review{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Review, _ error) {
		g, err := d.ManagedGroup(in.Group)
		if err != nil {
			return out, err
		}
		if err := domain.Admits(g); err != nil {
			return out, domain.AsError(err).By("M6.1")
		}
		running, err := d.RunningReview(g.ID)
		if err != nil {
			return out, err
		}
		if !running.ID.IsZero() {
			return out, domain.OpenCase("group", "M6.1", running.ID)
		}
		return start(d, g)
	})
}

func start(d *desk.Desk, g domain.Group) (r domain.Review, err error) {
	terms, err := d.Terms()
	if err != nil {
		return r, err
	}
	r = domain.Review{
		Group: g.ID, Branch: g.Branch, State: domain.ReviewOpen, Due: review.Due(g, terms), By: d.Actor.Account, Sample: g.Sample,
	}
	if r.Claim, err = claimed(d); err != nil {
		return r, err
	}
	err = eachMember(d, g.ID, func(m domain.Membership) {
		r.Members = append(r.Members, domain.Reviewed{Person: m.Person, State: domain.ReviewedOpen})
	})
	if err != nil {
		return r, err
	}
	if len(r.Members) == 0 {
		return r, domain.Conflict(domain.FaultNobodyToReview, "group", "M6.1", domain.Args{"group": g.Name})
	}
	task, opened, err := d.OpenTask(g.ID, domain.TaskReviewMembers)
	if r.Task = task.ID; err == nil && !opened {
		r.Task, err = openTask(d, g, r.Due)
	}
	if err != nil {
		return r, err
	}
	d.Touch(r.Task, task.Version+1, domain.ActReviewStart, desk.Scope(g.Branch, g.ID))
	return desk.Keep(d, d.Reviews(), r, domain.AuditEntry{
		Action: domain.ActReviewStart, Related: []domain.ID{g.ID, g.Branch, r.Task},
		Changes: desk.StateChange("", r.State, domain.Change{Field: "members", After: strconv.Itoa(len(r.Members))}),
		Rules:   []domain.ClauseID{"M6.1", "N2.2a"},
	}, nil, g.Branch, g.ID)
}

// openTask opens what waits in the inbox until a review ends.
func openTask(d *desk.Desk, g domain.Group, due time.Time) (domain.ID, error) {
	return d.Open(domain.Task{Kind: domain.TaskReviewMembers, Subject: g.ID, Due: due}, g)
}

// claimed is a claim of the caller's from now on; none of the operator's, who has no
// account in whose name to work.
func claimed(d *desk.Desk) (domain.CaseClaim, error) {
	if d.Actor.Account.IsZero() {
		return domain.CaseClaim{}, nil
	}
	terms, err := d.Terms()
	return domain.CaseClaim{By: d.Actor.Account, At: d.Now, Until: d.Now.Add(terms.ClaimTime())}, err
}

// eachMember walks the present members of a group.
func eachMember(d *desk.Desk, group domain.ID, fn func(domain.Membership)) error {
	members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(group, q) }
	return desk.Each(members, domain.Query{}, func(m domain.Membership) error {
		if m.Present() {
			fn(m)
		}
		return nil
	})
}

// Reviews pages through the reviews in the caller's scope, newest first.
func (o *Service) Reviews(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[Row], error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		q = d.ScopedByGroup(q.Where(domain.IndexState, string(f.State)), f.Branch)
		if !f.Group.IsZero() {
			q.Index, q.Eq = domain.IndexGroup, f.Group.String()
		}
		keep := desk.Rows(d, func(r domain.Review) bool {
			return domain.CanSee(d.Actor, r.Branch, r.Group) && (f.Branch.IsZero() || r.Branch == f.Branch) &&
				(f.Group.IsZero() || r.Group == f.Group) && (f.State == "" || r.State == f.State)
		}, rowOf)
		return desk.Lookup(s, d.Reviews(), q, keep, func(r Row) bool { return s.Finds(r.GroupName, r.BranchName) })
	})
}

func rowOf(d *desk.Desk, r domain.Review) (Row, error) {
	s := d.Show(r.Meta)
	row := Row{
		Review: r, GroupName: s.Group(r.Group).Name, BranchName: s.Branch(r.Branch).Name,
		Decided: len(r.Members) - review.Count(r)[domain.ReviewedOpen],
	}
	if r.State == domain.ReviewOpen && r.Claim.Holds(d.Now) {
		row.ClaimedBy = d.AccountName(r.Claim.By)
	}
	row.Stamp = s.Stamp<<1 | uint64(min(len(row.ClaimedBy), 1))
	return row, s.Err
}

// Review gives one review; out of scope is CodeNotFound.
func (o *Service) Review(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (v View, _ error) {
		r, err := d.VisibleReview(id)
		if err != nil {
			return v, err
		}
		if v.Row, err = rowOf(d, r); err != nil {
			return v, err
		}
		s := d.Show(r.Meta)
		for _, m := range r.Members {
			v.Decisions = append(v.Decisions, Decision{Reviewed: m, Name: s.Person(m.Person), ByName: d.AccountName(m.By)})
		}
		joined := r.Joined
		if r.State == domain.ReviewOpen {
			if joined, err = joinedSince(d, r); err != nil {
				return v, err
			}
		}
		v.JoinedNow = s.Refs(s.Branch(r.Branch), joined)
		v.Counts, v.ByName, v.EndedByWho = review.Count(r), d.AccountName(r.By), d.AccountName(r.EndedBy)
		v.Mine = r.Claim.Holds(d.Now) && r.Claim.By == d.Actor.Account
		v.History = s.History(id)
		v.Walk, v.Take, v.Finish = mayWalk(d, r), mayTake(d, r), mayWalk(d, r)
		if v.Finish == nil {
			v.Finish = review.CheckDone(r)
		}
		return v, s.Err
	})
}

// joinedSince gives who is a member and is not in the review: joined since it began.
func joinedSince(d *desk.Desk, r domain.Review) (out []domain.ID, err error) {
	in := map[domain.ID]bool{}
	for _, m := range r.Members {
		in[m.Person] = true
	}
	err = eachMember(d, r.Group, func(m domain.Membership) {
		if !in[m.Person] {
			out = append(out, m.Person)
		}
	})
	return out, err
}

// mayTake tells whether the caller may walk a review at all, whoever does now.
func mayTake(d *desk.Desk, r domain.Review) error {
	g, err := d.Group(r.Group)
	if err != nil {
		return err
	}
	if err := domain.CanManage(d.Actor, g); err != nil {
		return err
	}
	return domain.Step(domain.ReviewFlow, r.ID, r.State, domain.ReviewDone)
}

// mayWalk tells whether the caller may decide in a review now: nobody else walks it.
func mayWalk(d *desk.Desk, r domain.Review) error {
	if err := mayTake(d, r); err != nil {
		return err
	}
	if !r.Claim.Holds(d.Now) || r.Claim.By == d.Actor.Account {
		return nil
	}
	return domain.Conflict(domain.FaultClaimed, "", "", domain.Args{
		"id": r.ID.String(), "by": d.AccountName(r.Claim.By), "until": r.Claim.Until,
	})
}

// toChange loads a review that the caller may change, on the version given.
func toChange(d *desk.Desk, in OnReview, may func(*desk.Desk, domain.Review) error) (domain.Review, error) {
	r, err := d.VisibleReview(in.ID)
	if err != nil {
		return r, err
	}
	as := r
	as.State = domain.ReviewOpen
	if err := d.Allowed(may(d, as), r.Meta, in.Version); err != nil {
		return r, err
	}
	r.Members = slices.Clone(r.Members)
	return r, may(d, r)
}

// TakeReview has the caller go on with a review that nobody walks or somebody else
// does (接手): two people never decide in it at once.
func (o *Service) TakeReview(ctx context.Context, by domain.Caller, in OnReview) (domain.Review, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Review, error) {
		r, err := toChange(d, in, mayTake)
		if err != nil {
			return r, err
		}
		before := r.Claim
		if r.Claim, err = claimed(d); err != nil {
			return r, err
		}
		e := domain.AuditEntry{
			Action: domain.ActReviewTake, Related: []domain.ID{r.Group, r.Branch}, Rules: []domain.ClauseID{"M6.1"},
			Changes: desk.Changed([]domain.Change{{Field: "assignee", Before: before.By.String(), After: r.Claim.By.String()}}),
		}
		return desk.Keep(d, d.Reviews(), r, e, nil, r.Branch, r.Group)
	})
}

// FinishReview ends a review in which everybody is decided on. What it found stays
// on record: of each member, and who joined since and is not covered. The group's
// next review is due a cycle later, and its task ends by the review, M6.1.
func (o *Service) FinishReview(ctx context.Context, by domain.Caller, in OnReview) (domain.Review, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Review, error) {
		r, err := toChange(d, in, mayWalk)
		if err != nil {
			return r, err
		}
		if err := settleGone(d, &r); err != nil {
			return r, err
		}
		if err := review.CheckDone(r); err != nil {
			return r, err
		}
		if r.Joined, err = joinedSince(d, r); err != nil {
			return r, err
		}
		r.State, r.EndedAt, r.EndedBy, r.Claim = domain.ReviewDone, d.Now, d.Actor.Account, domain.CaseClaim{}
		return finish(d, r)
	})
}

// settleGone says of whoever is a member no more and was not decided on that they
// are gone.
func settleGone(d *desk.Desk, r *domain.Review) error {
	for i, m := range r.Members {
		if m.State != domain.ReviewedOpen {
			continue
		}
		in, err := d.Member(r.Group, m.Person)
		if err != nil {
			return err
		}
		if in == nil || !in.Present() {
			r.Members[i].State, r.Members[i].At = domain.ReviewedGone, d.Now
		}
	}
	return nil
}

func finish(d *desk.Desk, r domain.Review) (domain.Review, error) {
	counts := review.Count(r)
	changes := desk.StateChange(domain.ReviewOpen, r.State)
	for _, s := range domain.ReviewedStates {
		if counts[s] > 0 {
			changes = append(changes, domain.Change{Field: "reviewed_" + string(s), After: strconv.Itoa(counts[s])})
		}
	}
	if len(r.Joined) > 0 {
		changes = append(changes, domain.Change{Field: "not_covered", After: strconv.Itoa(len(r.Joined))})
	}
	r, err := desk.Keep(d, d.Reviews(), r, domain.AuditEntry{
		Action: domain.ActReviewDone, Related: []domain.ID{r.Group, r.Branch, r.Task}, Changes: changes,
		Rules: []domain.ClauseID{"M6.1", "N2.2a"},
	}, nil, r.Branch, r.Group)
	if err != nil {
		return r, err
	}
	g, err := d.Groups().Get(r.Group)
	if err != nil {
		return r, err
	}
	g.ReviewedAt = d.Now
	if err := desk.Save(d, d.Groups(), &g); err != nil {
		return r, err
	}
	d.Touch(g.ID, g.Version, domain.ActReviewDone, desk.Scope(g.Branch, g.ID))
	t, open, err := d.OpenTask(g.ID, domain.TaskReviewMembers)
	if err != nil || !open {
		return r, err
	}
	return r, d.EndByRecord(t, r.ID, domain.DateOf(d.Now), []domain.ID{g.ID, g.Branch}, "M6.1")
}

// Awaited refuses words where a review itself ends its task, M6.1.
func Awaited(d *desk.Desk, t domain.Task) error {
	g, err := d.Group(t.Group)
	if err != nil {
		return err
	}
	return domain.Conflict(domain.FaultReviewItself, "", "M6.1", domain.Args{"group": g.Name})
}
