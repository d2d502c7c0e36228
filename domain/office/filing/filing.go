// Package filing holds the use-cases of filing forms, M4.4, A1: handed in,
// compared with the registry, accepted, returned. It knows the core only.
package filing

import (
	"cmp"
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service keeps the filing forms.
type Service struct{ *desk.Base }

// File carries out a filing task, M4.4: the form is the group's present state,
// received on the day that the proof says; a branch's own came today.
func File(d *desk.Desk, t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	received := domain.DateOf(d.Now)
	if d.Actor.HQ() && t.Proof.Date != "" {
		received = t.Proof.Date
	}
	rows, err := filingRows(d, g)
	if err != nil {
		return err
	}
	_, err = handIn(d, g, domain.Filing{
		Rows: rows, Source: domain.SourceState, Channel: domain.OwnChannel(d.By.Face), ReceivedOn: received, Task: t.ID,
	})
	return err
}

// filingRows are a group's managers as its form names them now, the owner first.
func filingRows(d *desk.Desk, g domain.Group) ([]domain.FilingRow, error) {
	if err := domain.CheckManagers(g); err != nil {
		return nil, err
	}
	b, err := d.BranchOf(g.Branch)
	if err != nil {
		return nil, err
	}
	rows := make([]domain.FilingRow, 0, 1+len(g.Admins))
	for i, id := range append([]domain.ID{g.Owner}, g.Admins...) {
		p, err := desk.IfAny(d.Person(id))
		if err != nil {
			return nil, err
		}
		r := domain.FilingRow{Role: domain.ManagerAdmin, Person: id, Name: p.Name, Phone: p.Phone}
		if i == 0 {
			r.Role = domain.ManagerOwner
		}
		r.Office, _ = b.OfficeOf(id)
		rows = append(rows, r)
	}
	return rows, nil
}

// handIn writes the next version of a group's form. A branch's has to be
// accepted by headquarters; one that headquarters took in is filed at once, M4.4.
// A version that nobody has decided yet gives way to it.
func handIn(d *desk.Desk, g domain.Group, f domain.Filing) (domain.Filing, error) {
	f.Group, f.Branch, f.GroupName, f.Sample = g.ID, g.Branch, g.Name, g.Sample
	f.State, f.By = domain.FilingFormSubmitted, d.Actor.Account
	asked, err := askedBy(d, g, f.ReceivedOn)
	if err != nil {
		return f, err
	}
	f.Campaign = asked.ID
	if err := replace(d, f.Group); err != nil {
		return f, err
	}
	if f.No, err = d.NextSeq(domain.FilingCounter(f.Group)); err != nil {
		return f, err
	}
	to := domain.FilingSubmitted
	if d.Actor.HQ() {
		to = domain.FilingFiled
		f.State, f.DecidedBy, f.DecidedAt = domain.FilingFormAccepted, d.Actor.Account, d.Now
	}
	if f, err = keepForm(d, domain.ActFilingSubmit, f, "", f.Task); err != nil {
		return f, err
	}
	if err := setFiling(d, f, to); err != nil {
		return f, err
	}
	if to == domain.FilingFiled {
		return f, answered(d, f)
	}
	return f, ask(d, f, domain.TaskAcceptFiling, domain.ActFilingSubmit)
}

// keepForm writes a form and logs what was done to it, with its state before.
func keepForm(
	d *desk.Desk, action domain.Action, f domain.Filing, before domain.FilingFormState, more ...domain.ID,
) (domain.Filing, error) {
	changes := desk.StateChange(before, f.State)
	if before == "" {
		changes = append(changes,
			domain.Change{Field: "channel", After: string(f.Channel)},
			domain.Change{Field: "received_on", After: string(f.ReceivedOn)})
	}
	why := ""
	if f.State == domain.FilingFormReturned {
		why = f.Returned.Note
	}
	related := append([]domain.ID{f.Group, f.Branch, f.Campaign}, more...)
	for _, r := range f.Rows {
		related = append(related, r.Person)
	}
	return desk.Keep(d, d.Filings(), f, domain.AuditEntry{
		Action: action, Related: related,
		Changes: changes, Rules: []domain.ClauseID{"M4.4", "A1"},
	}, desk.Because(why), f.Branch, f.Group)
}

// undecidedForm is the newest form of a group that nobody has decided yet; the
// zero Filing for none, as for what was handed in before forms were kept.
func undecidedForm(d *desk.Desk, group domain.ID) (found domain.Filing, err error) {
	err = d.FilingsOf(group, func(f domain.Filing) bool {
		if f.State == domain.FilingFormSubmitted {
			found = f
		}
		return found.ID.IsZero()
	})
	return found, err
}

// replace takes a version that nobody has decided yet out of the way of the next.
func replace(d *desk.Desk, group domain.ID) error {
	old, err := undecidedForm(d, group)
	if err != nil || old.ID.IsZero() {
		return err
	}
	old.State = domain.FilingFormReturned
	old.Returned = domain.Correction{By: d.Actor.Account, At: d.Now}
	_, err = keepForm(d, domain.ActFilingReturn, old, domain.FilingFormSubmitted)
	return err
}

// setFiling tells the group how far its filing has come.
func setFiling(d *desk.Desk, f domain.Filing, to domain.FilingState) error {
	g, err := d.Groups().Get(f.Group)
	if err != nil {
		return err
	}
	before := g.Filing
	if before == to && to != domain.FilingFiled {
		return nil // a newer version of a form that is still in review
	}
	g.Filing = to
	if to == domain.FilingFiled {
		g.FiledAt = d.Now
	}
	_, err = desk.Keep(d, d.Groups(), g, domain.AuditEntry{
		Action: domain.ActGroupState, Related: []domain.ID{g.Branch, f.ID, f.Task}, Rules: []domain.ClauseID{"M4.4"},
		Changes: desk.Changed([]domain.Change{{Field: "filing", Before: string(before), After: string(to)}}),
	}, nil, g.Branch, g.ID)
	return err
}

// askedBy is the newest open campaign that asks for a group's form and that a
// form received on a day counts for, N4.1b; the zero Campaign for none.
func askedBy(d *desk.Desk, g domain.Group, received domain.Date) (found domain.Campaign, err error) {
	open, err := d.OpenCampaigns()
	for _, c := range open {
		if c.Asks(g) && received >= c.Opened {
			return c, err
		}
	}
	return found, err
}

// AcceptFiling makes a form that a branch handed in a filing, M4.4. One whose
// managers changed since is refused: the branch's next one comes first.
func (o *Service) AcceptFiling(ctx context.Context, by domain.Caller, in DecideFiling) (domain.Filing, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Filing, _ error) {
		f, err := filingToDecide(d, in.ID, in.Version, domain.FilingFormAccepted)
		if err != nil {
			return out, err
		}
		g, err := d.Groups().Get(f.Group)
		if err != nil {
			return out, err
		}
		if err := domain.StillManaged(f, g); err != nil {
			return out, err
		}
		f.State = domain.FilingFormAccepted
		return decided(d, f, domain.ActFilingAccept, domain.FilingFiled)
	})
}

