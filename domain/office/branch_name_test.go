package office_test

import (
	"errors"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
)

// The column is called 分会, so that people write 北京校友分会: the group's name
// would say it twice, for ever.
func TestM4_6_ABranchIsRegisteredUnderItsPlaceAlone(t *testing.T) {
	w := newWorld(t)
	got, err := w.ImportBranches(w.ctx, w.director, []registry.ImportBranch{
		{Row: 2, Name: "北京校友分会", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2026-01-01"},
		{Row: 3, Name: "武汉轻工大学河北省校友会", Kind: domain.BranchProvincial, State: domain.BranchPreparatory},
		{Row: 4, Name: "酿酒行业分会", Kind: domain.BranchIndustry, State: domain.BranchNone},
		{Row: 5, Name: "襄阳", Kind: domain.BranchMunicipal, State: domain.BranchNone},
	})
	w.must(err)
	if got.Imported != 4 || len(got.Named) != 3 || got.Named[1].Row != 3 || got.Named[1].Name != "河北" || got.Named[2].Name != "酿酒行业" {
		t.Errorf("imported %+v", got)
	}
	if w.branch(w.beijing).Reelected != "2026-01-01" {
		t.Error("北京校友分会 is another branch than 北京")
	}
	b, err := w.AddBranch(w.ctx, w.director, registry.AddBranch{Name: "江西分会", Kind: domain.BranchProvincial})
	w.must(err)
	if b.Name != "江西" {
		t.Errorf("added as %s", b.Name)
	}
	_, err = w.AddBranch(w.ctx, w.director, registry.AddBranch{Name: "江西校友会", Kind: domain.BranchProvincial})
	w.refused(err, domain.CodeInvalid, domain.FaultDuplicate)
	_, err = w.AddBranch(w.ctx, w.director, registry.AddBranch{Name: "山西校友群", Kind: domain.BranchProvincial})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultNotPlace); e.Args["place"] != "山西" || e.Rule != "M4.6" || e.Field != "name" {
		t.Errorf("refused with %+v", e)
	}
	w.rowRefused(registry.ImportBranch{Name: "校友分会", Kind: domain.BranchProvincial, State: domain.BranchNone}, domain.FaultNotPlace)
	rows := []registry.ImportBranch{
		{Row: 2, Name: "吉林", Kind: domain.BranchProvincial, State: domain.BranchNone},
		{Row: 3, Name: "吉林分会", Kind: domain.BranchProvincial, State: domain.BranchNone},
	}
	var refused *desk.ImportError
	if _, err := w.ImportBranches(w.ctx, w.director, rows); !errors.As(err, &refused) ||
		refused.Rows[0].Err.Fault != domain.FaultDuplicate {
		t.Errorf("吉林 and 吉林分会 in one file: %v", err)
	}
}

func TestM4_6_APlaceOfTheTableHasNoBranchInItsName(t *testing.T) {
	w := newWorld(t)
	p, err := w.AddPlace(w.ctx, w.officer, registry.AddPlace{Kind: domain.PlaceRegion, Name: "宜昌校友分会", Aliases: []string{"宜昌校友分会"}})
	w.must(err)
	if p.Name != "宜昌" || len(p.Aliases) != 1 {
		t.Errorf("added as %+v", p)
	}
	p, err = w.EditPlace(w.ctx, w.officer, registry.EditPlace{ID: p.ID, Version: p.Version, Name: "夷陵分会"})
	w.must(err)
	if p.Name != "夷陵" {
		t.Errorf("renamed to %s", p.Name)
	}
	_, err = w.EditPlace(w.ctx, w.officer, registry.EditPlace{ID: p.ID, Version: p.Version, Name: "夷陵校友群"})
	w.refused(err, domain.CodeInvalid, domain.FaultNotPlace)
}

// wordy gives the world's Beijing the name that an earlier program took.
func (w *world) wordy() string {
	const name = "北京校友分会"
	w.Helper()
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		b, err := tx.Branches().Get(w.beijing)
		if err != nil {
			return err
		}
		if err := tx.Unclaim(domain.ClaimBranch, b.Name); err != nil {
			return err
		}
		b.Name = name
		if err := tx.Claim(domain.ClaimBranch, name, b.ID); err != nil {
			return err
		}
		return tx.Branches().Put(&b)
	}))
	w.must(w.EnsureReady(w.ctx))
	return name
}

