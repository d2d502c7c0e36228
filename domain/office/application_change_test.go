package office_test

import (
	"fmt"
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/task"
)

// changeOf is a correct application for a change of a group.
func (w *world) changeOf(g domain.Group, kind domain.ApplicationKind) casework.SubmitApplication {
	in := casework.SubmitApplication{
		Kind: kind, Group: g.ID, Applicant: w.president, Document: ref("京校友理〔2026〕9号", "2026-11-10"), Reason: "理事会决定",
	}
	if kind == domain.ApplyAdmins {
		in.Admins = []domain.ID{w.alumnus}
	}
	return in
}

func (w *world) grant(in casework.SubmitApplication) domain.Application {
	w.Helper()
	a := w.submit(in)
	a, err := w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 0))
	w.must(err)
	return a
}

// lateFiled is a group of Beijing that files late under another name.
func (w *world) lateFiled(name string) domain.Group {
	w.Helper()
	in := w.application()
	in.Kind, in.Existing = domain.ApplyLateFiling, name
	return w.groupByID(w.grant(in).Group)
}

func TestN2_1a_TheCouncilChangesTheAdmins(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.join(g.ID, w.alumnus)
	a := w.submit(w.changeOf(g, domain.ApplyAdmins))
	if a.Branch != w.beijing || a.Group != g.ID || !a.Owner.IsZero() {
		t.Errorf("submitted as %+v", a)
	}
	if v := w.app(w.officer, a.ID); v.Name != g.Name || v.Decide != nil {
		t.Errorf("shown as %q, decide %v", v.Name, v.Decide)
	}
	if got := w.groupByID(g.ID); !slices.Equal(got.Admins, g.Admins) {
		t.Error("it took effect before the decision")
	}
	a, err := w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 2))
	w.must(err)
	got := w.groupByID(g.ID)
	if !slices.Equal(got.Admins, []domain.ID{w.alumnus}) || got.Owner != g.Owner || got.Filing != domain.FilingMissing ||
		got.Publication.Complete() {
		t.Errorf("the group is %+v", got)
	}
	for kind, audience := range map[domain.TaskKind]domain.Audience{
		domain.TaskSetAdmins: domain.AudienceOf(g.ID), domain.TaskPublish: domain.AudienceHQ,
		domain.TaskFile: domain.AudienceOf(w.beijing),
	} {
		if task := w.task(g.ID, kind); task.Audience != audience || task.Subject != a.ID {
			t.Errorf("%s waits for %s", kind, task.Audience)
		}
	}
	e := w.newest(g.ID)
	if e.Action != domain.ActGroupAdmins || !slices.Contains(e.Changes, domain.Change{Field: "admins", After: w.alumnus.String()}) {
		t.Errorf("noted as %s %+v", e.Action, e.Changes)
	}
	// A newer list overtakes the step that nobody took yet.
	stale := w.task(g.ID, domain.TaskSetAdmins)
	in := w.changeOf(g, domain.ApplyAdmins)
	in.Admins = []domain.ID{w.alumnus, w.secretary}
	w.grant(in)
	_, err = w.complete(w.beijingOfficer, stale)
	w.refused(err, domain.CodeConflict, domain.FaultStale)
	if next := w.task(g.ID, domain.TaskSetAdmins); next.ID == stale.ID {
		t.Error("the old list is still to be set")
	}
	_, err = w.complete(w.beijingOfficer, w.task(g.ID, domain.TaskSetAdmins))
	w.must(err)
}

