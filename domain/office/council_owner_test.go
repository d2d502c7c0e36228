package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
)

func TestM5_2_WhoLeavesTheCouncilIsShownWhereTheyStillOwnGroups(t *testing.T) {
	w := newWorld(t)
	mine := w.owned(w.vice, domain.Reference{})
	other := w.owned(w.secretary, domain.Reference{})
	res := w.unseat(w.vice)
	if len(res.Owned) != 1 || res.Owned[0].Group != mine.ID || res.Owned[0].Owner.ID != w.vice || res.Owned[0].Stands() {
		t.Fatalf("the result lists %+v", res.Owned)
	}
	if len(res.Tasks) != 1 {
		t.Fatalf("tasks %v", res.Tasks)
	}
	task := w.task(mine.ID, domain.TaskReviewOwner)
	if task.Person != w.vice || task.Audience != domain.AudienceOf(w.beijing) || task.Subject != w.beijing || task.ID != res.Tasks[0] {
		t.Errorf("the review is %+v", task)
	}
	if w.openTasks(other.ID, domain.TaskReviewOwner) != 0 {
		t.Error("the secretary-general's group is reviewed")
	}
	if !w.inInbox(w.beijingOfficer, task.ID) || !w.inInbox(w.officer, task.ID) {
		t.Error("it is in nobody's inbox")
	}
	b := w.branch(w.beijing)
	if !b.OwnerLeft || len(b.Outside) != 1 || b.Outside[0].Task != task.ID {
		t.Errorf("the branch's page shows %+v", b.Outside)
	}
	counts, err := w.BranchCounts(w.ctx, w.director)
	w.must(err)
	if counts.OwnerLeft != 1 {
		t.Errorf("the chip counts %d", counts.OwnerLeft)
	}
	page, err := w.Branches(w.ctx, w.director, registry.BranchFilter{Only: registry.OnlyOwnerLeft})
	w.must(err)
	if len(page.Items) != 1 || page.Items[0].ID != w.beijing {
		t.Errorf("the chip lists %+v", page.Items)
	}
}

func TestM5_2_TheReviewEndsByItselfWhenTheGroupIsHandedOver(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	w.join(g.ID, w.secretary)
	w.unseat(w.vice)
	task := w.task(g.ID, domain.TaskReviewOwner)
	tr := w.handed(w.groupByID(g.ID), w.secretary, domain.Reference{})
	done, err := w.Task(w.ctx, w.operator, task.ID)
	w.must(err)
	if done.State != domain.TaskDone || done.Proof.Note != tr.ID.String() || done.Proof.By.IsZero() {
		t.Errorf("the review is %s by %+v", done.State, done.Proof)
	}
	if b := w.branch(w.beijing); b.OwnerLeft || len(b.Outside) != 0 {
		t.Errorf("the branch still shows %+v", b.Outside)
	}
}

