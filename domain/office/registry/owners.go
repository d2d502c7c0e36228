package registry

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// queueAtOnce is how many tasks a council's change opens in its own transaction.
const queueAtOnce = 4

// QueueBranch opens what a branch lacks of the tasks that follow its founding
// and its elections: preparatory groups to convert, N1.4b, owners to review,
// M5.2. It goes in transactions of a few tasks and may be broken off and run
// again. It gives what it opened.
func (o *Service) QueueBranch(ctx context.Context, by domain.Caller, id domain.ID) ([]domain.ID, error) {
	var out []domain.ID
	for more := true; more; {
		var opened []domain.ID
		err := o.Update(ctx, by, func(d *desk.Desk) (err error) {
			more, opened = false, nil
			if id.Kind != domain.KindBranch || !domain.CanSee(d.Actor, id, domain.ID{}) {
				return domain.NotFound(id)
			}
			if err := domain.CanKeepRegistry(d.Actor); err != nil {
				return err
			}
			b, err := d.Branch(id)
			if err != nil {
				return err
			}
			if opened, more, err = queueBranch(d, b); err != nil || len(opened) == 0 {
				return err
			}
			d.TouchNew(domain.ActBranchCouncil, desk.Scope(id), opened...)
			return d.Log(domain.AuditEntry{
				Action: domain.ActBranchCouncil, Subject: id, Version: b.Version, Related: opened,
				Rules: []domain.ClauseID{"M5.2", "N1.4b"},
			}, desk.Scope(id), nil)
		})
		if err != nil {
			return out, err
		}
		out = append(out, opened...)
	}
	return out, nil
}

// queueBranch opens at most queueAtOnce of the tasks that an established
// branch's groups lack; more tells whether any are left.
func queueBranch(d *desk.Desk, b domain.Branch) (opened []domain.ID, more bool, err error) {
	if b.State != domain.BranchEstablished {
		return nil, false, nil
	}
	groups, err := d.LiveGroups(b.ID)
	if err != nil {
		return nil, false, err
	}
	for _, g := range groups {
		wanted, err := tasksFor(d, b, g)
		if err != nil {
			return nil, false, err
		}
		for _, t := range wanted {
			if len(opened) == queueAtOnce {
				return opened, true, nil
			}
			t.Subject = b.ID
			id, err := d.Open(t, g)
			if err != nil {
				return nil, false, err
			}
			opened = append(opened, id)
		}
	}
	return opened, false, nil
}

// tasksFor gives the tasks that one group of an established branch lacks.
func tasksFor(d *desk.Desk, b domain.Branch, g domain.Group) ([]domain.Task, error) {
	var out []domain.Task
	if g.Kind == domain.GroupPreparatory {
		open, err := d.HasOpen(g.ID, domain.TaskConvertGroup)
		if err != nil {
			return nil, err
		}
		if !open {
			out = append(out, domain.Task{Kind: domain.TaskConvertGroup})
		}
	}
	if g.Owner.IsZero() {
		return out, nil // it waits as a vacancy already
	}
	owner, err := d.OwnerOutside(b, g)
	if err != nil {
		return nil, err
	}
	if !owner.Stands() && owner.Task.IsZero() {
		out = append(out, domain.Task{Kind: domain.TaskReviewOwner, Person: g.Owner})
	}
	return out, nil
}

// ownedBy gives the live groups that people own, of whatever branch.
func ownedBy(d *desk.Desk, people []domain.ID) ([]desk.OwnerOutside, error) {
	out := []desk.OwnerOutside{}
	for _, id := range people {
		err := desk.Each(d.Groups().List, desk.Of(domain.IndexOwner, id), func(g domain.Group) error {
			if !g.State.Live() {
				return nil
			}
			b, err := desk.IfAny(d.Branch(g.Branch))
			if err != nil {
				return err
			}
			o, err := d.OwnerOutside(b, g)
			if err == nil {
				out = append(out, o)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
