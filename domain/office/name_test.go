package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/casework"
	"alumni/domain/office/registry"
)

func (w *world) nameReport(by domain.Caller, q casework.NameQuery) casework.NameReport {
	w.Helper()
	r, err := w.CheckName(w.ctx, by, q)
	w.must(err)
	return r
}

func keysOf(r casework.NameReport) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.Key)
	}
	return out
}

func TestM4_6_ANameIsJudgedByTheTableAndTheSeries(t *testing.T) {
	w := newWorld(t)
	w.owned(w.vice, domain.Reference{}) // Beijing 01
	grain, err := w.ProposeName(w.ctx, w.director, w.grain)
	w.must(err)
	const second = "武汉轻工大学北京校友分会群02"
	for _, c := range []struct {
		name, proposal string
		branch         domain.ID
		keys           []string
	}{
		{second, second, w.beijing, nil},
		{"武汉轻工大学北京市校友分会群02", second, w.beijing, []string{casework.NamePlaceAlias}},
		{"武汉轻工大学北京校友会", second, w.beijing, []string{"ending", "no_number"}},
		{"轻工大京校友群2", second, w.beijing, []string{casework.NamePlaceAlias, "school", "formula", "zeros"}},
		{"武汉轻工大学北京校友分会群05", second, w.beijing, []string{casework.NameNumberAhead}},
		{"武汉轻工大学粮食行业校友分会群01", grain.Name, w.grain, []string{"formula"}},
		{"武汉轻工大学河北校友分会群01", "武汉轻工大学河北校友分会群01", domain.ID{}, []string{casework.NameNoBranch}},
		{"武汉轻工大学桃花源校友分会群01", "", domain.ID{}, []string{casework.NamePlaceUnknown}},
		{"武汉轻工大学北京校友分会群０２", second, w.beijing, []string{"width"}},
		{"武汉轻工大学北京校友分会群\u200b02", second, w.beijing, []string{"hidden"}},
	} {
		r := w.nameReport(w.director, casework.NameQuery{Name: c.name})
		if !slices.Equal(keysOf(r), c.keys) || r.Proposal != c.proposal || r.Branch != c.branch ||
			r.Canonical != (len(c.keys) == 0) || r.Taken {
			t.Errorf("%s: %v, proposal %q, branch %s, canonical %t", c.name, keysOf(r), r.Proposal, r.Branch, r.Canonical)
		}
		for _, f := range r.Findings {
			if f.Rule == "" {
				t.Errorf("%s: the finding %s has no clause", c.name, f.Key)
			}
		}
	}
}

func TestM4_6_ANameThatIsTakenSaysByWhom(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	r := w.nameReport(w.beijingOfficer, casework.NameQuery{Name: g.Name})
	if !r.Taken || r.TakenBy != g.ID || !r.Canonical || r.Proposal != g.Name {
		t.Errorf("its own name: %+v", r)
	}
	r = w.nameReport(w.beijingOfficer, casework.NameQuery{Name: "武汉轻工大学北京校友分会群０１"})
	if !r.Taken || r.Canonical || !slices.Contains(keysOf(r), casework.NameTaken) {
		t.Errorf("one that looks the same: %+v", r)
	}
	r = w.nameReport(w.shanghaiOfficer, casework.NameQuery{Name: g.Name, Branch: w.shanghai})
	if !r.Taken || !r.TakenBy.IsZero() || !slices.Contains(keysOf(r), casework.NameOtherBranch) {
		t.Errorf("another branch sees %+v", r)
	}
	_, err := w.CheckName(w.ctx, w.shanghaiOfficer, casework.NameQuery{Name: g.Name, Branch: w.beijing})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.ProposeName(w.ctx, w.shanghaiOfficer, w.beijing)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.CheckName(w.ctx, w.director, casework.NameQuery{Name: " \u200b"})
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
	r = w.nameReport(w.director, casework.NameQuery{Name: "武汉轻工大学校友总会群01"})
	if r.Kind != domain.GroupHQ || len(r.Findings) != 0 {
		t.Errorf("a name of headquarters: %+v", r)
	}
}

// ended takes a group out of use behind the office's back, as its dissolution does.
func (w *world) ended(group domain.ID) {
	w.Helper()
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(group)
		if err != nil {
			return err
		}
		g.State = domain.GroupEnded
		return tx.Groups().Put(&g)
	}))
}

func TestM4_6_TheSequenceIsNeverReusedNotEvenAfterAGroupEnded(t *testing.T) {
	w := newWorld(t)
	first := w.owned(w.vice, domain.Reference{})
	second := w.owned(w.secretary, domain.Reference{})
	w.ended(second.ID)
	next, err := w.ProposeName(w.ctx, w.beijingOfficer, w.beijing)
	w.must(err)
	if next.Seq != 3 {
		t.Fatalf("after 01 and an ended 02 comes %+v", next)
	}
	r := w.nameReport(w.beijingOfficer, casework.NameQuery{Name: second.Name})
	if !r.Taken || r.TakenBy != second.ID {
		t.Errorf("the ended group's name is free: %+v", r)
	}
	w.ended(first.ID)
	if third := w.owned(w.vice, domain.Reference{}); third.Seq != 3 || third.Name != next.Name {
		t.Errorf("the next group is %s", third.Name)
	}
}

func TestN1_2b_NamesToRectifyAreListedWithTheirProposal(t *testing.T) {
	w := newWorld(t)
	right := w.owned(w.vice, domain.Reference{})
	late := w.application()
	late.Kind, late.Existing = domain.ApplyLateFiling, "武汉轻工大学北京校友会"
	wrong := w.made(late)
	page, err := w.NameFindings(w.ctx, w.beijingOfficer, registry.GroupFilter{})
	w.must(err)
	if len(page.Items) != 1 || page.Items[0].ID != wrong.ID || page.Items[0].NameFinding != naming.Canonical(domain.GroupRegional, "北京",
		wrong.Seq, 2) {
		t.Errorf("listed %+v; %s is right", page.Items, right.Name)
	}
	page, err = w.NameFindings(w.ctx, w.shanghaiOfficer, registry.GroupFilter{})
	w.must(err)
	if len(page.Items) != 0 {
		t.Errorf("Shanghai sees %+v", page.Items)
	}
}
