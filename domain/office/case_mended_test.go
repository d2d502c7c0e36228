package office_test

import (
	"testing"
	"time"

	"alumni/domain"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/casework"
)

func TestM4_3_ABulletinOfWhichNothingStandsIsNotPublished(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	b := w.issue(g.ID)
	w.vacate(w.officer, g.ID, "退群")
	_, err := w.PublishBulletin(w.ctx, w.officer, outOn(b))
	if e := w.refused(err, domain.CodeConflict, domain.FaultNothingStands); e.Rule != "M4.3" || e.Args["id"] != b.ID.String() {
		t.Errorf("refused with %+v", e)
	}
	v, err := w.Bulletin(w.ctx, w.officer, b.ID)
	w.must(err)
	if v.State != domain.BulletinDraft || v.Version != b.Version || v.Groups[0].Left {
		t.Errorf("it is %s on version %d", v.State, v.Version)
	}
	w.must(v.Drop)
}

// A version ahead changes what it was made to change, and takes back nothing
// that was revised after it was recorded.
func TestM10_AVersionAheadKeepsALaterRevisionOfToday(t *testing.T) {
	w := newWorld(t)
	w.revise("2027-01-01", func(x *domain.Terms) { x.Capacity = 300 })
	in := w.revision("2027-02-01", func(x *domain.Terms) { x.ReviewDays = 21 })
	in.Only = []domain.TermKey{domain.TermReviewDays} // nor does it take back what takes effect before it
	second, err := w.ReviseTerms(w.ctx, w.director, in)
	w.must(err)
	now := w.revise(today, func(x *domain.Terms) { x.ReviewDays, x.FilingDays = 9, 20 })
	for _, c := range []struct {
		day                      domain.Date
		review, filing, capacity int
	}{{today, 9, 20, 500}, {"2027-01-01", 9, 20, 300}, {"2027-02-01", 21, 20, 300}} {
		w.moveTo(c.day, 12)
		if x := w.terms(); x.ReviewDays != c.review || x.FilingDays != c.filing || x.Capacity != c.capacity {
			t.Errorf("on %s %+v", c.day, x)
		}
	}
	e := w.newest(second.ID)
	if e.Subject != second.ID || e.Action != domain.ActRuleSetAdd || e.Version != 2 {
		t.Errorf("the log says %+v", e)
	}
	if sets, err := w.RuleSets(w.ctx, w.director); err != nil || len(sets[0].Changes) != 1 || sets[2].ID != now.ID {
		t.Errorf("the versions are %+v, %v", sets, err)
	}
}

func TestM4_2_AClaimOfADisabledAccountIsNobodys(t *testing.T) {
	w := newWorld(t)
	w.account("leaver", domain.RoleOfficer, domain.ID{})
	a := w.submit(w.application())
	c := w.claim(caller("leaver"), a.ID, a.Version)
	_, err := w.RejectCase(w.ctx, w.officer, casework.Reject{ID: a.ID, Version: c.Version, Reason: "不宜"})
	w.refused(err, domain.CodeConflict, domain.FaultClaimed)
	accounts, err := w.Accounts(w.ctx, w.director, officeaccount.Filter{Limit: 50})
	w.must(err)
	for _, x := range accounts.Items {
		if x.Name == "leaver" {
			_, err = w.DisableAccount(w.ctx, w.director, x.ID)
			w.must(err)
		}
	}
	v := w.app(w.officer, a.ID)
	if v.Claim != nil || v.ClaimedBy != "" || v.Decide != nil {
		t.Errorf("claimed by %q, decide %v", v.ClaimedBy, v.Decide)
	}
	_, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, c.Version, 0))
	w.must(err)
}

