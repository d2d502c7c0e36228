package office_test

import (
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/task"
)

func (w *world) accountID(by domain.Caller) domain.ID {
	w.Helper()
	a, err := w.Whoami(w.ctx, by)
	w.must(err)
	return a.Account
}

// What a person has to do in WeChat has an assignee and a due day.
func TestM5_1_ATaskIsGivenToSomebodyOfItsAudience(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	_, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	manager := w.managedBy("manager", g.ID, w.president)
	old := w.account("former", domain.RoleOfficer, domain.ID{})
	id := w.accountID(old)
	_, err = w.DisableAccount(w.ctx, w.director, id)
	w.must(err)
	publish, file, hand := w.task(g.ID, domain.TaskPublish), w.task(g.ID, domain.TaskFile), w.task(g.ID, domain.TaskTransferOwner)
	for _, c := range []struct {
		task domain.Task
		to   domain.Caller
		ok   bool
	}{
		{publish, w.officer, true},
		{publish, w.director, true},
		{publish, w.auditor, false},
		{publish, w.beijingOfficer, false},
		{file, w.beijingOfficer, true},
		{file, w.shanghaiOfficer, false},
		{file, w.officer, false},
		{file, manager, false},
		{hand, manager, true},
		{hand, w.beijingOfficer, true},
		{hand, w.shanghaiOfficer, false},
		{hand, w.officer, false},
	} {
		now, err := w.Task(w.ctx, w.officer, c.task.ID)
		w.must(err)
		got, err := w.AssignTask(w.ctx, w.officer, task.AssignTask{ID: c.task.ID, Version: now.Version, Account: w.accountID(c.to)})
		if !c.ok {
			if e := w.refused(err, domain.CodeInvalid, domain.FaultNotAudience); e.Field != "account" || e.Args["name"] == "" {
				t.Errorf("%v", e)
			}
			continue
		}
		w.must(err)
		if got.Assignee != w.accountID(c.to) || !got.Due.Equal(c.task.Due) || w.newest(c.task.ID).Action != domain.ActTaskAssign {
			t.Errorf("%s: %+v", c.task.Kind, got)
		}
	}
	_, err = w.AssignTask(w.ctx, w.officer, task.AssignTask{ID: publish.ID, Version: publish.Version + 2, Account: id})
	w.refused(err, domain.CodeInvalid, domain.FaultNotAudience) // is disabled
	inbox, err := w.Inbox(w.ctx, w.director, task.InboxFilter{})
	w.must(err)
	for _, it := range inbox.Items {
		if it.Subject == publish.ID && (!it.Mine || it.Assignee != "director") {
			t.Errorf("the inbox shows %+v", it)
		}
		if it.Subject == file.ID && (it.Mine || it.Assignee != "beijing") {
			t.Errorf("the inbox shows %+v", it)
		}
	}
	names := func(by domain.Caller, task domain.ID) (out []string) {
		refs, err := w.Assignees(w.ctx, by, task)
		w.must(err)
		for _, r := range refs {
			out = append(out, r.Name)
		}
		return out
	}
	if got := names(w.officer, publish.ID); len(got) != 2 || got[0] != "officer" {
		t.Errorf("HQ's task goes to %v", got)
	}
	if got := names(w.beijingOfficer, hand.ID); len(got) != 2 || got[0] != "beijing" || got[1] != "manager" {
		t.Errorf("the group's task goes to %v", got)
	}
	_, err = w.Assignees(w.ctx, w.beijingOfficer, publish.ID)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	_, err = w.Assignees(w.ctx, w.shanghaiOfficer, hand.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
}

func TestM5_1_ANewDueDayIsToComeAndHeadquartersSetsIt(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	file := w.task(g.ID, domain.TaskFile)
	assign := func(by domain.Caller, day domain.Date) (domain.Task, error) {
		now, err := w.Task(w.ctx, w.officer, file.ID)
		w.must(err)
		return w.AssignTask(w.ctx, by, task.AssignTask{ID: file.ID, Version: now.Version, Account: now.Assignee, Due: day})
	}
	for day, fault := range map[domain.Date]domain.Fault{"2026-11-19": domain.FaultPastDue, "2026-11-31": domain.FaultBadDate} {
		_, err := assign(w.officer, day)
		if e := w.refused(err, domain.CodeInvalid, fault); e.Field != "due" {
			t.Errorf("%v", e)
		}
	}
	late := domain.DateOf(file.Due.AddDate(0, 0, 7))
	_, err := assign(w.beijingOfficer, late)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole) // a branch does not put off its own deadline
	got, err := assign(w.officer, late)
	w.must(err)
	if domain.DateOf(got.Due) != late || domain.DateOf(got.Due.Add(time.Second)) == late || !got.Assignee.IsZero() {
		t.Errorf("due %s", got.Due)
	}
	_, err = assign(w.officer, late)
	w.refused(err, domain.CodeInvalid, domain.FaultNoChange)
	got, err = assign(w.beijingOfficer, today) // brings it forward
	w.must(err)
	if got.Due.Before(w.Now()) || domain.DateOf(got.Due) != today {
		t.Errorf("due %s", got.Due)
	}
	_, err = w.AssignTask(w.ctx, w.officer, task.AssignTask{ID: file.ID, Version: file.Version, Due: late})
	w.refused(err, domain.CodeConflict, domain.FaultStale)
	_, err = w.AssignTask(w.ctx, w.auditor, task.AssignTask{ID: file.ID, Version: got.Version, Due: late})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	_, err = w.complete(w.officer, got)
	w.must(err)
	_, err = assign(w.officer, late)
	w.refused(err, domain.CodeConflict, domain.FaultState)
}
