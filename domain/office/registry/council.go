package registry

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Reelect records a re-election (换届), N0: the whole council is replaced.
type Reelect = EstablishBranch

// SeatPerson gives a person an office in a council, M5.2. A new president
// takes the place of the present one.
type SeatPerson struct {
	Branch   domain.ID
	Version  uint64
	Person   domain.ID
	Office   domain.CouncilOffice
	Document domain.Reference
}

// UnseatPerson takes a person out of a council.
type UnseatPerson struct {
	Branch   domain.ID
	Version  uint64
	Person   domain.ID
	Reason   string // required
	Document domain.Reference
}

// CouncilResult is what a change of a council led to.
type CouncilResult struct {
	Branch domain.Branch `json:"branch"`
	// Owned are the groups that those who left still own, of whatever branch.
	Owned []desk.OwnerOutside `json:"owned"`
	// Tasks are what was opened for the branch: owners to review, M5.2, and
	// preparatory groups to convert, N1.4b.
	Tasks []domain.ID `json:"tasks"`
}

// relatedSeats bounds how many people one entry of the audit log belongs to
// the history of, so that a whole council fits into one transaction.
const relatedSeats = 30

// EstablishBranch founds a branch: none or preparatory becomes established,
// which needs a president; one that was imported as established gets its council. Every live preparatory group of it is queued for
// conversion by a task, N1.4b. Errors name established, council, office or document.
func (o *Service) EstablishBranch(ctx context.Context, by domain.Caller, in EstablishBranch) (CouncilResult, error) {
	seats := domain.SortSeats(in.Council)
	of := councilOf{in.Branch, in.Version, in.Document, ""}
	return o.changeCouncil(ctx, by, of, func(d *desk.Desk, b domain.Branch, document domain.Reference) (domain.Branch, error) {
		after, err := domain.FoundBranch(b, in.On)
		if err != nil {
			return b, err
		}
		if err := domain.CouncilDay("established", in.On, "", d.Now); err != nil {
			return b, err
		}
		after.Council, after.Document = seats, document
		return after, newCouncil(d, b, seats, document)
	})
}

// Reelect replaces the council of an established branch. Errors name
// reelected, council, office or document.
func (o *Service) Reelect(ctx context.Context, by domain.Caller, in Reelect) (CouncilResult, error) {
	seats := domain.SortSeats(in.Council)
	of := councilOf{in.Branch, in.Version, in.Document, ""}
	return o.changeCouncil(ctx, by, of, func(d *desk.Desk, b domain.Branch, document domain.Reference) (domain.Branch, error) {
		if b.State != domain.BranchEstablished {
			return b, domain.WrongState("", "N0", b.ID, b.State, domain.BranchEstablished)
		}
		if err := cmp.Or(domain.CouncilDay("reelected", in.On, b.Reelected, d.Now), newCouncil(d, b, seats, document)); err != nil {
			return b, err
		}
		b.Reelected, b.Council, b.Document = in.On, seats, document
		return b, nil
	})
}

// newCouncil checks a whole council and the decision that it sits by.
func newCouncil(d *desk.Desk, b domain.Branch, seats []domain.Seat, document domain.Reference) error {
	if err := domain.CheckCouncil(b, domain.BranchEstablished, seats); err != nil {
		return err
	}
	for _, s := range seats {
		if err := desk.NeedID("council", s.Person, domain.KindPerson); err != nil {
			return err
		}
		if _, err := d.Known(s.Person); err != nil {
			return desk.At("council", err)
		}
	}
	if document.IsZero() {
		return domain.Invalid(domain.FaultDocument, "document", "N2.1a", nil)
	}
	return checkDecision("N2.1a", document, d.Now)
}

// SeatPerson gives a person an office; whoever loses one by it is shown where
// they still own groups.
func (o *Service) SeatPerson(ctx context.Context, by domain.Caller, in SeatPerson) (CouncilResult, error) {
	if err := desk.NeedID("person", in.Person, domain.KindPerson); err != nil {
		return CouncilResult{}, err
	}
	of := councilOf{in.Branch, in.Version, in.Document, ""}
	return o.changeCouncil(ctx, by, of, func(d *desk.Desk, b domain.Branch, document domain.Reference) (domain.Branch, error) {
		if err := liveBranch(b); err != nil {
			return b, err
		}
		if _, err := d.Known(in.Person); err != nil {
			return b, desk.At("person", err)
		}
		if err := checkDecision("N2.1a", document, d.Now); err != nil {
			return b, err
		}
		seats, err := domain.Seated(b, in.Person, in.Office)
		b.Council = seats
		return b, err
	})
}

