package office

import (
	"context"

	"alumni/domain"
)

// ApproveTransfer hands the role over: exactly one owner before and after, in
// one transaction, N2.3, M5.1. The step in WeChat, the renewed publication and
// the renewed filing are tasks.
func (o *Office) ApproveTransfer(ctx context.Context, by domain.Caller, in Approve) (domain.Transfer, error) {
	return change(ctx, o, by, func(d *desk) (domain.Transfer, error) {
		t, err := d.visibleTransfer(in.ID)
		if err != nil {
			return t, err
		}
		if err := d.decidable(&t.Case, in.Version, domain.CaseApproved); err != nil {
			return t, err
		}
		c, err := d.loadTransfer(t)
		if err != nil {
			return t, err
		}
		if err := domain.LiveGroup(c.group); err != nil {
			return t, err
		}
		if t.Reply, err = d.takeReply(in); err != nil {
			return t, err
		}
		if err := refusal(c.checks()); err != nil {
			return t, err
		}
		g := domain.HandOver(c.group, t.Role, t.From, t.To)
		if err := save(d, d.Groups(), &g); err != nil {
			return t, err
		}
		tasks, err := d.transferTasks(t, g)
		if err != nil {
			return t, err
		}
		if err := d.putAnswered(&t, domain.CaseApproved); err != nil {
			return t, err
		}
		if err := d.endReviews(g, t.ID); err != nil {
			return t, err
		}
		return t, d.noteTransfer(t, c.group, g, tasks)
	})
}

// transferTasks opens what follows a transfer. The group's managers do the
// step in WeChat; their branch and headquarters see it wait.
func (d *desk) transferTasks(t domain.Transfer, g domain.Group) ([]domain.ID, error) {
	kind := domain.TaskTransferOwner
	if t.Role == domain.ManagerAdmin {
		kind = domain.TaskChangeAdmin
	}
	id, err := d.open(domain.Task{Kind: kind, Subject: t.ID, Person: t.To}, g)
	if err != nil {
		return nil, err
	}
	renewal, err := d.renewalTasks(t.ID, g)
	return append([]domain.ID{id}, renewal...), err
}

func (d *desk) noteTransfer(t domain.Transfer, before, after domain.Group, tasks []domain.ID) error {
	where := scope(t.Branch, t.Group)
	err := d.note(domain.AuditEntry{
		Action: domain.ActTransferApprove, Subject: t.ID, Version: t.Version,
		Related: append([]domain.ID{t.Group, t.Branch, t.From, t.To}, tasks...),
		Changes: stateChange(domain.CaseSubmitted, t.State, domain.Change{Field: string(t.Role), Before: t.From.String(), After: t.To.String()}),
		Rules:   []domain.ClauseID{"N2.3", "M5.1"},
	}, where, &domain.AuditDetail{Reason: t.Reply.Note, Fields: map[string]string{"number": t.Reply.Number}})
	if err != nil {
		return err
	}
	action, rules := domain.ActGroupOwner, []domain.ClauseID{"M5.1", "N2.3"}
	if t.Role == domain.ManagerAdmin {
		action, rules = domain.ActGroupAdmins, []domain.ClauseID{"N2.3"}
	}
	err = d.note(domain.AuditEntry{
		Action: action, Subject: after.ID, Version: after.Version, Related: []domain.ID{t.ID},
		Changes: managersChanged(before, after), Rules: rules,
	}, where, nil)
	d.touchNew(domain.ActTransferApprove, where, tasks...)
	return err
}
