package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/casework"
	"alumni/domain/office/filing"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

func (w *world) vacate(by domain.Caller, group domain.ID, reason string) domain.Group {
	w.Helper()
	g, err := w.DeclareVacancy(w.ctx, by, casework.DeclareVacancy{
		Group: group, Version: w.groupByID(group).Version, Reason: reason, On: "2026-11-18",
	})
	w.must(err)
	return g
}

func TestM5_1_AVacancyWaitsUntilATransferGivesAnOwner(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	w.join(g.ID, w.secretary)
	before := w.groupByID(g.ID)
	got := w.vacate(w.beijingOfficer, g.ID, "群主已退群")
	if !got.Owner.IsZero() || got.VacantSince != domain.Date("2026-11-18").Time() || got.Members != before.Members-1 {
		t.Fatalf("vacant as %+v", got)
	}
	if !w.inInbox(w.officer, g.ID) || !w.inInbox(w.beijingOfficer, g.ID) || w.inInbox(w.shanghaiOfficer, g.ID) {
		t.Error("it stands in the wrong inboxes")
	}
	if b := w.branch(w.beijing); !b.Orphaned {
		t.Error("the branch does not show it")
	}
	w.handed(got, w.secretary, domain.Reference{})
	got = w.groupByID(g.ID)
	if got.Owner != w.secretary || !got.VacantSince.IsZero() {
		t.Errorf("after the transfer %+v", got)
	}
	if w.inInbox(w.officer, g.ID) || w.inInbox(w.beijingOfficer, g.ID) {
		t.Error("it still stands in an inbox")
	}
}

func TestM5_1_WhatIsNoVacancy(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	manager := w.managedBy("manager", g.ID, w.vice)
	good := casework.DeclareVacancy{Group: g.ID, Version: w.groupByID(g.ID).Version, Reason: "退群", On: "2026-11-18"}
	for name, c := range map[string]struct {
		by     domain.Caller
		change func(*casework.DeclareVacancy)
		fault  domain.Fault
		field  string
	}{
		"no reason":      {w.officer, func(in *casework.DeclareVacancy) { in.Reason = " " }, domain.FaultRequired, "reason"},
		"no day":         {w.officer, func(in *casework.DeclareVacancy) { in.On = "" }, domain.FaultRequired, "vacant_since"},
		"tomorrow":       {w.officer, func(in *casework.DeclareVacancy) { in.On = "2026-11-21" }, domain.FaultFutureDate, "vacant_since"},
		"a stale one":    {w.officer, func(in *casework.DeclareVacancy) { in.Version = 77 }, domain.FaultStale, ""},
		"another branch": {w.shanghaiOfficer, func(*casework.DeclareVacancy) {}, domain.FaultNotFound, ""},
		"the owner":      {manager, func(*casework.DeclareVacancy) {}, domain.FaultForbiddenRole, ""},
		"the auditor":    {w.auditor, func(*casework.DeclareVacancy) {}, domain.FaultForbiddenRole, ""},
	} {
		in := good
		c.change(&in)
		_, err := w.DeclareVacancy(w.ctx, c.by, in)
		if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.groupByID(g.ID).Owner != w.vice {
		t.Fatal("the owner is gone all the same")
	}
	v := w.vacate(w.officer, g.ID, "离世")
	in := good
	in.Version = v.Version
	_, err := w.DeclareVacancy(w.ctx, w.officer, in)
	w.refused(err, domain.CodeConflict, domain.FaultNoChange)
}

// TestM5_1_TheLastOwnerCantGoWithoutASuccessor goes through every use-case that
// takes somebody away, and finds the owner still there.
func TestM5_1_TheLastOwnerCantGoWithoutASuccessor(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	w.join(g.ID, w.president)
	removal := w.breach(g, domain.OutcomeRemoval, "N3.2.1")
	removal.Person = w.vice
	ways := map[string]func() error{
		"removed for a breach": func() error {
			_, err := w.RecordViolation(w.ctx, w.director, removal)
			return err
		},
		"handed over to nobody": func() error {
			_, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
				Group: g.ID, Role: domain.ManagerOwner, From: w.vice, Reason: "辞任", Document: decision("京校理〔2026〕9号"),
			})
			return err
		},
		"handed over to oneself": func() error {
			_, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
				Group: g.ID, Role: domain.ManagerOwner, From: w.vice, To: w.vice, Reason: "辞任", Document: decision("京校理〔2026〕9号"),
			})
			return err
		},
		"left with the council": func() error {
			w.unseat(w.vice)
			return nil
		},
		"left with an election": func() error {
			_, err := w.Reelect(w.ctx, w.director, registry.Reelect{
				Branch: w.beijing, Version: w.branch(w.beijing).Version, On: today, Document: decision("京校理〔2026〕10号"),
				Council: []domain.Seat{{Person: w.president, Office: domain.OfficePresident}},
			})
			return err
		},
		"ended with the branch": func() error {
			_, err := w.EndBranch(w.ctx, w.director, registry.EndBranch{
				Branch: w.beijing, Version: w.branch(w.beijing).Version,
				Reason: "撤销",
			})
			return err
		},
		"reviewed": func() error {
			_, err := w.QueueBranch(w.ctx, w.director, w.beijing)
			return err
		},
	}
	allowed := map[string]bool{"left with the council": true, "left with an election": true, "reviewed": true}
	for _, name := range []string{
		"removed for a breach", "handed over to nobody", "handed over to oneself", "left with the council",
		"left with an election", "reviewed", "ended with the branch",
	} {
		if err := ways[name](); (err == nil) != allowed[name] {
			t.Errorf("%s: %v", name, err)
		}
		got := w.groupByID(g.ID)
		if got.Owner != w.vice {
			t.Fatalf("%s: the owner is now %s", name, got.Owner)
		}
		m, err := w.Members(w.ctx, w.operator, people.MemberFilter{Group: g.ID, Limit: 50})
		w.must(err)
		there := false
		for _, r := range m.Items {
			there = there || r.Person == w.vice && r.Role == domain.ManagerOwner
		}
		if !there {
			t.Fatalf("%s: the owner is no member", name)
		}
	}
}

