package filing

import (
	"cmp"
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
	v := FormView{Columns: domain.FilingFormColumns, Rows: []domain.FilingRow{}}
	if v.Group, err = d.GroupRow(g); err != nil {
		return v, err
	}
	b, err := d.BranchOf(g.Branch)
	if err != nil {
		return v, err
	}
	v.Place = domain.FilingFormPlace(b)
	v.Title = domain.FilingFormTitle(v.Place)
	v.Refused = cmp.Or(domain.CanFile(d.Actor, g), domain.LiveGroup(g))
	rows, err := filingRows(d, g)
	switch {
	case err == nil:
		v.Rows = rows
		if v.Basis, err = ownerBasis(d, b, g); err != nil {
			return v, err
		}
		for _, cells := range domain.FilingFormOf("", rows).Cells()[2:] {
			v.Words = append(v.Words, cells[1])
		}
	case domain.AsError(err).Fault != domain.FaultFormVacant:
		return v, err
	default:
		v.Refused = cmp.Or(v.Refused, err)
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

// ExportForm gives a form for a file, of a group's state or of a version that was
// handed in: the phones masked or, for a reason, in clear, A1. Every export is an
// entry of the audit log, which says which of both it was and why, A2; only
// headquarters and the own branch may. Errors name reason.
func (o *Service) ExportForm(ctx context.Context, by domain.Caller, in ExportForm) (FormExport, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err == nil && in.Reveal && reason == "" {
		err = domain.Required("reason", "A2")
	}
	if err != nil {
		return FormExport{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (FormExport, error) {
		x, entry, err := formExport(d, in.ID)
		if err != nil {
			return x, err
		}
		if in.Reveal {
			entry.Changes = []domain.Change{{Field: "revealed", After: desk.Yes(true)}}
			return x, d.Log(entry, nil, desk.Because(reason))
		}
		for i := range x.Form.Rows {
			x.Form.Rows[i].Phone = x.Form.Rows[i].Phone.Covered()
		}
		return x, d.Log(entry, nil, desk.Because(reason))
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
	x.Form = domain.FilingFormOf(domain.FilingFormPlace(b), rows)
	entry.Related = []domain.ID{x.Group, branch}
	for _, r := range rows {
		entry.Related = append(entry.Related, r.Person)
	}
	return x, entry, nil
}

// OwnerBasis is on what the owner of a group stands, M5.2: an office in the
// council, the president's authorisation, or in a preparatory group neither,
// N2.1b.
type OwnerBasis struct {
	Owner       string               `json:"owner"` // name
	Office      domain.CouncilOffice `json:"office,omitempty"`
	Preparatory bool                 `json:"preparatory,omitempty"` // the founder or a volunteer owns it
	HQ          bool                 `json:"hq,omitempty"`          // headquarters' own group, M3: it has no council and authorises itself
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
func ownerBasis(d *desk.Desk, b domain.Branch, g domain.Group) (*OwnerBasis, error) {
	if g.Owner.IsZero() {
		return nil, nil
	}
	o, err := d.OwnerOutside(b, g)
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
func formBasis(d *desk.Desk, v *View, b domain.Branch, g domain.Group) (err error) {
	if len(v.Rows) == 0 || v.Rows[0].Person != g.Owner {
		return nil
	}
	if v.Basis, err = ownerBasis(d, b, g); err != nil || v.Basis == nil {
		return err
	}
	if !v.Basis.Stands() {
		v.Lacks = append(v.Lacks, domain.MaterialOwnerAuth)
	}
	return nil
}

// ConfirmOwner carries out the review of an owner that ended with the
// president's authorisation, M5.2. Owners are decided by the branch and filed
// with headquarters, N2.1a, and the form has their office, A1, which is another
// now: the filing is renewed, so that headquarters confirms the owner by
// accepting the form. Name and managers stay, so what was published holds, M4.3.
// A form in review that has the office as it is now is that form already.
func ConfirmOwner(d *desk.Desk, t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil || g.Owner != t.Person || !g.State.Live() {
		return err
	}
	b, err := d.BranchOf(g.Branch)
	if err != nil {
		return err
	}
	if g.Filing == domain.FilingSubmitted {
		f, err := undecidedForm(d, g.ID)
		if office, _ := b.OfficeOf(g.Owner); err != nil || len(f.Rows) > 0 && f.Rows[0].Person == g.Owner && f.Rows[0].Office == office {
			return err
		}
	}
	return refile(d, t, g)
}

// refile opens a group's filing anew, by the task that asks for it.
func refile(d *desk.Desk, t domain.Task, g domain.Group) error {
	before := g
	g = domain.Refile(g)
	if err := desk.Save(d, d.Groups(), &g); err != nil {
		return err
	}
	tasks, err := d.Renew(g, domain.Task{Kind: domain.TaskFile, Subject: t.ID})
	if err != nil {
		return err
	}
	where := desk.Scope(g.Branch, g.ID)
	d.TouchNew(domain.ActGroupState, where, tasks...)
	return d.Log(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{g.Branch, g.Owner, t.ID}, tasks...),
		Changes: desk.Changed([]domain.Change{{Field: "filing", Before: string(before.Filing), After: string(g.Filing)}}),
		Rules:   []domain.ClauseID{"N2.1a", "M5.2", "M4.4"},
	}, where, nil)
}
