package office

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/consolidation"
)

// moveTasksAtOnce is how many tasks one transaction opens or cancels: each costs a
// dozen writes.
const moveTasksAtOnce = 4

// StartConsolidation begins to carry a plan out: it is made anew of today's
// members, and every group that ends gets a task for its branch to move its
// people. It fails with FaultMembersUnknown where a group has people whom the
// registry does not know, FaultOpenCase where something about a group is
// undecided, FaultCapacity where the people no longer fit.
func (o *Office) StartConsolidation(ctx context.Context, by domain.Caller, in StartConsolidation) (domain.Consolidation, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err == nil && reason == "" {
		err = domain.Required("reason", "N1.5")
	}
	if err != nil {
		return domain.Consolidation{}, err
	}
	out, err := change(ctx, o, by, func(d *desk) (out domain.Consolidation, _ error) {
		c, err := d.consolidationToChange(in.ID, in.Version)
		if err != nil {
			return out, err
		}
		before := c
		if err := domain.Step(domain.ConsolidationFlow, c.ID, c.State, domain.ConsolidationRunning); err != nil {
			return out, err
		}
		if err := d.onlyOne(c.Branch, c.ID); err != nil {
			return out, err
		}
		if err := d.startable(&c); err != nil {
			return out, err
		}
		c.State, c.Reason = domain.ConsolidationRunning, reason
		if err := save(d, d.Consolidations(), &c); err != nil {
			return out, err
		}
		out = c
		if err := d.noteConsolidation(c, domain.ActConsolidationStart, planChanges(before, c), reason); err != nil {
			return out, err
		}
		_, err = d.moveTasks(c)
		return out, err
	})
	if err != nil {
		return out, err
	}
	return out, o.openMoveTasks(ctx, by, out.ID)
}

// startable plans a draft anew of today's members.
func (d *desk) startable(c *domain.Consolidation) error {
	loads, live, err := d.groupLoads(c.Branch)
	if err != nil {
		return err
	}
	var groups []consolidation.Group
	for _, id := range append(c.Keep[:len(c.Keep):len(c.Keep)], c.End...) {
		at := -1
		for i, l := range loads {
			if l.ID == id {
				at = i
			}
		}
		if at < 0 || live[at].State != domain.GroupActive {
			return d.notInUse(id)
		}
		if l := loads[at]; !l.Case.IsZero() {
			return &domain.Error{
				Code: domain.CodeConflict, Fault: domain.FaultOpenCase, Rule: "N1.5", Args: domain.Args{"id": l.Case.String(), "group": l.Name},
			}
		}
		g, err := d.mergeGroup(live[at])
		if err != nil {
			return err
		}
		if have := live[at].Members; have > len(g.Members) {
			return &domain.Error{
				Code: domain.CodeConflict, Fault: domain.FaultMembersUnknown, Rule: "N1.5",
				Args: domain.Args{"group": live[at].Name, "have": have, "count": len(g.Members)},
			}
		}
		groups = append(groups, g)
	}
	p, err := consolidation.Keeping(groups, c.Keep, c.Moves, nil)
	if err != nil {
		return d.mergeNamed(err)
	}
	c.Moves = p.Moves
	return moveBound(c.Moves)
}

// notInUse is the refusal for a group that people can't be moved into or out of.
func (d *desk) notInUse(id domain.ID) error {
	g, err := d.group(id)
	if err != nil {
		return err
	}
	return &domain.Error{
		Code: domain.CodeConflict, Fault: domain.FaultState, Rule: "N1.5",
		Args: domain.Args{"id": id.String(), "state": string(g.State), "want": string(domain.GroupActive)},
	}
}

// openMoveTasks opens the tasks that are missing, a few in each transaction.
// Broken off in the middle, the next step goes on with it.
func (o *Office) openMoveTasks(ctx context.Context, by domain.Caller, id domain.ID) error {
	for more := true; more; {
		err := o.update(ctx, by, func(d *desk) error {
			more = false
			c, err := d.visibleConsolidation(id)
			if err != nil || c.State != domain.ConsolidationRunning {
				return err
			}
			if err := domain.CanConsolidate(d.actor, c.Branch); err != nil {
				return err
			}
			more, err = d.moveTasks(c)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// moveTasks opens the task of each group that ends and has none, as many as one
// transaction bears; more tells that some are left.
func (d *desk) moveTasks(c domain.Consolidation) (more bool, err error) {
	opened := 0
	for _, group := range c.End {
		g, err := d.group(group)
		if err != nil {
			return false, err
		}
		has, err := d.moveTask(c.ID, group)
		if err != nil {
			return false, err
		}
		if !has.IsZero() || !g.State.Live() {
			continue
		}
		if opened == moveTasksAtOnce {
			return true, nil
		}
		opened++
		task, err := d.open(domain.Task{Kind: domain.TaskMoveMembers, Subject: c.ID}, g)
		if err != nil {
			return false, err
		}
		d.touchNew(domain.ActConsolidationStart, scope(c.Branch, group), task)
	}
	if opened > 0 {
		d.touch(c.ID, c.Version, domain.ActConsolidationStart, scope(c.Branch))
	}
	return false, nil
}

// endMerged ends a group whose people were moved, when the task that says so is
// done: nobody may be in it any more, N1.5. Its other open tasks fall away, and
// the published list is to be renewed, M4.3.
func (d *desk) endMerged(t domain.Task) error {
	c, err := d.runningConsolidation(t.Subject)
	if err != nil {
		return err
	}
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	p, err := d.mergeGroup(g)
	if err != nil {
		return err
	}
	if count := max(len(p.Members), g.Members); count > 0 {
		return &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultStillMembers, Rule: "N1.5",
			Args: domain.Args{"group": g.Name, "count": count},
		}
	}
	open, err := d.openCaseOf(g.ID)
	if err != nil {
		return err
	}
	if !open.IsZero() {
		return heldOpen(open, "N1.5")
	}
	if err := d.closeGroup(g, t, "N1.5"); err != nil {
		return err
	}
	return d.finishConsolidation(&c)
}

// undecidedOf gives an application or a transfer about a group that is not
// decided yet; the zero ID if there is none.
func (d *desk) undecidedOf(group domain.ID) (domain.ID, error) {
	return d.undecidedBut(group, domain.ID{})
}

// undecidedBut is undecidedOf besides one application.
func (d *desk) undecidedBut(group, but domain.ID) (found domain.ID, err error) {
	err = d.eachUndecided(group, func(a domain.Application) error {
		if a.ID != but {
			found = a.ID
		}
		return nil
	})
	if err != nil || !found.IsZero() {
		return found, err
	}
	return d.undecidedTransfer(group)
}

// finishConsolidation ends a consolidation whose groups have all ended.
func (d *desk) finishConsolidation(c *domain.Consolidation) error {
	live, err := d.liveGroups(c.Branch)
	if err != nil || slices.ContainsFunc(live, func(g domain.Group) bool { return slices.Contains(c.End, g.ID) }) {
		return err
	}
	before := *c
	c.State = domain.ConsolidationDone
	if err := save(d, d.Consolidations(), c); err != nil {
		return err
	}
	return d.noteConsolidation(*c, domain.ActConsolidationDone, planChanges(before, *c), "")
}
