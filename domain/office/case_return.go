package office

import (
	"context"
	"slices"

	"alumni/domain"
)

// ReturnApplication sends an application back for correction (退回补正) with
// what it lacks, M4.2. It waits for its branch then and takes no document number.
func (o *Office) ReturnApplication(ctx context.Context, by domain.Caller, in ReturnCase) (domain.Application, error) {
	var err error
	if in.Missing, in.Note, err = cleanMissing(in.Missing, in.Note, "M4.2"); err != nil {
		return domain.Application{}, err
	}
	load := func(d *desk) (domain.Application, error) { return d.visibleApplication(in.ID) }
	return alter(ctx, o, by, load, func(d *desk, a *domain.Application) error {
		return d.returnCase(d.applicationFile(a), in, domain.ActApplicationReturn)
	})
}

// ReturnTransfer is ReturnApplication for a transfer, N2.3.
func (o *Office) ReturnTransfer(ctx context.Context, by domain.Caller, in ReturnCase) (domain.Transfer, error) {
	var err error
	if in.Missing, in.Note, err = cleanMissing(in.Missing, in.Note, "M4.2"); err != nil {
		return domain.Transfer{}, err
	}
	load := func(d *desk) (domain.Transfer, error) { return d.visibleTransfer(in.ID) }
	return alter(ctx, o, by, load, func(d *desk, t *domain.Transfer) error {
		return d.returnCase(d.transferFile(t), in, domain.ActTransferReturn)
	})
}

// cleanMissing cleans what a return asks for: one known material at least,
// nothing twice, and a note that says what the other is. Refusals cite the rule.
func cleanMissing(materials []domain.Material, note string, rule domain.ClauseID) ([]domain.Material, string, error) {
	var out []domain.Material
	for _, m := range materials {
		if !slices.Contains(domain.Materials, m) {
			return nil, "", withRule(rule, domain.BadChoice("missing", domain.CleanLine(string(m))))
		}
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	if len(out) == 0 {
		return nil, "", domain.Required("missing", rule)
	}
	note, err := domain.Text("note", note, domain.MaxText)
	if err == nil && note == "" && slices.Contains(out, domain.MaterialOther) {
		err = domain.Required("note", rule)
	}
	return out, note, err
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
