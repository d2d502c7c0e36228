// Package task holds the use-cases of what waits to be done: the inbox and its
// counts, tasks, and what the end of one carries out, by its kind. It stands on
// top of the other rooms and may know each of them; none knows it.
package task

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/desk"
	"alumni/domain/office/filing"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/office/review"
	"alumni/domain/office/violation"
)

// Service keeps the inbox and the tasks.
type Service struct {
	*desk.Base
	memo *progressMemo
}

// New makes the service; its counts hear of every change.
func New(base *desk.Base) *Service {
	s := &Service{Base: base, memo: &progressMemo{kept: map[memoKey]counted{}}}
	base.OnCommit(s.memo.changed)
	return s
}

// endRemoval carries out a removal, M6.3, and closes the violation that it followed from.
func endRemoval(d *desk.Desk, t domain.Task) error {
	if err := people.RemoveMember(d, t); err != nil {
		return err
	}
	return violation.Close(d, t)
}

// View is a task with what its page shows.
type View struct {
	domain.Task
	GroupName  string              `json:"group_name"`
	BranchName string              `json:"branch_name"`
	PersonName string              `json:"person_name,omitempty"`
	Overdue    bool                `json:"overdue"`
	History    []desk.HistoryEntry `json:"history"`
	// Held is what is undecided about a group that is to be dissolved, N1.4a: the
	// task can't end before; zero for none.
	Held domain.ID `json:"held,omitzero"`
	// Bulletin is the draft bulletin that an open publication stands in as its
	// group is now; zero for none.
	Bulletin domain.ID `json:"bulletin,omitzero"`
	// Review is the review of members that runs and ends the task, M6.1; zero for
	// none, or another kind of task.
	Review domain.ID `json:"review,omitzero"`
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

// Task gives one task.
func (o *Service) Task(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (View, error) { return taskView(d, id) })
}

func taskView(d *desk.Desk, id domain.ID) (View, error) {
	t, err := d.VisibleTask(id)
	if err != nil {
		return View{}, err
	}
	v := View{Task: t, Overdue: t.State == domain.TaskOpen && t.Due.Before(d.Now)}
	s := d.Show(t.Meta)
	g := s.Group(t.Group)
	v.GroupName, v.BranchName, v.PersonName, v.History = g.Name, s.Branch(t.Branch).Name, s.Person(t.Person), s.History(id)
	if s.Err != nil {
		return View{}, s.Err
	}
	v.AssigneeName = d.AccountName(t.Assignee)
	if v.Bulletin, err = bulletin.DraftOf(d, t, g); err != nil {
		return View{}, err
	}
	if t.Kind == domain.TaskDissolveGroup && t.State == domain.TaskOpen {
		if v.Held, err = d.UndecidedBut(t.Group, domain.ID{}); err != nil {
			return View{}, err
		}
	}
	if t.Kind == domain.TaskReviewMembers && t.State == domain.TaskOpen {
		running, err := d.RunningReview(t.Group)
		if v.Review = running.ID; err != nil {
			return View{}, err
		}
	}
	v.Complete, v.Assign = domain.CanComplete(d.Actor, t), domain.CanAssign(d.Actor, t)
	return v, nil
}

// CompleteTask ends a task with its proof and carries out what depends on it.
// Errors name the proof's field: note, link, date, second_link, second_date.
func (o *Service) CompleteTask(ctx context.Context, by domain.Caller, in CompleteTask) (domain.Task, error) {
	first, err := domain.CleanProof(in.Proof, "")
	if err != nil {
		return domain.Task{}, err
	}
	second, err := domain.CleanProof(in.Second, "second_")
	if err != nil {
		return domain.Task{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Task, _ error) {
		t, err := d.TaskToChange(in.ID, in.Version, domain.CanComplete)
		if err != nil {
			return out, err
		}
		e := endings[t.Kind]
		if e.ready != nil {
			if err := e.ready(d, t); err != nil {
				return out, err
			}
		}
		first, second := bulletin.Ticked(d, t, first, second)
		if err := domain.CheckProof(t.Kind, first, second, d.Now); err != nil {
			return out, err
		}
		if t, err = d.EndTask(t, first, second); err != nil || e.carryOut == nil {
			return t, err
		}
		return t, e.carryOut(d, t)
	})
}

type ending struct {
	ready func(*desk.Desk, domain.Task) error // whether words may end it now; nil where they always may
	// carryOut does in the registry what the step in WeChat did there; nil where the
	// task is the proof only: a transfer took effect with its approval.
	carryOut func(*desk.Desk, domain.Task) error
}

