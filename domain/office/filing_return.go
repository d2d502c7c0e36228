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
	var out domain.Filing
	err = o.update(ctx, by, func(d *desk) error {
		f, err := d.filingToDecide(in.ID, in.Version, domain.FormReturned)
		if err != nil {
			return err
		}
		f.State, f.UpdatedAt = domain.FormReturned, d.now
		f.DecidedBy, f.DecidedAt = d.actor.Account, d.now
		f.Returned = domain.Correction{Missing: missing, Note: note, By: d.actor.Account, At: d.now}
		if err := d.Filings().Put(&f); err != nil {
			return err
		}
		if err := d.noteForm(domain.ActFilingReturn, f, domain.FormSubmitted); err != nil {
			return err
		}
		if err := d.setFiling(f, domain.FilingMissing); err != nil {
			return err
		}
		out = f
		if err := d.answered(f); err != nil {
			return err
		}
		return d.askAgain(f)
	})
	return out, err
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
	set, err := d.rules(d.now)
	if err != nil {
		return err
	}
	id, err := d.open(domain.Task{
		Kind: domain.TaskFile, Subject: f.ID, Audience: audienceOfBranch(g), Due: d.days(set.Terms.FilingDays),
	}, g)
	if err == nil {
		d.touch(id, 1, domain.ActFilingReturn, scope(g.Branch, g.ID))
	}
	return err
}
