package office

import (
	"context"

	"alumni/domain"
)

// Filings pages through the filed forms in the caller's scope, the newest
// first. A text is looked for in the number and the names of group and branch.
func (o *Office) Filings(ctx context.Context, by domain.Caller, f FilingFilter) (domain.Page[FilingRow], error) {
	return read(ctx, o, by, func(d *desk) (domain.Page[FilingRow], error) {
		q := d.scopedByGroup(domain.Query{}, f.Branch)
		switch {
		case !f.Group.IsZero():
			q.Index, q.Eq = domain.IndexGroup, f.Group.String()
		case q.Index == "" && f.State != "":
			q.Index, q.Eq = domain.IndexState, string(f.State)
		}
		q.After, q.Limit, q.Reverse = f.After, f.Limit, true
		s := d.search(f.Text)
		return sift(d.Filings().List, q, func(v domain.Filing) (FilingRow, bool, error) {
			if !domain.CanSee(d.actor, v.Branch, v.Group) || !f.Branch.IsZero() && v.Branch != f.Branch ||
				!f.Group.IsZero() && v.Group != f.Group || f.State != "" && v.State != f.State {
				return FilingRow{}, false, nil
			}
			row, err := d.filingRow(v)
			return row, !s.asked() || s.findsID(v.ID) || s.finds(v.GroupName, row.BranchName), err
		})
	})
}

func (d *desk) filingRow(f domain.Filing) (FilingRow, error) {
	b, err := d.branch(f.Branch)
	if err != nil && !missing(err) {
		return FilingRow{}, err
	}
	row := FilingRow{Filing: f, BranchName: b.Name, Stamp: f.Version + b.Version}
	for _, r := range f.Rows {
		if r.Phone.Reveal() != "" {
			row.Phones++
		}
	}
	return row, nil
}

// visibleFiling gives a filed form; CodeNotFound if there is none in the caller's scope.
func (d *desk) visibleFiling(id domain.ID) (domain.Filing, error) {
	return visible(d.Filings().Get, id, func(f domain.Filing) bool { return domain.CanSee(d.actor, f.Branch, f.Group) })
}

// Filing gives one filed form with what it changed against the version before.
func (o *Office) Filing(ctx context.Context, by domain.Caller, id domain.ID) (FilingView, error) {
	return read(ctx, o, by, func(d *desk) (FilingView, error) { return d.filingView(id) })
}

func (d *desk) filingView(id domain.ID) (FilingView, error) {
	f, err := d.visibleFiling(id)
	if err != nil {
		return FilingView{}, err
	}
	v := FilingView{Changes: []domain.FormChange{}}
	if v.FilingRow, err = d.filingRow(f); err != nil {
		return v, err
	}
	b, err := d.branch(f.Branch)
	if err != nil && !missing(err) {
		return v, err
	}
	v.Title = domain.FormTitle(domain.FormPlace(b))
	v.ByName, v.DecidedName, v.ReturnedName = d.accountName(f.By), d.accountName(f.DecidedBy), d.accountName(f.Returned.By)
	if !f.Campaign.IsZero() {
		c, err := d.Campaigns().Get(f.Campaign)
		if err != nil && !missing(err) {
			return v, err
		}
		v.Campaigns = c.Name
	}
	err = d.formsOf(f.Group, func(old domain.Filing) bool {
		if old.No == f.No-1 {
			v.Before, v.Changes = old.ID, domain.FormChanges(old.Rows, f.Rows)
		}
		return old.No >= f.No
	})
	if err != nil {
		return v, err
	}
	g, err := d.group(f.Group)
	if err != nil && !missing(err) {
		return v, err
	}
	if err := d.formFindings(&v, g); err != nil {
		return v, err
	}
	v.Actions = FilingActions{
		Accept: domain.CanDecideForm(d.actor, f, domain.FormAccepted),
		Return: domain.CanDecideForm(d.actor, f, domain.FormReturned),
		Export: domain.CanExportForm(d.actor, f.Branch, f.Group),
		Submit: domain.CanFile(d.actor, g),
	}
	if v.Actions.Accept == nil {
		v.Actions.Accept = domain.StillManaged(f, g)
	}
	if v.Actions.Submit == nil {
		v.Actions.Submit = domain.LiveGroup(g)
	}
	v.History, err = d.history(id)
	return v, err
}

// formFindings fills in what an undecided form shows as lacking: phones, A1, a
// canonical name, M4.6, verified managers, N2.2a, an office that the manager
// still has, A1. A person must look; none of it stops the decision.
func (d *desk) formFindings(v *FilingView, g domain.Group) error {
	if v.State != domain.FormSubmitted {
		return nil
	}
	if v.Phones < len(v.Rows) {
		v.Lacks = append(v.Lacks, domain.MaterialPhone)
	}
	row, err := d.groupRow(g)
	if err != nil {
		return err
	}
	if v.NameFinding = row.NameFinding; v.NameFinding != "" {
		v.Lacks = append(v.Lacks, domain.MaterialName)
	}
	b, err := d.branch(v.Branch)
	if err != nil && !missing(err) {
		return err
	}
	moved := false
	for _, r := range v.Rows {
		office, _ := b.OfficeOf(r.Person)
		moved = moved || office != r.Office
		p, err := d.person(r.Person)
		if err != nil && !missing(err) {
			return err
		}
		if !p.Verified() {
			v.Unverified = append(v.Unverified, r.Name)
		}
	}
	if len(v.Unverified) > 0 {
		v.Lacks = append(v.Lacks, domain.MaterialVerification)
	}
	if err := d.formBasis(v, b, g); err != nil {
		return err
	}
	if moved {
		v.Lacks = append(v.Lacks, domain.MaterialForm)
	}
	return nil
}
