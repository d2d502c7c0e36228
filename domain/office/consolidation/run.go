package consolidation

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/consolidation"
	"alumni/domain/office/desk"
)

// moveTasksAtOnce is how many tasks one transaction opens or cancels: each costs a
// dozen writes.
const moveTasksAtOnce = 4

// StartConsolidation begins to carry a plan out: it is made anew of today's
// members, and every group that ends gets a task for its branch to move its
// people. It fails with FaultMembersUnknown where a group has people whom the
// registry does not know, FaultOpenCase where something about a group is
// undecided, FaultCapacity where the people no longer fit.
func (o *Service) StartConsolidation(ctx context.Context, by domain.Caller, in StartConsolidation) (domain.Consolidation, error) {
	reason, err := domain.NeedText("reason", "N1.5", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Consolidation{}, err
	}
	out, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Consolidation, _ error) {
		c, err := consolidationToChange(d, in.ID, in.Version)
		if err != nil {
			return out, err
		}
		before := c
		if err := domain.Step(domain.ConsolidationFlow, c.ID, c.State, domain.ConsolidationRunning); err != nil {
			return out, err
		}
		if err := onlyOne(d, c.Branch, c.ID); err != nil {
			return out, err
		}
		if err := startable(d, &c); err != nil {
			return out, err
		}
		c.State, c.Reason = domain.ConsolidationRunning, reason
		if c, err = keep(d, c, domain.ActConsolidationStart, planChanges(before, c), reason); err != nil {
			return out, err
		}
		_, err = moveTasks(d, c)
		return c, err
	})
	if err != nil {
		return out, err
	}
	return out, o.openMoveTasks(ctx, by, out.ID)
}

// startable plans a draft anew of today's members.
func startable(d *desk.Desk, c *domain.Consolidation) error {
	loads, live, err := groupLoads(d, c.Branch)
	if err != nil {
		return err
	}
	var groups []consolidation.Group
	for _, id := range slices.Concat(c.Keep, c.End) {
		at := slices.IndexFunc(loads, func(l GroupLoad) bool { return l.ID == id })
		if at < 0 || live[at].State != domain.GroupActive {
			return notInUse(d, id)
		}
		if l := loads[at]; !l.Case.IsZero() {
			return domain.Conflict(domain.FaultOpenCase, "", "N1.5", domain.Args{"id": l.Case.String(), "group": l.Name})
		}
		g, err := mergeGroup(d, live[at])
		if err != nil {
			return err
		}
		if have := live[at].Members; have > len(g.Members) {
			return domain.Conflict(domain.FaultMembersUnknown, "", "N1.5",
				domain.Args{"group": live[at].Name, "have": have, "count": len(g.Members)})
		}
		groups = append(groups, g)
	}
	p, err := consolidation.Keeping(groups, c.Keep, c.Moves, nil)
	if err != nil {
		return mergeNamed(d, err)
	}
	c.Moves = p.Moves
	return moveBound(c.Moves)
}

// notInUse is the refusal for a group that people can't be moved into or out of.
func notInUse(d *desk.Desk, id domain.ID) error {
	g, err := d.Group(id)
	if err != nil {
		return err
	}
	return domain.WrongState("", "N1.5", id, g.State, domain.GroupActive)
}

// openMoveTasks opens the tasks that are missing, a few in each transaction.
// Broken off in the middle, the next step goes on with it.
func (o *Service) openMoveTasks(ctx context.Context, by domain.Caller, id domain.ID) error {
	return o.Rounds(ctx, by, func(d *desk.Desk) (more bool, err error) {
		c, err := d.VisibleConsolidation(id)
		if err != nil || c.State != domain.ConsolidationRunning {
			return false, err
		}
		if err := domain.CanConsolidate(d.Actor, c.Branch); err != nil {
			return false, err
		}
		return moveTasks(d, c)
	})
}

// moveTasks opens the task of each group that ends and has none, as many as one
// transaction bears; more tells that some are left.
func moveTasks(d *desk.Desk, c domain.Consolidation) (more bool, err error) {
	opened := 0
	for _, group := range c.End {
		g, err := d.Group(group)
		if err != nil {
			return false, err
		}
		has, err := moveTask(d, c.ID, group)
		if err != nil {
			return false, err
		}
		if !has.ID.IsZero() || !g.State.Live() {
			continue
		}
		if opened == moveTasksAtOnce {
			return true, nil
		}
		opened++
		task, err := d.Open(domain.Task{Kind: domain.TaskMoveMembers, Subject: c.ID}, g)
		if err != nil {
			return false, err
		}
		d.TouchNew(domain.ActConsolidationStart, desk.Scope(c.Branch, group), task)
	}
	if opened > 0 {
		d.Touch(c.ID, c.Version, domain.ActConsolidationStart, desk.Scope(c.Branch))
	}
	return false, nil
}

// EndMerged ends a group whose people were moved, when the task that says so is
// done: nobody may be in it any more, N1.5. Its other open tasks fall away, and
// the published list is to be renewed, M4.3.
func EndMerged(d *desk.Desk, t domain.Task) error {
	c, err := runningConsolidation(d, t.Subject)
	if err != nil {
		return err
	}
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	p, err := mergeGroup(d, g)
	if err != nil {
		return err
	}
	if count := max(len(p.Members), g.Members); count > 0 {
		return domain.Conflict(domain.FaultStillMembers, "", "N1.5", domain.Args{"group": g.Name, "count": count})
	}
	open, err := openCaseOf(d, g.ID)
	if err != nil {
		return err
	}
	if !open.IsZero() {
		return domain.OpenCase("", "N1.5", open)
	}
	if err := d.CloseGroup(g, t, "N1.5"); err != nil {
		return err
	}
	_, err = finishConsolidation(d, c)
	return err
}

// finishConsolidation ends a consolidation whose groups have all ended.
func finishConsolidation(d *desk.Desk, c domain.Consolidation) (domain.Consolidation, error) {
	live, err := d.LiveGroups(c.Branch)
	if err != nil || slices.ContainsFunc(live, func(g domain.Group) bool { return slices.Contains(c.End, g.ID) }) {
		return c, err
	}
	before := c
	c.State = domain.ConsolidationDone
	return keep(d, c, domain.ActConsolidationDone, planChanges(before, c), "")
}
