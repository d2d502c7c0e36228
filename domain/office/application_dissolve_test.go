package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

func TestN1_4a_ADissolvedGroupEndsWithItsProofAndItsTasksFallAway(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.join(g.ID, w.alumnus)
	w.grant(w.changeOf(g, domain.ApplyAdmins)) // leaves three tasks open
	in := w.changeOf(g, domain.ApplyDissolution)
	in.Reason = " "
	_, err := w.SubmitApplication(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Field != "reason" {
		t.Errorf("%v", e)
	}
	a := w.submit(w.changeOf(g, domain.ApplyDissolution))
	v := w.app(w.officer, a.ID)
	if !slices.ContainsFunc(v.Checks, func(c casework.Check) bool {
		return c.Key == casework.CheckMembersGo && c.Mark == casework.MarkWarn && c.Args["members"] == 3
	}) {
		t.Errorf("checks %+v", v.Checks)
	}
	a, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 3))
	w.must(err)
	if got := w.groupByID(g.ID); got.State != domain.GroupActive {
		t.Errorf("%s before it was dissolved", got.State)
	}
	old := []domain.ID{}
	for _, kind := range []domain.TaskKind{domain.TaskSetAdmins, domain.TaskPublish, domain.TaskFile} {
		old = append(old, w.task(g.ID, kind).ID)
	}
	_, err = w.complete(w.beijingOfficer, w.task(g.ID, domain.TaskDissolveGroup))
	w.must(err)
	if got := w.groupByID(g.ID); got.State != domain.GroupEnded {
		t.Errorf("the group is %s", got.State)
	}
	for _, id := range old {
		task, err := w.Task(w.ctx, w.officer, id)
		w.must(err)
		if task.State != domain.TaskCancelled || w.waits(w.officer, id) {
			t.Errorf("%s %s is %s", task.ID, task.Kind, task.State)
		}
		if task.History[0].Action != domain.ActTaskCancel {
			t.Errorf("%s: history begins with %s", id, task.History[0].Action)
		}
	}
	publish := w.task(g.ID, domain.TaskPublish)
	if publish.Subject != a.ID || publish.Audience != domain.AudienceHQ {
		t.Errorf("published by %s for %s", publish.Audience, publish.Subject)
	}
	if next := w.newGroup(4); next.Seq != g.Seq+1 { // M4.6: not even after it ended
		t.Errorf("number %d again", next.Seq)
	}
	_, err = w.SubmitApplication(w.ctx, w.director, w.changeOf(g, domain.ApplyDissolution))
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

// What an ended branch left behind may be dissolved, and nothing else.
func TestN1_4a_AnEndedBranchsGroupIsDissolved(t *testing.T) {
	w := newWorld(t)
	g := w.lateFiled("武汉轻工大学北京校友会")
	w.change(w.beijing, func(b *domain.Branch) { b.State = domain.BranchEnded })
	_, err := w.SubmitApplication(w.ctx, w.director, w.changeOf(g, domain.ApplyRename))
	w.refused(err, domain.CodeInvalid, domain.FaultBranchEnded)
	w.grant(w.changeOf(g, domain.ApplyDissolution))
}

func TestN1_4a_OneUndecidedChangeOfAKind(t *testing.T) {
	for _, kind := range []domain.ApplicationKind{domain.ApplyAdmins, domain.ApplyRename, domain.ApplyDissolution} {
		w := newWorld(t)
		g, other := w.lateFiled("武汉轻工大学北京校友会"), w.lateFiled("轻工大北京二群")
		w.join(g.ID, w.alumnus)
		w.join(other.ID, w.alumnus)
		first := w.submit(w.changeOf(g, kind))
		if v, err := w.Group(w.ctx, w.beijingOfficer, g.ID); err != nil || !slices.Contains(v.OpenCases, first.ID) {
			t.Errorf("%s: the group's page does not show %s: %v, %v", kind, first.ID, v.OpenCases, err)
		}
		again := func() error {
			_, err := w.SubmitApplication(w.ctx, w.director, w.changeOf(g, kind))
			return err
		}
		if e := w.refused(again(), domain.CodeConflict, domain.FaultOpenCase); e.Args["id"] != first.ID.String() || e.Field != "group" {
			t.Errorf("%s: %v", kind, e)
		}
		w.submit(w.changeOf(other, kind)) // another group's
		_, err := w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
			ID: first.ID, Version: first.Version, Missing: []domain.Material{domain.MaterialDocument},
		})
		w.must(err)
		w.refused(again(), domain.CodeConflict, domain.FaultOpenCase) // still undecided
		_, err = w.SubmitApplication(w.ctx, w.director, casework.SubmitApplication{ID: first.ID, Version: first.Version + 1})
		w.must(err) // is not in its own way
		_, err = w.WithdrawCase(w.ctx, w.beijingOfficer, casework.Withdraw{ID: first.ID, Version: first.Version + 2})
		w.must(err)
		w.must(again())
	}
}
