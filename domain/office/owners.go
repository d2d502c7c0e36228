package office

import (
	"context"
	"time"

	"alumni/domain"
)

// OwnerBasis is on what the owner of a group stands, M5.2: an office in the
// council, the president's authorisation, or in a preparatory group neither,
// N2.1b.
type OwnerBasis struct {
	Owner       string               `json:"owner"` // name
	Office      domain.CouncilOffice `json:"office,omitempty"`
	Preparatory bool                 `json:"preparatory,omitempty"` // the founder or a volunteer owns it
	HQ          bool                 `json:"hq,omitempty"`          // headquarters' own group, M3: nobody sits in a council, and it authorises itself
	Authority   domain.Reference     `json:"authority,omitzero"`
	Review      domain.ID            `json:"review,omitzero"` // the open review of an owner who has neither
}

// Stands tells whether the owner may own the group as it is, M5.2.
func (b OwnerBasis) Stands() bool { return b.Office.Owns() || b.Preparatory || !b.Authority.IsZero() }

// Rule is the clause that the owner stands by, or lacks.
func (b OwnerBasis) Rule() domain.ClauseID {
	if b.Preparatory {
		return "N2.1b"
	}
	return "M5.2"
}

// ownerBasis tells on what the owner of a group stands; nil while it has none.
func (d *desk) ownerBasis(b domain.Branch, g domain.Group) (*OwnerBasis, error) {
	if g.Owner.IsZero() {
		return nil, nil
	}
	o, err := d.ownerOutside(b, g)
	if err != nil {
		return nil, err
	}
	return &OwnerBasis{
		Owner: o.Owner.Name, Office: o.Owner.Office, Preparatory: o.Seated && !o.Owner.Office.Owns(), HQ: b.HQ(),
		Authority: o.Authority, Review: o.Task,
	}, nil
}

// formBasis puts to an undecided form on what its owner stands, so that
// headquarters sees what it confirms by accepting it, N2.1a.
func (d *desk) formBasis(v *FilingView, b domain.Branch, g domain.Group) (err error) {
	if len(v.Rows) == 0 || v.Rows[0].Person != g.Owner {
		return nil
	}
	if v.Basis, err = d.ownerBasis(b, g); err != nil || v.Basis == nil {
		return err
	}
	if !v.Basis.Stands() {
		v.Lacks = append(v.Lacks, domain.MaterialOwnerAuth)
	}
	return nil
}

// confirmOwner carries out the review of an owner that ended with the
// president's authorisation, M5.2. Owners are decided by the branch and filed
// with headquarters, N2.1a, and the form has their office, A1, which is another
// now: the filing is renewed, so that headquarters confirms the owner by
// accepting the form. Name and managers stay, so what was published holds, M4.3.
// A form in review that has the office as it is now is that form already.
func (d *desk) confirmOwner(t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil || g.Owner != t.Person || !g.State.Live() {
		return err
	}
	b, err := d.branch(g.Branch)
	if err != nil && !missing(err) {
		return err
	}
	if g.Filing == domain.FilingSubmitted {
		f, err := d.undecidedForm(g.ID)
		if office, _ := b.OfficeOf(g.Owner); err != nil || len(f.Rows) > 0 && f.Rows[0].Person == g.Owner && f.Rows[0].Office == office {
			return err
		}
	}
	return d.refile(t, g)
}

// refile opens a group's filing anew, by the task that asks for it.
func (d *desk) refile(t domain.Task, g domain.Group) error {
	before := g
	g = domain.Refile(g)
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	tasks, err := d.renew(g, domain.Task{Kind: domain.TaskFile, Subject: t.ID})
	if err != nil {
		return err
	}
	where := scope(g.Branch, g.ID)
	d.touchNew(domain.ActGroupState, where, tasks...)
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{g.Branch, g.Owner, t.ID}, tasks...),
		Changes: changed([]domain.Change{{Field: "filing", Before: string(before.Filing), After: string(g.Filing)}}),
		Rules:   []domain.ClauseID{"N2.1a", "M5.2", "M4.4"},
	}, where, nil)
}

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

// queueAtOnce is how many tasks a council's change opens in its own transaction.
const queueAtOnce = 4

