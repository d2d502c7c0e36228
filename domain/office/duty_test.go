package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/task"
)

// Other duties of a group's management are given to whoever is to do them, wait there
// until their day, and end with what was done.
func TestM6_7_AnotherDutyIsGivenAndDone(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	duty, err := w.GiveDuty(w.ctx, w.beijingOfficer, task.GiveDuty{Group: g.ID, What: "整理群公告", Due: "2026-11-25", For: domain.DutyBranch})
	w.must(err)
	if domain.DateOf(duty.Due) != "2026-11-25" || duty.Audience != domain.AudienceOf(w.beijing) {
		t.Errorf("given %+v", duty)
	}
	inbox, err := w.Inbox(w.ctx, w.beijingOfficer, task.InboxFilter{})
	w.must(err)
	if !slices.ContainsFunc(inbox.Items, func(i task.InboxItem) bool { return i.Subject == duty.ID && i.What == "整理群公告" }) {
		t.Errorf("it waits nowhere: %+v", inbox.Items)
	}
	done, err := w.complete(w.beijingOfficer, duty)
	w.must(err)
	if done.State != domain.TaskDone {
		t.Errorf("ended as %+v", done)
	}
	w.chainHolds()
}

// Who gives what to whom, and what is none, is refused by the clause and writes nothing.
func TestM6_7_WhoGivesADutyToWhom(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	given, err := w.GiveDuty(w.ctx, w.officer, task.GiveDuty{Group: g.ID, What: "整理群公告"})
	w.must(err)
	if given.Audience != domain.AudienceOf(g.ID) || given.Due.IsZero() {
		t.Errorf("by default %+v", given)
	}
	before := w.entries()
	for name, c := range map[string]struct {
		by    domain.Caller
		in    task.GiveDuty
		code  domain.Code
		fault domain.Fault
	}{
		"an auditor":          {w.auditor, task.GiveDuty{Group: g.ID, What: "x事"}, domain.CodeForbidden, domain.FaultForbiddenRole},
		"another branch":      {w.shanghaiOfficer, task.GiveDuty{Group: g.ID, What: "x事"}, domain.CodeNotFound, domain.FaultNotFound},
		"a branch to HQ":      {w.beijingOfficer, task.GiveDuty{Group: g.ID, What: "x事", For: domain.DutyHQ}, domain.CodeForbidden, domain.FaultForbiddenRole},
		"nothing":             {w.officer, task.GiveDuty{Group: g.ID, What: " "}, domain.CodeInvalid, domain.FaultRequired},
		"a day that is past":  {w.officer, task.GiveDuty{Group: g.ID, What: "x事", Due: "2026-11-01"}, domain.CodeInvalid, domain.FaultPastDue},
		"a day far away":      {w.officer, task.GiveDuty{Group: g.ID, What: "x事", Due: "2030-11-01"}, domain.CodeInvalid, domain.FaultFarDate},
		"no such audience":    {w.officer, task.GiveDuty{Group: g.ID, What: "x事", For: "moon"}, domain.CodeInvalid, domain.FaultBadChoice},
		"the same again":      {w.officer, task.GiveDuty{Group: g.ID, What: "整理群公告"}, domain.CodeConflict, domain.FaultDuplicate},
		"to who does no such": {w.officer, task.GiveDuty{Group: g.ID, What: "x事", Account: domain.ID{Kind: domain.KindAccount, Seq: 2}}, domain.CodeInvalid, domain.FaultNotAudience},
		"in no group":         {w.officer, task.GiveDuty{Group: domain.ID{Kind: domain.KindGroup, Seq: 99}, What: "x事"}, domain.CodeNotFound, domain.FaultNotFound},
	} {
		t.Log(name)
		_, err := w.GiveDuty(w.ctx, c.by, c.in)
		w.refused(err, c.code, c.fault)
	}
	if w.entries() != before {
		t.Error("a refusal wrote something")
	}
}
