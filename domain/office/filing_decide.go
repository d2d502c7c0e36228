package office

import (
	"context"

	"alumni/domain"
)

// ReturnFiling sends a form back for correction with what it lacks, M4.4: the
// branch gets a filing task again, which leads to the form.
func (o *Office) ReturnFiling(ctx context.Context, by domain.Caller, in ReturnFiling) (domain.Filing, error) {
	missing, note, err := cleanMissing(in.Missing, in.Note, "M4.4")
	if err != nil {
		return domain.Filing{}, err
	}
	return change(ctx, o, by, func(d *desk) (out domain.Filing, _ error) {
		f, err := d.filingToDecide(in.ID, in.Version, domain.FormReturned)
		if err != nil {
			return out, err
		}
		f.State = domain.FormReturned
		f.DecidedBy, f.DecidedAt = d.actor.Account, d.now
		f.Returned = domain.Correction{Missing: missing, Note: note, By: d.actor.Account, At: d.now}
		if err := save(d, d.Filings(), &f); err != nil {
			return out, err
		}
		if err := d.noteForm(domain.ActFilingReturn, f, domain.FormSubmitted); err != nil {
			return out, err
		}
		if err := d.setFiling(f, domain.FilingMissing); err != nil {
			return out, err
		}
		out = f
		if err := d.answered(f); err != nil {
			return out, err
		}
		return out, d.askAgain(f)
	})
}

// askAgain opens the branch's task to file again after a return, unless one is
// open; it leads to the form that was returned.
func (d *desk) askAgain(f domain.Filing) error {
	g, err := d.Groups().Get(f.Group)
	if err != nil || !g.State.Live() {
		return err
	}
	open, err := d.hasOpen(f.Group, domain.TaskFile)
	if err != nil || open {
		return err
	}
	id, err := d.open(domain.Task{Kind: domain.TaskFile, Subject: f.ID}, g)
	if err == nil {
		d.touchNew(domain.ActFilingReturn, scope(g.Branch, g.ID), id)
	}
	return err
}

// askAcceptance opens headquarters' task to look at a branch's form, unless one is open.
func (d *desk) askAcceptance(f domain.Filing) error {
	open, err := d.hasOpen(f.Group, domain.TaskAcceptFiling)
	if err != nil || open {
		return err // one is open still if the managers changed after the last form
	}
	g, err := d.Groups().Get(f.Group)
	if err != nil {
		return err
	}
	id, err := d.open(domain.Task{Kind: domain.TaskAcceptFiling, Subject: f.ID}, g)
	if err == nil {
		d.touchNew(domain.ActFilingSubmit, scope(g.Branch, g.ID), id)
	}
	return err
}

// answered ends headquarters' task to look at a form of the group: the form
// that was decided is the answer. The task being carried out is done already.
func (d *desk) answered(f domain.Filing) error {
	t, open, err := d.openTask(f.Group, domain.TaskAcceptFiling)
	if err != nil || !open {
		return err
	}
	return d.closeTask(t, f)
}

// closeTask ends a task whose proof is the form itself.
func (d *desk) closeTask(t domain.Task, f domain.Filing) error {
	t.State = domain.TaskDone
	t.Proof = domain.Proof{Note: f.ID.String(), Date: f.ReceivedOn, By: d.actor.Account, At: d.now}
	if err := save(d, d.Tasks(), &t); err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActTaskComplete, Subject: t.ID, Version: t.Version, Related: []domain.ID{f.ID, t.Group, t.Branch},
		Changes: stateChange(domain.TaskOpen, t.State, domain.Change{Field: "kind", After: string(t.Kind)}),
		Rules:   []domain.ClauseID{"M4.4"},
	}, scope(t.Branch, t.Group), nil)
}

// formAwaited refuses words where the form itself ends a task, M4.4: the group's,
// to be handed in.
func (d *desk) formAwaited(t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.CheckManagers(g); err != nil { // there is no form of it to look at
		return err
	}
	return domain.EndedByForm(d.actor, t, t.Group)
}

// formToAccept is formAwaited for the form that waits to be accepted: none for
// what was handed in before forms were kept.
func (d *desk) formToAccept(t domain.Task) error {
	f, err := d.undecidedForm(t.Group)
	if err != nil {
		return err
	}
	return domain.EndedByForm(d.actor, t, f.ID)
}

// acceptFiling carries out the task to look at what was handed in before forms
// were kept: it is a filing from now on, M4.4. A form that was kept is accepted
// itself, see formToAccept.
func (d *desk) acceptFiling(t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if g.Filing == domain.FilingFiled {
		return nil // headquarters took a newer form in on paper
	}
	if g.Filing != domain.FilingSubmitted {
		return &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultState, Rule: "M4.4",
			Args: domain.Args{"id": g.ID.String(), "state": string(g.Filing)},
		}
	}
	rows, err := d.filingRows(g)
	if err != nil {
		return err
	}
	_, err = d.handIn(handIn{
		group: g, rows: rows, source: domain.SourceState, channel: domain.ChannelConsole,
		received: domain.DateOf(t.CreatedAt), task: t.ID,
	})
	return err
}
