package office_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

func TestM4_2_ApprovalCreatesTheGroupWithItsReply(t *testing.T) {
	w := newWorld(t)
	a := w.submit(w.application())
	if a.State != domain.CaseSubmitted || !a.Due.Equal(w.Now().AddDate(0, 0, 5)) {
		t.Fatalf("submitted as %s, due %s", a.State, a.Due)
	}
	v, err := w.Application(w.ctx, w.officer, a.ID)
	w.must(err)
	if v.SuggestReply != "校友办〔2026〕1号" || v.Decide != nil || len(v.Checks) != 8 {
		t.Fatalf("suggests %q, decide %v, %d checks", v.SuggestReply, v.Decide, len(v.Checks))
	}
	for _, c := range v.Checks {
		if c.Mark != casework.MarkPass {
			t.Errorf("check %s: %s", c.Key, c.Mark)
		}
	}
	done, err := w.ApproveApplication(w.ctx, w.officer, casework.Approve{
		ID: a.ID, Version: a.Version, Number: v.SuggestReply, Note: "同意",
	})
	w.must(err)
	if done.State != domain.CaseApproved || done.Reply.Number != v.SuggestReply || done.Version != a.Version+1 {
		t.Errorf("approved as %+v", done)
	}
	g := w.groupByID(done.Group)
	if g.Name != v.Name || g.Seq != 1 || g.State != domain.GroupApproved || g.Owner != w.vice ||
		g.Members != 2 || g.Capacity != 500 || g.Application != a.ID {
		t.Errorf("the group is %+v, promised name %q", g, v.Name)
	}
	members, err := w.Members(w.ctx, w.officer, people.MemberFilter{Group: g.ID})
	w.must(err)
	if len(members.Items) != 2 || members.Items[0].Card == "" {
		t.Errorf("members %+v", members.Items)
	}
	for kind, audience := range map[domain.TaskKind]domain.Audience{
		domain.TaskCreateGroup: domain.AudienceOf(w.beijing), domain.TaskPublish: domain.AudienceHQ,
		domain.TaskFile: domain.AudienceOf(w.beijing),
	} {
		if got := w.task(g.ID, kind); got.Audience != audience || got.Subject != a.ID {
			t.Errorf("task %s waits for %s, follows from %s", kind, got.Audience, got.Subject)
		}
	}
	again, err := w.Application(w.ctx, w.officer, w.submit(w.application()).ID)
	w.must(err)
	if again.SuggestReply != "校友办〔2026〕2号" || again.Seq != 2 {
		t.Errorf("next suggestion %q, next sequence number %d", again.SuggestReply, again.Seq)
	}
}

