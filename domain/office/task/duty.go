package task

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// GiveDuty is something else that has to do with a group's management, M6.7: what, by
// whom and until when.
type GiveDuty struct {
	Group   domain.ID
	What    string         // required
	For     domain.DutyFor // who does it; "" is the group's managers
	Account domain.ID      // whoever of them in particular; zero is anybody
	Due     domain.Date    // "" by headquarters' term
}

// GiveDuty writes a duty as a task: it waits in the inbox of who is to do it, and ends
// with what was done. What is open in the same words is FaultDuplicate. Errors name what,
// for, account or due.
func (o *Service) GiveDuty(ctx context.Context, by domain.Caller, in GiveDuty) (domain.Task, error) {
	what, err := domain.NeedText("what", "M6.7", in.What, domain.MaxText)
	if err != nil {
		return domain.Task{}, err
	}
	in.Due = domain.Date(domain.CleanLine(string(in.Due)))
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Task, _ error) {
		g, err := d.VisibleGroup(in.Group)
		if err != nil {
			return out, desk.At("group", err)
		}
		t := domain.Task{Kind: domain.TaskDuty, Subject: g.ID, Group: g.ID, Branch: g.Branch, Reason: what}
		if t.Audience, err = domain.DutyAudience(d.Actor, g, in.For); err != nil {
			return out, err
		}
		if err := domain.DutyInGroup(g); err != nil {
			return out, err
		}
		if in.Due != "" {
			if t.Due, err = domain.DutyDue(in.Due, d.Now); err != nil {
				return out, err
			}
		}
		if !in.Account.IsZero() {
			if err := doesTask(d, in.Account, t); err != nil {
				return out, err
			}
			t.Assignee = in.Account
		}
		if err := notGiven(d, t); err != nil {
			return out, err
		}
		return giveDuty(d, t, g)
	})
}

// notGiven checks that the same is not to be done already.
func notGiven(d *desk.Desk, t domain.Task) error {
	return desk.Each(d.Tasks().List, desk.Of(domain.IndexGroup, t.Group), func(o domain.Task) error {
		if o.Kind == t.Kind && o.State == domain.TaskOpen && o.Reason == t.Reason {
			return domain.Conflict(domain.FaultDuplicate, "what", "M6.7", domain.Args{"value": t.Reason, "id": o.ID.String()})
		}
		return nil
	})
}

func giveDuty(d *desk.Desk, t domain.Task, g domain.Group) (domain.Task, error) {
	id, err := d.Open(t, g)
	if err != nil {
		return t, err
	}
	if t, err = d.Tasks().Get(id); err != nil {
		return t, err
	}
	return t, d.Log(domain.AuditEntry{
		Action: domain.ActTaskGive, Subject: id, Version: t.Version, Related: []domain.ID{g.ID, g.Branch},
		Changes: []domain.Change{{Field: "due", After: string(domain.DateOf(t.Due))}}, Rules: []domain.ClauseID{"M6.7"},
	}, desk.Scope(g.Branch, g.ID), desk.Because(t.Reason))
}
