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

// CancelConsolidation drops a plan, or stops one that runs: what was moved stays
// moved, the groups stay as they are and their tasks fall away. It can be asked
// for again if it was broken off in the middle.
func (o *Service) CancelConsolidation(ctx context.Context, by domain.Caller, in CancelConsolidation) (domain.Consolidation, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Consolidation{}, err
	}
	out, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Consolidation, _ error) {
		c, err := consolidationToChange(d, in.ID, in.Version)
		if err != nil {
			return out, err
		}
		before := c
		if err := domain.Step(domain.ConsolidationFlow, c.ID, c.State, domain.ConsolidationCancelled); err != nil {
			if open, other := openMoveTasksOf(d, c); other != nil || len(open) == 0 || c.State != domain.ConsolidationCancelled {
				return out, err
			}
			return c, nil // broken off after this step: the tasks are left
		}
		if c.State == domain.ConsolidationRunning && reason == "" {
			return out, domain.Required("reason", "N1.5")
		}
		if err := noneEmptied(d, c); err != nil {
			return out, err
		}
		c.State = domain.ConsolidationCancelled
		return keep(d, c, domain.ActConsolidationCancel, desk.StateChange(before.State, c.State, domain.Change{
			Field: "moves", After: movedOf(doneMoves(c), len(c.Moves)),
		}), reason)
	})
	if err != nil {
		return out, err
	}
	if err := o.keepManagers(ctx, by, out); err != nil {
		return out, err
	}
	return out, o.cancelMoveTasks(ctx, by, out)
}

// noneEmptied refuses to stop a consolidation with a group that nobody is in
// any more: its owner is gone with the others, M5.1, so it has to end first.
func noneEmptied(d *desk.Desk, c domain.Consolidation) error {
	if c.State != domain.ConsolidationRunning {
		return nil
	}
	for _, id := range c.End {
		g, err := d.Groups().Get(id)
		if err != nil {
			return err
		}
		m, err := d.Member(id, g.Owner)
		if err != nil {
			return err
		}
		if g.State.Live() && (m == nil || !m.Present()) && g.Members == 0 {
			task, err := moveTask(d, c.ID, id)
			if err != nil {
				return err
			}
			return domain.Conflict(domain.FaultEmptied, "", "N1.5", domain.Args{"group": g.Name, "id": task.ID.String()})
		}
	}
	return nil
}

// keepManagers takes the admins who were moved away off the groups that stay
// after all, each in a transaction of its own: what is filed and published
// names them, so both are renewed, M4.3, M4.4.
func (o *Service) keepManagers(ctx context.Context, by domain.Caller, c domain.Consolidation) error {
	for _, id := range c.End {
		err := o.Update(ctx, by, func(d *desk.Desk) error {
			before, err := d.Groups().Get(id)
			if err != nil || !before.State.Live() {
				return err
			}
			g := before
			g.Admins = nil
			for _, admin := range before.Admins {
				m, err := d.Member(id, admin)
				if err != nil {
					return err
				}
				if m != nil && m.Present() {
					g.Admins = append(g.Admins, admin)
				}
			}
			if len(g.Admins) == len(before.Admins) {
				return nil
			}
			return d.Renewed(before, domain.RenewFiling(g), c.ID, domain.AuditEntry{
				Action: domain.ActGroupAdmins, Related: []domain.ID{c.ID}, Rules: []domain.ClauseID{"N1.5"},
			}, nil)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// cancelMoveTasks ends the tasks of a consolidation that was stopped.
func (o *Service) cancelMoveTasks(ctx context.Context, by domain.Caller, c domain.Consolidation) error {
	return o.Rounds(ctx, by, func(d *desk.Desk) (more bool, err error) {
		open, err := openMoveTasksOf(d, c)
		if err != nil {
			return false, err
		}
		return len(open) > moveTasksAtOnce, dropTasks(d, open[:min(len(open), moveTasksAtOnce)], c.ID)
	})
}

// openMoveTasksOf gives the open tasks by which the groups of a consolidation end.
func openMoveTasksOf(d *desk.Desk, c domain.Consolidation) ([]domain.Task, error) {
	var out []domain.Task
	for _, group := range c.End {
		t, err := moveTask(d, c.ID, group)
		if err != nil {
			return nil, err
		}
		if t.State == domain.TaskOpen {
			out = append(out, t)
		}
	}
	return out, nil
}

// dropTasks cancels tasks that fell away with what they were for; one entry of
// the audit log belongs to the history of each.
func dropTasks(d *desk.Desk, tasks []domain.Task, subject domain.ID) error {
	if len(tasks) == 0 {
		return nil
	}
	related := []domain.ID{}
	for _, t := range tasks {
		t.State = domain.TaskCancelled
		if err := desk.Save(d, d.Tasks(), &t); err != nil {
			return err
		}
		related = append(related, t.ID, t.Group)
		d.Touch(t.ID, t.Version, domain.ActTaskCancel, desk.Scope(t.Branch, t.Group))
	}
	return d.Log(domain.AuditEntry{
		Action: domain.ActTaskCancel, Subject: subject, Related: related, Rules: []domain.ClauseID{"N1.5"},
		Changes: desk.StateChange(domain.TaskOpen, domain.TaskCancelled),
	}, desk.Scope(tasks[0].Branch), nil)
}