// UnseatPerson takes a person out of a council; the president of an
// established branch only goes when a successor takes the office.
func (o *Service) UnseatPerson(ctx context.Context, by domain.Caller, in UnseatPerson) (CouncilResult, error) {
	if err := desk.NeedID("person", in.Person, domain.KindPerson); err != nil {
		return CouncilResult{}, err
	}
	reason, err := domain.NeedText("reason", "N0", in.Reason, domain.MaxText)
	if err != nil {
		return CouncilResult{}, err
	}
	of := councilOf{in.Branch, in.Version, in.Document, reason}
	return o.changeCouncil(ctx, by, of, func(d *desk.Desk, b domain.Branch, document domain.Reference) (domain.Branch, error) {
		if err := cmp.Or(liveBranch(b), checkDecision("N2.1a", document, d.Now)); err != nil {
			return b, err
		}
		seats, err := domain.Unseated(b, in.Person)
		b.Council = seats
		return b, err
	})
}

// liveBranch refuses a change of the council of a branch that ended, N1.4a.
func liveBranch(b domain.Branch) error {
	if b.State == domain.BranchEnded {
		return domain.WrongState("", "N1.4a", b.ID, b.State, "")
	}
	return nil
}

// councilOf is whose council changes, on the version given, by which decision and why.
type councilOf struct {
	branch   domain.ID
	version  uint64
	document domain.Reference
	reason   string
}

// changeCouncil runs a change of a council: the branch, the tasks that follow,
// and the groups that those who left still own, in one transaction; tasks
// beyond queueAtOnce come in transactions of their own, see QueueBranch.
func (o *Service) changeCouncil(
	ctx context.Context, by domain.Caller, of councilOf,
	change func(*desk.Desk, domain.Branch, domain.Reference) (domain.Branch, error),
) (CouncilResult, error) {
	document, err := domain.CleanReference("document", of.document)
	if err != nil {
		return CouncilResult{}, err
	}
	var out CouncilResult
	more := false
	err = o.Update(ctx, by, func(d *desk.Desk) error {
		before, err := branchToKeep(d, of.branch, of.version)
		if err != nil {
			return err
		}
		after, err := change(d, before, document)
		if err != nil {
			return err
		}
		if err := desk.Save(d, d.Branches(), &after); err != nil {
			return err
		}
		d.SeeBranch(after)
		res := CouncilResult{Branch: after}
		if res.Tasks, more, err = queueBranch(d, after); err != nil {
			return err
		}
		left := domain.LeftCouncil(before.Council, after.Council)
		if res.Owned, err = ownedBy(d, left); err != nil {
			return err
		}
		out = res
		return logCouncil(d, before, after, res, &domain.AuditDetail{Reason: of.reason, Fields: documentFields(document)})
	})
	if err != nil || !more {
		return out, err
	}
	rest, err := o.QueueBranch(ctx, by, of.branch)
	out.Tasks = append(slices.Clone(out.Tasks), rest...)
	return out, err
}

// logCouncil logs who lost and who got which office. The entry belongs to
// the history of the people in the offices that own groups, as many as fit.
func logCouncil(d *desk.Desk, before, after domain.Branch, res CouncilResult, detail *domain.AuditDetail) error {
	changes, people := branchChanged(before, after), []domain.ID(nil)
	diff := func(from, to domain.Branch, add func(s domain.Seat)) {
		for _, s := range from.Council {
			if office, ok := to.OfficeOf(s.Person); !ok || office != s.Office {
				add(s)
				if s.Office.Owns() && !slices.Contains(people, s.Person) && len(people) < relatedSeats {
					people = append(people, s.Person)
				}
			}
		}
	}
	diff(before, after, func(s domain.Seat) {
		changes = append(changes, domain.Change{Field: string(s.Office), Before: s.Person.String()})
	})
	diff(after, before, func(s domain.Seat) {
		changes = append(changes, domain.Change{Field: string(s.Office), After: s.Person.String()})
	})
	action := domain.ActBranchCouncil
	if before.State != after.State {
		action = domain.ActBranchState
	}
	d.TouchNew(action, desk.Scope(after.ID), res.Tasks...)
	return d.Log(domain.AuditEntry{
		Action: action, Subject: after.ID, Version: after.Version, Related: append(people, res.Tasks...),
		Changes: changes, Rules: []domain.ClauseID{"N0", "N2.1a"},
	}, desk.Scope(after.ID), detail)
}

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
			b, err := d.VisibleBranch(id)
			if err = cmp.Or(err, domain.CanKeepRegistry(d.Actor)); err != nil {
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
		owned, err := desk.All(d.Groups().List, desk.Of(domain.IndexOwner, id), func(g domain.Group) bool { return g.State.Live() })
		if err != nil {
			return nil, err
		}
		for _, g := range owned {
			b, err := desk.IfAny(d.Branch(g.Branch))
			if err != nil {
				return nil, err
			}
			o, err := d.OwnerOutside(b, g)
			if err != nil {
				return nil, err
			}
			out = append(out, o)
		}
	}
	return out, nil
}