// decided writes a form that headquarters decided, tells its group how far its
// filing has come by that, and ends the task that asked for it.
func decided(d *desk.Desk, f domain.Filing, action domain.Action, to domain.FilingState) (domain.Filing, error) {
	f.DecidedBy, f.DecidedAt = d.Actor.Account, d.Now
	f, err := keepForm(d, action, f, domain.FilingFormSubmitted)
	if err != nil {
		return f, err
	}
	if err := setFiling(d, f, to); err != nil {
		return f, err
	}
	return f, answered(d, f)
}

// filingToDecide loads a form that the caller may decide on the version given.
func filingToDecide(d *desk.Desk, id domain.ID, version uint64, to domain.FilingFormState) (domain.Filing, error) {
	f, err := d.VisibleFiling(id)
	if err != nil {
		return f, err
	}
	return f, cmp.Or(d.Allowed(domain.CanDecideFiling(d.Actor), f.Meta, version), domain.CanDecideForm(d.Actor, f, to))
}

// ReturnFiling sends a form back for correction with what it lacks, M4.4: the
// branch gets a filing task again, which leads to the form.
func (o *Service) ReturnFiling(ctx context.Context, by domain.Caller, in ReturnFiling) (domain.Filing, error) {
	missing, note, err := desk.CleanMissing(in.Missing, in.Note, "M4.4")
	if err != nil {
		return domain.Filing{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Filing, _ error) {
		f, err := filingToDecide(d, in.ID, in.Version, domain.FilingFormReturned)
		if err != nil {
			return out, err
		}
		f.State = domain.FilingFormReturned
		f.Returned = domain.Correction{Missing: missing, Note: note, By: d.Actor.Account, At: d.Now}
		if f, err = decided(d, f, domain.ActFilingReturn, domain.FilingMissing); err != nil {
			return out, err
		}
		return f, ask(d, f, domain.TaskFile, domain.ActFilingReturn)
	})
}

