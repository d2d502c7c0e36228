package office_test

import (
	"errors"
	"testing"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
)

// rowRefused imports one row and gives the refusal of it.
func (w *world) rowRefused(r registry.ImportBranch, want domain.Fault) *domain.Error {
	w.Helper()
	r.Row = 1
	_, err := w.ImportBranches(w.ctx, w.director, []registry.ImportBranch{r})
	var refused *desk.ImportError
	if !errors.As(err, &refused) || len(refused.Rows) != 1 {
		w.Fatalf("%+v: not refused: %v", r, err)
	}
	if e := refused.Rows[0].Err; e.Fault == want {
		return e
	}
	w.Fatalf("%+v: refused with %v, want %s", r, err, want)
	return nil
}

func TestN0_NoReelectionBeforeTheSchool(t *testing.T) {
	w := newWorld(t)
	w.rowRefused(registry.ImportBranch{
		Name: "北京", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "0001-01-01",
	}, domain.FaultBadDate)
}

// A branch neither ends nor turns into one whose groups are named otherwise
// while its groups are in use: nobody would look after them, M4.6.
func TestN0_ABranchWithGroupsStaysWhatItIs(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	for field, r := range map[string]registry.ImportBranch{
		"state": {Name: "北京", Kind: domain.BranchProvincial, State: domain.BranchEnded},
		"kind":  {Name: "北京", Kind: domain.BranchIndustry, State: domain.BranchEstablished},
	} {
		e := w.rowRefused(r, domain.FaultLiveGroups)
		if e.Field != field || e.Args["count"] != 1 || e.Args["branch"] != "北京" {
			t.Errorf("%s: %+v", field, e)
		}
	}
	rows := []registry.ImportBranch{
		{Row: 1, Name: "北京", Kind: domain.BranchMunicipal, State: domain.BranchEstablished}, // named as before
		{Row: 2, Name: "上海", Kind: domain.BranchProvincial, State: domain.BranchEnded},      // has no group
	}
	n, err := w.ImportBranches(w.ctx, w.director, rows)
	w.must(err)
	if n.Imported != 2 {
		t.Errorf("%d rows written, want 2", n.Imported)
	}
	if got := w.groupByID(g.ID); got.Name != g.Name {
		t.Errorf("the group is now %q", got.Name)
	}
}
