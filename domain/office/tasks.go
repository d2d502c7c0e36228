package office

import (
	"context"

	"alumni/domain"
)

// visibleTask gives a task; CodeNotFound if there is none in the caller's scope.
func (d *desk) visibleTask(id domain.ID) (domain.Task, error) {
	return visible(d.Tasks().Get, id, func(t domain.Task) bool { return domain.CanSee(d.actor, t.Branch, t.Group) })
}

// Task gives one task.
func (o *Office) Task(ctx context.Context, by domain.Caller, id domain.ID) (TaskView, error) {
	return read(ctx, o, by, func(d *desk) (TaskView, error) { return d.taskView(id) })
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
	return change(ctx, o, by, func(d *desk) (out domain.Task, _ error) {
		t, err := d.taskToChange(in.ID, in.Version, domain.CanComplete)
		if err != nil {
			return out, err
		}
		e := endings[t.Kind]
		if e.ready != nil {
			if err := e.ready(d, t); err != nil {
				return out, err
			}
		}
		first, second := d.ticked(t, first, second)
		if err := domain.CheckProof(t.Kind, first, second, d.now); err != nil {
			return out, err
		}
		if t, err = d.endTask(t, first, second); err != nil || e.carryOut == nil {
			return t, err
		}
		return t, e.carryOut(d, t)
	})
}

// ending is how a kind of task ends.
type ending struct {
	ready func(*desk, domain.Task) error // whether words may end it now; nil where they always may
	// carryOut does in the registry what the step in WeChat did there; nil where the
	// task is the proof only: a transfer took effect with its approval.
	carryOut func(*desk, domain.Task) error
}

// endings are the kinds of tasks whose end does anything besides.
var endings = map[domain.TaskKind]ending{
	domain.TaskCreateGroup:   {carryOut: (*desk).startGroup},
	domain.TaskPublish:       {carryOut: (*desk).published},
	domain.TaskFile:          {ready: (*desk).formAwaited, carryOut: (*desk).file},
	domain.TaskAcceptFiling:  {ready: (*desk).formToAccept, carryOut: (*desk).acceptFiling},
	domain.TaskConvertGroup:  {carryOut: (*desk).convertGroup},
	domain.TaskReviewOwner:   {carryOut: (*desk).confirmOwner},
	domain.TaskRenameGroup:   {carryOut: (*desk).renameGroup},
	domain.TaskDissolveGroup: {carryOut: (*desk).endGroup},
	domain.TaskMoveMembers:   {carryOut: (*desk).endMerged},
	domain.TaskRemoveMember:  {carryOut: (*desk).endRemoval},
	domain.TaskRectify:       {carryOut: (*desk).closeViolation},
	domain.TaskWithdraw:      {carryOut: (*desk).closeViolation},
	domain.TaskRefer:         {carryOut: (*desk).closeViolation},
}

// taskToChange loads a task on the version given for who may do something to it.
func (d *desk) taskToChange(id domain.ID, version uint64, may func(domain.Actor, domain.Task) error) (domain.Task, error) {
	t, err := d.visibleTask(id)
	if err != nil {
		return t, err
	}
	return t, mayNow(d, t.Meta, version, t.State, domain.TaskOpen, func(s domain.TaskState) error {
		as := t
		as.State = s
		return may(d.actor, as)
	})
}