func TestM5_2_WhoMayBeAnAdmin(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, domain.Group, *casework.SubmitApplication)
		want   domain.Fault
		field  string
		rule   domain.ClauseID
	}{
		"a member": {func(*world, domain.Group, *casework.SubmitApplication) {}, "", "", ""},
		"nobody":   {func(_ *world, _ domain.Group, in *casework.SubmitApplication) { in.Admins = nil }, "", "", ""},
		"no member": {
			func(w *world, _ domain.Group, in *casework.SubmitApplication) { in.Admins = []domain.ID{w.president} }, domain.FaultNotMember,
			"admins", "N2.3",
		},
		"removed": {func(w *world, g domain.Group, in *casework.SubmitApplication) {
			w.removed(g, w.alumnus)
		}, domain.FaultRemovedMember, "admins", "N2.3"},
		"the owner": {func(_ *world, g domain.Group, in *casework.SubmitApplication) {
			in.Admins = append(in.Admins, g.Owner)
		}, domain.FaultBadChoice, "admins", "M5.1"},
		"the same list": {func(w *world, _ domain.Group, in *casework.SubmitApplication) {
			in.Admins = []domain.ID{w.secretary, w.secretary}
		}, domain.FaultNoChange, "admins", "N2.1a"},
		"too many": {func(_ *world, _ domain.Group, in *casework.SubmitApplication) {
			for i := range domain.MaxAdmins + 1 {
				in.Admins = append(in.Admins, domain.ID{Kind: domain.KindPerson, Seq: uint64(i + 20)})
			}
		}, domain.FaultTooLong, "admins", ""},
		"no decision of the council": {func(_ *world, _ domain.Group, in *casework.SubmitApplication) {
			in.Document = domain.Reference{}
		}, domain.FaultDocument, "document", "N2.1a"},
		"applicant without authority": {func(w *world, _ domain.Group, in *casework.SubmitApplication) {
			in.Applicant = w.secretary
		}, domain.FaultNotPresident, "authority", "M4.1"},
		"no applicant": {func(_ *world, _ domain.Group, in *casework.SubmitApplication) {
			in.Applicant = domain.ID{}
		}, domain.FaultRequired, "applicant", "M4.1"},
		"a group that ended": {func(w *world, g domain.Group, _ *casework.SubmitApplication) {
			w.groupState(g.ID, domain.GroupEnded)
		}, domain.FaultState, "", ""},
		"no such group": {
			func(_ *world, _ domain.Group, in *casework.SubmitApplication) { in.Group.Seq = 99 }, domain.FaultNotFound, "group", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.newGroup(1)
			w.join(g.ID, w.alumnus)
			in := w.changeOf(g, domain.ApplyAdmins)
			c.change(w, g, &in)
			_, err := w.SubmitApplication(w.ctx, w.director, in)
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

// Whether an admin's real name is verified is seen at the submission and decided
// at the approval, N2.2a.
func TestN2_2a_AnAdminIsVerifiedAtTheDecision(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.unverified)
	in := w.changeOf(g, domain.ApplyAdmins)
	in.Admins = []domain.ID{w.unverified}
	a := w.submit(in)
	v := w.app(w.officer, a.ID)
	if !slices.ContainsFunc(v.Checks, func(c casework.Check) bool {
		return c.Key == casework.CheckAdminsReal && c.Mark == casework.MarkFail && fmt.Sprint(c.Args["names"]) == "[吴六]"
	}) || !slices.Contains(v.Lacks, domain.MaterialVerification) {
		t.Errorf("checks %+v, lacks %v", v.Checks, v.Lacks)
	}
	_, err := w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 2))
	w.refused(err, domain.CodeInvalid, domain.FaultUnverified)
}

