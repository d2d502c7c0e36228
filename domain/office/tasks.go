package office

import (
	"context"

	"alumni/domain"
)

// visibleTask gives a task; CodeNotFound if there is none in the caller's scope.
func (d *desk) visibleTask(id domain.ID) (domain.Task, error) {
	if id.Kind != domain.KindTask {
		return domain.Task{}, domain.NotFound(id)
	}
	t, err := d.Tasks().Get(id)
	if err != nil {
		return domain.Task{}, err
	}
	if !domain.CanSee(d.actor, t.Branch, t.Group) {
		return domain.Task{}, domain.NotFound(id)
	}
	return t, nil
}

// Task gives one task.
func (o *Office) Task(ctx context.Context, by domain.Caller, id domain.ID) (TaskView, error) {
	var out TaskView
	err := o.view(ctx, by, func(d *desk) (err error) {
		out, err = d.taskView(id)
		return err
	})
	return out, err
}

func (d *desk) taskView(id domain.ID) (TaskView, error) {
	t, err := d.visibleTask(id)
	if err != nil {
		return TaskView{}, err
	}
	v := TaskView{Task: t, Overdue: t.State == domain.TaskOpen && t.Due.Before(d.now)}
	g, err := d.group(t.Group)
	if err != nil && !missing(err) {
		return TaskView{}, err
	}
	b, err := d.branch(t.Branch)
	if err != nil && !missing(err) {
		return TaskView{}, err
	}
	v.GroupName, v.BranchName = g.Name, b.Name
	if v.PersonName, _, err = d.personName(t.Person); err != nil {
		return TaskView{}, err
	}
	v.AssigneeName = d.accountName(t.Assignee)
	if v.Bulletin, err = d.draftOf(t, g); err != nil {
		return TaskView{}, err
	}
	if t.Kind == domain.TaskDissolveGroup && t.State == domain.TaskOpen {
		if v.Held, err = d.undecidedOf(t.Group); err != nil {
			return TaskView{}, err
		}
	}
	v.Complete, v.Assign = domain.CanComplete(d.actor, t), domain.CanAssign(d.actor, t)
	v.History, err = d.history(id)
	return v, err
}

// CompleteTask ends a task with its proof and carries out what depends on it.
// Errors name the proof's field: note, link, date, second_link, second_date.
func (o *Office) CompleteTask(ctx context.Context, by domain.Caller, in CompleteTask) (domain.Task, error) {
	first, err := domain.CleanProof(in.Proof, "")
	if err != nil {
		return domain.Task{}, err
	}
	second, err := domain.CleanProof(in.Second, "second_")
	if err != nil {
		return domain.Task{}, err
	}
	var out domain.Task
	err = o.update(ctx, by, func(d *desk) error {
		t, err := d.taskToComplete(in.ID, in.Version)
		if err != nil {
			return err
		}
		if err := d.endedByForm(t); err != nil {
			return err
		}
		first, second := d.ticked(t, first, second)
		if err := domain.CheckProof(t.Kind, first, second, d.now); err != nil {
			return err
		}
		out, err = d.finishTask(t, first, second)
		return err
	})
	return out, err
}

// finishTask ends an open task with its proof, which was checked, and carries
// out what depends on it. More are other records whose history it belongs to.
func (d *desk) finishTask(t domain.Task, first, second domain.Proof, more ...domain.ID) (domain.Task, error) {
	t.State, t.Proof, t.UpdatedAt = domain.TaskDone, d.signed(first), d.now
	if t.Kind == domain.TaskPublish {
		t.Second = d.signed(second)
	}
	if err := d.Tasks().Put(&t); err != nil {
		return t, err
	}
	err := d.note(domain.AuditEntry{
		Action: domain.ActTaskComplete, Subject: t.ID, Version: t.Version,
		Related: append([]domain.ID{t.Subject, t.Group, t.Branch, t.Person}, more...),
		Changes: []domain.Change{
			{Field: "state", Before: string(domain.TaskOpen), After: string(t.State)},
			{Field: "kind", After: string(t.Kind)},
		},
		Rules: taskRules[t.Kind],
	}, scope(t.Branch, t.Group), &domain.AuditDetail{Reason: first.Note, Fields: proofFields(first, second)})
	if err != nil {
		return t, err
	}
	return t, d.carryOut(d, t)
}

