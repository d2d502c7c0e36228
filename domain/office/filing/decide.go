package filing

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// AcceptFiling makes a form that a branch handed in a filing, M4.4. One whose
// managers changed since is refused: the branch's next one comes first.
func (o *Service) AcceptFiling(ctx context.Context, by domain.Caller, in DecideFiling) (domain.Filing, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Filing, _ error) {
		f, err := filingToDecide(d, in.ID, in.Version, domain.FormAccepted)
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
		f.State, f.DecidedBy, f.DecidedAt = domain.FormAccepted, d.Actor.Account, d.Now
		if f, err = keepForm(d, domain.ActFilingAccept, f, domain.FormSubmitted); err != nil {
			return out, err
		}
		if err := setFiling(d, f, domain.FilingFiled); err != nil {
			return out, err
		}
		return f, answered(d, f)
	})
}

// filingToDecide loads a form that the caller may decide on the version given.
func filingToDecide(d *desk.Desk, id domain.ID, version uint64, to domain.FormState) (domain.Filing, error) {
	f, err := d.VisibleFiling(id)
	if err != nil {
		return f, err
	}
	if err := d.Allowed(domain.CanDecideFiling(d.Actor), f.Meta, version); err != nil {
		return f, err
	}
	return f, domain.CanDecideForm(d.Actor, f, to)
}

// ReturnFiling sends a form back for correction with what it lacks, M4.4: the
// branch gets a filing task again, which leads to the form.
func (o *Service) ReturnFiling(ctx context.Context, by domain.Caller, in ReturnFiling) (domain.Filing, error) {
	missing, note, err := desk.CleanMissing(in.Missing, in.Note, "M4.4")
	if err != nil {
		return domain.Filing{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Filing, _ error) {
		f, err := filingToDecide(d, in.ID, in.Version, domain.FormReturned)
		if err != nil {
			return out, err
		}
		f.State = domain.FormReturned
		f.DecidedBy, f.DecidedAt = d.Actor.Account, d.Now
		f.Returned = domain.Correction{Missing: missing, Note: note, By: d.Actor.Account, At: d.Now}
		if f, err = keepForm(d, domain.ActFilingReturn, f, domain.FormSubmitted); err != nil {
			return out, err
		}
		if err := setFiling(d, f, domain.FilingMissing); err != nil {
			return out, err
		}
		if err := answered(d, f); err != nil {
			return out, err
		}
		return f, askAgain(d, f)
	})
}

// askAgain opens the branch's task to file again after a return, unless one is
// open; it leads to the form that was returned.
func askAgain(d *desk.Desk, f domain.Filing) error {
	g, err := d.Groups().Get(f.Group)
	if err != nil || !g.State.Live() {
		return err
	}
	return ask(d, f, domain.TaskFile, domain.ActFilingReturn)
}

// askAcceptance opens headquarters' task to look at a branch's form. One is open
// still if the managers changed after the last form.
func askAcceptance(d *desk.Desk, f domain.Filing) error {
	return ask(d, f, domain.TaskAcceptFiling, domain.ActFilingSubmit)
}

// ask opens a task about a form, unless its group has one of the kind.
func ask(d *desk.Desk, f domain.Filing, kind domain.TaskKind, by domain.Action) error {
	g, err := d.Groups().Get(f.Group)
	if err != nil {
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
	_, err = handIn(d, incoming{
		group: g, rows: rows, source: domain.SourceState, channel: domain.ChannelConsole,
		received: domain.DateOf(t.CreatedAt), task: t.ID,
	})
	return err
}