// What was filed and published names an owner who is gone.
func TestM4_3_AVacancyIsPublishedAndFiledAnew(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	got := w.vacate(w.officer, g.ID, "退群")
	if got.Filing != domain.FilingMissing || !got.FiledAt.IsZero() || got.Publication.Complete() {
		t.Fatalf("still filed as %s, published as %+v", got.Filing, got.Publication)
	}
	e := w.newest(g.ID)
	for _, c := range []domain.Change{
		{Field: "owner", Before: w.vice.String()},
		{Field: "filing", Before: "filed", After: "missing"},
		{Field: "published", Before: "true"},
	} {
		if !slices.Contains(e.Changes, c) {
			t.Errorf("the log lacks %+v: %+v", c, e.Changes)
		}
	}
	text, err := w.BulletinText(w.ctx, w.officer, bulletin.Query{Groups: []domain.ID{g.ID}})
	w.must(err)
	if l := text.Groups[0]; l.Owner != "" || !slices.Equal(l.Changes, []domain.GroupChange{domain.ChangeManagers}) {
		t.Errorf("the text says %+v", l)
	}
	_, err = w.SubmitFiling(w.ctx, w.officer, filing.SubmitFiling{Group: g.ID, Version: w.groupByID(g.ID).Version})
	if e := w.refused(err, domain.CodeConflict, domain.FaultFormVacant); e.Rule != "M5.1" || e.Field != "owner" {
		t.Errorf("refused with %v", e)
	}
	_, err = w.complete(w.officer, w.task(g.ID, domain.TaskFile))
	w.refused(err, domain.CodeConflict, domain.FaultFormVacant)
	_, err = w.complete(w.officer, w.task(g.ID, domain.TaskPublish)) // that it is vacant
	w.must(err)
	if got := w.groupByID(g.ID); !got.Publication.Complete() || !got.Published.Owner.IsZero() || got.Filing != domain.FilingMissing {
		t.Errorf("published %+v, filing %s", got.Published, got.Filing)
	}
}

func TestM4_3_AHalfTickedPublicationIsTickedAgainAfterAVacancy(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.handsIn(w.director, g.ID)
	_, err := w.notice(w.officer, w.task(g.ID, domain.TaskPublish), domain.NoticeAccount, accountPage)
	w.must(err)
	w.vacate(w.officer, g.ID, "退群")
	task := w.task(g.ID, domain.TaskPublish)
	if b := task.Boxes(); len(b.Missing()) != 2 {
		t.Errorf("still ticked: %+v", b)
	}
	task, err = w.notice(w.officer, task, domain.NoticeWebsite, websitePage)
	w.must(err)
	if got := w.groupByID(g.ID); task.State != domain.TaskOpen || got.Publication.Complete() || got.Filing != domain.FilingMissing {
		t.Errorf("the task is %s, the group %+v", task.State, got)
	}
}

func TestM5_1_AVacancyWithdrawsWhatTheOwnerWasToHandOver(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.president)
	w.join(g.ID, w.alumnus)
	byOwner := w.transfer(g, w.president)
	byAdmin, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerAdmin, From: w.secretary, To: w.alumnus, Reason: "出国",
	})
	w.must(err)
	w.vacate(w.beijingOfficer, g.ID, "退群")
	v, err := w.Transfer(w.ctx, w.officer, byOwner.ID)
	w.must(err)
	if v.State != domain.CaseWithdrawn || w.waits(w.officer, byOwner.ID) {
		t.Errorf("the owner's transfer is %s", v.State)
	}
	e := w.newest(byOwner.ID)
	if e.Action != domain.ActTransferWithdraw || !slices.Equal(e.Rules, []domain.ClauseID{"M5.1"}) ||
		!slices.Contains(e.Changes, domain.Change{Field: "owner", Before: w.vice.String()}) {
		t.Errorf("noted as %+v", e)
	}
	if v, err = w.Transfer(w.ctx, w.officer, byAdmin.ID); err != nil || v.State != domain.CaseSubmitted {
		t.Errorf("the admin's transfer is %s, %v", v.State, err)
	}
	w.handed(w.groupByID(g.ID), w.president, domain.Reference{})
	if got := w.groupByID(g.ID); got.Owner != w.president {
		t.Errorf("the owner is %s", got.Owner)
	}
}
