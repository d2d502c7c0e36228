package office_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/registry"
)

func TestM4_6_HeadquartersSeriesIsItsOwnAndSafeUnderConcurrency(t *testing.T) {
	w := newWorld(t)
	w.newGroup(1) // Beijing's 01 is no number of headquarters
	const n = 20
	apps := make([]domain.Application, n)
	for i := range apps {
		apps[i] = w.submit(w.hqApplication())
	}
	first := w.grant(w.hqApplication())
	if first.Granted != "武汉轻工大学校友总会群01" {
		t.Fatalf("granted %s", first.Granted)
	}
	// The others were handed in before there was any, so that none gives a headcount, N1.3.
	for i, a := range apps {
		in := w.hqApplication()
		in.ID, in.Version, in.Headcount = a.ID, w.back(a).Version, 100
		apps[i] = w.submit(in)
	}
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i, a := range apps {
		wg.Go(func() { _, errs[i] = w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, i)) })
	}
	wg.Wait()
	for _, err := range errs {
		w.must(err)
	}
	var seqs []int
	names := map[string]bool{}
	page, err := w.Groups(w.ctx, w.director, registry.GroupFilter{HQ: true, Limit: 100})
	w.must(err)
	for _, g := range page.Items {
		seqs, names[g.Name] = append(seqs, g.Seq), true
	}
	slices.Sort(seqs)
	for i, seq := range seqs {
		if seq != i+1 {
			t.Fatalf("sequence numbers %v", seqs)
		}
	}
	if len(seqs) != n+1 || len(names) != n+1 {
		t.Errorf("%d numbers, %d names", len(seqs), len(names))
	}
}

// back returns an application for correction.
func (w *world) back(a domain.Application) domain.Application {
	w.Helper()
	out, err := anApplication(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
		ID: a.ID, Version: a.Version, Missing: []domain.Material{domain.MaterialHeadcount},
	}))
	w.must(err)
	if waits := out.Waits(); len(waits) != 1 || waits[0].Audience != domain.AudienceHQ {
		w.Fatalf("waits for %v", waits)
	}
	return out
}

func TestM4_5_AGroupOfHeadquartersFilesLate(t *testing.T) {
	for existing, want := range map[string]struct {
		seq     int
		finding string
	}{
		"武汉轻工大学校友总会群07":     {7, ""},              // its official name and number
		"武汉轻工大学校友总会群7":      {7, "武汉轻工大学校友总会群07"}, // N1.2b
		"武汉轻工大学校友总会群":       {1, "武汉轻工大学校友总会群01"},
		"轻工大校友工作群":          {1, "武汉轻工大学校友总会群01"},
		"武汉轻工大学校友总会群900":    {1, "武汉轻工大学校友总会群01"}, // a slip and no number
		"武汉轻工大学火星校友分会群01":   {1, "武汉轻工大学校友总会群01"}, // nobody's name
		"武汉轻工大学校友总会群０７":     {7, "武汉轻工大学校友总会群07"},
		" 武汉轻工大学校友总会群12 \n": {12, ""},
	} {
		t.Run(existing, func(t *testing.T) {
			w := newWorld(t)
			in := w.hqApplication()
			in.Kind, in.Existing = domain.ApplyLateFiling, existing
			a := w.grant(in)
			v, err := w.Group(w.ctx, w.officer, a.Group)
			w.must(err)
			if v.State != domain.GroupActive || v.Seq != want.seq || v.NameFinding != want.finding || v.Kind != domain.GroupHQ {
				t.Errorf("%d, finding %q, %s", v.Seq, v.NameFinding, v.State)
			}
			if want.finding == "" {
				return
			}
			w.grant(casework.SubmitApplication{Kind: domain.ApplyRename, Group: v.ID, Applicant: w.vice})
			_, err = w.complete(w.officer, w.task(v.ID, domain.TaskRenameGroup))
			w.must(err)
			if got := w.groupByID(v.ID).Name; got != want.finding {
				t.Errorf("renamed to %s", got)
			}
		})
	}
}

func TestM4_5_TwoGroupsOfHeadquartersCantHaveOneNumber(t *testing.T) {
	w := newWorld(t)
	w.hqGroup()
	in := w.hqApplication()
	in.Kind, in.Existing, in.Headcount = domain.ApplyLateFiling, "武汉轻工大学校友总会群001", 5
	_, err := w.SubmitApplication(w.ctx, w.officer, in)
	if e := w.refused(err, domain.CodeConflict, domain.FaultDuplicate); e.Field != "existing" || e.Rule != "M4.6" {
		t.Errorf("refused in %s by %s", e.Field, e.Rule)
	}
	branch := w.late("武汉轻工大学校友总会群02") // headquarters' name for a branch's group
	_, err = w.SubmitApplication(w.ctx, w.officer, branch)
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
}

