package office

import (
	"alumni/domain"
)

// renameGroup gives a group its granted name once it was renamed in WeChat: the
// decision and its execution are two things. What was published and filed names
// the old one, so both are renewed, M4.3, M4.4.
func (d *desk) renameGroup(t domain.Task) error {
	if t.Subject.Kind != domain.KindApplication {
		return nil
	}
	a, err := d.Applications().Get(t.Subject)
	if err != nil || a.Granted == "" {
		return err
	}
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.LiveGroup(g); err != nil {
		return err
	}
	before := g
	g.Name = a.Granted
	g = domain.RenewFiling(g)
	tasks, err := d.renewed(domain.ActGroupName, t.Subject, &g)
	if err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupName, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{g.Branch, t.ID, t.Subject}, tasks...),
		Changes: managersChanged(before, g), Rules: []domain.ClauseID{"M4.6", "N1.2b"},
	}, scope(g.Branch, g.ID), &domain.AuditDetail{Fields: map[string]string{"before": before.Name, "name": g.Name}})
}

// endGroup ends a group that was dissolved in WeChat, N1.4a. What is asked about
// it is decided first: afterwards nothing could be granted.
func (d *desk) endGroup(t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	merging, err := d.merging(g)
	if err != nil {
		return err
	}
	if err := mergedFirst(merging); err != nil {
		return err
	}
	open, err := d.undecidedOf(g.ID)
	if err != nil {
		return err
	}
	if !open.IsZero() {
		return heldOpen(open, "N1.4a")
	}
	return d.closeGroup(g, t, "N1.4a")
}

// heldOpen refuses a group's end while something about it is open.
func heldOpen(id domain.ID, rule domain.ClauseID) error {
	return &domain.Error{
		Code: domain.CodeConflict, Fault: domain.FaultOpenCase, Rule: rule, Args: domain.Args{"id": id.String()},
	}
}

// closeGroup ends a group by the task that proves it, under the clause that says
// why. Its other open tasks fall away, and one opens to take it off the published
// list, M4.3.
func (d *desk) closeGroup(g domain.Group, t domain.Task, rule domain.ClauseID) error {
	before := g.State
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	if err := d.cancelTasks(g.ID, t.ID, rule, func(k domain.TaskKind) bool { return !k.Spec().Stays }); err != nil {
		return err
	}
	g.State, g.EndedAt = domain.GroupEnded, d.now
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	publish, err := d.open(domain.Task{Kind: domain.TaskPublish, Subject: t.Subject}, g)
	if err != nil {
		return err
	}
	where := scope(g.Branch, g.ID)
	d.touchNew(domain.ActGroupState, where, publish)
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version,
		Related: []domain.ID{g.Branch, t.ID, t.Subject, publish},
		Changes: stateChange(before, g.State),
		Rules:   []domain.ClauseID{rule, "M4.3"},
	}, where, nil)
}

// startGroup puts a group into use that was set up in WeChat.
func (d *desk) startGroup(t domain.Task) error {
	return d.changeGroup(t, func(g *domain.Group) (domain.Change, error) {
		c := domain.Change{Field: "state", Before: string(g.State), After: string(domain.GroupActive)}
		err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupActive)
		g.State = domain.GroupActive
		return c, err
	})
}

// changeGroup changes the task's group and notes it.
func (d *desk) changeGroup(t domain.Task, fn func(*domain.Group) (domain.Change, error)) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	change, err := fn(&g)
	if err != nil {
		return err
	}
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version, Related: []domain.ID{g.Branch, t.ID},
		Changes: []domain.Change{change}, Rules: t.Kind.Spec().Rules,
	}, scope(g.Branch, g.ID), nil)
}
