package office_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/history"
	"alumni/domain/office/registry"
)

func TestM4_2_ReturnedForCorrectionAndHandedInAgain(t *testing.T) {
	w := newWorld(t)
	a, err := w.SubmitApplication(w.ctx, w.beijingOfficer, w.application())
	w.must(err)
	c := w.claim(w.officer, a.ID, a.Version)
	missing := []domain.Material{domain.MaterialHeadcount, domain.MaterialDocument, domain.MaterialHeadcount}
	a, err = anApplication(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
		ID: a.ID, Version: c.Version, Missing: missing,
		Note: "请附名单",
	}))
	w.must(err)
	if a.State != domain.CaseReturned || !a.Claim.By.IsZero() || !a.Due.Equal(w.Now().AddDate(0, 0, w.terms().TaskDays)) ||
		!slices.Equal(a.Returned.Missing, missing[:2]) || a.Returned.Note != "请附名单" {
		t.Fatalf("returned as %+v", a)
	}
	if w.waits(w.officer, a.ID) || !w.waits(w.beijingOfficer, a.ID) {
		t.Error("it is the branch's turn, and not in its inbox")
	}
	v := w.app(w.beijingOfficer, a.ID)
	if v.ReturnedBy != "officer" || v.May.Edit != nil || v.May.Withdraw != nil {
		t.Errorf("the branch sees %q, edit %v, withdraw %v", v.ReturnedBy, v.May.Edit, v.May.Withdraw)
	}
	e := w.newest(a.ID)
	want := []domain.Change{
		{Field: "state", Before: "submitted", After: "returned"},
		{Field: "missing", After: "headcount"},
		{Field: "missing", After: "document"},
	}
	if e.Action != domain.ActApplicationReturn || !slices.Equal(e.Changes, want) {
		t.Errorf("noted as %s %+v", e.Action, e.Changes)
	}
	_, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 1))
	w.refused(err, domain.CodeConflict, domain.FaultState)

	in := w.application()
	in.ID, in.Version, in.Headcount = a.ID, a.Version, 300
	in.Branch = w.grain
	_, err = w.SubmitApplication(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != "branch" {
		t.Errorf("%v", e)
	}
	in.Branch, in.Kind = w.beijing, domain.ApplyPreparatory
	_, err = w.SubmitApplication(w.ctx, w.beijingOfficer, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != "kind" {
		t.Errorf("%v", e)
	}
	_, err = w.SaveDraft(w.ctx, w.beijingOfficer, in)
	if err == nil {
		t.Error("what was returned became a draft")
	}
	in.Kind = domain.ApplyNewGroup
	sent, err := w.SubmitApplication(w.ctx, w.beijingOfficer, in)
	w.must(err)
	if sent.ID != a.ID || sent.State != domain.CaseSubmitted || sent.Headcount != 300 || sent.Returned.Note != "请附名单" ||
		!sent.Due.Equal(w.Now().AddDate(0, 0, w.terms().ReviewDays)) {
		t.Errorf("handed in again as %+v", sent)
	}
	_, err = w.SubmitApplication(w.ctx, w.beijingOfficer, in)
	w.refused(err, domain.CodeConflict, domain.FaultStale)
}

func TestM4_2_AReturnSaysWhatIsMissing(t *testing.T) {
	w := newWorld(t)
	a, tr := w.pair()
	for name, c := range map[string]struct {
		missing []domain.Material
		note    string
		fault   domain.Fault
		field   string
	}{
		"nothing":         {nil, "材料不全", domain.FaultRequired, "missing"},
		"unknown":         {[]domain.Material{"stamp"}, "x", domain.FaultBadChoice, "missing"},
		"other, not said": {[]domain.Material{domain.MaterialDocument, domain.MaterialOther}, " \u200b", domain.FaultRequired, "note"},
		"too long a note": {[]domain.Material{domain.MaterialOther}, strings.Repeat("长", domain.MaxText+1), domain.FaultTooLong, "note"},
	} {
		_, err := w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{ID: a.ID, Version: a.Version, Missing: c.missing, Note: c.note})
		_, terr := w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{ID: tr.ID, Version: tr.Version, Missing: c.missing, Note: c.note})
		for _, err := range []error{err, terr} {
			if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != c.field {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	other := []domain.Material{domain.MaterialOther}
	_, err := w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{ID: a.ID, Version: a.Version, Missing: other, Note: "请说明"})
	w.must(err)
	_, err = w.ReturnCase(w.ctx, w.beijingOfficer, casework.ReturnCase{ID: tr.ID, Version: tr.Version, Missing: other, Note: "请说明"})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

// A group's manager mends and withdraws the own group's transfers, a branch's
// officer the own branch's cases, and nobody else's.
func TestN2_3_WhoHandsInAgainAndWithdraws(t *testing.T) {
	w := newWorld(t)
	g, sister := w.newGroup(1), w.newGroup(2)
	w.join(g.ID, w.president)
	manager, neighbour := w.managedBy("manager", g.ID, w.vice), w.managedBy("neighbour", sister.ID, w.vice)
	tr, err := w.SubmitTransfer(w.ctx, manager, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.secretary, Reason: "调动",
	})
	w.must(err)
	tr, err = aTransfer(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
		ID: tr.ID, Version: tr.Version,
		Missing: []domain.Material{domain.MaterialDocument},
	}))
	w.must(err)
	if tr.State != domain.CaseReturned || !w.waits(w.beijingOfficer, tr.ID) {
		t.Errorf("returned as %s", tr.State)
	}
	in := casework.SubmitTransfer{
		ID: tr.ID, Version: tr.Version, Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.president,
		Document: ref("京理〔2026〕4号", "2026-11-03"), Reason: "调动，理事会已定",
	}
	for _, by := range []domain.Caller{neighbour, w.shanghaiOfficer} {
		_, err = w.SubmitTransfer(w.ctx, by, in)
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.WithdrawCase(w.ctx, by, casework.Withdraw{ID: tr.ID, Version: tr.Version})
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	}
	_, err = w.WithdrawCase(w.ctx, w.auditor, casework.Withdraw{ID: tr.ID, Version: tr.Version})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	other := in
	other.Group = sister.ID
	_, err = w.SubmitTransfer(w.ctx, w.beijingOfficer, other)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != "group" {
		t.Errorf("%v", e)
	}
	sent, err := w.SubmitTransfer(w.ctx, manager, in)
	w.must(err)
	if sent.ID != tr.ID || sent.To != w.president || sent.State != domain.CaseSubmitted || sent.Document.Number == "" {
		t.Errorf("handed in again as %+v", sent)
	}
	out, err := aTransfer(w.WithdrawCase(w.ctx, manager, casework.Withdraw{ID: tr.ID, Version: sent.Version, Reason: "不再移交"}))
	w.must(err)
	if out.State != domain.CaseWithdrawn || w.waits(w.officer, tr.ID) {
		t.Errorf("withdrawn as %s", out.State)
	}
	if page, err := w.History(w.ctx, manager, history.Filter{Subject: tr.ID}); err != nil || page.Items[0].Reason != "不再移交" {
		t.Errorf("history %+v, %v", page.Items, err)
	}
	_, err = w.SubmitTransfer(w.ctx, manager, in)
	w.refused(err, domain.CodeConflict, domain.FaultStale)
	in.Version = out.Version
	_, err = w.SubmitTransfer(w.ctx, manager, in)
	w.refused(err, domain.CodeConflict, domain.FaultState)

	// An application about the own group is its branch's: the manager looks on.
	a, err := w.SubmitApplication(w.ctx, w.beijingOfficer, w.changeOf(g, domain.ApplyDissolution))
	w.must(err)
	if v := w.app(manager, a.ID); v.May.Withdraw == nil || v.May.Edit == nil || v.May.Claim == nil {
		t.Errorf("the manager may %+v", v.May)
	}
	_, err = w.WithdrawCase(w.ctx, manager, casework.Withdraw{ID: a.ID, Version: a.Version})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	_, err = w.SubmitApplication(w.ctx, manager, w.changeOf(g, domain.ApplyAdmins))
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	_, err = w.WithdrawCase(w.ctx, w.shanghaiOfficer, casework.Withdraw{ID: a.ID, Version: a.Version})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.WithdrawCase(w.ctx, w.beijingOfficer, casework.Withdraw{ID: a.ID, Version: a.Version})
	w.must(err)
	draft, err := w.SaveDraft(w.ctx, w.beijingOfficer, w.changeOf(g, domain.ApplyDissolution))
	w.must(err)
	_, err = w.Application(w.ctx, manager, draft.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound) // what is not handed in is the branch's own
}