// A name is granted by the decision and had when it was changed in WeChat; the
// old one stays the group's for ever.
func TestM4_6_ARenameProposesTheCanonicalNameAndTakesEffectWithItsProof(t *testing.T) {
	w := newWorld(t)
	const old = "武汉轻工大学北京校友会"
	g := w.lateFiled(old)
	for _, kind := range []domain.TaskKind{domain.TaskPublish, domain.TaskFile} {
		_, err := w.complete(w.officer, w.task(g.ID, kind))
		w.must(err)
	}
	a := w.submit(w.changeOf(g, domain.ApplyRename))
	v := w.app(w.officer, a.ID)
	finding, err := w.Group(w.ctx, w.officer, g.ID)
	w.must(err)
	if v.Name != finding.NameFinding || v.Name == old {
		t.Errorf("proposes %q, the finding is %q", v.Name, finding.NameFinding)
	}
	a, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 2))
	w.must(err)
	if a.Granted != v.Name || w.groupByID(g.ID).Name != old {
		t.Errorf("granted %q, the group is %q", a.Granted, w.groupByID(g.ID).Name)
	}
	// Between decision and execution nobody else gets either name.
	for _, name := range []string{old, a.Granted} {
		in := w.application()
		in.Kind, in.Existing = domain.ApplyLateFiling, name
		_, err = w.SubmitApplication(w.ctx, w.officer, in)
		w.refused(err, domain.CodeConflict, domain.FaultDuplicate)
	}
	_, err = w.SubmitApplication(w.ctx, w.officer, w.changeOf(g, domain.ApplyRename))
	w.refused(err, domain.CodeConflict, domain.FaultOpenCase)

	item := w.task(g.ID, domain.TaskRenameGroup)
	if item.Audience != domain.AudienceOf(g.ID) {
		t.Errorf("waits for %s", item.Audience)
	}
	_, err = w.CompleteTask(w.ctx, w.officer, task.CompleteTask{ID: item.ID, Version: item.Version})
	w.refused(err, domain.CodeInvalid, domain.FaultProofMissing)
	_, err = w.complete(w.beijingOfficer, item)
	w.must(err)
	got := w.groupByID(g.ID)
	if got.Name != a.Granted || got.Filing != domain.FilingMissing || got.Publication.Complete() || got.Seq != g.Seq {
		t.Errorf("the group is %+v", got)
	}
	w.task(g.ID, domain.TaskPublish)
	w.task(g.ID, domain.TaskFile)
	if e := w.newest(g.ID); e.Action != domain.ActGroupName || !slices.Contains(e.Rules, "M4.6") {
		t.Errorf("noted as %s by %v", e.Action, e.Rules)
	}
	_, err = w.SubmitApplication(w.ctx, w.officer, w.changeOf(g, domain.ApplyRename))
	if e := w.refused(err, domain.CodeInvalid, domain.FaultNoChange); e.Field != "name" || e.Rule != "M4.6" {
		t.Errorf("%v", e)
	}
	in := w.application()
	in.Kind, in.Existing = domain.ApplyLateFiling, old
	_, err = w.SubmitApplication(w.ctx, w.officer, in)
	w.refused(err, domain.CodeConflict, domain.FaultDuplicate)
	if next := w.newGroup(3); next.Seq != g.Seq+1 || next.Name == a.Granted {
		t.Errorf("the next group is %d %q", next.Seq, next.Name)
	}
}

// What is undecided about a group stands in the way of its end: it is said where
// the end is decided and where it is to be carried out, before anybody dissolves
// the group in WeChat.
func TestN1_4a_WhatHoldsAGroupsEndIsSaidBeforehand(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	tr := w.transfer(g, w.secretary)
	a, err := w.SubmitApplication(w.ctx, w.beijingOfficer, casework.SubmitApplication{
		Kind: domain.ApplyDissolution, Group: g.ID, Applicant: w.president, Document: decision("京校友〔2026〕9号"), Reason: "并入01群",
	})
	w.must(err)
	warned := func() bool {
		v, err := w.Application(w.ctx, w.officer, a.ID)
		w.must(err)
		return slices.ContainsFunc(v.Checks, func(c casework.Check) bool {
			return c.Key == casework.CheckUndecided && c.Mark == casework.MarkWarn && c.Rule == "N1.4a" && c.Args["id"] == tr.ID.String()
		})
	}
	if !warned() {
		t.Error("the undecided transfer is not said")
	}
	v, err := w.Application(w.ctx, w.officer, a.ID)
	w.must(err)
	a, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, v.Version, 2))
	w.must(err)
	task := w.task(g.ID, domain.TaskDissolveGroup)
	held, err := w.Task(w.ctx, w.beijingOfficer, task.ID)
	w.must(err)
	if held.Held != tr.ID {
		t.Errorf("the task is held by %s", held.Held)
	}
	_, err = w.complete(w.beijingOfficer, task)
	if e := w.refused(err, domain.CodeConflict, domain.FaultOpenCase); e.Args["id"] != tr.ID.String() {
		t.Errorf("refused with %+v", e)
	}
	_, err = w.RejectCase(w.ctx, w.officer, casework.Reject{ID: tr.ID, Version: tr.Version, Reason: "群将解散"})
	w.must(err)
	if held, err = w.Task(w.ctx, w.beijingOfficer, task.ID); err != nil || !held.Held.IsZero() {
		t.Errorf("decided, the task is held by %s, %v", held.Held, err)
	}
	_, err = w.complete(w.beijingOfficer, task)
	w.must(err)
}
