package registry

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// ImportBranch is one row of a branch file. Row is its number in the file, as a spreadsheet counts.
type ImportBranch struct {
	Row       int
	Name      string
	Kind      domain.BranchKind
	State     domain.BranchState
	Reelected domain.Date
	Sample    bool
}

// BranchesImported is what a file of branches led to.
type BranchesImported struct {
	Imported int           `json:"imported"` // branches written
	Named    []BranchNamed `json:"named,omitempty"`
}

// BranchNamed is a branch that stands under its place's name, M4.6, where the
// row of the file had it otherwise.
type BranchNamed struct {
	Row   int    `json:"row"`
	Given string `json:"given"`
	Name  string `json:"name"`
}

// ImportBranches adds or updates branches by name, N0, all or none: every row
// is checked first and *ImportError names every wrong one. It gives how many
// branches were written, where rows that say what is known already are not, and
// which stand under another name than their row gives, M4.6. The
// writing goes in chunks: broken off in the middle, the same file can be
// imported again.
func (o *Service) ImportBranches(ctx context.Context, by domain.Caller, rows []ImportBranch) (BranchesImported, error) {
	rows = slices.Clone(rows)
	wrong := checkRows(rows)
	base := o.Only(domain.CanImport)
	plan, err := desk.Read(ctx, base, by, func(d *desk.Desk) (branchPlan, error) { return planBranches(d, rows, wrong) })
	if err != nil {
		return BranchesImported{}, err
	}
	if err := desk.Wrong(plan.bad); err != nil {
		return BranchesImported{}, err
	}
	out := BranchesImported{Named: plan.named}
	// One a transaction: with its place, indexes, search terms and entries it stays under a hundred writes.
	for _, r := range rows {
		written, err := desk.Change(ctx, base, by, func(d *desk.Desk) (bool, error) { return importBranch(d, r) })
		if err != nil {
			return out, err
		}
		if written {
			out.Imported++
		}
	}
	return out, nil
}

// branchPlan is what an import makes of a file before it writes.
type branchPlan struct {
	named []BranchNamed
	bad   []desk.RowError
}

// planBranches checks the rows against the registry that are not wrong already.
func planBranches(d *desk.Desk, rows []ImportBranch, wrong []desk.RowError) (branchPlan, error) {
	out, first := branchPlan{bad: slices.Clone(wrong)}, map[string]int{}
	for _, r := range rows {
		if slices.ContainsFunc(out.bad, func(e desk.RowError) bool { return e.Row == r.Row }) {
			continue
		}
		after, _, err := planBranch(d, r)
		if row, twice := first[after.Name]; err == nil && twice { // 北京 and 北京市
			err = desk.TwiceInFile(r.Name, row)
		}
		if err != nil {
			out.bad = append(out.bad, desk.RowError{Row: r.Row, Err: domain.AsError(err)})
			continue
		}
		first[after.Name] = r.Row
		if after.Name != r.Name {
			out.named = append(out.named, BranchNamed{Row: r.Row, Given: r.Name, Name: after.Name})
		}
	}
	return out, nil
}

// checkRows cleans the rows in place and gives what is wrong without looking
// at the registry: fields, and names that the file has twice.
func checkRows(rows []ImportBranch) []desk.RowError {
	var bad []desk.RowError
	first := map[string]int{}
	for i := range rows {
		r := &rows[i]
		if err := checkRow(r); err != nil {
			bad = append(bad, desk.RowError{Row: r.Row, Err: domain.AsError(err)})
			continue
		}
		if row, ok := first[r.Name]; ok {
			bad = append(bad, desk.RowError{Row: r.Row, Err: desk.TwiceInFile(r.Name, row)})
			continue
		}
		first[r.Name] = r.Row
	}
	return bad
}

func checkRow(r *ImportBranch) error {
	name, err := domain.NameLine("name", r.Name, domain.MaxName)
	if err != nil {
		return err
	}
	r.Name = name
	switch {
	case name == "":
		return domain.Required("name", "N0")
	case !slices.Contains(domain.BranchKinds, r.Kind):
		return domain.BadChoice("kind", domain.CleanLine(string(r.Kind)))
	case !slices.Contains(domain.BranchStates, r.State):
		return domain.BadChoice("state", domain.CleanLine(string(r.State)))
	case r.Reelected != "" && !r.Reelected.Valid():
		return domain.Invalid(domain.FaultBadDate, "reelected", "", domain.Args{"value": domain.CleanLine(string(r.Reelected))})
	}
	return nil
}

