package registry

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Reelect records a re-election (换届), N0: the whole council is replaced.
type Reelect struct {
	Branch   domain.ID
	Version  uint64
	On       domain.Date
	Council  []domain.Seat
	Document domain.Reference // the decision; required
}

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
	document, err := domain.CleanReference("document", in.Document)
	if err != nil {
		return CouncilResult{}, err
	}
	seats := domain.SortSeats(in.Council)
	return o.changeCouncil(ctx, by, in.Branch, in.Version, func(d *desk.Desk, b domain.Branch) (domain.Branch, *domain.AuditDetail, error) {
		after, err := domain.FoundBranch(b, in.On)
		if err != nil {
			return b, nil, err
		}
		if err := domain.CouncilDay("established", in.On, "", d.Now); err != nil {
			return b, nil, err
		}
		if err := newCouncil(d, b, seats, document); err != nil {
			return b, nil, err
		}
		after.Council, after.Document = seats, document
		return after, &domain.AuditDetail{Fields: documentFields(document)}, nil
	})
}

// Reelect replaces the council of an established branch. Errors name
// reelected, council, office or document.
func (o *Service) Reelect(ctx context.Context, by domain.Caller, in Reelect) (CouncilResult, error) {
	document, err := domain.CleanReference("document", in.Document)
	if err != nil {
		return CouncilResult{}, err
	}
	seats := domain.SortSeats(in.Council)
	return o.changeCouncil(ctx, by, in.Branch, in.Version, func(d *desk.Desk, b domain.Branch) (domain.Branch, *domain.AuditDetail, error) {
		if err := establishedBranch(b); err != nil {
			return b, nil, err
		}
		if err := domain.CouncilDay("reelected", in.On, b.Reelected, d.Now); err != nil {
			return b, nil, err
		}
		if err := newCouncil(d, b, seats, document); err != nil {
			return b, nil, err
		}
		b.Reelected, b.Council, b.Document = in.On, seats, document
		return b, &domain.AuditDetail{Fields: documentFields(document)}, nil
	})
}

func establishedBranch(b domain.Branch) error {
	if b.State == domain.BranchEstablished {
		return nil
	}
	return &domain.Error{
		Code: domain.CodeConflict, Fault: domain.FaultState, Rule: "N0",
		Args: domain.Args{"id": b.ID.String(), "state": string(b.State), "want": string(domain.BranchEstablished)},
	}
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
		if _, err := d.Person(s.Person); err != nil {
			return desk.At("council", err)
		}
	}
	if document.IsZero() {
		return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultDocument, Rule: "N2.1a", Field: "document"}
	}
	return checkDecision("N2.1a", document, d.Now)
}

// SeatPerson gives a person an office; whoever loses one by it is shown where
// they still own groups.
func (o *Service) SeatPerson(ctx context.Context, by domain.Caller, in SeatPerson) (CouncilResult, error) {
	if err := desk.NeedID("person", in.Person, domain.KindPerson); err != nil {
		return CouncilResult{}, err
	}
	document, err := domain.CleanReference("document", in.Document)
	if err != nil {
		return CouncilResult{}, err
	}
	return o.changeCouncil(ctx, by, in.Branch, in.Version, func(d *desk.Desk, b domain.Branch) (domain.Branch, *domain.AuditDetail, error) {
		if err := liveBranch(b); err != nil {
			return b, nil, err
		}
		if _, err := d.Person(in.Person); err != nil {
			return b, nil, desk.At("person", err)
		}
		if err := checkDecision("N2.1a", document, d.Now); err != nil {
			return b, nil, err
		}
		seats, err := domain.Seated(b, in.Person, in.Office)
		b.Council = seats
		return b, &domain.AuditDetail{Fields: documentFields(document)}, err
	})
}

// UnseatPerson takes a person out of a council; the president of an
// established branch only goes when a successor takes the office.
func (o *Service) UnseatPerson(ctx context.Context, by domain.Caller, in UnseatPerson) (CouncilResult, error) {
	if err := desk.NeedID("person", in.Person, domain.KindPerson); err != nil {
		return CouncilResult{}, err
	}
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return CouncilResult{}, err
	}
	if reason == "" {
		return CouncilResult{}, domain.Required("reason", "N0")
	}
	document, err := domain.CleanReference("document", in.Document)
	if err != nil {
		return CouncilResult{}, err
	}
	return o.changeCouncil(ctx, by, in.Branch, in.Version, func(d *desk.Desk, b domain.Branch) (domain.Branch, *domain.AuditDetail, error) {
		if err := liveBranch(b); err != nil {
			return b, nil, err
		}
		if err := checkDecision("N2.1a", document, d.Now); err != nil {
			return b, nil, err
		}
		seats, err := domain.Unseated(b, in.Person)
		b.Council = seats
		return b, &domain.AuditDetail{Reason: reason, Fields: documentFields(document)}, err
	})
}

// liveBranch refuses a change of the council of a branch that ended, N1.4a.
func liveBranch(b domain.Branch) error {
	if b.State != domain.BranchEnded {
		return nil
	}
	return &domain.Error{
		Code: domain.CodeConflict, Fault: domain.FaultState, Rule: "N1.4a",
		Args: domain.Args{"id": b.ID.String(), "state": string(b.State)},
	}
}

// changeCouncil runs a change of a council: the branch, the tasks that follow,
// and the groups that those who left still own, in one transaction; tasks
// beyond queueAtOnce come in transactions of their own, see QueueBranch.
func (o *Service) changeCouncil(
	ctx context.Context, by domain.Caller, id domain.ID, version uint64,
	change func(*desk.Desk, domain.Branch) (domain.Branch, *domain.AuditDetail, error),
) (CouncilResult, error) {
	var out CouncilResult
	more := false
	err := o.Update(ctx, by, func(d *desk.Desk) error {
		before, err := branchToKeep(d, id, version)
		if err != nil {
			return err
		}
		after, detail, err := change(d, before)
		if err != nil {
			return err
		}
		if err := putBranch(d, &after); err != nil {
			return err
		}
		res := CouncilResult{Branch: after}
		if res.Tasks, more, err = queueBranch(d, after); err != nil {
			return err
		}
		left := domain.LeftCouncil(before.Council, after.Council)
		if res.Owned, err = ownedBy(d, left); err != nil {
			return err
		}
		out = res
		return noteCouncil(d, before, after, res, detail)
	})
	if err != nil || !more {
		return out, err
	}
	rest, err := o.QueueBranch(ctx, by, id)
	out.Tasks = append(slices.Clone(out.Tasks), rest...)
	return out, err
}

// noteCouncil notes who lost and who got which office. The entry belongs to
// the history of the people in the offices that own groups, as many as fit.
func noteCouncil(d *desk.Desk, before, after domain.Branch, res CouncilResult, detail *domain.AuditDetail) error {
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
	for _, id := range res.Tasks {
		d.Touch(id, 1, action, desk.Scope(after.ID))
	}
	return d.Note(domain.AuditEntry{
		Action: action, Subject: after.ID, Version: after.Version, Related: append(people, res.Tasks...),
		Changes: changes, Rules: []domain.ClauseID{"N0", "N2.1a"},
	}, desk.Scope(after.ID), detail)
}
