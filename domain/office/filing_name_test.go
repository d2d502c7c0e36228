package office_test

import (
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/casework"
)

// late is a correct late filing of Beijing.
func (w *world) late(existing string) casework.SubmitApplication {
	in := w.application()
	in.Kind, in.Existing = domain.ApplyLateFiling, existing
	return in
}

// approved submits and approves an application and gives its group.
func (w *world) approved(in casework.SubmitApplication, reply int) domain.Group {
	w.Helper()
	a := w.submit(in)
	a, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, reply))
	w.must(err)
	return w.groupByID(a.Group)
}

// promised is what a new application is told it would get.
func (w *world) promised(in casework.SubmitApplication) casework.ApplicationView {
	w.Helper()
	v, err := w.Application(w.ctx, w.director, w.submit(in).ID)
	w.must(err)
	return v
}

func named(seq string) string { return "武汉轻工大学北京校友分会群" + seq }

// A group that has its official name already has its number with it; later
// groups come after it, and what an application promises is what it gets.
func TestM4_6_ALateFilingKeepsTheNumberInItsName(t *testing.T) {
	w := newWorld(t)
	w.newGroup(1)
	for i, c := range []struct {
		existing string
		seq      int
	}{{named("03"), 3}, {named("２"), 2}, {named("9"), 9}} {
		in := w.late(c.existing)
		if v := w.promised(in); v.Name != c.existing || v.Seq != c.seq {
			t.Errorf("%s: promised %q, number %d", c.existing, v.Name, v.Seq)
		}
		g := w.approved(in, 10+i)
		v, err := w.Group(w.ctx, w.director, g.ID)
		w.must(err)
		proper := c.existing == named("03")
		if g.Name != c.existing || g.Seq != c.seq || (v.NameFinding == "") != proper {
			t.Errorf("filed as %q, number %d, finding %q", g.Name, g.Seq, v.NameFinding)
		}
	}
	v := w.promised(w.application())
	g := w.newGroup(2)
	if g.Seq != 10 || g.Name != named("10") || v.Seq != g.Seq || v.Name != g.Name {
		t.Errorf("promised %q, number %d; got %q, number %d", v.Name, v.Seq, g.Name, g.Seq)
	}
}

func TestM4_6_ANameInUseIsRefusedAtSubmission(t *testing.T) {
	w := newWorld(t)
	first := w.newGroup(1)
	for name, c := range map[string]struct {
		existing string
		want     domain.Fault
	}{
		"the very name":            {first.Name, domain.FaultDuplicate},
		"full width":               {named("０１"), domain.FaultDuplicate},
		"a space":                  {named(" 01"), domain.FaultDuplicate},
		"without the leading zero": {named("1"), domain.FaultDuplicate},
		"another branch's":         {"武汉轻工大学上海校友分会群01", domain.FaultBadChoice},
		"another branch's example": {"武汉轻工大学上海校友会", domain.FaultBadChoice},
		"another industry's":       {"武汉轻工大学粮食行业校友群01", domain.FaultBadChoice},
	} {
		_, err := w.SubmitApplication(w.ctx, w.director, w.late(c.existing))
		e := domain.AsError(err)
		if err == nil || e.Fault != c.want || e.Rule != "M4.6" || e.Field != "existing" {
			t.Errorf("%s: %v", name, err)
		} else if c.want == domain.FaultDuplicate && e.Args["id"] != first.ID.String() {
			t.Errorf("%s: used by %v", name, e.Args["id"])
		}
	}
}

// Two groups may claim one name before either is decided: the check of the
// second turns, and the decision is refused.
func TestM4_6_ANameTakenMeanwhileFailsTheCheck(t *testing.T) {
	w := newWorld(t)
	one, two := w.submit(w.late("轻工大北京校友")), w.submit(w.late("轻工大 北京校友"))
	_, err := w.ApproveApplication(w.ctx, w.director, approval(one.ID, one.Version, 1))
	w.must(err)
	v, err := w.Application(w.ctx, w.director, two.ID)
	w.must(err)
	i := slices.IndexFunc(v.Checks, func(c casework.Check) bool { return c.Key == casework.CheckName })
	if c := v.Checks[i]; c.Mark != casework.MarkFail || c.Args["name"] != "轻工大 北京校友" {
		t.Errorf("the check says %+v", c)
	}
	_, err = w.ApproveApplication(w.ctx, w.director, approval(two.ID, two.Version, 2))
	w.refused(err, domain.CodeConflict, domain.FaultDuplicate)
}

