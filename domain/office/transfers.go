package office

import (
	"context"

	"alumni/domain"
)

// Transfers pages through transfers, undecided ones by due time, others newest first.
// A text is looked for in the number, the document number and the names of group, branch
// and both persons, within the bounds of lookup.
func (o *Office) Transfers(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[TransferRow], error) {
	var out domain.Page[TransferRow]
	err := o.view(ctx, by, func(d *desk) (err error) {
		keep := func(t domain.Transfer) (TransferRow, bool, error) {
			if !domain.CanSeeTransfer(d.actor, t) || !f.Branch.IsZero() && t.Branch != f.Branch ||
				f.HQ && !t.Branch.IsZero() || f.State != "" && t.State != f.State {
				return TransferRow{}, false, nil
			}
			row, err := d.transferRow(t)
			return row, true, err
		}
		s := d.search(f.Text)
		out, err = listCases(s, f, d.Transfers(), keep, func(r TransferRow) bool {
			return s.finds(r.GroupName, r.BranchName, r.FromName, r.ToName)
		})
		return err
	})
	return out, err
}

func (d *desk) transferRow(t domain.Transfer) (TransferRow, error) {
	t.Letter = nil // a letter is asked for by itself
	row := TransferRow{Transfer: t, Stamp: t.Version, Overdue: undecided(t.State) && t.Due.Before(d.now), ClaimedBy: d.claimedBy(t.Claim)}
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
	if id.Kind != domain.KindTransfer {
		return domain.Transfer{}, domain.NotFound(id)
	}
	t, err := d.Transfers().Get(id)
	if err != nil {
		return domain.Transfer{}, err
	}
	if !domain.CanSeeTransfer(d.actor, t) {
		return domain.Transfer{}, domain.NotFound(id)
	}
	return t, nil
}

// Transfer gives one transfer with its checks.
func (o *Office) Transfer(ctx context.Context, by domain.Caller, id domain.ID) (TransferView, error) {
	var out TransferView
	err := o.view(ctx, by, func(d *desk) (err error) {
		out, err = d.transferView(id)
		return err
	})
	return out, err
}

func (d *desk) transferView(id domain.ID) (TransferView, error) {
	t, err := d.visibleTransfer(id)
	if err != nil {
		return TransferView{}, err
	}
	row, err := d.transferRow(t)
	if err != nil {
		return TransferView{}, err
	}
	b, err := d.branch(t.Branch)
	if err != nil && !missing(err) {
		return TransferView{}, err
	}
	v := TransferView{TransferRow: row, Checks: []Check{}}
	if v.FromRef, err = d.ref(b, t.From); err != nil {
		return TransferView{}, err
	}
	if v.ToRef, err = d.ref(b, t.To); err != nil {
		return TransferView{}, err
	}
	v.ReplyBy, v.ReturnedBy, v.Claim = d.accountName(t.Reply.By), d.accountName(t.Returned.By), d.claimView(t.Claim)
	v.Actions, v.Decide = d.transferActions(t)
	if undecided(t.State) {
		c, err := d.loadTransfer(t)
		if err != nil {
			return TransferView{}, err
		}
		v.Checks = checksOf(c.checks())
		v.Lacks = lacks(v.Checks)
		if v.SuggestReply, err = d.suggestToDecider(); err != nil {
			return TransferView{}, err
		}
	}
	v.History, err = d.history(id)
	return v, err
}
