package office

import (
	"context"

	"alumni/domain"
)

// TaskView is a task with what its page shows.
type TaskView struct {
	domain.Task
	GroupName  string         `json:"group_name"`
	BranchName string         `json:"branch_name"`
	PersonName string         `json:"person_name,omitempty"`
	Overdue    bool           `json:"overdue"`
	History    []HistoryEntry `json:"history"`
	// Held is what is undecided about a group that is to be dissolved, N1.4a: the
	// task can't end before; zero for none.
	Held domain.ID `json:"held,omitzero"`
	// Bulletin is the draft bulletin that an open publication stands in as its
	// group is now; zero for none.
	Bulletin domain.ID `json:"bulletin,omitzero"`
	// AssigneeName is the account's that does it; "" for anybody of its audience.
	AssigneeName string `json:"assignee_name,omitempty"`
	// Complete is nil if the caller may complete it now, else why not; Assign
	// the same for saying who does it.
	Complete error `json:"-"`
	Assign   error `json:"-"`
}

// AssignTask says who does a task and until when.
type AssignTask struct {
	ID      domain.ID
	Version uint64
	Account domain.ID   // zero: anybody of the audience again
	Due     domain.Date // "" leaves it
}

// CompleteTask ends a task with its proof. A publication needs both channels, M4.3.
type CompleteTask struct {
	ID      domain.ID
	Version uint64
	Proof   domain.Proof
	Second  domain.Proof
}

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