// QueueBranch opens what a branch lacks of the tasks that follow its founding
// and its elections: preparatory groups to convert, N1.4b, owners to review,
// M5.2. It goes in transactions of a few tasks and may be broken off and run
// again. It gives what it opened.
func (o *Office) QueueBranch(ctx context.Context, by domain.Caller, id domain.ID) ([]domain.ID, error) {
	var out []domain.ID
	for more := true; more; {
		var opened []domain.ID
		err := o.update(ctx, by, func(d *desk) (err error) {
			more, opened = false, nil
			if id.Kind != domain.KindBranch || !domain.CanSee(d.actor, id, domain.ID{}) {
				return domain.NotFound(id)
			}
			if err := domain.CanKeepRegistry(d.actor); err != nil {
				return err
			}
			b, err := d.branch(id)
			if err != nil {
				return err
			}
			if opened, more, err = d.queueBranch(b); err != nil || len(opened) == 0 {
				return err
			}
			d.touchNew(domain.ActBranchCouncil, scope(id), opened...)
			return d.note(domain.AuditEntry{
				Action: domain.ActBranchCouncil, Subject: id, Version: b.Version, Related: opened,
				Rules: []domain.ClauseID{"M5.2", "N1.4b"},
			}, scope(id), nil)
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
func (d *desk) queueBranch(b domain.Branch) (opened []domain.ID, more bool, err error) {
	if b.State != domain.BranchEstablished {
		return nil, false, nil
	}
	groups, err := d.liveGroups(b.ID)
	if err != nil {
		return nil, false, err
	}
	for _, g := range groups {
		wanted, err := d.tasksFor(b, g)
		if err != nil {
			return nil, false, err
		}
		for _, t := range wanted {
			if len(opened) == queueAtOnce {
				return opened, true, nil
			}
			t.Subject = b.ID
			id, err := d.open(t, g)
			if err != nil {
				return nil, false, err
			}
			opened = append(opened, id)
		}
	}
	return opened, false, nil
}

// tasksFor gives the tasks that one group of an established branch lacks.
func (d *desk) tasksFor(b domain.Branch, g domain.Group) ([]domain.Task, error) {
	var out []domain.Task
	if g.Kind == domain.GroupPreparatory {
		open, err := d.hasOpen(g.ID, domain.TaskConvertGroup)
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
	owner, err := d.ownerOutside(b, g)
	if err != nil {
		return nil, err
	}
	if !owner.Stands() && owner.Task.IsZero() {
		out = append(out, domain.Task{Kind: domain.TaskReviewOwner, Person: g.Owner})
	}
	return out, nil
}

// ownerOutside tells on what the owner of a group stands, M5.2.
func (d *desk) ownerOutside(b domain.Branch, g domain.Group) (OwnerOutside, error) {
	out := OwnerOutside{Group: g.ID, Name: g.Name, Branch: g.Branch, BranchName: b.Name}
	var err error
	if out.Owner, err = d.ref(b, g.Owner); err != nil {
		return out, err
	}
	preparatory := g.Kind == domain.GroupPreparatory && b.State != domain.BranchEstablished // N2.1b
	if out.Seated = out.Owner.Office.Owns() || preparatory; out.Seated {
		return out, nil
	}
	if out.Authority, err = d.ownerAuthority(g); err != nil {
		return out, err
	}
	out.Task, err = d.openReview(g)
	return out, err
}

// ownerAuthority gives the president's authorisation of a group's owner that is
// on record, M5.2: of the application that set the group up, of the last
// transfer to the owner, or the proof of a review since; the zero Reference for none.
func (d *desk) ownerAuthority(g domain.Group) (domain.Reference, error) {
	var found domain.Reference
	var since time.Time
	if !g.Application.IsZero() {
		a, err := d.Applications().Get(g.Application)
		if err != nil && !missing(err) {
			return found, err
		}
		if err == nil && a.Owner == g.Owner {
			found, since = a.OwnerAuth, a.Reply.At
		}
	}
	q := domain.Query{Index: domain.IndexGroup, Eq: g.ID.String()}
	err := each(d.Transfers().List, q, func(t domain.Transfer) error {
		if t.State == domain.CaseApproved && t.Role == domain.ManagerOwner && t.To == g.Owner && !t.Reply.At.Before(since) {
			found, since = t.Authority, t.Reply.At
		}
		return nil
	})
	if err != nil {
		return found, err
	}
	err = each(d.Tasks().List, q, func(t domain.Task) error {
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

// openReview gives the open review of a group's present owner; zero for none.
func (d *desk) openReview(g domain.Group) (found domain.ID, err error) {
	err = each(d.Tasks().List, domain.Query{Index: domain.IndexGroup, Eq: g.ID.String()}, func(t domain.Task) error {
		if t.Kind == domain.TaskReviewOwner && t.State == domain.TaskOpen && t.Person == g.Owner {
			found = t.ID
		}
		return nil
	})
	return found, err
}

// endedByItself tells whether a review ended because the group got another
// owner: its proof is then the number of the transfer or the group, and no
// authorisation of anybody.
func endedByItself(t domain.Task) bool {
	id, err := domain.ParseID(t.Proof.Note)
	return err == nil && (id.Kind == domain.KindTransfer || id.Kind == domain.KindGroup)
}

// endReviews ends the open reviews of a group's former owners after the group
// was handed over, or lost its owner, by a record: the task's proof names it.
func (d *desk) endReviews(g domain.Group, by domain.ID) error {
	var open []domain.Task
	err := each(d.Tasks().List, domain.Query{Index: domain.IndexGroup, Eq: g.ID.String()}, func(t domain.Task) error {
		if t.Kind == domain.TaskReviewOwner && t.State == domain.TaskOpen && t.Person != g.Owner {
			open = append(open, t)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, t := range open {
		t.State = domain.TaskDone
		t.Proof = domain.Proof{Note: by.String(), Date: domain.DateOf(d.now), By: d.actor.Account, At: d.now}
		if err := save(d, d.Tasks(), &t); err != nil {
			return err
		}
		err := d.note(domain.AuditEntry{
			Action: domain.ActTaskComplete, Subject: t.ID, Version: t.Version, Related: []domain.ID{by, g.ID},
			Changes: stateChange(domain.TaskOpen, t.State, domain.Change{Field: "kind", After: string(t.Kind)}),
			Rules:   []domain.ClauseID{"M5.2"},
		}, scope(g.Branch, g.ID), nil)
		if err != nil {
			return err
		}
	}
	return nil
}

// ownedBy gives the live groups that people own, of whatever branch.
func (d *desk) ownedBy(people []domain.ID) ([]OwnerOutside, error) {
	out := []OwnerOutside{}
	for _, id := range people {
		q := domain.Query{Index: domain.IndexOwner, Eq: id.String()}
		err := each(d.Groups().List, q, func(g domain.Group) error {
			if !g.State.Live() {
				return nil
			}
			b, err := d.branch(g.Branch)
			if err != nil && !missing(err) {
				return err
			}
			o, err := d.ownerOutside(b, g)
			if err == nil {
				out = append(out, o)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
