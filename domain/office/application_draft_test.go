package office_test

import (
	"slices"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/history"
	"alumni/domain/office/task"
)

func ref(number string, date domain.Date) domain.Reference {
	return domain.Reference{Number: number, Date: date}
}

func (w *world) app(by domain.Caller, id domain.ID) casework.ApplicationView {
	w.Helper()
	v, err := w.Application(w.ctx, by, id)
	w.must(err)
	return v
}

// waits tells whether a record is in somebody's inbox.
func (w *world) waits(by domain.Caller, id domain.ID) bool {
	w.Helper()
	page, err := w.Inbox(w.ctx, by, task.InboxFilter{Limit: domain.MaxLimit})
	w.must(err)
	for _, it := range page.Items {
		if it.Subject == id {
			return true
		}
	}
	return false
}

// A branch's officer begins an application, mends it over two days and hands it in.
func TestM4_1_ADraftIsKeptAndHandedIn(t *testing.T) {
	w := newWorld(t)
	a, err := w.SaveDraft(w.ctx, w.beijingOfficer, casework.SubmitApplication{Kind: domain.ApplyNewGroup, Branch: w.beijing})
	w.must(err)
	if a.State != domain.CaseDraft || a.ID.IsZero() || a.Version != 1 {
		t.Fatalf("drafted as %+v", a)
	}
	if w.waits(w.officer, a.ID) || w.waits(w.beijingOfficer, a.ID) {
		t.Error("a draft waits for somebody")
	}
	for _, by := range []domain.Caller{w.officer, w.director, w.auditor, w.beijingOfficer} {
		if v := w.app(by, a.ID); v.State != domain.CaseDraft || v.Name == "" {
			t.Errorf("seen as %s %q", v.State, v.Name)
		}
	}
	_, err = w.Application(w.ctx, w.shanghaiOfficer, a.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)

	// Handed in as it is, it says by name what it lacks, the first first.
	as := casework.SubmitApplication{ID: a.ID, Version: a.Version}
	_, err = w.SubmitApplication(w.ctx, w.beijingOfficer, as)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Field != "applicant" || e.Rule != "M4.1" {
		t.Errorf("lacks %s by %s", e.Field, e.Rule)
	}
	in := w.application()
	in.ID, in.Version, in.Owner = a.ID, a.Version, domain.ID{}
	first := a
	a, err = w.SaveDraft(w.ctx, w.beijingOfficer, in)
	w.must(err)
	if a.ID != first.ID || a.Version != 2 || a.Document != in.Document || a.Headcount != 200 {
		t.Errorf("saved again as %+v", a)
	}
	_, err = w.SaveDraft(w.ctx, w.beijingOfficer, in)
	w.refused(err, domain.CodeConflict, domain.FaultStale) // the screen shows the first version
	_, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 1))
	w.refused(err, domain.CodeConflict, domain.FaultState)

	in.Version, in.Owner = a.Version, w.vice
	w.clock.Add(int64(48 * time.Hour))
	sent, err := w.SubmitApplication(w.ctx, w.beijingOfficer, in)
	w.must(err)
	if sent.ID != a.ID || sent.State != domain.CaseSubmitted || sent.Owner != w.vice || !sent.CreatedAt.Equal(first.CreatedAt) ||
		!sent.Due.Equal(w.Now().AddDate(0, 0, w.terms().ReviewDays)) {
		t.Errorf("handed in as %+v", sent)
	}
	if !w.waits(w.officer, a.ID) {
		t.Error("it waits for nobody")
	}
	page, err := w.History(w.ctx, w.beijingOfficer, history.Filter{Subject: a.ID})
	w.must(err)
	if len(page.Items) != 3 || page.Items[0].Action != domain.ActApplicationSubmit || page.Items[2].Action != domain.ActApplicationDraft {
		t.Errorf("history %+v", page.Items)
	}
	_, err = w.ApproveApplication(w.ctx, w.officer, approval(sent.ID, sent.Version, 1))
	w.must(err)
	_, err = w.SubmitApplication(w.ctx, w.beijingOfficer, casework.SubmitApplication{ID: a.ID, Version: sent.Version + 1})
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