func TestM4_1_ADraftStaysItsBranchsAndOfItsKind(t *testing.T) {
	w := newWorld(t)
	a, err := w.SaveDraft(w.ctx, w.beijingOfficer, w.application())
	w.must(err)
	for field, change := range map[string]func(*casework.SubmitApplication){
		"branch": func(in *casework.SubmitApplication) { in.Branch = w.shanghai },
		"kind":   func(in *casework.SubmitApplication) { in.Kind = domain.ApplyPreparatory },
	} {
		in := w.application()
		in.ID, in.Version = a.ID, a.Version
		change(&in)
		_, err = w.SaveDraft(w.ctx, w.director, in)
		if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != field {
			t.Errorf("%s: names %s", field, e.Field)
		}
		_, err = w.SubmitApplication(w.ctx, w.director, in)
		w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	}
	if v := w.app(w.beijingOfficer, a.ID); v.Branch != w.beijing || v.Version != a.Version {
		t.Errorf("the draft is %+v", v.Application)
	}
	in := w.application()
	in.ID, in.Version, in.Reason = a.ID, a.Version, "新的理由"
	_, err = w.SaveDraft(w.ctx, w.director, in)
	w.must(err)
}

// Who is to be replaced can't take back what is asked against him.
func TestN2_3_AManagerWithdrawsOnlyWhatAManagerAskedFor(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	m := w.managedBy("manager", g.ID, w.vice)
	ask := func(by domain.Caller) domain.Transfer {
		t.Helper()
		tr, err := w.SubmitTransfer(w.ctx, by, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.secretary, Reason: "理事会决定撤换",
		})
		w.must(err)
		return tr
	}
	withdraw := func(by domain.Caller, tr domain.Transfer) error {
		_, err := w.WithdrawCase(w.ctx, by, casework.Withdraw{ID: tr.ID, Version: tr.Version})
		return err
	}
	for _, by := range []domain.Caller{w.beijingOfficer, w.officer} {
		tr := ask(by)
		if e := w.refused(withdraw(m, tr), domain.CodeForbidden, domain.FaultForbiddenRole); e.Rule != "N2.3" {
			t.Errorf("rests on %s", e.Rule)
		}
		if v, err := w.Transfer(w.ctx, m, tr.ID); err != nil || v.May.Withdraw == nil {
			t.Errorf("the console offers it: %v", err)
		}
		w.must(withdraw(w.beijingOfficer, tr))
	}
	own := ask(m)
	if v, err := w.Transfer(w.ctx, m, own.ID); err != nil || v.May.Withdraw != nil {
		t.Errorf("his own: %v %v", err, v.May.Withdraw)
	}
	w.must(withdraw(m, own))
	w.must(withdraw(w.beijingOfficer, ask(m)))
}

// A group does not end while something about it waits for a decision that could
// not be granted afterwards.
func TestN1_4a_AGroupDoesNotEndWhileACaseAboutItIsUndecided(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.grant(w.changeOf(g, domain.ApplyDissolution))
	w.clock.Add(int64(time.Minute))
	tr := w.transfer(g, w.secretary)
	end := func() error {
		_, err := w.complete(w.officer, w.task(g.ID, domain.TaskDissolveGroup))
		return err
	}
	if e := w.refused(end(), domain.CodeConflict, domain.FaultOpenCase); e.Args["id"] != tr.ID.String() || e.Rule != "N1.4a" {
		t.Errorf("refused with %+v", e)
	}
	if w.groupByID(g.ID).State == domain.GroupEnded {
		t.Fatal("it ended")
	}
	_, err := w.RejectCase(w.ctx, w.officer, casework.Reject{ID: tr.ID, Version: tr.Version, Reason: "群将解散"})
	w.must(err)
	w.must(end())
	if got := w.groupByID(g.ID).State; got != domain.GroupEnded {
		t.Errorf("it is %s", got)
	}
}

// Nor does headquarters' own group, which has no branch to ask by.
func TestN1_4a_HeadquartersOwnGroupDoesNotEndWhileAnApplicationAboutItIsUndecided(t *testing.T) {
	w := newWorld(t)
	g := w.groupOfKind(domain.GroupHQ)
	in := w.changeOf(g, domain.ApplyDissolution)
	in.Applicant = w.shPresident
	w.grant(in)
	in.Kind = domain.ApplyRename
	a := w.submit(in)
	_, err := w.complete(w.officer, w.task(g.ID, domain.TaskDissolveGroup))
	if e := w.refused(err, domain.CodeConflict, domain.FaultOpenCase); e.Args["id"] != a.ID.String() || e.Rule != "N1.4a" {
		t.Errorf("refused with %+v", e)
	}
}
