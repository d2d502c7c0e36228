package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
)

// everyGroup gives all groups of the registry.
func (w *world) everyGroup() []desk.GroupRow {
	w.Helper()
	page, err := w.Groups(w.ctx, w.operator, registry.GroupFilter{Limit: 200})
	w.must(err)
	return page.Items
}

func TestN1_1_NoGroupIsInUseWithoutAnApprovedApplication(t *testing.T) {
	w := newWorld(t)
	rejected := w.submit(w.application())
	_, err := w.RejectCase(w.ctx, w.director, casework.Reject{ID: rejected.ID, Version: rejected.Version, Reason: "缺人数依据"})
	w.must(err)
	waiting := w.submit(w.application())
	if got := w.everyGroup(); len(got) != 0 {
		t.Fatalf("an application makes groups of itself: %+v", got)
	}
	v, err := w.Application(w.ctx, w.director, waiting.ID)
	w.must(err)
	_, err = w.ApproveApplication(w.ctx, w.director, casework.Approve{ID: waiting.ID, Version: v.Version})
	w.refused(err, domain.CodeInvalid, domain.FaultReplyMissing)
	_, err = w.ApproveApplication(w.ctx, w.director, casework.Approve{ID: waiting.ID, Version: v.Version, Number: v.SuggestReply})
	w.must(err)
	g := w.everyGroup()[0]
	if g.State != domain.GroupApproved || g.Application != waiting.ID {
		t.Fatalf("approved, the group is %+v", g.Group)
	}
	_, err = w.complete(w.beijingOfficer, w.task(g.ID, domain.TaskCreateGroup)) // set up in WeChat
	w.must(err)
	late := w.application()
	late.Kind, late.Existing = domain.ApplyLateFiling, "武汉轻工大学北京校友会"
	w.made(late)
	w.prepared(w.alumnus)
	for _, g := range w.everyGroup() {
		a, err := w.Application(w.ctx, w.director, g.Application)
		w.must(err)
		if a.State != domain.CaseApproved || a.Reply.Number == "" || a.Group != g.ID {
			t.Errorf("%s is %s by %+v", g.ID, g.State, a.Application)
		}
	}
}

func TestN2_1a_TheCouncilsDecisionStandsBehindOwnerAndAdmins(t *testing.T) {
	w := newWorld(t)
	in := w.application()
	in.Document = domain.Reference{}
	_, err := w.SubmitApplication(w.ctx, w.director, in)
	w.refused(err, domain.CodeInvalid, domain.FaultDocument)
	g := w.owned(w.vice, domain.Reference{})
	a, err := w.Application(w.ctx, w.director, g.Application)
	w.must(err)
	if a.Document.Number == "" || a.Document.Date == "" {
		t.Errorf("the appointment rests on %+v", a.Document)
	}
	w.join(g.ID, w.secretary)
	asked, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: w.vice, To: w.secretary, Reason: "工作调动",
	})
	w.must(err)
	v, err := w.Transfer(w.ctx, w.director, asked.ID)
	w.must(err)
	warned := false
	for _, c := range v.Checks {
		warned = warned || c.Key == casework.CheckDocument && c.Mark == casework.MarkWarn && c.Rule == "N2.1a"
	}
	if !warned {
		t.Errorf("headquarters does not see that the decision is missing: %+v", v.Checks)
	}
	_, err = w.RejectCase(w.ctx, w.director, casework.Reject{ID: asked.ID, Version: v.Version, Reason: "缺理事会决议"})
	w.must(err)
	w.finishRenewal(g)
	tr := w.handed(g, w.secretary, domain.Reference{})
	if tr.Document.Number == "" {
		t.Error("the transfer keeps no decision")
	}
	if got := w.groupByID(g.ID); got.Filing == domain.FilingFiled || w.openTasks(g.ID, domain.TaskFile) != 1 {
		t.Errorf("the appointment is not filed anew: %s", got.Filing)
	}
}

func TestN2_1b_WithoutABranchTheFounderOwnsTheGroupAndItIsFiled(t *testing.T) {
	w := newWorld(t)
	g := w.prepared(w.alumnus)
	if g.Owner != w.alumnus || g.Kind != domain.GroupPreparatory {
		t.Fatalf("set up as %+v", g)
	}
	if w.openTasks(g.ID, domain.TaskFile) != 1 {
		t.Error("it is not to be filed")
	}
	b := w.branch(w.tibet)
	if b.OwnerLeft || len(b.Outside) != 0 {
		t.Errorf("a founder is shown as %+v", b.Outside)
	}
	opened, err := w.QueueBranch(w.ctx, w.director, w.tibet)
	w.must(err)
	if len(opened) != 0 {
		t.Errorf("a founder is reviewed: %v", opened)
	}
}

// TestM5_1_AChangeOfAdminsLeavesTheOwner is the other way in which a group's
// managers change.
func TestM5_1_AChangeOfAdminsLeavesTheOwner(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	w.join(g.ID, w.secretary)
	in := casework.SubmitApplication{
		Kind: domain.ApplyAdmins, Branch: w.beijing, Group: g.ID, Applicant: w.president,
		Admins: []domain.ID{w.secretary, w.vice}, Document: decision("京校理〔2026〕11号"), Reason: "增补管理员",
	}
	a, err := w.SubmitApplication(w.ctx, w.director, in)
	if err == nil {
		v, err := w.Application(w.ctx, w.director, a.ID)
		w.must(err)
		_, err = w.ApproveApplication(w.ctx, w.director, casework.Approve{ID: a.ID, Version: v.Version, Number: v.SuggestReply})
		w.must(err)
	}
	if got := w.groupByID(g.ID); got.Owner != w.vice {
		t.Errorf("the owner is %s", got.Owner)
	}
}
