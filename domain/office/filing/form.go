package filing

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// FilingForm gives a group's filing form as it would be handed in now, with
// the phones masked, A1, A2.
func (o *Service) FilingForm(ctx context.Context, by domain.Caller, group domain.ID) (FormView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (FormView, error) { return formView(d, group) })
}

func formView(d *desk.Desk, group domain.ID) (FormView, error) {
	g, err := d.VisibleGroup(group)
	if err != nil {
		return FormView{}, err
	}
	v := FormView{Columns: domain.FormColumns, Rows: []domain.FilingRow{}}
	if v.Group, err = d.GroupRow(g); err != nil {
		return v, err
	}
	b, err := d.BranchOf(g.Branch)
	if err != nil {
		return v, err
	}
	v.Place = domain.FormPlace(b)
	v.Title = domain.FormTitle(v.Place)
	v.Refused = domain.CanFile(d.Actor, g)
	if v.Refused == nil {
		v.Refused = domain.LiveGroup(g)
	}
	rows, err := filingRows(d, g)
	switch {
	case err == nil:
		v.Rows = rows
		if v.Basis, err = ownerBasis(d, b, g); err != nil {
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
	v.Export = domain.CanExportForm(d.Actor, g.Branch, g.ID)
	return v, formAsked(d, &v)
}

// formAsked fills in who asks for the form and which version was handed in last.
func formAsked(d *desk.Desk, v *FormView) error {
	t, _, err := d.OpenTask(v.Group.ID, domain.TaskFile)
	if err != nil {
		return err
	}
	v.Task = t.ID
	c, err := askedBy(d, v.Group.Group, domain.DateOf(d.Now))
	if err != nil {
		return err
	}
	v.Campaign, v.CampaignAs = c.ID, c.Name
	var newest domain.Filing
	err = d.FilingsOf(v.Group.ID, func(f domain.Filing) bool { newest = f; return false })
	if err != nil || newest.ID.IsZero() {
		return err
	}
	row, err := filingRow(d, newest)
	v.Newest = &row
	return err
}

// ExportForm gives a form with the phones in clear for a file, of a group's
// state or of a version that was handed in. Every export is an entry of the
// audit log, A2; only headquarters and the own branch may.
func (o *Service) ExportForm(ctx context.Context, by domain.Caller, id domain.ID) (FormExport, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (FormExport, error) {
		x, entry, err := formExport(d, id)
		if err != nil {
			return x, err
		}
		return x, d.Log(entry, nil, nil)
	})
}

func formExport(d *desk.Desk, id domain.ID) (FormExport, domain.AuditEntry, error) {
	entry := domain.AuditEntry{Action: domain.ActFilingExport, Subject: id, Rules: []domain.ClauseID{"A1", "A2"}}
	x := FormExport{Group: id}
	var rows []domain.FilingRow
	var branch domain.ID
	if id.Kind == domain.KindFiling {
		f, err := d.VisibleFiling(id)
		if err != nil {
			return x, entry, err
		}
		x.Group, x.Filing, x.Name, rows, branch, entry.Version = f.Group, f.ID, f.GroupName, f.Rows, f.Branch, f.Version
	} else {
		g, err := d.VisibleGroup(id)
		if err != nil {
			return x, entry, err
		}
		x.Name, branch, entry.Version = g.Name, g.Branch, g.Version
		if rows, err = filingRows(d, g); err != nil && domain.CanExportForm(d.Actor, branch, x.Group) == nil {
			return x, entry, err
		}
	}
	if err := domain.CanExportForm(d.Actor, branch, x.Group); err != nil {
		return x, entry, err
	}
	b, err := d.BranchOf(branch)
	if err != nil {
		return x, entry, err
	}
	x.Form = domain.FormOf(domain.FormPlace(b), rows)
	entry.Related = []domain.ID{x.Group, branch}
	for _, r := range rows {
		entry.Related = append(entry.Related, r.Person)
	}
	return x, entry, nil
}