func TestM4_2_NoGroupWithoutAWrittenReply(t *testing.T) {
	w := newWorld(t)
	a := w.submit(w.application())
	for _, number := range []string{"", " \u200b\x1b"} {
		_, err := w.ApproveApplication(w.ctx, w.director, casework.Approve{ID: a.ID, Version: a.Version, Number: number})
		if e := w.refused(err, domain.CodeInvalid, domain.FaultReplyMissing); e.Rule != "M4.2" || e.Field != "number" {
			t.Errorf("rests on %s, field %s", e.Rule, e.Field)
		}
	}
	_, err := w.RejectCase(w.ctx, w.director, casework.Reject{ID: a.ID, Version: a.Version, Reason: "\n"})
	w.refused(err, domain.CodeInvalid, domain.FaultReasonMissing)
	got, err := anApplication(w.RejectCase(w.ctx, w.director, casework.Reject{ID: a.ID, Version: a.Version, Reason: "材料不全"}))
	w.must(err)
	if got.State != domain.CaseRejected || got.Reply.Note != "材料不全" || !got.Group.IsZero() {
		t.Errorf("rejected as %+v", got)
	}
	_, err = w.ApproveApplication(w.ctx, w.director, approval(a.ID, got.Version, 1))
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

func TestM4_2_ADocumentNumberIsUsedOnce(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	a := w.submit(w.application())
	_, err := w.ApproveApplication(w.ctx, w.director,
		casework.Approve{ID: a.ID, Version: a.Version, Number: "校友办[２０２６] 01号"})
	if e := w.refused(err, domain.CodeConflict, domain.FaultReplyTaken); e.Args["id"] != g.Application.String() {
		t.Errorf("taken by %v, want %s", e.Args["id"], g.Application)
	}
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	_, err = w.ApproveTransfer(w.ctx, w.director, casework.Approve{ID: tr.ID, Version: tr.Version, Number: "校友办〔2026〕1号"})
	w.refused(err, domain.CodeConflict, domain.FaultReplyTaken)
}

func TestM4_1_WhatMayBeAppliedFor(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, *casework.SubmitApplication)
		want   domain.Fault
	}{
		"correct":                     {func(*world, *casework.SubmitApplication) {}, ""},
		"M4.1 applicant no president": {func(w *world, in *casework.SubmitApplication) { in.Applicant = w.vice }, domain.FaultNotPresident},
		"M4.1 applicant authorised": {func(w *world, in *casework.SubmitApplication) {
			in.Applicant, in.Authority = w.vice, domain.Reference{Number: "授权书", Date: "2026-11-01"}
		}, ""},
		"M4.1 no document": {
			func(_ *world, in *casework.SubmitApplication) { in.Document = domain.Reference{} }, domain.FaultDocument,
		},
		"M5.2 owner without office": {func(w *world, in *casework.SubmitApplication) { in.Owner = w.alumnus }, domain.FaultNotEligible},
		"M5.2 owner authorised": {func(w *world, in *casework.SubmitApplication) {
			in.Owner, in.OwnerAuth = w.alumnus, domain.Reference{Number: "授权书", Date: "2026-11-01"}
		}, ""},
		"N1.4b no branch, new group": {func(w *world, in *casework.SubmitApplication) {
			in.Branch = w.tibet
			in.Authority = domain.Reference{Number: "x", Date: "2026-11-01"}
			in.OwnerAuth = domain.Reference{Number: "x", Date: "2026-11-01"}
		}, domain.FaultBranchEnded},
		"N1.4b no branch, preparatory": {func(w *world, in *casework.SubmitApplication) {
			in.Branch, in.Kind, in.Applicant, in.Owner = w.tibet, domain.ApplyPreparatory, w.alumnus, w.alumnus
		}, ""},
		"M4.5 late filing, no name": {
			func(_ *world, in *casework.SubmitApplication) { in.Kind = domain.ApplyLateFiling }, domain.FaultRequired,
		},
		"M9 beyond the capacity": {func(_ *world, in *casework.SubmitApplication) { in.Capacity = 501 }, domain.FaultBadChoice},
		"unknown kind":           {func(_ *world, in *casework.SubmitApplication) { in.Kind = "club" }, domain.FaultBadChoice},
		"unknown owner":          {func(_ *world, in *casework.SubmitApplication) { in.Owner.Seq = 999 }, domain.FaultNotFound},
		"a group as owner": {
			func(_ *world, in *casework.SubmitApplication) { in.Owner.Kind = domain.KindGroup }, domain.FaultBadID,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			in := w.application()
			c.change(w, &in)
			_, err := w.SubmitApplication(w.ctx, w.director, in)
			if c.want == "" {
				w.must(err)
			} else if got := domain.AsError(err); err == nil || got.Fault != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestN1_2a_WhatChangedSinceIsCheckedAgainAtTheDecision(t *testing.T) {
	w := newWorld(t)
	in := w.application()
	in.Owner, in.OwnerAuth = w.unverified, domain.Reference{Number: "授权书", Date: "2026-11-01"}
	a := w.submit(in)
	v, err := w.Application(w.ctx, w.director, a.ID)
	w.must(err)
	i := slices.IndexFunc(v.Checks, func(c casework.Check) bool { return c.Key == casework.CheckOwnerReal })
	if v.Checks[i].Mark != casework.MarkFail {
		t.Error("the check does not show it")
	}
	_, err = w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1))
	w.refused(err, domain.CodeInvalid, domain.FaultUnverified)
	b := w.submit(w.application())
	w.change(w.beijing, func(b *domain.Branch) { b.State = domain.BranchEnded })
	_, err = w.ApproveApplication(w.ctx, w.director, approval(b.ID, b.Version, 2))
	w.refused(err, domain.CodeInvalid, domain.FaultBranchEnded)
	page, err := w.Groups(w.ctx, w.director, registry.GroupFilter{})
	w.must(err)
	if len(page.Items) != 0 {
		t.Error("a refused approval left a group")
	}
}