func TestM4_6_TheNameOfAGroupOfHeadquartersIsJudged(t *testing.T) {
	w := newWorld(t)
	g := w.hqGroup()
	for name, want := range map[string]struct {
		keys     []string
		proposal string
	}{
		"武汉轻工大学校友总会群01":  {nil, "武汉轻工大学校友总会群01"},
		"武汉轻工大学校友总会群02":  {nil, "武汉轻工大学校友总会群02"},
		"武汉轻工大学校友总会群2":   {[]string{"zeros"}, "武汉轻工大学校友总会群02"},
		"轻工大校友总会群02":     {[]string{"school"}, "武汉轻工大学校友总会群02"},
		"武汉轻工大学校友总会群":    {[]string{"no_number"}, "武汉轻工大学校友总会群02"},
		"武汉轻工大学校友总会群09":  {[]string{casework.NameNumberAhead}, "武汉轻工大学校友总会群02"},
		"武汉轻工大学校友总会群001": {[]string{"zeros", casework.NameTaken}, "武汉轻工大学校友总会群01"},
	} {
		r := w.nameReport(w.officer, casework.NameQuery{Name: name})
		var keys []string
		for _, f := range r.Findings {
			keys = append(keys, f.Key)
		}
		if r.Kind != domain.GroupHQ || !slices.Equal(keys, want.keys) || r.Proposal != want.proposal {
			t.Errorf("%s: %s %v, proposes %s", name, r.Kind, keys, r.Proposal)
		}
	}
	r := w.nameReport(w.officer, casework.NameQuery{Name: g.Name, Branch: w.beijing})
	if !slices.ContainsFunc(r.Findings, func(f casework.NameCheck) bool { return f.Key == casework.NameOtherBranch }) {
		t.Errorf("meant for Beijing: %+v", r.Findings)
	}
	n, err := w.ProposeName(w.ctx, w.officer, domain.ID{})
	w.must(err)
	if n.Seq != 2 || n.Name != "武汉轻工大学校友总会群02" {
		t.Errorf("proposes %+v", n)
	}
	_, err = w.ProposeName(w.ctx, w.beijingOfficer, domain.ID{})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

func TestM3_AGroupOfHeadquartersIsFoundAndListed(t *testing.T) {
	w := newWorld(t)
	g := w.hqGroup()
	w.newGroup(1)
	for _, text := range []string{"总会", "xiaoyouzonghui", "校友总会01", "总会1群", strings.ToLower(g.ID.String()), "周五"} {
		page, err := w.Groups(w.ctx, w.officer, registry.GroupFilter{Text: text})
		w.must(err)
		if len(page.Items) != 1 || page.Items[0].ID != g.ID {
			t.Errorf("%q finds %d", text, len(page.Items))
		}
	}
	for branch, want := range map[domain.ID]int{w.beijing: 1, w.shanghai: 0, {}: 2} {
		page, err := w.Groups(w.ctx, w.officer, registry.GroupFilter{Branch: branch})
		w.must(err)
		if len(page.Items) != want {
			t.Errorf("%s lists %d", branch, len(page.Items))
		}
	}
	for _, f := range []registry.GroupFilter{{HQ: true}, {HQ: true, State: domain.GroupActive}, {HQ: true, Text: "总会"}} {
		page, err := w.Groups(w.ctx, w.officer, f)
		w.must(err)
		if len(page.Items) != 1 || page.Items[0].ID != g.ID {
			t.Errorf("%+v lists %d", f, len(page.Items))
		}
	}
	apps, err := w.Applications(w.ctx, w.officer, casework.CaseFilter{HQ: true})
	w.must(err)
	if len(apps.Items) != 1 || apps.Items[0].Group != g.ID {
		t.Errorf("headquarters' applications are %+v", apps.Items)
	}
	if l := w.letter(w.officer, g.Application); l.Branch != "" || l.Applicant != "钱二" || l.Group != g.Name {
		t.Errorf("the letter is to %q, %q about %q", l.Branch, l.Applicant, l.Group)
	}
}