func TestM4_1_WhatADraftSaysMustBeSo(t *testing.T) {
	tomorrow := domain.Date("2026-11-21")
	for name, c := range map[string]struct {
		change func(*world, *casework.SubmitApplication)
		field  string
		want   domain.Fault
	}{
		"empty":            {func(*world, *casework.SubmitApplication) {}, "", ""},
		"no kind":          {func(_ *world, in *casework.SubmitApplication) { in.Kind = "" }, "kind", domain.FaultBadChoice},
		"no branch":        {func(_ *world, in *casework.SubmitApplication) { in.Branch = domain.ID{} }, "branch", domain.FaultRequired},
		"no such branch":   {func(_ *world, in *casework.SubmitApplication) { in.Branch.Seq = 99 }, "", domain.FaultNotFound},
		"another's branch": {func(w *world, in *casework.SubmitApplication) { in.Branch = w.shanghai }, "", domain.FaultNotFound},
		"no such owner": {func(_ *world, in *casework.SubmitApplication) {
			in.Owner = domain.ID{Kind: domain.KindPerson, Seq: 999}
		}, "owner", domain.FaultNotFound},
		"a stranger": {
			func(w *world, in *casework.SubmitApplication) { in.Admins = []domain.ID{w.shPresident} }, "admins",
			domain.FaultNotFound,
		},
		"document of tomorrow": {
			func(_ *world, in *casework.SubmitApplication) { in.Document = ref("", tomorrow) }, "document_date",
			domain.FaultFutureDate,
		},
		"no day": {
			func(_ *world, in *casework.SubmitApplication) { in.Authority = ref("x", "2026-02-30") }, "authority_date",
			domain.FaultBadDate,
		},
		"document without a day": {func(_ *world, in *casework.SubmitApplication) { in.Document = ref("京校友〔2026〕3号", "") }, "", ""},
		"a change without group": {
			func(_ *world, in *casework.SubmitApplication) { in.Kind = domain.ApplyRename }, "group",
			domain.FaultRequired,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			in := casework.SubmitApplication{Kind: domain.ApplyNewGroup, Branch: w.beijing}
			c.change(w, &in)
			_, err := w.SaveDraft(w.ctx, w.beijingOfficer, in)
			if c.want == "" {
				w.must(err)
				return
			}
			if e := domain.AsError(err); err == nil || e.Fault != c.want || e.Field != c.field {
				t.Errorf("got %v, want %s of %s", err, c.want, c.field)
			}
			page, err := w.Applications(w.ctx, w.director, casework.CaseFilter{})
			w.must(err)
			if len(page.Items) != 0 {
				t.Error("something was written")
			}
		})
	}
}

// Every reference has its number and a day that is not to come, M4.1, N2.1a, M5.2.
func TestM4_1_AReferenceHasItsNumberAndItsDay(t *testing.T) {
	for _, c := range []struct {
		name  string
		ref   domain.Reference
		fault domain.Fault
		date  bool // the day is the field at fault
	}{
		{"no number", ref("", "2026-11-01"), domain.FaultRequired, false},
		{"no day", ref("京校友〔2026〕3号", ""), domain.FaultRequired, true},
		{"tomorrow", ref("京校友〔2026〕3号", "2026-11-21"), domain.FaultFutureDate, true},
		{"nonsense", ref("京校友〔2026〕3号", "2026-13-01"), domain.FaultBadDate, true},
		{"before the school", ref("京校友〔2026〕3号", "1900-01-01"), domain.FaultBadDate, true},
	} {
		w := newWorld(t)
		g := w.newGroup(1)
		w.join(g.ID, w.alumnus)
		in, change := w.application(), w.changeOf(g, domain.ApplyRename)
		tr := casework.SubmitTransfer{Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.alumnus, Reason: "调动"}
		apply := func(in casework.SubmitApplication) error {
			_, err := w.SubmitApplication(w.ctx, w.director, in)
			return err
		}
		transfer := func(in casework.SubmitTransfer) error {
			_, err := w.SubmitTransfer(w.ctx, w.director, in)
			return err
		}
		for _, f := range []struct {
			field string
			rule  domain.ClauseID
			try   func() error
		}{
			{"document", "M4.1", func() error { i := in; i.Document = c.ref; return apply(i) }},
			{"authority", "M4.1", func() error { i := in; i.Applicant, i.Authority = w.vice, c.ref; return apply(i) }},
			{"owner_auth", "M5.2", func() error { i := in; i.Owner, i.OwnerAuth = w.alumnus, c.ref; return apply(i) }},
			{"document", "N2.1a", func() error { i := change; i.Document = c.ref; return apply(i) }},
			{"authority", "M5.2", func() error { i := tr; i.Authority = c.ref; return transfer(i) }},
			{"document", "N2.1a", func() error { i := tr; i.Authority, i.Document = ref("授", today), c.ref; return transfer(i) }},
		} {
			field := f.field
			if c.date {
				field += "_date"
			}
			err := f.try()
			if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != field || e.Rule != f.rule {
				t.Errorf("%s, %s: %v", c.name, f.field, err)
			}
		}
		page, err := w.Applications(w.ctx, w.director, casework.CaseFilter{State: domain.CaseSubmitted})
		w.must(err)
		trs, err := w.Transfers(w.ctx, w.director, casework.CaseFilter{})
		w.must(err)
		if len(page.Items)+len(trs.Items) != 0 {
			t.Error("something was written")
		}
	}
}