// A number that another group has under a name that is to be mended is its own.
func TestM4_6_ANumberIsOneGroups(t *testing.T) {
	w := newWorld(t)
	g := w.approved(w.late("武汉轻工大学北京校友会"), 1) // takes number 1
	_, err := w.SubmitApplication(w.ctx, w.director, w.late(named("01")))
	if e := w.refused(err, domain.CodeConflict, domain.FaultDuplicate); g.Seq != 1 || e.Args["id"] != g.ID.String() {
		t.Errorf("number %d; used by %v", g.Seq, e.Args["id"])
	}
}

// A number far beyond the series is no number of it: it can't carry the series away.
func TestM4_6_AnAbsurdNumberIsAFinding(t *testing.T) {
	w := newWorld(t)
	g := w.approved(w.late(named("999999999")), 1)
	if g.Seq != 1 || g.Name != named("999999999") {
		t.Errorf("%q, number %d", g.Name, g.Seq)
	}
	if next := w.newGroup(2); next.Seq != 2 {
		t.Errorf("the next has number %d", next.Seq)
	}
}

// A list names a late filing as its approval will.
func TestM4_5_ListsNameALateFilingAsItIs(t *testing.T) {
	w := newWorld(t)
	a := w.submit(w.late("轻工大北京校友"))
	page, err := w.Applications(w.ctx, w.director, casework.CaseFilter{})
	w.must(err)
	if len(page.Items) != 1 || page.Items[0].Name != "轻工大北京校友" {
		t.Fatalf("the list says %+v", page.Items)
	}
	a, err = w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1))
	w.must(err)
	if got := w.groupByID(a.Group).Name; got != page.Items[0].Name || strings.TrimSpace(got) == "" {
		t.Errorf("registered as %q", got)
	}
}

// What is promised passes over names in use, as the approval does.
func TestM4_6_APromisePassesOverNamesInUse(t *testing.T) {
	w := newWorld(t)
	other := w.newGroup(1)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		return tx.Claim(domain.ClaimGroupName, naming.Claim(named("02")), other.ID)
	}))
	v := w.promised(w.application())
	g := w.newGroup(2)
	if v.Seq != 3 || g.Seq != v.Seq || g.Name != v.Name {
		t.Errorf("promised %q, number %d; got %q, number %d", v.Name, v.Seq, g.Name, g.Seq)
	}
}

func TestM4_5_ALateFilingHasAVisibleName(t *testing.T) {
	w := newWorld(t)
	for _, blank := range []string{"", "\u3164", "\ufe0f \u034f"} {
		_, err := w.SubmitApplication(w.ctx, w.director, w.late(blank))
		w.refused(err, domain.CodeInvalid, domain.FaultRequired)
	}
}

// Another branch is named by an alias of its place too, M4.6.
func TestM4_6_ALateFilingUnderAnAliasOfAnotherBranchIsRefused(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{"武汉轻工大学上海校友分会群01", "武汉轻工大学上海市校友分会群01"} {
		a, err := w.SubmitApplication(w.ctx, w.beijingOfficer, w.late(name))
		if err == nil {
			_, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 0))
		}
		if e := domain.AsError(err); err == nil || e.Field != "existing" || e.Rule != "M4.6" || e.Fault != domain.FaultBadChoice {
			t.Errorf("%s by Beijing: %v", name, err)
		}
	}
	// The own place by an alias is to be mended, N1.2b, and no other branch's.
	_, err := w.SubmitApplication(w.ctx, w.beijingOfficer, w.late("武汉轻工大学北京市校友分会群01"))
	w.must(err)
}
