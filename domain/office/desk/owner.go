package desk

import (
	"time"

	"alumni/domain"
)

// OwnerOutside is a group whose owner has no office by which one owns a group,
// M5.2: somebody who left the council, or never sat in it.
type OwnerOutside struct {
	Group      domain.ID `json:"group"`
	Name       string    `json:"name"` // the group's
	Branch     domain.ID `json:"branch,omitzero"`
	BranchName string    `json:"branch_name,omitempty"`
	Owner      PersonRef `json:"owner"`
	// Seated tells that the owner has an owning office in the group's branch all
	// the same: who leaves one council may sit in another.
	Seated bool `json:"seated,omitempty"`
	// Authority is the president's authorisation on record, by which the owner stays.
	Authority domain.Reference `json:"authority,omitzero"`
	// Task is the open review of the owner; zero for none.
	Task domain.ID `json:"task,omitzero"`
}

// Stands tells whether the owner may own the group as it is, M5.2.
func (o OwnerOutside) Stands() bool { return o.Seated || !o.Authority.IsZero() }

// OwnerOutside tells on what the owner of a group stands, M5.2.
func (d *Desk) OwnerOutside(b domain.Branch, g domain.Group) (OwnerOutside, error) {
	out := OwnerOutside{Group: g.ID, Name: g.Name, Branch: g.Branch, BranchName: b.Name}
	var err error
	if out.Owner, err = d.Ref(b, g.Owner); err != nil {
		return out, err
	}
	preparatory := g.Kind == domain.GroupPreparatory && b.State != domain.BranchEstablished // N2.1b
	if out.Seated = out.Owner.Office.Owns() || preparatory; out.Seated {
		return out, nil
	}
	if out.Authority, err = d.OwnerAuthority(g); err != nil {
		return out, err
	}
	out.Task, err = d.OpenReview(g)
	return out, err
}

// OwnerAuthority gives the president's authorisation of a group's owner that is
// on record, M5.2: of the application that set the group up, of the last
// transfer to the owner, or the proof of a review since; the zero Reference for none.
func (d *Desk) OwnerAuthority(g domain.Group) (domain.Reference, error) {
	var found domain.Reference
	var since time.Time
	if !g.Application.IsZero() {
		a, err := d.Applications().Get(g.Application)
		if err != nil && !Missing(err) {
			return found, err
		}
		if err == nil && a.Owner == g.Owner {
			found, since = a.OwnerAuth, a.Reply.At
		}
	}
	q := Of(domain.IndexGroup, g.ID)
	err := Each(d.Transfers().List, q, func(t domain.Transfer) error {
		if t.State == domain.CaseApproved && t.Role == domain.ManagerOwner && t.To == g.Owner && !t.Reply.At.Before(since) {
			found, since = t.Authority, t.Reply.At
		}
		return nil
	})
	if err != nil {
		return found, err
	}
	err = Each(d.Tasks().List, q, func(t domain.Task) error {
		if t.Kind != domain.TaskReviewOwner || t.State != domain.TaskDone || t.Person != g.Owner ||
			t.Proof.At.Before(since) || endedByItself(t) {
			return nil
		}
		found, since = domain.Reference{Number: t.Proof.Note, Date: t.Proof.Date}, t.Proof.At
		if found.Number == "" {
			found.Number = t.Proof.Link
		}
		return nil
	})
	return found, err
}

// OpenReview gives the open review of a group's present owner; zero for none.
func (d *Desk) OpenReview(g domain.Group) (domain.ID, error) {
	t, _, err := Last(d.Tasks().List, Of(domain.IndexGroup, g.ID), func(t domain.Task) bool { return openReview(t) && t.Person == g.Owner })
	return t.ID, err
}

func openReview(t domain.Task) bool {
	return t.Kind == domain.TaskReviewOwner && t.State == domain.TaskOpen
}

// endedByItself tells whether a review ended because the group got another
// owner: its proof is then the number of the transfer or the group, and no
// authorisation of anybody.
func endedByItself(t domain.Task) bool {
	id, err := domain.ParseID(t.Proof.Note)
	return err == nil && (id.Kind == domain.KindTransfer || id.Kind == domain.KindGroup)
}

// EndReviews ends the open reviews of a group's former owners after the group
// was handed over, or lost its owner, by a record: the task's proof names it.
func (d *Desk) EndReviews(g domain.Group, by domain.ID) error {
	open, err := All(d.Tasks().List, Of(domain.IndexGroup, g.ID), func(t domain.Task) bool { return openReview(t) && t.Person != g.Owner })
	if err != nil {
		return err
	}
	for _, t := range open {
		if err := d.EndByRecord(t, by, domain.DateOf(d.Now), []domain.ID{g.ID}, "M5.2"); err != nil {
			return err
		}
	}
	return nil
}