// signed is a proof with who gave it and when, unless it has both: a box that
// was ticked before stays its officer's.
func (d *desk) signed(p domain.Proof) domain.Proof {
	if p.At.IsZero() {
		p.By, p.At = d.actor.Account, d.now
	}
	return p
}

// taskRules are the clauses that a task's completion fulfils.
var taskRules = map[domain.TaskKind][]domain.ClauseID{
	domain.TaskCreateGroup:   {"M4.2"},
	domain.TaskTransferOwner: {"N2.3"},
	domain.TaskChangeAdmin:   {"N2.3"},
	domain.TaskRemoveMember:  {"M6.3"},
	domain.TaskRectify:       {"N2.2b"},
	domain.TaskWithdraw:      {"M6.4"},
	domain.TaskRefer:         {"M8.1c"},
	domain.TaskPublish:       {"M4.3"},
	domain.TaskFile:          {"M4.4"},
	domain.TaskAcceptFiling:  {"M4.4"},
	domain.TaskDissolveGroup: {"N1.4a"},
	domain.TaskSetAdmins:     {"N2.1a", "M5.2"},
	domain.TaskRenameGroup:   {"M4.6", "N1.2b"},
	domain.TaskMoveMembers:   {"N1.5"},
	domain.TaskConvertGroup:  {"N1.4b"},
	domain.TaskReviewOwner:   {"M5.2"},
}

func proofFields(first, second domain.Proof) map[string]string {
	out := map[string]string{}
	for k, v := range map[string]string{
		"link": first.Link, "date": string(first.Date), "second_link": second.Link, "second_date": string(second.Date),
	} {
		if v != "" {
			out[k] = v
		}
	}
	return out
}

// taskToComplete loads a task that the caller may end on the version given.
func (d *desk) taskToComplete(id domain.ID, version uint64) (domain.Task, error) {
	t, err := d.visibleTask(id)
	if err != nil {
		return t, err
	}
	open := t
	open.State = domain.TaskOpen // may the caller at all; the state comes after the version
	if err := domain.CanComplete(d.actor, open); err != nil {
		return t, err
	}
	if err := d.fresh(t.Meta, version); err != nil {
		return t, err
	}
	return t, domain.CanComplete(d.actor, t)
}

// carryOut does in the registry what the step in WeChat did there.
func carryOut(d *desk, t domain.Task) error {
	switch t.Kind {
	case domain.TaskCreateGroup:
		return d.changeGroup(t, func(g *domain.Group) (domain.Change, error) {
			c := domain.Change{Field: "state", Before: string(g.State), After: string(domain.GroupActive)}
			err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupActive)
			g.State = domain.GroupActive
			return c, err
		})
	case domain.TaskPublish:
		return d.changeGroup(t, func(g *domain.Group) (domain.Change, error) {
			g.Publication = t.Boxes()
			g.Published = domain.PublicationOf(*g, g.Publication.Account.Date)
			return domain.Change{Field: "published", After: "true"}, nil
		})
	case domain.TaskFile:
		return d.file(t)
	case domain.TaskAcceptFiling:
		return d.acceptFiling(t)
	case domain.TaskConvertGroup:
		return d.convertGroup(t)
	case domain.TaskReviewOwner:
		return d.confirmOwner(t)
	case domain.TaskRenameGroup:
		return d.renameGroup(t)
	case domain.TaskDissolveGroup:
		return d.endGroup(t)
	case domain.TaskRemoveMember:
		if err := d.removeMember(t); err != nil {
			return err
		}
		return d.closeViolation(t)
	case domain.TaskMoveMembers:
		return d.endMerged(t)
	case domain.TaskRectify, domain.TaskWithdraw, domain.TaskRefer:
		return d.closeViolation(t)
	}
	return nil // a transfer took effect with its approval; its task is the proof
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
	g.UpdatedAt = d.now
	if err := d.Groups().Put(&g); err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version, Related: []domain.ID{g.Branch, t.ID},
		Changes: []domain.Change{change}, Rules: taskRules[t.Kind],
	}, scope(g.Branch, g.ID), nil)
}
