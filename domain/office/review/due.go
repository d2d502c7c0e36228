package review

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/review"
)

// OpenDue opens a task for every group whose review is near or overdue, M6.1, so
// that it waits for the group's managers, its branch and headquarters. Nobody asks
// for it: the server does at its own times, and once, however long it was down. While the
// machine's clock is doubted it waits: a due day is a matter of the clock.
func (o *Service) OpenDue(ctx context.Context) error {
	if o.ClockDoubt(ctx) != nil {
		return nil
	}
	var near []domain.ID
	err := o.View(ctx, desk.Operator(), func(d *desk.Desk) error {
		near = nil
		return desk.Each(d.Groups().List, domain.Query{}, func(g domain.Group) error {
			waits, err := toOpen(d, g)
			if waits {
				near = append(near, g.ID)
			}
			return err
		})
	})
	if err != nil {
		return err
	}
	for _, id := range near {
		if err := o.Update(ctx, desk.Operator(), func(d *desk.Desk) error { return openFor(d, id) }); err != nil {
			return err
		}
	}
	return nil
}

// toOpen tells whether a group's review is near and waits nowhere yet.
func toOpen(d *desk.Desk, g domain.Group) (bool, error) {
	terms, err := d.Terms()
	if err != nil || g.Members == 0 || !review.Near(review.Due(g, terms), d.Now, terms) {
		return false, err
	}
	open, err := d.HasOpen(g.ID, domain.TaskReviewMembers)
	return !open, err
}

func openFor(d *desk.Desk, group domain.ID) error {
	g, err := d.Group(group)
	if err != nil {
		return err
	}
	if waits, err := toOpen(d, g); err != nil || !waits {
		return err
	}
	terms, err := d.Terms()
	if err != nil {
		return err
	}
	id, err := openTask(d, g, review.Due(g, terms))
	if err != nil {
		return err
	}
	where := desk.Scope(g.Branch, g.ID)
	return d.Log(domain.AuditEntry{
		Action: domain.ActReviewDue, Subject: id, Version: 1, Related: []domain.ID{g.ID, g.Branch},
		Changes: []domain.Change{{Field: "due", After: string(domain.DateOf(review.Due(g, terms)))}},
		Rules:   []domain.ClauseID{"M6.1"},
	}, where, nil)
}