func TestN1_3_TheSecondGroupNeedsItsHeadcount(t *testing.T) {
	w := newWorld(t)
	w.newGroup(1)
	in := w.application()
	in.Headcount = 0
	_, err := w.SubmitApplication(w.ctx, w.director, in)
	w.refused(err, domain.CodeInvalid, domain.FaultHeadcount)
	v, err := w.Application(w.ctx, w.director, w.submit(w.application()).ID)
	w.must(err)
	i := slices.IndexFunc(v.Checks, func(c casework.Check) bool { return c.Key == casework.CheckSecondGroup })
	if v.Checks[i].Mark != casework.MarkWarn { // 200 wait, 498 places are free
		t.Errorf("N1.5: free places in the first group are no warning: %+v", v.Checks[i])
	}
}

func TestM4_5_ALateFilingKeepsItsNameAsAFinding(t *testing.T) {
	w := newWorld(t)
	in := w.application()
	in.Kind, in.Existing = domain.ApplyLateFiling, "武汉轻工大学北京校友会"
	a := w.submit(in)
	a, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1))
	w.must(err)
	v, err := w.Group(w.ctx, w.director, a.Group)
	w.must(err)
	if v.Name != in.Existing || v.State != domain.GroupActive || v.Seq != 1 || v.NameFinding == "" || v.NameFinding == v.Name {
		t.Errorf("filed as %q, %s, number %d, finding %q", v.Name, v.State, v.Seq, v.NameFinding)
	}
	if tasks := len(v.OpenCases); tasks != 2 {
		t.Errorf("%d tasks, want publish and file", tasks)
	}
}

func TestM4_6_SequenceIsNeverReusedNorANameGivenTwice(t *testing.T) {
	w := newWorld(t)
	in := w.application()
	in.Kind = domain.ApplyLateFiling
	v, err := w.Application(w.ctx, w.director, w.submit(w.application()).ID)
	w.must(err)
	in.Existing = v.Name // a group that exists already has the name of number 1 and gets number 1 … the next is 2
	a := w.submit(in)
	_, err = w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1))
	w.must(err)
	g := w.newGroup(2)
	if g.Seq != 2 || g.Name == v.Name {
		t.Errorf("number %d, name %q", g.Seq, g.Name)
	}
	industry := w.application()
	industry.Branch, industry.Applicant, industry.Owner = w.grain, w.shPresident, w.shPresident
	b := w.submit(industry)
	b, err = w.ApproveApplication(w.ctx, w.director, approval(b.ID, b.Version, 3))
	w.must(err)
	if got := w.groupByID(b.Group); got.Seq != 1 || got.Kind != domain.GroupIndustry {
		t.Errorf("each branch counts for itself: %+v", got)
	}
}

func TestTwoApprovalsAtOnce_OneWinsOneIsStale(t *testing.T) {
	w := newWorld(t)
	a := w.submit(w.application())
	var errs [2]error
	var wg sync.WaitGroup
	for i, by := range []domain.Caller{w.director, w.officer} {
		wg.Go(func() { _, errs[i] = w.ApproveApplication(w.ctx, by, approval(a.ID, a.Version, i+1)) })
	}
	wg.Wait()
	lost := errs[0]
	winner := "officer"
	if lost == nil {
		lost, winner = errs[1], "director"
	}
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatalf("not one winner: %v, %v", errs[0], errs[1])
	}
	e := w.refused(lost, domain.CodeConflict, domain.FaultStale)
	at, _ := e.Args["at"].(time.Time)
	if e.Args["by"] != winner || e.Args["action"] != domain.ActApplicationApprove || !at.Equal(w.Now()) || e.Args["id"] != a.ID.String() {
		t.Errorf("stale says %v; %s won", e.Args, winner)
	}
	_, err := w.ApproveApplication(w.ctx, w.director, casework.Approve{ID: a.ID, Number: "x"})
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
}

func TestM4_6_FiftyApprovalsAtOnceLeaveNoGap(t *testing.T) {
	w := newWorld(t)
	const n = 50
	apps := make([]domain.Application, n)
	for i := range apps {
		apps[i] = w.submit(w.application())
	}
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i, a := range apps {
		wg.Go(func() {
			_, errs[i] = w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, i))
		})
	}
	wg.Wait()
	for _, err := range errs {
		w.must(err)
	}
	page, err := w.Groups(w.ctx, w.director, registry.GroupFilter{Branch: w.beijing, Limit: 100})
	w.must(err)
	var seqs []int
	names := map[string]bool{}
	for _, g := range page.Items {
		seqs = append(seqs, g.Seq)
		names[g.Name] = true
	}
	slices.Sort(seqs)
	want := make([]int, n)
	for i := range want {
		want[i] = i + 1
	}
	if !slices.Equal(seqs, want) || len(names) != n {
		t.Errorf("sequence numbers %v, %d names", seqs, len(names))
	}
}
