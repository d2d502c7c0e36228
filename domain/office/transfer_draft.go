package office

import (
	"context"

	"alumni/domain"
)

// SaveTransferDraft keeps a transfer that is not handed in yet (草稿): a new one,
// or with ID and Version one that is a draft already. Only the group and the role
// must be given; what else is given is real: dates that are not in the future and
// people whom the caller may name. A draft waits for nobody; its branch,
// headquarters and who wrote it see it.
func (o *Office) SaveTransferDraft(ctx context.Context, by domain.Caller, in SubmitTransfer) (domain.Transfer, error) {
	in, err := cleanTransfer(in)
	if err != nil {
		return domain.Transfer{}, err
	}
	var out domain.Transfer
	err = o.update(ctx, by, func(d *desk) error {
		t, g, err := d.transferInHand(in)
		if err != nil {
			return err
		}
		before := t.State
		if before != "" && before != domain.CaseDraft {
			return domain.Step(domain.CaseFlow, t.ID, before, domain.CaseDraft)
		}
		t = filledTransfer(t, g, in)
		if err := d.visibleParties(t); err != nil {
			return err
		}
		for _, r := range []given{{"authority", "M5.2", t.Authority}, {"document", "N2.1a", t.Document}} {
			if err := r.past(d.now); err != nil {
				return err
			}
		}
		t.State, t.Sample = domain.CaseDraft, g.Sample
		if err := d.putTransfer(&t); err != nil {
			return err
		}
		out = t
		return d.note(domain.AuditEntry{
			Action: domain.ActTransferDraft, Subject: t.ID, Version: t.Version, Related: []domain.ID{t.Branch},
			Changes: []domain.Change{{Field: "state", Before: string(before), After: string(t.State)}},
		}, scope(t.Branch), nil)
	})
	return out, err
}

// putTransfer writes a transfer, a new one under the next number.
func (d *desk) putTransfer(t *domain.Transfer) (err error) {
	if t.ID.IsZero() {
		if t.ID, err = d.NextID(domain.KindTransfer); err != nil {
			return err
		}
		t.CreatedAt = d.now
	}
	t.UpdatedAt = d.now
	return d.Transfers().Put(t)
}
