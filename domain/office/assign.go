package office

import (
	"context"

	"alumni/domain"
)

// AccountRef is an account as a list to choose from shows one.
type AccountRef struct {
	ID   domain.ID   `json:"id"`
	Name string      `json:"name"`
	Role domain.Role `json:"role"`
	Mine bool        `json:"mine,omitempty"` // it is the caller's
}

// AssignTask says who does a task and until when. The account belongs to the
// audience that the task waits for; a new due day is not in the past. Errors
// name account or due.
func (o *Office) AssignTask(ctx context.Context, by domain.Caller, in AssignTask) (domain.Task, error) {
	in.Due = domain.Date(domain.CleanLine(string(in.Due)))
	if !in.Account.IsZero() {
		if err := needID("account", in.Account, domain.KindAccount); err != nil {
			return domain.Task{}, err
		}
	}
	var out domain.Task
	err := o.update(ctx, by, func(d *desk) error {
		t, err := d.visibleTask(in.ID)
		if err != nil {
			return err
		}
		open := t
		open.State = domain.TaskOpen // may the caller at all; the state comes after the version
		if err := domain.CanAssign(d.actor, open); err != nil {
			return err
		}
		if err := d.fresh(t.Meta, in.Version); err != nil {
			return err
		}
		if err := domain.CanAssign(d.actor, t); err != nil {
			return err
		}
		before := t
		if !in.Account.IsZero() && in.Account != t.Assignee {
			if err := d.doesTask(in.Account, t); err != nil {
				return err
			}
		}
		t.Assignee = in.Account
		if in.Due != "" {
			if t.Due, err = domain.NewDue(d.actor, t.Due, in.Due, d.now); err != nil {
				return err
			}
		}
		if t.Assignee == before.Assignee && t.Due.Equal(before.Due) {
			return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultNoChange, Field: "account"}
		}
		t.UpdatedAt = d.now
		if err := d.Tasks().Put(&t); err != nil {
			return err
		}
		out = t
		return d.noteAssignment(before, t)
	})
	return out, err
}

func (d *desk) noteAssignment(before, after domain.Task) error {
	var changes []domain.Change
	if before.Assignee != after.Assignee {
		changes = append(changes, domain.Change{
			Field: "assignee", Before: before.Assignee.String(), After: after.Assignee.String(),
		})
	}
	if was, is := domain.DateOf(before.Due), domain.DateOf(after.Due); !before.Due.Equal(after.Due) {
		changes = append(changes, domain.Change{Field: "due", Before: string(was), After: string(is)})
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActTaskAssign, Subject: after.ID, Version: after.Version,
		Related: []domain.ID{after.Subject, after.Group, after.Branch}, Changes: changes,
	}, scope(after.Branch, after.Group), nil)
}

// doesTask checks that an account may be given a task. One whose person manages
// the group no more is let in nowhere and does nothing.
func (d *desk) doesTask(id domain.ID, t domain.Task) error {
	acc, err := d.Accounts().Get(id)
	if err != nil {
		return at("account", err)
	}
	if err := domain.DoesTask(acc, t); err != nil {
		return err
	}
	if acc.Role != domain.RoleGroupManager {
		return nil
	}
	g, err := d.group(acc.Scope)
	if err != nil {
		return at("account", err)
	}
	if !mayManage(acc.Person, g) {
		return &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultNotAudience, Field: "account", Args: domain.Args{"name": acc.Name},
		}
	}
	return nil
}

// Assignees gives the accounts that a task may be given to, for who may assign
// it; the caller's own stands first.
func (o *Office) Assignees(ctx context.Context, by domain.Caller, task domain.ID) ([]AccountRef, error) {
	var out []AccountRef
	err := o.view(ctx, by, func(d *desk) error {
		t, err := d.visibleTask(task)
		if err != nil {
			return err
		}
		t.State = domain.TaskOpen
		if err := domain.CanAssign(d.actor, t); err != nil {
			return err
		}
		mine, others := []AccountRef{}, []AccountRef{}
		q := domain.Query{Index: domain.IndexState, Eq: string(domain.AccountActive)}
		err = each(d.Accounts().List, q, func(acc domain.Account) error {
			err := d.doesTask(acc.ID, t)
			switch ref := (AccountRef{ID: acc.ID, Name: acc.Name, Role: acc.Role}); {
			case domain.IsCode(err, domain.CodeInternal):
				return err
			case err != nil:
			case acc.ID == d.actor.Account:
				ref.Mine = true
				mine = append(mine, ref)
			default:
				others = append(others, ref)
			}
			return nil
		})
		out = append(mine, others...)
		return err
	})
	return out, err
}