func TestM5_2_ThePresidentsAuthorisationAsProofKeepsTheOwner(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	w.unseat(w.vice)
	item := w.task(g.ID, domain.TaskReviewOwner)
	stamp := w.branch(w.beijing).Stamp
	in := task.CompleteTask{ID: item.ID, Version: item.Version, Proof: domain.Proof{Date: today}}
	_, err := w.CompleteTask(w.ctx, w.beijingOfficer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultProofMissing)
	in.Proof.Link = "https://example.org/letter"
	_, err = w.CompleteTask(w.ctx, w.beijingOfficer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultProofMissing)
	in.Proof.Note = "看过了"
	_, err = w.CompleteTask(w.ctx, w.beijingOfficer, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Rule != "M5.2" || e.Field != "note" ||
		e.Args["field"] != "authority_number" {
		t.Errorf("a remark is refused as %+v", e)
	}
	in.Proof = domain.Proof{Note: "京校友授〔2026〕1号", Date: "2026-12-31"}
	_, err = w.CompleteTask(w.ctx, w.beijingOfficer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultFutureDate)
	if b := w.branch(w.beijing); !b.OwnerLeft {
		t.Error("a refused proof ended the review")
	}
	in.Proof.Date = today
	_, err = w.CompleteTask(w.ctx, w.shanghaiOfficer, in)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.CompleteTask(w.ctx, w.beijingOfficer, in)
	w.must(err)
	b := w.branch(w.beijing)
	if b.OwnerLeft || b.Stamp == stamp || len(b.Outside) != 1 || b.Outside[0].Authority.Number != "京校友授〔2026〕1号" {
		t.Errorf("after the authorisation the branch shows %+v", b.Outside)
	}
	if w.groupByID(g.ID).Owner != w.vice {
		t.Error("the owner changed")
	}
	opened, err := w.QueueBranch(w.ctx, w.director, w.beijing)
	w.must(err)
	if len(opened) != 0 {
		t.Errorf("it is reviewed again: %v", opened)
	}
}

func TestM5_2_AnAuthorisedOwnerStays(t *testing.T) {
	w := newWorld(t)
	byApplication := w.owned(w.alumnus, decision("授权书1"))
	byTransfer := w.owned(w.vice, domain.Reference{})
	w.join(byTransfer.ID, w.alumnus)
	w.handed(byTransfer, w.alumnus, decision("授权书2"))
	res, err := w.SeatPerson(w.ctx, w.director, registry.SeatPerson{
		Branch: w.beijing, Version: w.branch(w.beijing).Version, Person: w.alumnus, Office: domain.OfficeVicePresident,
	})
	w.must(err)
	if len(res.Tasks) != 0 {
		t.Errorf("seating opens %v", res.Tasks)
	}
	res = w.unseat(w.alumnus)
	if len(res.Owned) != 2 || !res.Owned[0].Stands() || !res.Owned[1].Stands() || len(res.Tasks) != 0 {
		t.Errorf("two authorised groups: %+v, tasks %v", res.Owned, res.Tasks)
	}
	for _, g := range []domain.Group{byApplication, byTransfer} {
		if n := w.openTasks(g.ID, domain.TaskReviewOwner); n != 0 {
			t.Errorf("%s has %d reviews", g.ID, n)
		}
	}
}

func TestM5_2_ManyGroupsAreReviewedInChunks(t *testing.T) {
	w := newWorld(t)
	var groups []domain.Group
	for range 7 {
		groups = append(groups, w.owned(w.vice, domain.Reference{}))
	}
	res := w.unseat(w.vice)
	if len(res.Tasks) != len(groups) || len(res.Owned) != len(groups) {
		t.Fatalf("%d tasks, %d groups", len(res.Tasks), len(res.Owned))
	}
	for _, g := range groups {
		if n := w.openTasks(g.ID, domain.TaskReviewOwner); n != 1 {
			t.Errorf("%s has %d reviews", g.ID, n)
		}
	}
}

func TestM4_1_AnEstablishedBranchKeepsAPresident(t *testing.T) {
	w := newWorld(t)
	version := w.branch(w.beijing).Version
	_, err := w.UnseatPerson(w.ctx, w.director, registry.UnseatPerson{
		Branch: w.beijing, Version: version, Person: w.president,
		Reason: "辞职",
	})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultLastPresident); e.Rule == "" || e.Args["branch"] != "北京" {
		t.Errorf("refused with %v", e)
	}
	_, err = w.SeatPerson(w.ctx, w.director, registry.SeatPerson{
		Branch: w.beijing, Version: version, Person: w.president, Office: domain.OfficeCouncillor,
	})
	w.refused(err, domain.CodeInvalid, domain.FaultLastPresident)
	_, err = w.SeatPerson(w.ctx, w.director, registry.SeatPerson{
		Branch: w.beijing, Version: version, Person: w.president, Office: domain.OfficePresident,
	})
	w.refused(err, domain.CodeConflict, domain.FaultNoChange)
	res, err := w.SeatPerson(w.ctx, w.director, registry.SeatPerson{
		Branch: w.beijing, Version: version, Person: w.alumnus, Office: domain.OfficePresident,
	})
	w.must(err)
	if _, seated := res.Branch.OfficeOf(w.president); seated || res.Branch.Holder(domain.OfficePresident) != w.alumnus {
		t.Errorf("the council is %+v", res.Branch.Council)
	}
	_, err = w.UnseatPerson(w.ctx, w.director, registry.UnseatPerson{
		Branch: w.beijing, Version: res.Branch.Version, Person: w.president,
		Reason: "辞职",
	})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
}

// A council is headquarters' to keep: a branch sees its own and changes none.
func TestN0_OnlyHeadquartersKeepsCouncils(t *testing.T) {
	w := newWorld(t)
	in := registry.SeatPerson{
		Branch: w.beijing, Version: w.branch(w.beijing).Version, Person: w.secretary,
		Office: domain.OfficeVicePresident,
	}
	for name, c := range map[string]struct {
		by   domain.Caller
		code domain.Code
	}{
		"its officer": {w.beijingOfficer, domain.CodeForbidden}, "another's": {w.shanghaiOfficer, domain.CodeNotFound},
		"the auditor": {w.auditor, domain.CodeForbidden},
	} {
		_, err := w.SeatPerson(w.ctx, c.by, in)
		if e := domain.AsError(err); err == nil || e.Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := w.QueueBranch(w.ctx, c.by, w.beijing); err == nil {
			t.Errorf("%s queues reviews", name)
		}
	}
}
