package office

import (
	"context"

	"alumni/domain"
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
	FromRef PersonRef `json:"from_ref"`
	ToRef   PersonRef `json:"to_ref"`
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
func (o *Office) Transfers(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[TransferRow], error) {
	return read(ctx, o, by, func(d *desk) (domain.Page[TransferRow], error) {
		keep := func(t domain.Transfer) (TransferRow, bool, error) {
			if !domain.CanSeeTransfer(d.actor, t) || !f.wants(t.Case) {
				return TransferRow{}, false, nil
			}
			row, err := d.transferRow(t)
			return row, true, err
		}
		s := d.search(f.Text)
		return listCases(s, f, d.Transfers(), keep, func(r TransferRow) bool {
			return s.finds(r.GroupName, r.BranchName, r.FromName, r.ToName)
		})
	})
}

func (d *desk) transferRow(t domain.Transfer) (TransferRow, error) {
	t.Letter = nil // a letter is asked for by itself
	row := TransferRow{Transfer: t, Stamp: t.Version, Overdue: t.State.Undecided() && t.Due.Before(d.now), ClaimedBy: d.claimedBy(t.Claim)}
	g, err := d.group(t.Group)
	if err != nil && !missing(err) {
		return row, err
	}
	b, err := d.branch(t.Branch)
	if err != nil && !missing(err) {
		return row, err
	}
	row.GroupName, row.BranchName = g.Name, b.Name
	from, fromVersion, err := d.personName(t.From)
	if err != nil {
		return row, err
	}
	to, toVersion, err := d.personName(t.To)
	row.FromName, row.ToName = from, to
	row.Stamp += g.Version + b.Version + fromVersion + toVersion
	return row, err
}

// visibleTransfer gives a transfer; CodeNotFound if there is none in the caller's scope.
func (d *desk) visibleTransfer(id domain.ID) (domain.Transfer, error) {
	return visible(d.Transfers().Get, id, func(t domain.Transfer) bool { return domain.CanSeeTransfer(d.actor, t) })
}

// Transfer gives one transfer with its checks.
func (o *Office) Transfer(ctx context.Context, by domain.Caller, id domain.ID) (TransferView, error) {
	return read(ctx, o, by, func(d *desk) (v TransferView, _ error) {
		t, err := d.visibleTransfer(id)
		if err != nil {
			return v, err
		}
		if v.TransferRow, err = d.transferRow(t); err != nil {
			return v, err
		}
		b, err := d.branch(t.Branch)
		if err != nil && !missing(err) {
			return v, err
		}
		if v.FromRef, err = d.ref(b, t.From); err != nil {
			return v, err
		}
		if v.ToRef, err = d.ref(b, t.To); err != nil {
			return v, err
		}
		v.CaseView, err = d.caseView(&t)
		return v, err
	})
}
