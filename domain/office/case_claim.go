package office

import (
	"context"
	"time"

	"alumni/domain"
)

// Claimed is a case on the version that a claim of it, or giving one back, wrote.
type Claimed struct {
	ID      domain.ID `json:"id"`
	Version uint64    `json:"version"`
	Until   time.Time `json:"until,omitzero"` // zero after it was given back
	// From is the name of the account that it was taken over from.
	From string `json:"from,omitempty"`
}

// ClaimCase puts the caller's name on an application or a transfer (领办) for
// as long as HQ's terms say, so that two officers don't work on the same one. A
// claim of somebody else that still holds is taken over, which the log shows;
// the own one is extended. It expires by itself.
func (o *Office) ClaimCase(ctx context.Context, by domain.Caller, in CaseRef) (Claimed, error) {
	var out Claimed
	err := o.update(ctx, by, func(d *desk) error {
		f, err := d.caseToClaim(in)
		if err != nil {
			return err
		}
		if err := domain.CanClaim(d.actor, in.ID, *f.state); err != nil {
			return err
		}
		terms, err := d.terms()
		if err != nil {
			return err
		}
		before := *f.claim
		*f.claim = domain.CaseClaim{By: d.actor.Account, At: d.now, Until: d.now.Add(terms.ClaimTime())}
		action, change := domain.ActCaseClaim, domain.Change{Field: "claim", After: d.actor.Account.String()}
		from := ""
		if d.holds(before) {
			change.Before = before.By.String()
			if before.By == d.actor.Account {
				f.claim.At = before.At
			} else {
				action, from = domain.ActCaseTakeOver, d.accountName(before.By)
			}
		}
		f.meta.UpdatedAt = d.now
		if err := f.put(); err != nil {
			return err
		}
		out = Claimed{ID: in.ID, Version: f.meta.Version, Until: f.claim.Until, From: from}
		return d.noteCase(f, action, nil, "", change)
	})
	return out, err
}

// ReleaseCase gives the caller's own claim of a case back.
func (o *Office) ReleaseCase(ctx context.Context, by domain.Caller, in CaseRef) (Claimed, error) {
	var out Claimed
	err := o.update(ctx, by, func(d *desk) error {
		f, err := d.caseToClaim(in)
		if err != nil {
			return err
		}
		if err := domain.OwnClaim(d.actor, in.ID, *f.claim, d.accountName(f.claim.By), d.now); err != nil {
			return err
		}
		change := domain.Change{Field: "claim", Before: f.claim.By.String()}
		*f.claim, f.meta.UpdatedAt = domain.CaseClaim{}, d.now
		if err := f.put(); err != nil {
			return err
		}
		out = Claimed{ID: in.ID, Version: f.meta.Version}
		return d.noteCase(f, domain.ActCaseRelease, nil, "", change)
	})
	return out, err
}

// caseToClaim loads a case on the version given for who may decide cases.
func (d *desk) caseToClaim(in CaseRef) (caseFile, error) {
	f, err := d.visibleCase(in.ID)
	if err != nil {
		return f, err
	}
	if err := domain.CanClaim(d.actor, in.ID, domain.CaseSubmitted); err != nil {
		return f, err // may the caller at all; the state comes after the version
	}
	return f, d.fresh(*f.meta, in.Version)
}
