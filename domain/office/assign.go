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
	if err := ofKind(namedID{"account", in.Account, domain.KindAccount}); err != nil {
		return domain.Task{}, err
	}
	return change(ctx, o, by, func(d *desk) (out domain.Task, _ error) {
		t, err := d.taskToChange(in.ID, in.Version, domain.CanAssign)
		if err != nil {
			return out, err
		}
		before := t
		if !in.Account.IsZero() && in.Account != t.Assignee {
			if err := d.doesTask(in.Account, t); err != nil {
				return out, err
			}
		}
		t.Assignee = in.Account
		if in.Due != "" {
			if t.Due, err = domain.NewDue(d.actor, t.Due, in.Due, d.now); err != nil {
				return out, err
			}
		}
		if t.Assignee == before.Assignee && t.Due.Equal(before.Due) {
			return out, &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultNoChange, Field: "account"}
		}
		if err := save(d, d.Tasks(), &t); err != nil {
			return out, err
		}
		return t, d.noteAssignment(before, t)
	})
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
	return read(ctx, o, by, func(d *desk) (out []AccountRef, _ error) {
		t, err := d.visibleTask(task)
		if err != nil {
			return out, err
		}
		t.State = domain.TaskOpen
		if err := domain.CanAssign(d.actor, t); err != nil {
			return out, err
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
		return out, err
	})
}