func TestM4_2_WithdrawingEndsWithTheReply(t *testing.T) {
	w := newWorld(t)
	draft, err := w.SaveDraft(w.ctx, w.beijingOfficer, casework.SubmitApplication{Kind: domain.ApplyNewGroup, Branch: w.beijing})
	w.must(err)
	submitted := w.submit(w.application())
	returned := w.submit(w.application())
	returned, err = anApplication(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
		ID: returned.ID, Version: returned.Version,
		Missing: []domain.Material{domain.MaterialReason},
	}))
	w.must(err)
	claimed := w.submit(w.application())
	claimed.Version = w.claim(w.officer, claimed.ID, claimed.Version).Version
	for _, a := range []domain.Application{draft, submitted, returned, claimed} {
		_, err := w.WithdrawCase(w.ctx, w.beijingOfficer, casework.Withdraw{ID: a.ID, Version: a.Version + 1})
		w.refused(err, domain.CodeConflict, domain.FaultStale)
		got, err := anApplication(w.WithdrawCase(w.ctx, w.beijingOfficer, casework.Withdraw{ID: a.ID, Version: a.Version}))
		w.must(err)
		if got.State != domain.CaseWithdrawn || !got.Claim.By.IsZero() || w.waits(w.beijingOfficer, a.ID) || w.waits(w.officer, a.ID) {
			t.Errorf("%s: withdrawn as %+v", a.State, got)
		}
	}
	a := w.submit(w.application())
	done, err := anApplication(w.RejectCase(w.ctx, w.officer, casework.Reject{ID: a.ID, Version: a.Version, Reason: "不宜"}))
	w.must(err)
	_, err = w.WithdrawCase(w.ctx, w.beijingOfficer, casework.Withdraw{ID: a.ID, Version: done.Version})
	if e := w.refused(err, domain.CodeConflict, domain.FaultState); e.Args["state"] != "rejected" {
		t.Errorf("%v", e)
	}
}