// endings are the kinds of tasks whose end does anything besides.
var endings = map[domain.TaskKind]ending{
	domain.TaskCreateGroup:   {carryOut: registry.StartGroup},
	domain.TaskPublish:       {carryOut: bulletin.Published},
	domain.TaskFile:          {ready: filing.FormAwaited, carryOut: filing.File},
	domain.TaskAcceptFiling:  {ready: filing.FormToAccept, carryOut: filing.AcceptFiling},
	domain.TaskConvertGroup:  {carryOut: registry.ConvertGroup},
	domain.TaskReviewOwner:   {carryOut: filing.ConfirmOwner},
	domain.TaskRenameGroup:   {carryOut: registry.RenameGroup},
	domain.TaskDissolveGroup: {carryOut: registry.EndGroup},
	domain.TaskMoveMembers:   {carryOut: consolidation.EndMerged},
	domain.TaskReviewMembers: {ready: review.Awaited},
	domain.TaskRemoveMember:  {carryOut: endRemoval},
	domain.TaskRectify:       {carryOut: violation.Close},
	domain.TaskWithdraw:      {carryOut: violation.Close},
	domain.TaskRefer:         {carryOut: violation.Close},
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
func (o *Service) AssignTask(ctx context.Context, by domain.Caller, in AssignTask) (domain.Task, error) {
	in.Due = domain.Date(domain.CleanLine(string(in.Due)))
	if err := desk.OfKind(desk.Named{Field: "account", ID: in.Account, Kind: domain.KindAccount}); err != nil {
		return domain.Task{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Task, _ error) {
		t, err := d.TaskToChange(in.ID, in.Version, domain.CanAssign)
		if err != nil {
			return out, err
		}
		before := t
		if !in.Account.IsZero() && in.Account != t.Assignee {
			if err := doesTask(d, in.Account, t); err != nil {
				return out, err
			}
		}
		t.Assignee = in.Account
		if in.Due != "" {
			if t.Due, err = domain.NewDue(d.Actor, t.Due, in.Due, d.Now); err != nil {
				return out, err
			}
		}
		if t.Assignee == before.Assignee && t.Due.Equal(before.Due) {
			return out, domain.Invalid(domain.FaultNoChange, "account", "", nil)
		}
		return desk.Keep(d, d.Tasks(), t, domain.AuditEntry{
			Action: domain.ActTaskAssign, Related: []domain.ID{t.Subject, t.Group, t.Branch}, Changes: reassigned(before, t),
		}, nil, t.Branch, t.Group)
	})
}

// reassigned is what saying who does a task and until when changed.
func reassigned(before, after domain.Task) []domain.Change {
	changes := desk.Changed([]domain.Change{
		{Field: "assignee", Before: before.Assignee.String(), After: after.Assignee.String()},
	})
	if !before.Due.Equal(after.Due) {
		changes = append(changes, domain.Change{
			Field: "due", Before: string(domain.DateOf(before.Due)), After: string(domain.DateOf(after.Due)),
		})
	}
	return changes
}

// doesTask checks that an account may be given a task. One whose person manages
// the group no more is let in nowhere and does nothing.
func doesTask(d *desk.Desk, id domain.ID, t domain.Task) error {
	acc, err := d.Accounts().Get(id)
	if err != nil {
		return desk.At("account", err)
	}
	if err := domain.DoesTask(acc, t); err != nil {
		return err
	}
	if acc.Role != domain.RoleGroupManager {
		return nil
	}
	g, err := d.Group(acc.Scope)
	if err != nil {
		return desk.At("account", err)
	}
	if !desk.MayManage(acc.Person, g) {
		return domain.Invalid(domain.FaultNotAudience, "account", "", domain.Args{"name": acc.Name})
	}
	return nil
}

// Assignees gives the accounts that a task may be given to, for who may assign
// it; the caller's own stands first.
func (o *Service) Assignees(ctx context.Context, by domain.Caller, task domain.ID) ([]AccountRef, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out []AccountRef, _ error) {
		t, err := d.VisibleTask(task)
		if err != nil {
			return out, err
		}
		t.State = domain.TaskOpen
		if err := domain.CanAssign(d.Actor, t); err != nil {
			return out, err
		}
		mine, others := []AccountRef{}, []AccountRef{}
		q := domain.Query{Index: domain.IndexState, Eq: string(domain.AccountActive)}
		err = desk.Each(d.Accounts().List, q, func(acc domain.Account) error {
			err := doesTask(d, acc.ID, t)
			switch ref := (AccountRef{ID: acc.ID, Name: acc.Name, Role: acc.Role}); {
			case domain.IsCode(err, domain.CodeInternal):
				return err
			case err != nil:
			case acc.ID == d.Actor.Account:
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
