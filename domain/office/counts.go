package office

import (
	"context"

	"alumni/domain"
)

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
