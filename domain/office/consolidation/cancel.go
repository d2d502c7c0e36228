package consolidation

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

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
