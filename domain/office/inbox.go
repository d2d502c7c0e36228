package office

import (
	"context"
	"errors"
	"time"

	"alumni/domain"
)

// InboxItem is one thing that waits for the caller.
type InboxItem struct {
	Due     time.Time   `json:"due"`
	Overdue bool        `json:"overdue"`
	Subject domain.ID   `json:"subject"`
	Kind    domain.Kind `json:"-"`
	Version uint64      `json:"version"`
	Branch  string      `json:"branch,omitempty"` // the branch's name
	Group   string      `json:"group,omitempty"`  // the group's name
	From    string      `json:"from,omitempty"`   // transfer: present holder
	To      string      `json:"to,omitempty"`     // transfer: successor
	Person  string      `json:"person,omitempty"` // task: whom it concerns
	// Type is the application's kind, the manager's role or the task's kind.
	Type string `json:"type"`
	Seq  int    `json:"seq,omitempty"` // application: which group of the branch it would be
	// Assignee is the name of the account that does a task or claims a case; Mine: it is the caller's.
	Assignee string `json:"assignee,omitempty"`
	Mine     bool   `json:"mine,omitempty"`
}

// InboxFilter narrows the inbox.
type InboxFilter struct {
	Text  string // found in a name that the item shows or in its number
	After string
	Limit int
}

// InboxPage is a page of the inbox, oldest due first. The numbers are of the
// whole inbox, whatever a text finds of it.
type InboxPage struct {
	Items   []InboxItem `json:"items"`
	Next    string      `json:"next,omitempty"`
	Total   int         `json:"total"`   // at most CountLimit
	Overdue int         `json:"overdue"` // at most CountLimit
	Today   int         `json:"today"`   // due today, not overdue; at most CountLimit
}

// CountLimit is where counting stops; a face shows it as "999+".
const CountLimit = 1000

// Counts are the numbers beside the console's sections.
type Counts struct {
	Inbox        int // waits for the caller
	Branches     int
	Groups       int
	Applications int // submitted
	Transfers    int // submitted
	Violations   int // open
	Tasks        int // open
	Filings      int // forms that wait for headquarters
	// CampaignDone and CampaignAsked are the branches of the newest open filing
	// campaign that have filed, and all that are to; both 0 without a campaign.
	CampaignDone, CampaignAsked int
}

// Whoami gives the caller's present role; CodeForbidden with FaultDisabled for
// a key that is unknown or disabled.
func (o *Office) Whoami(ctx context.Context, by domain.Caller) (domain.Actor, error) {
	return read(ctx, o, by, func(d *desk) (domain.Actor, error) {
		return d.actor, nil
	})
}

// Inbox gives what waits for the caller, across kinds, oldest due first. An
// auditor reads the inbox of headquarters. A text is looked for in the number and
// the names of branch, group and persons; one call walks at most scanBudget
// waits: a page may come back short or empty, with a cursor to go on.
func (o *Office) Inbox(ctx context.Context, by domain.Caller, f InboxFilter) (InboxPage, error) {
	return read(ctx, o, by, func(d *desk) (out InboxPage, _ error) {
		audience := domain.WaitsFor(d.actor)
		waiting := func(q domain.Query) (domain.Page[domain.WaitingRow], error) { return d.Waiting(audience, q) }
		s := d.search(f.Text)
		page, err := sift(waiting, domain.Query{After: f.After, Limit: f.Limit}, func(w domain.WaitingRow) (InboxItem, bool, error) {
			it, ok, err := d.inboxItem(w)
			return it, ok && (!s.asked() || s.findsID(it.Subject) || s.finds(it.Branch, it.Group, it.From, it.To, it.Person)), err
		})
		if err != nil {
			return out, err
		}
		v := InboxPage{Items: page.Items, Next: page.Next}
		if v.Total, err = d.WaitingCount(audience, CountLimit); err != nil {
			return out, err
		}
		v.Overdue, v.Today, err = d.dueCounts(audience)
		return v, err
	})
}

// errEnough stops a walk.
var errEnough = errors.New("enough")

