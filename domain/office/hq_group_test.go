package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// hqApplication is a correct one of headquarters for a group of its own.
func (w *world) hqApplication() casework.SubmitApplication {
	return casework.SubmitApplication{
		Kind: domain.ApplyNewGroup, HQ: true, Applicant: w.vice, Owner: w.alumnus, OwnerAuth: ref("总会授权〔2026〕1号", "2026-11-02"),
		Admins: []domain.ID{w.secretary}, Document: ref("校友总〔2026〕5号", "2026-11-01"), Reason: "各分会联络",
	}
}

// hqGroup is a group of headquarters in use, published and filed.
func (w *world) hqGroup() domain.Group {
	w.Helper()
	g := w.groupByID(w.grant(w.hqApplication()).Group)
	for _, kind := range []domain.TaskKind{domain.TaskCreateGroup, domain.TaskPublish, domain.TaskFile} {
		_, err := w.complete(w.officer, w.task(g.ID, kind))
		w.must(err)
	}
	return w.groupByID(g.ID)
}

// The whole life of a group of headquarters by the same machine as a branch's.
func TestM3_HeadquartersOwnGroupFromDraftToItsEnd(t *testing.T) {
	w := newWorld(t)
	draft, err := w.SaveDraft(w.ctx, w.officer, casework.SubmitApplication{Kind: domain.ApplyNewGroup, HQ: true})
	w.must(err)
	if v := w.app(w.director, draft.ID); !v.HQ || v.State != domain.CaseDraft || v.Name != "武汉轻工大学校友总会群01" || v.May.Edit != nil {
		t.Errorf("the draft is %+v", v.ApplicationRow)
	}
	in := w.hqApplication()
	in.ID, in.Version = draft.ID, draft.Version
	a := w.submit(in)
	v := w.app(w.officer, a.ID)
	if v.ID != draft.ID || !v.Branch.IsZero() || v.Decide != nil || v.Checks[0].Key != casework.CheckHQGroup || v.Checks[0].Rule != "M3" {
		t.Errorf("submitted as %+v", v)
	}
	for _, c := range v.Checks {
		if c.Mark != casework.MarkPass {
			t.Errorf("check %s: %s", c.Key, c.Mark)
		}
	}
	if !w.inInbox(w.director, a.ID) {
		t.Error("it waits for nobody")
	}
	a, err = w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1))
	w.must(err)
	g := w.groupByID(a.Group)
	if g.Kind != domain.GroupHQ || !g.Branch.IsZero() || g.Seq != 1 || g.Name != "武汉轻工大学校友总会群01" || g.State != domain.GroupApproved {
		t.Errorf("the group is %+v", g)
	}
	for _, kind := range []domain.TaskKind{domain.TaskCreateGroup, domain.TaskPublish, domain.TaskFile} {
		task := w.task(g.ID, kind)
		if task.Audience != domain.AudienceHQ || !w.inInbox(w.officer, task.ID) {
			t.Errorf("%s waits for %q", kind, task.Audience)
		}
		_, err := w.complete(w.officer, task)
		w.must(err)
	}
	if g = w.groupByID(g.ID); g.State != domain.GroupActive || g.Filing != domain.FilingFiled || !g.Publication.Complete() {
		t.Errorf("the group is %+v", g)
	}
	w.hqChanges(g)
}

// hqChanges tells the rest of the life: transfer, name, end.
func (w *world) hqChanges(g domain.Group) {
	w.Helper()
	w.join(g.ID, w.president)
	handOver := casework.SubmitTransfer{Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.president, Reason: "工作调动"}
	_, err := w.SubmitTransfer(w.ctx, w.officer, handOver) // an office in a branch's council is none in headquarters
	if e := w.refused(err, domain.CodeInvalid, domain.FaultNotEligible); e.Rule != "M5.2" || e.Field != "authority" {
		w.Errorf("refused by %s in %s", e.Rule, e.Field)
	}
	handOver.Authority = ref("总会授权〔2026〕2号", "2026-11-10")
	tr, err := w.SubmitTransfer(w.ctx, w.officer, handOver)
	w.must(err)
	_, err = w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	for _, kind := range []domain.TaskKind{domain.TaskTransferOwner, domain.TaskPublish, domain.TaskFile} {
		_, err := w.complete(w.officer, w.task(g.ID, kind))
		w.must(err)
	}
	if got := w.groupByID(g.ID); got.Owner != w.president || got.Filing != domain.FilingFiled {
		w.Errorf("handed over to %s, %s", got.Owner, got.Filing)
	}
	w.grant(casework.SubmitApplication{Kind: domain.ApplyDissolution, Group: g.ID, Applicant: w.vice, Reason: "并入新群"})
	_, err = w.complete(w.officer, w.task(g.ID, domain.TaskDissolveGroup))
	w.must(err)
	if got := w.groupByID(g.ID).State; got != domain.GroupEnded {
		w.Errorf("the group is %s", got)
	}
	next := w.groupByID(w.grant(w.hqApplication()).Group)
	if next.Seq != 2 || next.Name != "武汉轻工大学校友总会群02" { // M4.6: never reused
		w.Errorf("the next one is %d %s", next.Seq, next.Name)
	}
}

