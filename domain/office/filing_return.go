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