// ask opens a task about a form of a group that is in use, unless it has one of the
// kind: headquarters' to look at it, which is open still if the managers changed after
// the last form, or the branch's to file again, which leads to the form returned.
func ask(d *desk.Desk, f domain.Filing, kind domain.TaskKind, by domain.Action) error {
	g, err := d.Groups().Get(f.Group)
	if err != nil || !g.State.Live() {
		return err
	}
	open, err := d.HasOpen(f.Group, kind)
	if err != nil || open {
		return err
	}
	id, err := d.Open(domain.Task{Kind: kind, Subject: f.ID}, g)
	if err == nil {
		d.TouchNew(by, desk.Scope(g.Branch, g.ID), id)
	}
	return err
}

// answered ends headquarters' task to look at a form of the group: the form
// that was decided is the answer. The task being carried out is done already.
func answered(d *desk.Desk, f domain.Filing) error {
	t, open, err := d.OpenTask(f.Group, domain.TaskAcceptFiling)
	if err != nil || !open {
		return err
	}
	return closeTask(d, t, f)
}

// closeTask ends a task whose proof is the form itself.
func closeTask(d *desk.Desk, t domain.Task, f domain.Filing) error {
	return d.EndByRecord(t, f.ID, f.ReceivedOn, []domain.ID{t.Group, t.Branch}, "M4.4")
}

// FormAwaited refuses words where the form itself ends a task, M4.4: the group's,
// to be handed in.
func FormAwaited(d *desk.Desk, t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.CheckManagers(g); err != nil { // there is no form of it to look at
		return err
	}
	return domain.EndedByForm(d.Actor, t, t.Group)
}

// FormToAccept is FormAwaited for the form that waits to be accepted: none for
// what was handed in before forms were kept.
func FormToAccept(d *desk.Desk, t domain.Task) error {
	f, err := undecidedForm(d, t.Group)
	if err != nil {
		return err
	}
	return domain.EndedByForm(d.Actor, t, f.ID)
}

// AcceptFiling carries out the task to look at what was handed in before forms
// were kept: it is a filing from now on, M4.4. A form that was kept is accepted
// itself, see FormToAccept.
func AcceptFiling(d *desk.Desk, t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if g.Filing == domain.FilingFiled {
		return nil // headquarters took a newer form in on paper
	}
	if g.Filing != domain.FilingSubmitted {
		return domain.WrongState("", "M4.4", g.ID, g.Filing, "")
	}
	rows, err := filingRows(d, g)
	if err != nil {
		return err
	}
	_, err = handIn(d, g, domain.Filing{
		Rows: rows, Source: domain.SourceState, Channel: domain.ChannelConsole, ReceivedOn: domain.DateOf(t.CreatedAt), Task: t.ID,
	})
	return err
}