// dueCounts counts what is overdue and what is due later today, in China. The
// index is in order of due times, so the walk stops at tomorrow.
func (d *desk) dueCounts(a domain.Audience) (overdue, today int, err error) {
	waiting := func(q domain.Query) (domain.Page[domain.WaitingRow], error) { return d.Waiting(a, q) }
	err = each(waiting, domain.Query{}, func(w domain.WaitingRow) error {
		switch {
		case w.Due.Before(d.now):
			overdue = min(overdue+1, CountLimit)
		case domain.DateOf(w.Due) == domain.DateOf(d.now):
			today++
		default:
			return errEnough
		}
		if overdue == CountLimit || today == CountLimit {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return overdue, today, err
}

// inboxItem makes an item of what waits; ok is false for a record out of scope.
func (d *desk) inboxItem(w domain.WaitingRow) (it InboxItem, ok bool, err error) {
	it = InboxItem{Due: w.Due, Overdue: w.Due.Before(d.now), Subject: w.Subject, Kind: w.Subject.Kind}
	var branch, group domain.ID
	switch w.Subject.Kind {
	case domain.KindApplication:
		branch, group, err = d.applicationItem(&it)
	case domain.KindTransfer:
		branch, group, err = d.transferItem(&it)
	case domain.KindTask:
		branch, group, err = d.taskItem(&it)
	case domain.KindGroup:
		branch, group, err = d.vacancyItem(&it)
	default:
		return it, false, nil
	}
	if err != nil || !domain.CanSee(d.actor, branch, group) {
		return it, false, err
	}
	if !branch.IsZero() {
		b, err := d.branch(branch)
		if err != nil && !missing(err) {
			return it, false, err
		}
		it.Branch = b.Name
	}
	if !group.IsZero() {
		g, err := d.group(group)
		if err != nil && !missing(err) {
			return it, false, err
		}
		it.Group = g.Name
	}
	return it, true, nil
}

func (d *desk) applicationItem(it *InboxItem) (branch, group domain.ID, err error) {
	a, err := d.Applications().Get(it.Subject)
	if err != nil {
		return branch, group, err
	}
	it.Version, it.Type = a.Version, string(a.Kind)
	it.Assignee, it.Mine = d.claimedBy(a.Claim), d.mine(a.Claim)
	if a.Kind.OnGroup() {
		return a.Branch, a.Group, nil
	}
	it.Seq, err = d.PeekSeq(domain.GroupCounter(a.Branch))
	return a.Branch, a.Group, err
}

func (d *desk) transferItem(it *InboxItem) (branch, group domain.ID, err error) {
	t, err := d.Transfers().Get(it.Subject)
	if err != nil {
		return branch, group, err
	}
	it.Version, it.Type = t.Version, string(t.Role)
	it.Assignee, it.Mine = d.claimedBy(t.Claim), d.mine(t.Claim)
	if it.From, _, err = d.personName(t.From); err != nil {
		return branch, group, err
	}
	it.To, _, err = d.personName(t.To)
	return t.Branch, t.Group, err
}

// vacantOwner is the inbox item's type of a group without an owner, M5.1.
const vacantOwner = "vacant"

func (d *desk) vacancyItem(it *InboxItem) (branch, group domain.ID, err error) {
	g, err := d.group(it.Subject)
	it.Version, it.Type = g.Version, vacantOwner
	return g.Branch, g.ID, err
}

func (d *desk) taskItem(it *InboxItem) (branch, group domain.ID, err error) {
	t, err := d.Tasks().Get(it.Subject)
	if err != nil {
		return branch, group, err
	}
	it.Version, it.Type = t.Version, string(t.Kind)
	it.Assignee = d.accountName(t.Assignee)
	it.Mine = !t.Assignee.IsZero() && t.Assignee == d.actor.Account
	it.Person, _, err = d.personName(t.Person)
	return t.Branch, t.Group, err
}

// Counts gives the numbers beside the console's sections, in the caller's scope.
func (o *Office) Counts(ctx context.Context, by domain.Caller) (Counts, error) {
	seen := o.memo.seen()
	return read(ctx, o, by, func(d *desk) (Counts, error) { return d.counts(o.memo, seen) })
}

func (d *desk) counts(memo *progressMemo, seen uint64) (c Counts, err error) {
	if c.Inbox, err = d.WaitingCount(domain.WaitsFor(d.actor), CountLimit); err != nil {
		return c, err
	}
	if err := d.countFilings(&c, memo, seen); err != nil {
		return c, err
	}
	if d.actor.SeesAll() {
		return d.countAll(c)
	}
	return d.countScope(c)
}

func (d *desk) countAll(c Counts) (Counts, error) {
	state := func(s string) domain.Query { return domain.Query{Index: domain.IndexState, Eq: s} }
	for _, n := range []struct {
		into  *int
		count func(domain.Query, int) (int, error)
		q     domain.Query
	}{
		{&c.Branches, d.Branches().Count, domain.Query{}},
		{&c.Groups, d.Groups().Count, domain.Query{}},
		{&c.Applications, d.Applications().Count, state(string(domain.CaseSubmitted))},
		{&c.Transfers, d.Transfers().Count, state(string(domain.CaseSubmitted))},
		{&c.Violations, d.Violations().Count, state(string(domain.ViolationOpen))},
		{&c.Tasks, d.Tasks().Count, state(string(domain.TaskOpen))},
	} {
		v, err := n.count(n.q, CountLimit)
		if err != nil {
			return c, err
		}
		*n.into = v
	}
	return c, nil
}

// countScope counts one branch's or one group's records, which are few, by
// reading them: the store has no index over scope and state at once.
func (d *desk) countScope(c Counts) (Counts, error) {
	q := d.scopedByGroup(domain.Query{}, domain.ID{})
	if d.actor.Role == domain.RoleGroupManager {
		c.Groups = 1
	} else {
		c.Branches = 1
		n, err := d.Groups().Count(q, CountLimit)
		if err != nil {
			return c, err
		}
		c.Groups = n
	}
	err := each(d.Applications().List, q, func(a domain.Application) error {
		if a.State == domain.CaseSubmitted && domain.CanSee(d.actor, a.Branch, a.Group) {
			c.Applications = min(c.Applications+1, CountLimit)
		}
		return nil
	})
	if err != nil {
		return c, err
	}
	err = each(d.Transfers().List, q, func(t domain.Transfer) error {
		if t.State == domain.CaseSubmitted {
			c.Transfers = min(c.Transfers+1, CountLimit)
		}
		return nil
	})
	if err != nil {
		return c, err
	}
	err = each(d.Violations().List, q, func(v domain.Violation) error {
		if v.State == domain.ViolationOpen {
			c.Violations = min(c.Violations+1, CountLimit)
		}
		return nil
	})
	if err != nil {
		return c, err
	}
	err = each(d.Tasks().List, q, func(t domain.Task) error {
		if t.State == domain.TaskOpen {
			c.Tasks = min(c.Tasks+1, CountLimit)
		}
		return nil
	})
	return c, err
}