// Withdrawing and approving at the same moment: one happens, the other is told.
func TestM4_2_WithdrawingAgainstApproving(t *testing.T) {
	for range 8 {
		w := newWorld(t)
		a := w.submit(w.application())
		var withdrawn, approved error
		var wg sync.WaitGroup
		wg.Go(func() {
			_, withdrawn = w.WithdrawCase(w.ctx, w.beijingOfficer, casework.Withdraw{ID: a.ID, Version: a.Version})
		})
		wg.Go(func() { _, approved = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 1)) })
		wg.Wait()
		groups, err := w.Groups(w.ctx, w.officer, registry.GroupFilter{})
		w.must(err)
		v := w.app(w.officer, a.ID)
		switch {
		case withdrawn == nil:
			w.refused(approved, domain.CodeConflict, domain.FaultStale)
			if v.State != domain.CaseWithdrawn || len(groups.Items) != 0 ||
				w.suggested() != domain.ReplyNumber(w.terms().Code(), "2026", 1) {
				t.Errorf("withdrawn, and %s with %d groups", v.State, len(groups.Items))
			}
		case approved == nil:
			w.refused(withdrawn, domain.CodeConflict, domain.FaultStale)
			if v.State != domain.CaseApproved || len(groups.Items) != 1 {
				t.Errorf("approved, and %s with %d groups", v.State, len(groups.Items))
			}
		default:
			t.Fatalf("neither: %v, %v", withdrawn, approved)
		}
	}
}

func TestN2_1a_ATransferWithoutTheCouncilsDecisionIsSeen(t *testing.T) {
	w := newWorld(t)
	_, tr := w.pair()
	v, err := w.Transfer(w.ctx, w.officer, tr.ID)
	w.must(err)
	mark := func() casework.Mark {
		i := slices.IndexFunc(v.Checks, func(c casework.Check) bool { return c.Key == casework.CheckDocument && c.Rule == "N2.1a" })
		if i < 0 {
			t.Fatalf("no such check: %+v", v.Checks)
		}
		return v.Checks[i].Mark
	}
	if mark() != casework.MarkWarn || !slices.Contains(v.Lacks, domain.MaterialDocument) {
		t.Errorf("%s, lacks %v", mark(), v.Lacks)
	}
	tr, err = aTransfer(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{ID: tr.ID, Version: tr.Version, Missing: v.Lacks}))
	w.must(err)
	tr, err = w.SubmitTransfer(w.ctx, w.beijingOfficer, casework.SubmitTransfer{
		ID: tr.ID, Version: tr.Version, Group: tr.Group, Role: tr.Role, From: tr.From, To: tr.To, Reason: tr.Reason,
		Document: ref("京理〔2026〕4号", "2026-11-03"),
	})
	w.must(err)
	v, err = w.Transfer(w.ctx, w.officer, tr.ID)
	w.must(err)
	if mark() != casework.MarkPass || len(v.Lacks) != 0 {
		t.Errorf("%s, lacks %v", mark(), v.Lacks)
	}
}

// A successor of another group, or nobody's member, takes nothing over, N2.3,
// and nothing is written.
func TestN2_3_NobodyFromOutsideTakesOver(t *testing.T) {
	w := newWorld(t)
	g, sister := w.newGroup(1), w.newGroup(2)
	cousin, gone := w.person("郑七", true), w.person("冯八", true)
	w.join(sister.ID, cousin)
	w.removed(g, gone)
	for name, c := range map[string]struct {
		to    domain.ID
		fault domain.Fault
	}{
		"oneself": {g.Owner, domain.FaultSelfTransfer}, "no member": {w.shPresident, domain.FaultNotMember},
		"of another group": {cousin, domain.FaultNotMember}, "removed": {gone, domain.FaultRemovedMember},
	} {
		_, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: c.to, Reason: "调动", Authority: ref("授", today),
		})
		if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != "to" || e.Rule != "N2.3" {
			t.Errorf("%s: %v", name, err)
		}
	}
	page, err := w.Transfers(w.ctx, w.director, casework.CaseFilter{})
	w.must(err)
	if len(page.Items) != 0 {
		t.Error("something was written")
	}
}