func TestM4_1_AnEndedBranchAppliesForNothing(t *testing.T) {
	for _, kind := range []domain.ApplicationKind{domain.ApplyNewGroup, domain.ApplyPreparatory, domain.ApplyLateFiling} {
		w := newWorld(t)
		w.change(w.beijing, func(b *domain.Branch) { b.State = domain.BranchEnded })
		in := w.application()
		in.Kind, in.Existing = kind, "武汉轻工大学北京校友会"
		_, err := w.SubmitApplication(w.ctx, w.director, in)
		if e := w.refused(err, domain.CodeInvalid, domain.FaultBranchEnded); e.Field != "branch" || e.Rule != "N1.4a" {
			t.Errorf("%s: %v", kind, e)
		}
	}
}

// A draft that was thrown away is seen by those who saw the draft, and nobody
// in the group reads why.
func TestM4_1_ADraftThrownAwayStaysItsBranchs(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	manager := w.managedBy("manager", g.ID, w.vice)
	in := w.changeOf(g, domain.ApplyDissolution)
	in.Reason = "群主涉嫌违规"
	a, err := w.SaveDraft(w.ctx, w.beijingOfficer, in)
	w.must(err)
	_, err = w.Application(w.ctx, manager, a.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.WithdrawCase(w.ctx, w.beijingOfficer, casework.Withdraw{ID: a.ID, Version: a.Version, Reason: "改天再说"})
	w.must(err)
	_, err = w.Application(w.ctx, manager, a.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.History(w.ctx, manager, history.Filter{Subject: a.ID})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	page, err := w.Applications(w.ctx, manager, casework.CaseFilter{State: domain.CaseWithdrawn})
	w.must(err)
	if len(page.Items) != 0 {
		t.Errorf("the manager's list has %+v", page.Items)
	}
	v, err := w.Group(w.ctx, manager, g.ID)
	w.must(err)
	for _, e := range v.History {
		if e.Subject == a.ID {
			t.Errorf("the group's history tells %+v", e)
		}
	}
	if e := w.newest(a.ID); slices.Contains(e.Related, g.ID) {
		t.Errorf("the log counts it to the group: %+v", e)
	}
	for _, by := range []domain.Caller{w.beijingOfficer, w.officer, w.auditor} {
		if v := w.app(by, a.ID); v.State != domain.CaseWithdrawn || v.Application.Reason != in.Reason {
			t.Errorf("%v sees %+v", by, v.Application)
		}
	}
	b, err := w.SubmitApplication(w.ctx, w.beijingOfficer, in) // what was handed in is the group's to know
	w.must(err)
	_, err = w.WithdrawCase(w.ctx, w.beijingOfficer, casework.Withdraw{ID: b.ID, Version: b.Version})
	w.must(err)
	if v := w.app(manager, b.ID); v.State != domain.CaseWithdrawn {
		t.Errorf("the manager sees %s", v.State)
	}
}