// planBranch gives the branch as a row would make it and as it was (Version 0
// for a new one). A name that the table of places knows as an alias stands for
// the place; a kind that the table contradicts is refused, M4.6. A change of
// state takes a step of BranchFlow.
func planBranch(d *desk.Desk, r ImportBranch) (after, before domain.Branch, err error) {
	if r.Reelected != "" {
		if err := domain.PastDate("reelected", r.Reelected, d.Now); err != nil {
			return after, before, err
		}
	}
	place, known, err := placeOfBranch(d, &r)
	if err != nil {
		return after, before, err
	}
	id, err := d.Claimed(domain.ClaimBranch, r.Name)
	if err != nil {
		return after, before, err
	}
	fits := func() error {
		if !known {
			return nil
		}
		place.Retired = place.Retired && id.IsZero() // what is retired is for no new name
		return domain.PlaceFits(place, r.Kind, "name")
	}
	if id.IsZero() {
		after = domain.Branch{Name: r.Name, Kind: r.Kind, State: r.State, Reelected: r.Reelected, Sample: r.Sample}
		return after, before, fits()
	}
	if before, err = d.Branches().Get(id); err != nil {
		return after, before, err
	}
	if before.State != r.State {
		if err := domain.StepBranch(before, r.State); err != nil {
			return after, before, domain.AsError(err).On("state")
		}
	}
	after = before
	after.Kind, after.State = r.Kind, r.State
	if err := groupsAllow(d, before, after); err != nil {
		return after, before, err
	}
	if r.Reelected != "" {
		after.Reelected = r.Reelected // an empty cell says nothing
	}
	return after, before, fits()
}

// placeOfBranch gives the row the name of its place, M4.6, and the place if the
// table has it. A name or an alias of the table goes before what the words say;
// a branch that has another name already keeps it.
func placeOfBranch(d *desk.Desk, r *ImportBranch) (place domain.Place, known bool, err error) {
	if place, known, err = d.PlaceNamed(r.Name); err != nil {
		return place, known, err
	}
	if known {
		branch, err := d.Claimed(domain.ClaimBranch, place.Name)
		if err != nil {
			return place, known, err
		}
		if !branch.IsZero() || naming.IsPlace(place.Name) {
			r.Name = place.Name
			return place, true, nil
		}
	}
	if r.Name, err = naming.PlaceName("name", r.Name); err != nil {
		return place, false, err
	}
	if place, known, err = d.PlaceNamed(r.Name); err == nil && known {
		r.Name = place.Name
	}
	return place, known, err
}

// groupsAllow refuses what a branch with groups in use can't become: one that
// ended, for nobody would look after them, N1.4a, and one whose groups have
// another format of name, M4.6.
func groupsAllow(d *desk.Desk, before, after domain.Branch) error {
	field, rule := "", domain.ClauseID("")
	switch {
	case after.State == domain.BranchEnded && before.State != domain.BranchEnded:
		field, rule = "state", "N1.4a"
	case domain.NamingKind(before) != domain.NamingKind(after):
		field, rule = "kind", "M4.6"
	default:
		return nil
	}
	live, err := d.LiveGroups(before.ID)
	if err != nil || len(live) == 0 {
		return err
	}
	return domain.Conflict(domain.FaultLiveGroups, field, rule, domain.Args{"branch": before.Name, "count": len(live)})
}

func importBranch(d *desk.Desk, r ImportBranch) (written bool, err error) {
	after, before, err := planBranch(d, r)
	if err != nil {
		return false, err
	}
	if before.Version > 0 && before.Kind == after.Kind && before.State == after.State &&
		before.Reelected == after.Reelected {
		return false, nil
	}
	if before.Version == 0 {
		_, err = createBranch(d, after, domain.ActBranchImport)
	} else {
		_, err = keepBranch(d, domain.ActBranchImport, before, after, nil)
	}
	return err == nil, err
}
