package desk

import (
	"alumni/domain"
)

// HeldOpen refuses a group's end while something about it is open.
func HeldOpen(id domain.ID, rule domain.ClauseID) error {
	return domain.Conflict(domain.FaultOpenCase, "", rule, domain.Args{"id": id.String()})
}

// CloseGroup ends a group by the task that proves it, under the clause that says
// why. Its other open tasks fall away, and one opens to take it off the published
// list, M4.3.
func (d *Desk) CloseGroup(g domain.Group, t domain.Task, rule domain.ClauseID) error {
	before := g.State
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	if err := d.CancelTasks(g.ID, t.ID, rule, func(k domain.TaskKind) bool { return !k.Spec().Stays }); err != nil {
		return err
	}
	g.State, g.EndedAt = domain.GroupEnded, d.Now
	if err := Save(d, d.Groups(), &g); err != nil {
		return err
	}
	publish, err := d.Open(domain.Task{Kind: domain.TaskPublish, Subject: t.Subject}, g)
	if err != nil {
		return err
	}
	where := Scope(g.Branch, g.ID)
	d.TouchNew(domain.ActGroupState, where, publish)
	return d.Note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version,
		Related: []domain.ID{g.Branch, t.ID, t.Subject, publish},
		Changes: StateChange(before, g.State),
		Rules:   []domain.ClauseID{rule, "M4.3"},
	}, where, nil)
}

// ChangeGroup changes the task's group and notes it.
func (d *Desk) ChangeGroup(t domain.Task, fn func(*domain.Group) (domain.Change, error)) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	change, err := fn(&g)
	if err != nil {
		return err
	}
	if err := Save(d, d.Groups(), &g); err != nil {
		return err
	}
	return d.Note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version, Related: []domain.ID{g.Branch, t.ID},
		Changes: []domain.Change{change}, Rules: t.Kind.Spec().Rules,
	}, Scope(g.Branch, g.ID), nil)
}
