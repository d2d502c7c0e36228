package office

import (
	"context"

	"alumni/domain"
)

// FilingForm gives a group's filing form as it would be handed in now, with
// the phones masked, A1, A2.
func (o *Office) FilingForm(ctx context.Context, by domain.Caller, group domain.ID) (FormView, error) {
	return read(ctx, o, by, func(d *desk) (FormView, error) { return d.formView(group) })
}

func (d *desk) formView(group domain.ID) (FormView, error) {
	g, err := d.visibleGroup(group)
	if err != nil {
		return FormView{}, err
	}
	v := FormView{Columns: domain.FormColumns, Rows: []domain.FilingRow{}}
	if v.Group, err = d.groupRow(g); err != nil {
		return v, err
	}
	b, err := d.branch(g.Branch)
	if err != nil && !missing(err) {
		return v, err
	}
	v.Place = domain.FormPlace(b)
	v.Title = domain.FormTitle(v.Place)
	v.Refused = domain.CanFile(d.actor, g)
	if v.Refused == nil {
		v.Refused = domain.LiveGroup(g)
	}
	rows, err := d.filingRows(g)
	switch {
	case err == nil:
		v.Rows = rows
		if v.Basis, err = d.ownerBasis(b, g); err != nil {
			return v, err
		}
		for _, cells := range domain.FormOf("", rows).Cells()[2:] {
			v.Words = append(v.Words, cells[1])
		}
	case domain.AsError(err).Fault != domain.FaultFormVacant:
		return v, err
	case v.Refused == nil:
		v.Refused = err
	}
	v.Export = domain.CanExportForm(d.actor, g.Branch, g.ID)
	return v, d.formAsked(&v)
}

// formAsked fills in who asks for the form and which version was handed in last.
func (d *desk) formAsked(v *FormView) error {
	t, _, err := d.openTask(v.Group.ID, domain.TaskFile)
	if err != nil {
		return err
	}
	v.Task = t.ID
	c, err := d.askedBy(v.Group.Group, domain.DateOf(d.now))
	if err != nil {
		return err
	}
	v.Campaign, v.CampaignAs = c.ID, c.Name
	var newest domain.Filing
	err = d.formsOf(v.Group.ID, func(f domain.Filing) bool { newest = f; return false })
	if err != nil || newest.ID.IsZero() {
		return err
	}
	row, err := d.filingRow(newest)
	v.Newest = &row
	return err
}

// ExportForm gives a form with the phones in clear for a file, of a group's
// state or of a version that was handed in. Every export is an entry of the
// audit log, A2; only headquarters and the own branch may.
func (o *Office) ExportForm(ctx context.Context, by domain.Caller, id domain.ID) (FormExport, error) {
	out, err := change(ctx, o, by, func(d *desk) (out FormExport, _ error) {
		x, entry, err := d.formExport(id)
		if err != nil {
			return out, err
		}
		return x, d.note(entry, nil, nil)
	})
	if err != nil {
		return FormExport{}, err
	}
	return out, nil
}

func (d *desk) formExport(id domain.ID) (FormExport, domain.AuditEntry, error) {
	entry := domain.AuditEntry{Action: domain.ActFilingExport, Subject: id, Rules: []domain.ClauseID{"A1", "A2"}}
	x := FormExport{Group: id}
	var rows []domain.FilingRow
	var branch domain.ID
	if id.Kind == domain.KindFiling {
		f, err := d.visibleFiling(id)
		if err != nil {
			return x, entry, err
		}
		x.Group, x.Filing, x.Name, rows, branch, entry.Version = f.Group, f.ID, f.GroupName, f.Rows, f.Branch, f.Version
	} else {
		g, err := d.visibleGroup(id)
		if err != nil {
			return x, entry, err
		}
		x.Name, branch, entry.Version = g.Name, g.Branch, g.Version
		if rows, err = d.filingRows(g); err != nil && domain.CanExportForm(d.actor, branch, x.Group) == nil {
			return x, entry, err
		}
	}
	if err := domain.CanExportForm(d.actor, branch, x.Group); err != nil {
		return x, entry, err
	}
	b, err := d.branch(branch)
	if err != nil && !missing(err) {
		return x, entry, err
	}
	x.Form = domain.FormOf(domain.FormPlace(b), rows)
	entry.Related = []domain.ID{x.Group, branch}
	for _, r := range rows {
		entry.Related = append(entry.Related, r.Person)
	}
	return x, entry, nil
}
