package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/registry"
)

func (w *world) placeNamed(name string) registry.PlaceRow {
	w.Helper()
	page, err := w.Places(w.ctx, w.director, registry.PlaceFilter{Text: name})
	w.must(err)
	for _, p := range page.Items {
		if p.Name == name {
			return p
		}
	}
	w.Fatalf("there is no place %s", name)
	return registry.PlaceRow{}
}

func TestM4_6_TheTableBeginsWithTheProvincesAndEveryBranch(t *testing.T) {
	w := newWorld(t)
	page, err := w.Places(w.ctx, w.beijingOfficer, registry.PlaceFilter{Limit: 100})
	w.must(err)
	if len(page.Items) != len(domain.SeedPlaces)+1 { // and the grain industry
		t.Fatalf("%d places", len(page.Items))
	}
	if p := w.placeNamed("北京"); p.Branch != w.beijing || len(p.Aliases) != 2 {
		t.Errorf("Beijing is %+v", p)
	}
	if p := w.placeNamed("粮食行业"); p.Kind != domain.PlaceIndustry || p.Branch != w.grain {
		t.Errorf("the industry is %+v", p)
	}
	page, err = w.Places(w.ctx, w.director, registry.PlaceFilter{Text: "渝"})
	w.must(err)
	if len(page.Items) != 1 || page.Items[0].Name != "重庆" {
		t.Errorf("渝 finds %+v", page.Items)
	}
}

// What HQ changed stays changed when the server starts again.
func TestM4_6_TheTableIsSeededOnce(t *testing.T) {
	w := newWorld(t)
	p := w.placeNamed("海南")
	_, err := w.EditPlace(w.ctx, w.director, registry.EditPlace{ID: p.ID, Version: p.Version, Name: "琼崖"})
	w.must(err)
	w.must(w.EnsureReady(w.ctx))
	page, err := w.Places(w.ctx, w.director, registry.PlaceFilter{Limit: 100})
	w.must(err)
	if len(page.Items) != len(domain.SeedPlaces)+1 {
		t.Errorf("%d places after the second start", len(page.Items))
	}
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error { // a branch that an earlier program wrote
		b := domain.Branch{Name: "酿酒行业", Kind: domain.BranchIndustry, State: domain.BranchNone}
		var err error
		if b.ID, err = tx.NextID(domain.KindBranch); err != nil {
			return err
		}
		if err := tx.Claim(domain.ClaimBranch, b.Name, b.ID); err != nil {
			return err
		}
		return tx.Branches().Put(&b)
	}))
	w.must(w.EnsureReady(w.ctx))
	if p := w.placeNamed("酿酒行业"); p.Kind != domain.PlaceIndustry {
		t.Errorf("taken in as %+v", p)
	}
}

