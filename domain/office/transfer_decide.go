package office

import (
	"context"

	"alumni/domain"
)

// ApproveTransfer hands the role over: exactly one owner before and after, in
// one transaction, N2.3, M5.1. The step in WeChat, the renewed publication and
// the renewed filing are tasks.
func (o *Office) ApproveTransfer(ctx context.Context, by domain.Caller, in Approve) (domain.Transfer, error) {
	var out domain.Transfer
	err := o.update(ctx, by, func(d *desk) error {
		t, err := d.transferToDecide(in.ID, in.Version, domain.CaseApproved)
		if err != nil {
			return err
		}
		c, err := d.loadTransfer(t)
		if err != nil {
			return err
		}
		if err := domain.LiveGroup(c.group); err != nil {
			return err
		}
		set, err := d.rules(d.now)
		if err != nil {
			return err
		}
		reply, err := d.takeReply(in)
		if err != nil {
			return err
		}
		if err := refusal(c.checks()); err != nil {
			return err
		}
		before := c.group
		g := domain.HandOver(before, t.Role, t.From, t.To)
		g.UpdatedAt = d.now
		if err := d.Groups().Put(&g); err != nil {
			return err
		}
		tasks, err := d.transferTasks(t, g, set.Terms)
		if err != nil {
			return err
		}
		t.State, t.Reply, t.Claim, t.UpdatedAt = domain.CaseApproved, reply, domain.CaseClaim{}, d.now
		if err := d.keepTransferLetter(&t); err != nil {
			return err
		}
		if err := d.Transfers().Put(&t); err != nil {
			return err
		}
		if err := d.endReviews(g, t.ID); err != nil {
			return err
		}
		out = t
		return d.noteTransfer(t, before, g, tasks)
	})
	return out, err
}

// transferToDecide loads a transfer that the caller may decide on the version given.
func (d *desk) transferToDecide(id domain.ID, version uint64, to domain.CaseState) (domain.Transfer, error) {
	t, err := d.visibleTransfer(id)
	if err != nil {
		return t, err
	}
	return t, d.decidable(d.transferFile(&t), version, to)
}

// transferTasks opens what follows a transfer. The group's managers do the
// step in WeChat; their branch and headquarters see it wait.
func (d *desk) transferTasks(t domain.Transfer, g domain.Group, terms domain.Terms) ([]domain.ID, error) {
	kind := domain.TaskTransferOwner
	if t.Role == domain.ManagerAdmin {
		kind = domain.TaskChangeAdmin
	}
	id, err := d.open(domain.Task{
		Kind: kind, Subject: t.ID, Person: t.To, Audience: domain.AudienceOf(g.ID), Due: d.days(terms.TaskDays),
	}, g)
	if err != nil {
		return nil, err
	}
	renewal, err := d.renewalTasks(t.ID, g, terms)
	return append([]domain.ID{id}, renewal...), err
}

func (d *desk) noteTransfer(t domain.Transfer, before, after domain.Group, tasks []domain.ID) error {
	where := scope(t.Branch, t.Group)
	err := d.note(domain.AuditEntry{
		Action: domain.ActTransferApprove, Subject: t.ID, Version: t.Version,
		Related: append([]domain.ID{t.Group, t.Branch, t.From, t.To}, tasks...),
		Changes: []domain.Change{
			{Field: "state", Before: string(domain.CaseSubmitted), After: string(t.State)},
			{Field: string(t.Role), Before: t.From.String(), After: t.To.String()},
		},
		Rules: []domain.ClauseID{"N2.3", "M5.1"},
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
	for _, id := range tasks {
		d.touch(id, 1, domain.ActTransferApprove, where)
	}
	return err
}