func TestM4_6_AWordyBranchOfAnEarlierStoreIsFoundAndGetsNoName(t *testing.T) {
	w := newWorld(t)
	app := w.submit(w.application())
	name := w.wordy()
	r := w.nameReport(w.director, casework.NameQuery{Name: "武汉轻工大学北京校友分会校友分会群01"})
	if r.Canonical || r.Proposal != "" || !strings.Contains(strings.Join(keysOf(r), " "), "place_words") {
		t.Errorf("%v, canonical %t, proposal %q", keysOf(r), r.Canonical, r.Proposal)
	}
	_, err := w.ProposeName(w.ctx, w.director, w.beijing)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultNotPlace); e.Args["place"] != "北京" {
		t.Errorf("the place is %v", e.Args["place"])
	}
	v, err := w.Application(w.ctx, w.director, app.ID)
	w.must(err)
	failed := false
	for _, c := range v.Checks {
		failed = failed || c.Key == casework.CheckName && c.Mark == casework.MarkFail
	}
	if !failed {
		t.Errorf("the name passes: %+v", v.Checks)
	}
	_, err = w.ApproveApplication(w.ctx, w.director, approval(app.ID, app.Version, 1))
	w.refused(err, domain.CodeInvalid, domain.FaultNotPlace)
	// The same file again is the same branch, and no second one is made.
	got, err := w.ImportBranches(w.ctx, w.director, []registry.ImportBranch{
		{Row: 2, Name: name, Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2026-02-01"},
	})
	w.must(err)
	if b := w.branch(w.beijing); got.Imported != 1 || b.Name != name || b.Reelected != "2026-02-01" {
		t.Errorf("%+v, %+v", got, b)
	}
}

func TestM4_6_AnAuditorReadsTheNextNameOfHeadquarters(t *testing.T) {
	w := newWorld(t)
	for _, by := range []domain.Caller{w.officer, w.auditor} {
		if n, err := w.ProposeName(w.ctx, by, domain.ID{}); err != nil || n.Seq != 1 {
			t.Errorf("%+v, %v", n, err)
		}
	}
	_, err := w.ProposeName(w.ctx, w.beijingOfficer, domain.ID{})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

// A refused step says what the branch is and what is open to it.
func TestN0_ARefusedStepNamesTheWayThatIsOpen(t *testing.T) {
	w := newWorld(t)
	b, err := w.AddBranch(w.ctx, w.director, registry.AddBranch{Name: "江西", Kind: domain.BranchProvincial})
	w.must(err)
	_, err = w.EndBranch(w.ctx, w.director, registry.EndBranch{Branch: b.ID, Version: b.Version, Reason: "撤并"})
	e := w.refused(err, domain.CodeConflict, domain.FaultState)
	if next, _ := e.Args["next"].([]string); e.Rule != "N0" || len(next) == 0 {
		t.Errorf("refused with %+v", e)
	}
	in := w.application()
	in.Branch = b.ID
	_, err = w.SubmitApplication(w.ctx, w.director, in)
	e = w.refused(err, domain.CodeInvalid, domain.FaultBranchEnded)
	if kinds, _ := e.Args["kinds"].([]string); e.Args["state"] != "none" || len(kinds) != 2 {
		t.Errorf("refused with %+v", e)
	}
	// A decision without its day is asked for by the words of the branch's form.
	_, err = w.EstablishBranch(w.ctx, w.director, registry.EstablishBranch{
		Branch: b.ID, Version: b.Version, On: "2026-11-01", Document: domain.Reference{Number: "赣校友〔2026〕1号"},
		Council: []domain.Seat{{Person: w.president, Office: domain.OfficePresident}},
	})
	if e = w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Field != "document_date" || e.Args["field"] != "decision_date" {
		t.Errorf("refused with %+v", e)
	}
}
