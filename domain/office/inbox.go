package office

import (
	"context"
	"errors"

	"alumni/domain"
)

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