func TestM4_6_APlaceIsUniqueOverNamesAndAliases(t *testing.T) {
	w := newWorld(t)
	p, err := w.AddPlace(w.ctx, w.officer, registry.AddPlace{Kind: domain.PlaceRegion, Name: "武汉", Aliases: []string{
		"武汉市", "江城",
		"武汉", "江 城",
	}})
	w.must(err)
	if len(p.Aliases) != 2 {
		t.Errorf("aliases %v", p.Aliases)
	}
	for name, c := range map[string]struct {
		in    registry.AddPlace
		fault domain.Fault
		field string
	}{
		"the name":          {registry.AddPlace{Kind: domain.PlaceRegion, Name: "武汉"}, domain.FaultDuplicate, "name"},
		"an alias":          {registry.AddPlace{Kind: domain.PlaceIndustry, Name: "江城"}, domain.FaultDuplicate, "name"},
		"one that looks so": {registry.AddPlace{Kind: domain.PlaceRegion, Name: "武　汉\u200b"}, domain.FaultDuplicate, "name"},
		"an alias of another": {
			registry.AddPlace{Kind: domain.PlaceRegion, Name: "宜昌", Aliases: []string{"京"}}, domain.FaultDuplicate, "aliases",
		},
		"nothing":               {registry.AddPlace{Kind: domain.PlaceRegion, Name: "\u200b"}, domain.FaultRequired, "name"},
		"neither place nor any": {registry.AddPlace{Kind: "planet", Name: "火星"}, domain.FaultBadChoice, "kind"},
	} {
		_, err := w.AddPlace(w.ctx, w.officer, c.in)
		if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, by := range []domain.Caller{w.beijingOfficer, w.auditor} {
		_, err := w.AddPlace(w.ctx, by, registry.AddPlace{Kind: domain.PlaceRegion, Name: "宜昌"})
		w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
		_, err = w.EditPlace(w.ctx, by, registry.EditPlace{ID: p.ID, Version: p.Version, Name: "宜昌"})
		w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	}
}

func TestM4_6_ARenamedPlaceRenamesItsBranchAndMakesFindings(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	p := w.placeNamed("北京")
	_, err := w.EditPlace(w.ctx, w.director, registry.EditPlace{ID: p.ID, Version: p.Version, Name: "上海"})
	w.refused(err, domain.CodeInvalid, domain.FaultDuplicate)
	_, err = w.EditPlace(w.ctx, w.director, registry.EditPlace{ID: p.ID, Version: p.Version, Name: "北京", Aliases: p.Aliases})
	w.refused(err, domain.CodeInvalid, domain.FaultNoChange)
	got, err := w.EditPlace(w.ctx, w.director, registry.EditPlace{ID: p.ID, Version: p.Version, Name: "首都", Aliases: []string{"京"}})
	w.must(err)
	if b := w.branch(w.beijing); b.Name != "首都" {
		t.Fatalf("the branch is %s", b.Name)
	}
	v, err := w.Group(w.ctx, w.director, g.ID)
	w.must(err)
	if v.Name != g.Name || v.NameFinding != "武汉轻工大学首都校友分会群01" {
		t.Errorf("the group is %q and should be %q", v.Name, v.NameFinding)
	}
	if r := w.nameReport(w.director, casework.NameQuery{Name: "武汉轻工大学北京校友分会群02"}); r.Branch != w.beijing ||
		keysOf(r)[0] != casework.NamePlaceAlias {
		t.Errorf("the old name is not understood: %+v", r)
	}
	if r := w.nameReport(w.director, casework.NameQuery{Name: "武汉轻工大学北京市校友分会群02"}); r.Branch == w.beijing {
		t.Error("an alias that was taken out still stands for the place")
	}
	_, err = w.EditPlace(w.ctx, w.director, registry.EditPlace{ID: p.ID, Version: p.Version, Name: "燕京"})
	w.refused(err, domain.CodeConflict, domain.FaultStale)
	retired, err := w.EditPlace(w.ctx, w.director, registry.EditPlace{ID: p.ID, Version: got.Version, Name: "首都", Retired: true})
	w.must(err)
	if r := w.nameReport(w.director, casework.NameQuery{Name: "武汉轻工大学首都校友分会群02"}); !retired.Retired ||
		keysOf(r)[0] != casework.NamePlaceRetired {
		t.Errorf("a retired place: %+v", r)
	}
}

func TestN0_AnImportChecksItsKindsAgainstTheTable(t *testing.T) {
	w := newWorld(t)
	e := w.rowRefused(registry.ImportBranch{Name: "河北", Kind: domain.BranchIndustry, State: domain.BranchNone}, domain.FaultBadChoice)
	if e.Field != "kind" || e.Rule != "M4.6" {
		t.Errorf("refused with %v", e)
	}
	n, err := w.ImportBranches(w.ctx, w.director, []registry.ImportBranch{
		{Row: 2, Name: "北京市", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2026-01-01"},
		{Row: 3, Name: "襄阳", Kind: domain.BranchMunicipal, State: domain.BranchNone},
	})
	w.must(err)
	if n.Imported != 2 || w.branch(w.beijing).Reelected != "2026-01-01" || len(n.Named) != 1 || n.Named[0].Name != "北京" {
		t.Errorf("%+v; 北京市 is not Beijing", n)
	}
	if p := w.placeNamed("襄阳"); p.Kind != domain.PlaceRegion || p.Branch.IsZero() {
		t.Errorf("a name that was unknown is %+v", p)
	}
	rows := []registry.ImportBranch{
		{Row: 2, Name: "河北", Kind: domain.BranchProvincial, State: domain.BranchNone},
		{Row: 3, Name: "河北省", Kind: domain.BranchProvincial, State: domain.BranchNone},
	}
	if _, err := w.ImportBranches(w.ctx, w.director, rows); err == nil {
		t.Error("河北 and 河北省 are two branches")
	}
}
