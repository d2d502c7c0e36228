package casework

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// TransferRow is a transfer as a list shows it.
type TransferRow struct {
	domain.Transfer
	GroupName  string `json:"group_name"`
	BranchName string `json:"branch_name"`
	FromName   string `json:"from_name"`
	ToName     string `json:"to_name"`
	Overdue    bool   `json:"overdue"`
	ClaimedBy  string `json:"claimed_by,omitempty"` // the account's name
	Stamp      uint64 `json:"-"`
}

// TransferView is a transfer with its checks.
type TransferView struct {
	TransferRow
	FromRef desk.PersonRef `json:"from_ref"`
	ToRef   desk.PersonRef `json:"to_ref"`
	CaseView
}

// SubmitTransfer asks to hand a role over, N2.3. ID and Version name the draft or
// the returned transfer that it hands in; zero for a new one.
type SubmitTransfer struct {
	ID        domain.ID
	Version   uint64
	Group     domain.ID
	Role      domain.ManagerRole
	From      domain.ID
	To        domain.ID
	Authority domain.Reference
	Document  domain.Reference // the council's decision, N2.1a
	Reason    string
}

// Transfers pages through transfers, undecided ones by due time, others newest first.
// A text is looked for in the number, the document number and the names of group, branch
// and both persons, within the bounds of lookup.
func (o *Service) Transfers(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[TransferRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[TransferRow], error) {
		keep := func(t domain.Transfer) (TransferRow, bool, error) {
			if !domain.CanSeeTransfer(d.Actor, t) || !f.wants(t.Case) {
				return TransferRow{}, false, nil
			}
			row, err := transferRow(d, t)
			return row, true, err
		}
		s := d.Search(f.Text)
		return listCases(s, f, d.Transfers(), keep, func(r TransferRow) bool {
			return s.Finds(r.GroupName, r.BranchName, r.FromName, r.ToName)
		})
	})
}

func transferRow(d *desk.Desk, t domain.Transfer) (TransferRow, error) {
	t.Letter = nil // a letter is asked for by itself
	row := TransferRow{Transfer: t, Stamp: t.Version, Overdue: t.State.Undecided() && t.Due.Before(d.Now), ClaimedBy: ClaimedBy(d, t.Claim)}
	g, err := d.Group(t.Group)
	if err != nil && !desk.Missing(err) {
		return row, err
	}
	b, err := d.Branch(t.Branch)
	if err != nil && !desk.Missing(err) {
		return row, err
	}
	row.GroupName, row.BranchName = g.Name, b.Name
	from, fromVersion, err := d.PersonName(t.From)
	if err != nil {
		return row, err
	}
	to, toVersion, err := d.PersonName(t.To)
	row.FromName, row.ToName = from, to
	row.Stamp += g.Version + b.Version + fromVersion + toVersion
	return row, err
}

// Transfer gives one transfer with its checks.
func (o *Service) Transfer(ctx context.Context, by domain.Caller, id domain.ID) (TransferView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (v TransferView, _ error) {
		t, err := d.VisibleTransfer(id)
		if err != nil {
			return v, err
		}
		if v.TransferRow, err = transferRow(d, t); err != nil {
			return v, err
		}
		b, err := d.Branch(t.Branch)
		if err != nil && !desk.Missing(err) {
			return v, err
		}
		if v.FromRef, err = d.Ref(b, t.From); err != nil {
			return v, err
		}
		if v.ToRef, err = d.Ref(b, t.To); err != nil {
			return v, err
		}
		v.CaseView, err = caseView(d, &t)
		return v, err
	})
}