func TestM3_WhoAppliesForAGroupOfHeadquarters(t *testing.T) {
	w := newWorld(t)
	g := w.hqGroup()
	manager := w.managedBy("manager", g.ID, w.secretary)
	for name, c := range map[string]struct {
		by   domain.Caller
		code domain.Code
	}{
		"director": {w.director, ""}, "officer": {w.officer, ""}, "auditor": {w.auditor, domain.CodeForbidden},
		"branch officer": {w.beijingOfficer, domain.CodeForbidden}, "manager of the group": {manager, domain.CodeForbidden},
	} {
		in := w.hqApplication()
		in.Headcount = 300
		_, draftErr := w.SaveDraft(w.ctx, c.by, in)
		_, err := w.SubmitApplication(w.ctx, c.by, in)
		if c.code == "" {
			w.must(draftErr)
			w.must(err)
			continue
		}
		for _, err := range []error{draftErr, err} {
			if e := w.refused(err, c.code, domain.FaultForbiddenRole); e.Rule != "M4.1" {
				t.Errorf("%s is refused by %s", name, e.Rule)
			}
		}
	}
	page, err := w.Applications(w.ctx, w.beijingOfficer, casework.CaseFilter{})
	w.must(err)
	if len(page.Items) != 0 {
		t.Errorf("Beijing sees %+v", page.Items)
	}
	_, err = w.Group(w.ctx, w.beijingOfficer, g.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.SubmitApplication(w.ctx, w.beijingOfficer, w.changeOf(g, domain.ApplyAdmins))
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.SubmitApplication(w.ctx, manager, w.changeOf(g, domain.ApplyAdmins))
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

func TestM3_WhatAnApplicationOfHeadquartersNeeds(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, *casework.SubmitApplication)
		want   domain.Fault
		field  string
		rule   domain.ClauseID
	}{
		"correct": {func(*world, *casework.SubmitApplication) {}, "", "", ""},
		"neither a branch nor headquarters": {func(_ *world, in *casework.SubmitApplication) {
			in.HQ = false
		}, domain.FaultRequired, "branch", ""},
		"both": {func(w *world, in *casework.SubmitApplication) { in.Branch = w.beijing }, domain.FaultBadChoice, "branch", "M3"},
		"preparatory": {func(_ *world, in *casework.SubmitApplication) {
			in.Kind = domain.ApplyPreparatory
		}, domain.FaultBadChoice, "kind", "N1.4b"},
		"no applicant": {func(_ *world, in *casework.SubmitApplication) {
			in.Applicant = domain.ID{}
		}, domain.FaultRequired, "applicant", "M4.1"},
		"no decision of headquarters": {func(_ *world, in *casework.SubmitApplication) {
			in.Document = domain.Reference{}
		}, domain.FaultDocument, "document", "M4.1"},
		"a decision of tomorrow": {func(_ *world, in *casework.SubmitApplication) {
			in.Document.Date = "2026-11-21"
		}, domain.FaultFutureDate, "document_date", "M4.1"},
		"an owner without authorisation": {func(w *world, in *casework.SubmitApplication) {
			in.Owner, in.OwnerAuth = w.president, domain.Reference{} // M5.2: president of a branch, not of headquarters
		}, domain.FaultNotEligible, "owner_auth", "M5.2"},
		"a second group without its headcount": {func(w *world, _ *casework.SubmitApplication) {
			w.hqGroup()
		}, domain.FaultHeadcount, "headcount", "N1.3"},
		"a second group": {func(w *world, in *casework.SubmitApplication) { w.hqGroup(); in.Headcount = 300 }, "", "", ""},
		"late, no name": {func(_ *world, in *casework.SubmitApplication) {
			in.Kind = domain.ApplyLateFiling
		}, domain.FaultRequired, "existing", "M4.5"},
		"late, no decision": {func(_ *world, in *casework.SubmitApplication) {
			in.Kind, in.Existing, in.Document = domain.ApplyLateFiling, "轻工大校友工作群", domain.Reference{}
		}, domain.FaultDocument, "document", "M4.1"},
		"late, a branch's name": {func(_ *world, in *casework.SubmitApplication) {
			in.Kind, in.Existing = domain.ApplyLateFiling, "武汉轻工大学北京校友分会群07"
		}, domain.FaultBadChoice, "existing", "M4.6"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			in := w.hqApplication()
			c.change(w, &in)
			_, err := w.SubmitApplication(w.ctx, w.officer, in)
			if c.want == "" {
				w.must(err)
				return
			}
			if e := domain.AsError(err); err == nil || e.Fault != c.want || e.Field != c.field || e.Rule != c.rule {
				t.Errorf("got %v, want %s of %s by %s", err, c.want, c.field, c.rule)
			}
		})
	}
}

// A draft of headquarters stays headquarters', and a branch's a branch's.
func TestM3_ADraftDoesNotChangeHands(t *testing.T) {
	w := newWorld(t)
	own, err := w.SaveDraft(w.ctx, w.officer, w.hqApplication())
	w.must(err)
	in := w.application()
	in.ID, in.Version = own.ID, own.Version
	_, err = w.SaveDraft(w.ctx, w.officer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	theirs, err := w.SaveDraft(w.ctx, w.officer, w.application())
	w.must(err)
	in = w.hqApplication()
	in.ID, in.Version = theirs.ID, theirs.Version
	_, err = w.SaveDraft(w.ctx, w.officer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	if w.waits(w.officer, own.ID) {
		t.Error("a draft waits for somebody")
	}
	a, err := w.SubmitApplication(w.ctx, w.officer, casework.SubmitApplication{ID: own.ID, Version: own.Version}) // as it stands
	w.must(err)
	if a.State != domain.CaseSubmitted || !a.Branch.IsZero() {
		t.Errorf("handed in as %+v", a)
	}
}
