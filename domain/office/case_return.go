package office

import (
	"context"
	"slices"

	"alumni/domain"
)

// ReturnApplication sends an application back for correction (退回补正) with
// what it lacks, M4.2. It waits for its branch then and takes no document number.
func (o *Office) ReturnApplication(ctx context.Context, by domain.Caller, in ReturnCase) (domain.Application, error) {
	in, err := cleanReturn(in)
	if err != nil {
		return domain.Application{}, err
	}
	var out domain.Application
	err = o.update(ctx, by, func(d *desk) error {
		a, err := d.visibleApplication(in.ID)
		if err != nil {
			return err
		}
		if err := d.returnCase(d.applicationFile(&a), in, domain.ActApplicationReturn); err != nil {
			return err
		}
		out = a
		return nil
	})
	return out, err
}

// ReturnTransfer is ReturnApplication for a transfer, N2.3.
func (o *Office) ReturnTransfer(ctx context.Context, by domain.Caller, in ReturnCase) (domain.Transfer, error) {
	in, err := cleanReturn(in)
	if err != nil {
		return domain.Transfer{}, err
	}
	var out domain.Transfer
	err = o.update(ctx, by, func(d *desk) error {
		t, err := d.visibleTransfer(in.ID)
		if err != nil {
			return err
		}
		if err := d.returnCase(d.transferFile(&t), in, domain.ActTransferReturn); err != nil {
			return err
		}
		out = t
		return nil
	})
	return out, err
}

// cleanReturn cleans what was typed: one known material at least, nothing
// twice, and a note that says what the other is, M4.2.
func cleanReturn(in ReturnCase) (ReturnCase, error) {
	var missing []domain.Material
	for _, m := range in.Missing {
		if !slices.Contains(domain.Materials, m) {
			return in, domain.BadChoice("missing", domain.CleanLine(string(m)))
		}
		if !slices.Contains(missing, m) {
			missing = append(missing, m)
		}
	}
	if len(missing) == 0 {
		return in, domain.Required("missing", "M4.2")
	}
	in.Missing = missing
	var err error
	if in.Note, err = domain.Text("note", in.Note, domain.MaxText); err != nil {
		return in, err
	}
	if in.Note == "" && slices.Contains(missing, domain.MaterialOther) {
		return in, domain.Required("note", "M4.2")
	}
	return in, nil
}

func (d *desk) returnCase(f caseFile, in ReturnCase, action domain.Action) error {
	may := func(s domain.CaseState) error { return domain.CanReturn(d.actor, in.ID, f.branch, f.group, s) }
	if err := may(domain.CaseSubmitted); err != nil {
		return err // may the caller at all; the state comes after the version
	}
	if err := d.fresh(*f.meta, in.Version); err != nil {
		return err
	}
	if err := may(*f.state); err != nil {
		return err
	}
	if err := d.claimFree(in.ID, *f.claim); err != nil {
		return err
	}
	set, err := d.rules(d.now)
	if err != nil {
		return err
	}
	before := *f.state
	*f.state, *f.due, *f.claim = domain.CaseReturned, d.days(set.Terms.TaskDays), domain.CaseClaim{}
	*f.returned = domain.Correction{
		Missing: slices.Clone(in.Missing), Note: in.Note, By: d.actor.Account, At: d.now,
	}
	f.meta.UpdatedAt = d.now
	if err := f.letter(); err != nil {
		return err
	}
	if err := f.put(); err != nil {
		return err
	}
	changes := []domain.Change{{Field: "state", Before: string(before), After: string(*f.state)}}
	for _, m := range in.Missing {
		changes = append(changes, domain.Change{Field: "missing", After: string(m)})
	}
	return d.noteCase(f, action, &domain.AuditDetail{Reason: in.Note}, ruleOfCase(in.ID), changes...)
}
