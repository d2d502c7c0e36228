package office

import (
	"context"

	"alumni/domain"
)

// RejectApplication replies to an application with no and a reason, M4.2.
func (o *Office) RejectApplication(ctx context.Context, by domain.Caller, in Reject) (domain.Application, error) {
	load := func(d *desk) (domain.Application, error) {
		return d.applicationToDecide(in.ID, in.Version, domain.CaseRejected)
	}
	return alter(ctx, o, by, load, func(d *desk, a *domain.Application) error {
		return d.rejectCase(d.applicationFile(a), in, domain.ActApplicationReject)
	})
}

// RejectTransfer refuses a transfer with a reason, N2.3.
func (o *Office) RejectTransfer(ctx context.Context, by domain.Caller, in Reject) (domain.Transfer, error) {
	load := func(d *desk) (domain.Transfer, error) {
		return d.transferToDecide(in.ID, in.Version, domain.CaseRejected)
	}
	return alter(ctx, o, by, load, func(d *desk, t *domain.Transfer) error {
		return d.rejectCase(d.transferFile(t), in, domain.ActTransferReject)
	})
}

// decidable checks that the caller may decide a case on the version given.
func (d *desk) decidable(f caseFile, version uint64, to domain.CaseState) error {
	if err := domain.CanDecide(d.actor); err != nil {
		return err
	}
	if err := d.fresh(*f.meta, version); err != nil {
		return err
	}
	if err := domain.Step(domain.CaseFlow, f.meta.ID, *f.state, to); err != nil {
		return err
	}
	return d.claimFree(f.meta.ID, *f.claim)
}

// rejectCase writes the reply that says no, which ends the case's claim, and
// the letter that says so.
func (d *desk) rejectCase(f caseFile, in Reject, action domain.Action) error {
	rule, before := ruleOfCase(in.ID), *f.state
	reply, err := d.refuse(in, rule)
	if err != nil {
		return err
	}
	*f.reply, *f.state, *f.claim = reply, domain.CaseRejected, domain.CaseClaim{}
	f.meta.UpdatedAt = d.now
	if err := f.letter(); err != nil {
		return err
	}
	if err := f.put(); err != nil {
		return err
	}
	f.people = nil // nothing changed for them: their own histories stay without it
	detail := &domain.AuditDetail{Reason: reply.Note, Fields: map[string]string{"number": reply.Number}}
	return d.noteCase(f, action, detail, rule,
		domain.Change{Field: "state", Before: string(before), After: string(*f.state)})
}
