package office

import (
	"context"

	"alumni/domain"
)

// WithdrawApplication takes an application back before its reply, M4.2, or
// throws a draft away. A reason may be left out.
func (o *Office) WithdrawApplication(ctx context.Context, by domain.Caller, in Withdraw) (domain.Application, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Application{}, err
	}
	load := func(d *desk) (domain.Application, error) { return d.visibleApplication(in.ID) }
	return alter(ctx, o, by, load, func(d *desk, a *domain.Application) error {
		may := func(s domain.CaseState) error {
			b := *a
			b.State = s
			return domain.CanWithdrawApplication(d.actor, b)
		}
		return d.withdrawCase(d.applicationFile(a), in.Version, reason, domain.ActApplicationWithdraw, may)
	})
}

// WithdrawTransfer takes a transfer back before its reply, N2.3.
func (o *Office) WithdrawTransfer(ctx context.Context, by domain.Caller, in Withdraw) (domain.Transfer, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Transfer{}, err
	}
	load := func(d *desk) (domain.Transfer, error) { return d.visibleTransfer(in.ID) }
	return alter(ctx, o, by, load, func(d *desk, t *domain.Transfer) error {
		author, err := d.author(*t)
		if err != nil {
			return err
		}
		may := func(s domain.CaseState) error {
			u := *t
			u.State = s
			return domain.CanWithdrawTransfer(d.actor, u, author)
		}
		return d.withdrawCase(d.transferFile(t), in.Version, reason, domain.ActTransferWithdraw, may)
	})
}

// author is the account that submitted a transfer; the zero one where it is not known.
func (d *desk) author(t domain.Transfer) (domain.Account, error) {
	if t.Author.IsZero() {
		return domain.Account{}, nil
	}
	acc, err := d.Accounts().Get(t.Author)
	if missing(err) {
		return domain.Account{}, nil
	}
	return acc, err
}

func (d *desk) withdrawCase(
	f caseFile, version uint64, reason string, action domain.Action, may func(domain.CaseState) error,
) error {
	open := domain.CaseSubmitted
	if *f.state == domain.CaseDraft {
		open = domain.CaseDraft // its scope is narrower
	}
	if err := may(open); err != nil {
		return err // may the caller at all; the state comes after the version
	}
	if err := d.fresh(*f.meta, version); err != nil {
		return err
	}
	if err := may(*f.state); err != nil {
		return err
	}
	before := *f.state
	if before == domain.CaseDraft {
		f.group = domain.ID{} // nobody in the group saw it, nor why it was thrown away
	}
	*f.state, *f.claim, f.meta.UpdatedAt = domain.CaseWithdrawn, domain.CaseClaim{}, d.now
	if err := f.put(); err != nil {
		return err
	}
	return d.noteCase(f, action, &domain.AuditDetail{Reason: reason}, ruleOfCase(f.meta.ID),
		domain.Change{Field: "state", Before: string(before), After: string(*f.state)})
}
