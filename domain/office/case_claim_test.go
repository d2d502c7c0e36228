package office_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/task"
)

func (w *world) claim(by domain.Caller, id domain.ID, version uint64) casework.Claimed {
	w.Helper()
	c, err := w.ClaimCase(w.ctx, by, desk.Ref{ID: id, Version: version})
	w.must(err)
	return c
}

// pair is an application and a transfer that wait for their decision.
func (w *world) pair() (domain.Application, domain.Transfer) {
	w.Helper()
	g := w.newGroup(1)
	w.join(g.ID, w.president)
	return w.submit(w.application()), w.transfer(g, w.president)
}

func (w *world) decisions(by domain.Caller, id domain.ID, version uint64) map[string]error {
	missing := []domain.Material{domain.MaterialDocument}
	out := map[string]error{}
	if id.Kind == domain.KindTransfer {
		_, out["reject"] = w.RejectCase(w.ctx, by, casework.Reject{ID: id, Version: version, Reason: "不宜"})
		_, out["return"] = w.ReturnCase(w.ctx, by, casework.ReturnCase{ID: id, Version: version, Missing: missing})
		_, out["approve"] = w.ApproveTransfer(w.ctx, by, approval(id, version, 2))
		return out
	}
	_, out["reject"] = w.RejectCase(w.ctx, by, casework.Reject{ID: id, Version: version, Reason: "不宜"})
	_, out["return"] = w.ReturnCase(w.ctx, by, casework.ReturnCase{ID: id, Version: version, Missing: missing})
	_, out["approve"] = w.ApproveApplication(w.ctx, by, approval(id, version, 2))
	return out
}

func TestM4_2_TwoOfficersDontWorkOnTheSameCase(t *testing.T) {
	w := newWorld(t)
	second := w.account("second", domain.RoleOfficer, domain.ID{})
	a, tr := w.pair()
	for _, m := range []domain.Meta{a.Meta, tr.Meta} {
		first := w.claim(w.officer, m.ID, m.Version)
		if first.Version != m.Version+1 || !first.Until.Equal(w.Now().Add(30*time.Minute)) {
			t.Errorf("claimed as %+v", first)
		}
		for what, err := range w.decisions(second, m.ID, first.Version) {
			e := w.refused(err, domain.CodeConflict, domain.FaultClaimed)
			if until, _ := e.Args["until"].(time.Time); e.Args["by"] != "officer" || e.Args["id"] != m.ID.String() ||
				!until.Equal(first.Until) {
				t.Errorf("%s %s: %v", what, m.ID, e.Args)
			}
		}
		_, err := w.ReleaseCase(w.ctx, second, desk.Ref{ID: m.ID, Version: first.Version})
		w.refused(err, domain.CodeConflict, domain.FaultClaimed)

		w.clock.Add(int64(10 * time.Minute)) // the own claim is extended
		again := w.claim(w.officer, m.ID, first.Version)
		if !again.Until.Equal(w.Now().Add(30*time.Minute)) || w.newest(m.ID).Action != domain.ActCaseClaim || again.From != "" {
			t.Errorf("claimed again as %+v, noted %s", again, w.newest(m.ID).Action)
		}
		// The second takes it over: the log names both accounts.
		over := w.claim(second, m.ID, again.Version)
		e := w.newest(m.ID)
		if over.From != "officer" || e.Action != domain.ActCaseTakeOver || len(e.Changes) != 1 ||
			e.Changes[0].Before == "" || e.Changes[0].Before == e.Changes[0].After || e.Changes[0].After != e.Account.String() {
			t.Errorf("taken over from %q, noted %s %+v", over.From, e.Action, e.Changes)
		}
		_, err = w.ClaimCase(w.ctx, w.officer, desk.Ref{ID: m.ID, Version: again.Version})
		w.refused(err, domain.CodeConflict, domain.FaultStale)
		back, err := w.ReleaseCase(w.ctx, second, desk.Ref{ID: m.ID, Version: over.Version})
		w.must(err)
		_, err = w.ReleaseCase(w.ctx, second, desk.Ref{ID: m.ID, Version: back.Version})
		w.refused(err, domain.CodeConflict, domain.FaultNoChange)
	}
}

