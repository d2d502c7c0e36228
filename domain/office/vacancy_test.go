package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office"
)

func (w *world) vacate(by domain.Caller, group domain.ID, reason string) domain.Group {
	w.Helper()
	g, err := w.DeclareVacancy(w.ctx, by, office.DeclareVacancy{
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
	good := office.DeclareVacancy{Group: g.ID, Version: w.groupByID(g.ID).Version, Reason: "退群", On: "2026-11-18"}
	for name, c := range map[string]struct {
		by     domain.Caller
		change func(*office.DeclareVacancy)
		fault  domain.Fault
		field  string
	}{
		"no reason":      {w.officer, func(in *office.DeclareVacancy) { in.Reason = " " }, domain.FaultRequired, "reason"},
		"no day":         {w.officer, func(in *office.DeclareVacancy) { in.On = "" }, domain.FaultRequired, "vacant_since"},
		"tomorrow":       {w.officer, func(in *office.DeclareVacancy) { in.On = "2026-11-21" }, domain.FaultFutureDate, "vacant_since"},
		"a stale one":    {w.officer, func(in *office.DeclareVacancy) { in.Version = 77 }, domain.FaultStale, ""},
		"another branch": {w.shanghaiOfficer, func(*office.DeclareVacancy) {}, domain.FaultNotFound, ""},
		"the owner":      {manager, func(*office.DeclareVacancy) {}, domain.FaultForbiddenRole, ""},
		"the auditor":    {w.auditor, func(*office.DeclareVacancy) {}, domain.FaultForbiddenRole, ""},
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
			_, err := w.SubmitTransfer(w.ctx, w.director, office.SubmitTransfer{
				Group: g.ID, Role: domain.ManagerOwner, From: w.vice, Reason: "辞任", Document: decision("京校理〔2026〕9号"),
			})
			return err
		},
		"handed over to oneself": func() error {
			_, err := w.SubmitTransfer(w.ctx, w.director, office.SubmitTransfer{
				Group: g.ID, Role: domain.ManagerOwner, From: w.vice, To: w.vice, Reason: "辞任", Document: decision("京校理〔2026〕9号"),
			})
			return err
		},
		"left with the council": func() error {
			w.unseat(w.vice)
			return nil
		},
		"left with an election": func() error {
			_, err := w.Reelect(w.ctx, w.director, office.Reelect{
				Branch: w.beijing, Version: w.branch(w.beijing).Version, On: today, Document: decision("京校理〔2026〕10号"),
				Council: []domain.Seat{{Person: w.president, Office: domain.OfficePresident}},
			})
			return err
		},
		"ended with the branch": func() error {
			_, err := w.EndBranch(w.ctx, w.director, office.EndBranch{Branch: w.beijing, Version: w.branch(w.beijing).Version, Reason: "撤销"})
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
		m, err := w.Members(w.ctx, w.operator, office.MemberFilter{Group: g.ID, Limit: 50})
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
