package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/task"
)

// prepared is a preparatory group in Tibet, which has no branch yet.
func (w *world) prepared(owner domain.ID) domain.Group {
	w.Helper()
	return w.made(casework.SubmitApplication{
		Kind: domain.ApplyPreparatory, Branch: w.tibet, Applicant: owner, Owner: owner, Reason: "在藏校友三十余人",
	})
}

func TestN1_4b_AGroupIsQueuedForConversionWhenTheBranchIsFounded(t *testing.T) {
	w := newWorld(t)
	g := w.prepared(w.alumnus)
	if g.Kind != domain.GroupPreparatory {
		t.Fatalf("it is %s", g.Kind)
	}
	local := w.account("tibet", domain.RoleBranchOfficer, w.tibet)
	res, err := w.establish(w.tibet, w.alumnus)
	w.must(err)
	item := w.task(g.ID, domain.TaskConvertGroup)
	if len(res.Tasks) != 1 || res.Tasks[0] != item.ID || item.Audience != domain.AudienceOf(w.tibet) || !w.inInbox(local, item.ID) {
		t.Fatalf("queued %v as %+v", res.Tasks, item)
	}
	w.finishRenewal(g)

	in := task.CompleteTask{ID: item.ID, Version: item.Version, Proof: domain.Proof{Date: today}}
	_, err = w.CompleteTask(w.ctx, local, in)
	w.refused(err, domain.CodeInvalid, domain.FaultProofMissing)
	in.Proof.Note = "藏校理〔2026〕1号决议"
	_, err = w.CompleteTask(w.ctx, local, in)
	w.must(err)
	got := w.groupByID(g.ID)
	if got.Kind != domain.GroupRegional || got.Filing != domain.FilingMissing || got.Publication.Complete() ||
		got.Seq != g.Seq || got.Owner != w.alumnus {
		t.Errorf("converted into %+v", got)
	}
	if w.openTasks(g.ID, domain.TaskPublish) != 1 || w.openTasks(g.ID, domain.TaskFile) != 1 {
		t.Error("publication and filing are not to be renewed")
	}
	v, err := w.Group(w.ctx, w.operator, g.ID)
	w.must(err)
	if v.History[0].Action != domain.ActGroupKind {
		t.Errorf("the group's history begins with %s", v.History[0].Action)
	}
}

// finishRenewal ends a group's publication and filing, so that a renewal shows.
func (w *world) finishRenewal(g domain.Group) {
	w.Helper()
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		v, err := tx.Groups().Get(g.ID)
		if err != nil {
			return err
		}
		v.Filing = domain.FilingFiled
		v.Publication = domain.Publication{
			Account: domain.Notice{Link: "https://mp.weixin.qq.com/s/1", Date: today},
			Website: domain.Notice{Link: "https://www.whpu.edu.cn/1", Date: today},
		}
		return tx.Groups().Put(&v)
	}))
}

func TestN1_4b_M5_2_AConversionNeedsAnEligibleOwner(t *testing.T) {
	w := newWorld(t)
	g := w.prepared(w.alumnus)
	res, err := w.establish(w.tibet, w.president) // the founder gets no office
	w.must(err)
	if len(res.Tasks) != 2 {
		t.Fatalf("a conversion and a review are queued, got %v", res.Tasks)
	}
	item, review := w.task(g.ID, domain.TaskConvertGroup), w.task(g.ID, domain.TaskReviewOwner)
	convert := func() error {
		_, err := w.complete(w.director, item)
		return err
	}
	if e := w.refused(convert(), domain.CodeConflict, domain.FaultReviewFirst); e.Rule != "M5.2" || e.Args["id"] != review.ID.String() {
		t.Errorf("refused with %v", e)
	}
	if got := w.groupByID(g.ID); got.Kind != domain.GroupPreparatory {
		t.Errorf("converted into %s all the same", got.Kind)
	}
	_, err = w.CompleteTask(w.ctx, w.director, task.CompleteTask{
		ID: review.ID, Version: review.Version, Proof: domain.Proof{Note: "藏校友授〔2026〕1号", Date: today},
	})
	w.must(err)
	w.must(convert())
	if got := w.groupByID(g.ID); got.Kind != domain.GroupRegional || got.Owner != w.alumnus {
		t.Errorf("with the authorisation it is %+v", got)
	}
}

func TestN1_4b_AConversionNeedsAnOwnerAtAll(t *testing.T) {
	w := newWorld(t)
	g := w.prepared(w.alumnus)
	_, err := w.establish(w.tibet, w.president)
	w.must(err)
	w.vacate(w.director, g.ID, "退群")
	_, err = w.complete(w.director, w.task(g.ID, domain.TaskConvertGroup))
	w.refused(err, domain.CodeConflict, domain.FaultOneOwner)
}

func TestN1_4b_ManyPreparatoryGroupsAreQueuedInChunks(t *testing.T) {
	w := newWorld(t)
	var groups []domain.Group
	for i := range 6 {
		in := casework.SubmitApplication{
			Kind: domain.ApplyPreparatory, Branch: w.tibet, Applicant: w.alumnus, Owner: w.alumnus, Reason: "校友多",
		}
		if i > 0 {
			in.Headcount = 100
		}
		groups = append(groups, w.made(in))
	}
	res, err := w.establish(w.tibet, w.alumnus)
	w.must(err)
	if len(res.Tasks) != len(groups) {
		t.Errorf("queued %v", res.Tasks)
	}
	for _, g := range groups {
		if n := w.openTasks(g.ID, domain.TaskConvertGroup); n != 1 {
			t.Errorf("%s has %d conversions", g.ID, n)
		}
	}
}