func TestM4_2_AClaimExpiresAndEndsWithTheDecision(t *testing.T) {
	w := newWorld(t)
	a, _ := w.pair()
	c := w.claim(w.officer, a.ID, a.Version)
	v := w.app(w.director, a.ID)
	if v.Application.Claim.By.IsZero() || v.Claim == nil || v.Claim.Name != "officer" || v.Claim.Mine || v.ClaimedBy != "officer" {
		t.Errorf("the director sees %+v by %q", v.Claim, v.ClaimedBy)
	}
	w.refused(v.Decide, domain.CodeConflict, domain.FaultClaimed)
	w.refused(v.May.Return, domain.CodeConflict, domain.FaultClaimed)
	if own := w.app(w.officer, a.ID); own.Decide != nil || !own.Claim.Mine || own.May.Release != nil || own.May.Return != nil {
		t.Errorf("the officer sees %+v, %v", own.Claim, own.Decide)
	}
	inbox, err := w.Inbox(w.ctx, w.officer, task.InboxFilter{})
	w.must(err)
	if !slices.ContainsFunc(inbox.Items, func(it task.InboxItem) bool {
		return it.Subject == a.ID && it.Mine &&
			it.Assignee == "officer"
	}) {
		t.Error("the inbox does not show whose it is")
	}
	w.clock.Add(int64(30 * time.Minute))
	v = w.app(w.director, a.ID)
	if v.Claim != nil || v.ClaimedBy != "" || v.Decide != nil {
		t.Errorf("after its time the claim is %+v, decide %v", v.Claim, v.Decide)
	}
	over := w.claim(w.director, a.ID, c.Version)
	if over.From != "" || w.newest(a.ID).Action != domain.ActCaseClaim {
		t.Errorf("what expired was taken over from %q", over.From)
	}
	done, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, over.Version, 2))
	w.must(err)
	if !done.Claim.By.IsZero() {
		t.Error("a decided case is claimed still")
	}
	_, err = w.ClaimCase(w.ctx, w.officer, desk.Ref{ID: a.ID, Version: done.Version})
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

func TestM4_2_OnlyHeadquartersClaims(t *testing.T) {
	w := newWorld(t)
	a, tr := w.pair()
	manager := w.managedBy("manager", tr.Group, w.vice)
	for _, c := range []struct {
		by   domain.Caller
		id   domain.ID
		code domain.Code
	}{
		{w.beijingOfficer, a.ID, domain.CodeForbidden},
		{w.shanghaiOfficer, a.ID, domain.CodeNotFound},
		{w.auditor, a.ID, domain.CodeForbidden},
		{w.operator, a.ID, domain.CodeForbidden}, // no account in whose name
		{manager, tr.ID, domain.CodeForbidden},
		{manager, a.ID, domain.CodeNotFound},
		{w.officer, tr.Group, domain.CodeNotFound},
	} {
		_, err := w.ClaimCase(w.ctx, c.by, desk.Ref{ID: c.id, Version: 1})
		if !domain.IsCode(err, c.code) {
			t.Errorf("claim of %s: %v, want %s", c.id, err, c.code)
		}
		_, err = w.ReleaseCase(w.ctx, c.by, desk.Ref{ID: c.id, Version: 1})
		if !domain.IsCode(err, c.code) {
			t.Errorf("release of %s: %v, want %s", c.id, err, c.code)
		}
	}
	_, err := w.ClaimCase(w.ctx, w.officer, desk.Ref{ID: a.ID})
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
}

func TestM4_2_OfTwoClaimsAtOnceOneIsStale(t *testing.T) {
	w := newWorld(t)
	a := w.submit(w.application())
	var errs [2]error
	var wg sync.WaitGroup
	for i, by := range []domain.Caller{w.director, w.officer} {
		wg.Go(func() { _, errs[i] = w.ClaimCase(w.ctx, by, desk.Ref{ID: a.ID, Version: a.Version}) })
	}
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatalf("not one winner: %v, %v", errs[0], errs[1])
	}
	lost := errs[0]
	if lost == nil {
		lost = errs[1]
	}
	if e := w.refused(lost, domain.CodeConflict, domain.FaultStale); e.Args["action"] != domain.ActCaseClaim {
		t.Errorf("stale says %v", e.Args)
	}
}

// Claiming and deciding at the same moment: the one who comes second is told
// what the first did, and nothing is decided behind a claim's back.
func TestM4_2_ClaimingAgainstDeciding(t *testing.T) {
	for range 8 {
		w := newWorld(t)
		a := w.submit(w.application())
		var claimed, approved error
		var wg sync.WaitGroup
		wg.Go(func() { _, claimed = w.ClaimCase(w.ctx, w.officer, desk.Ref{ID: a.ID, Version: a.Version}) })
		wg.Go(func() { _, approved = w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1)) })
		wg.Wait()
		v := w.app(w.director, a.ID)
		switch {
		case claimed == nil:
			w.refused(approved, domain.CodeConflict, domain.FaultStale)
			_, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, v.Version, 1)) // looked again
			w.refused(err, domain.CodeConflict, domain.FaultClaimed)
		case approved == nil:
			w.refused(claimed, domain.CodeConflict, domain.FaultStale)
			if v.State != domain.CaseApproved || v.Claim != nil {
				t.Errorf("approved, and %s, claimed %v", v.State, v.Claim)
			}
		default:
			t.Fatalf("neither: %v, %v", claimed, approved)
		}
	}
}
