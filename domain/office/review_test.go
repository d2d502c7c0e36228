package office_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/history"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/office/review"
	"alumni/domain/office/task"
)

// reviewed decides of a member in the walk, on the present version.
func (w *world) reviewed(by domain.Caller, id, person domain.ID, as domain.ReviewedState, note string) error {
	w.Helper()
	v, err := w.Review(w.ctx, by, id)
	w.must(err)
	_, err = w.DecideReview(w.ctx, by, review.Decide{
		OnReview: review.OnReview{ID: id, Version: v.Version}, Person: person, Decision: as, Note: note,
	})
	return err
}

func (w *world) startReview(by domain.Caller, group domain.ID) domain.Review {
	w.Helper()
	r, err := w.StartReview(w.ctx, by, review.StartReview{Group: group})
	w.must(err)
	return r
}

func (w *world) reviewEnded(by domain.Caller, id domain.ID) domain.Review {
	w.Helper()
	v, err := w.Review(w.ctx, by, id)
	w.must(err)
	r, err := w.FinishReview(w.ctx, by, review.OnReview{ID: id, Version: v.Version})
	w.must(err)
	return r
}

// waitsFor are the tasks of a kind in somebody's inbox.
func (w *world) waitsFor(by domain.Caller, kind domain.TaskKind) []task.InboxItem {
	w.Helper()
	p, err := w.Inbox(w.ctx, by, task.InboxFilter{Limit: domain.MaxLimit})
	w.must(err)
	return slices.DeleteFunc(p.Items, func(i task.InboxItem) bool { return i.Type != string(kind) })
}

func TestM6_1_AReviewIsDueACycleAfterTheGroupCameInAndAfterTheLastOne(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	manager := w.account("群主", domain.RoleGroupManager, g)
	due := func() domain.Date {
		v, err := w.Group(w.ctx, w.officer, g)
		w.must(err)
		return domain.DateOf(v.ReviewDue)
	}
	if due() != "2027-11-20" {
		t.Fatalf("due on %s", due())
	}
	w.must(w.Tend(w.ctx))
	for _, by := range []domain.Caller{w.officer, w.beijingOfficer, manager} {
		if n := len(w.waitsFor(by, domain.TaskReviewMembers)); n != 0 {
			t.Errorf("%d reviews wait a year before they are due", n)
		}
	}
	for range 4 { // a day before; the office goes on meanwhile, so that nobody doubts the clock
		w.later(91)
		_, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "郑七", Confirm: true})
		w.must(err)
	}
	w.must(w.Tend(w.ctx))
	w.must(w.Tend(w.ctx))
	for _, by := range []domain.Caller{w.officer, w.beijingOfficer, manager} {
		found := w.waitsFor(by, domain.TaskReviewMembers)
		if len(found) != 1 || found[0].Overdue || domain.DateOf(found[0].Due) != "2027-11-20" {
			t.Errorf("%s has %+v", by.Fingerprint, found)
		}
	}
	if other := w.waitsFor(w.shanghaiOfficer, domain.TaskReviewMembers); len(other) != 0 {
		t.Errorf("Shanghai has %+v", other)
	}
	list, err := w.Groups(w.ctx, w.officer, registry.GroupFilter{Review: true})
	w.must(err)
	if len(list.Items) != 1 || list.Items[0].ID != g {
		t.Errorf("the list of groups due is %+v", list.Items)
	}
	w.later(5)
	if found := w.waitsFor(manager, domain.TaskReviewMembers); !found[0].Overdue {
		t.Error("it is not overdue")
	}
	x := w.waitsFor(manager, domain.TaskReviewMembers)[0]
	_, err = w.CompleteTask(w.ctx, manager, task.CompleteTask{
		ID: x.Subject, Version: x.Version, Proof: domain.Proof{Note: "都核过了", Date: domain.DateOf(w.Now())},
	})
	w.refused(err, domain.CodeConflict, domain.FaultReviewItself)

	r := w.startReview(manager, g)
	for _, m := range r.Members {
		w.must(w.reviewed(manager, r.ID, m.Person, domain.ReviewedFits, ""))
	}
	w.reviewEnded(manager, r.ID)
	if due() != "2028-11-24" || len(w.waitsFor(w.officer, domain.TaskReviewMembers)) != 0 {
		t.Errorf("after it the next is due on %s, and %+v waits", due(), w.waitsFor(w.officer, domain.TaskReviewMembers))
	}
	v, err := w.Task(w.ctx, w.officer, x.Subject)
	w.must(err)
	if v.State != domain.TaskDone || v.Proof.Note != r.ID.String() {
		t.Errorf("the task is %s by %q", v.State, v.Proof.Note)
	}
}

func TestM6_1_TheCycleIsHeadquartersTerm(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	w.revise(today, func(x *domain.Terms) { x.ReviewMonths = 6 })
	v, err := w.Group(w.ctx, w.officer, g)
	w.must(err)
	if domain.DateOf(v.ReviewDue) != "2027-05-20" {
		t.Errorf("due on %s", domain.DateOf(v.ReviewDue))
	}
}

// A walk: each decision does what follows from it, and the record holds it all.
func TestM6_1_N2_2a_AReviewWalksTheRosterAndEndsWithARecord(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice, w.secretary)
	add := func(name, card string) domain.ID {
		p, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: name, City: "北京", Major: "化学", Year: 1997, Confirm: true})
		w.must(err)
		_, err = w.AddMember(w.ctx, w.beijingOfficer, people.AddMember{Group: g, Person: p.ID, Basis: domain.BasisWork, Card: card})
		w.must(err)
		return p.ID
	}
	wrong, wrong2, stranger, gone, passed := add("钱一", "钱一"), add("孙二", "孙二"), add("李三", ""), add("周四", ""), add("吴五", "")
	r := w.startReview(w.beijingOfficer, g)
	if len(r.Members) != 7 || r.State != domain.ReviewOpen {
		t.Fatalf("it began as %+v", r)
	}
	_, err := w.StartReview(w.ctx, w.officer, review.StartReview{Group: g})
	if e := w.refused(err, domain.CodeConflict, domain.FaultOpenCase); e.Args["id"] != r.ID.String() {
		t.Errorf("a second one is refused with %v", e)
	}
	joined := add("郑六", "")
	w.must(w.reviewed(w.beijingOfficer, r.ID, w.vice, domain.ReviewedFits, ""))
	w.must(w.reviewed(w.beijingOfficer, r.ID, w.secretary, domain.ReviewedVerified, "身份证原件"))
	w.must(w.reviewed(w.beijingOfficer, r.ID, wrong, domain.ReviewedCard, ""))
	w.must(w.reviewed(w.beijingOfficer, r.ID, wrong2, domain.ReviewedCard, ""))
	w.refused(w.reviewed(w.beijingOfficer, r.ID, stranger, domain.ReviewedUnfit, ""), domain.CodeInvalid, domain.FaultRequired)
	w.must(w.reviewed(w.beijingOfficer, r.ID, stranger, domain.ReviewedUnfit, "已迁居外省"))
	w.must(w.reviewed(w.beijingOfficer, r.ID, gone, domain.ReviewedLeft, ""))
	w.refused(w.reviewed(w.beijingOfficer, r.ID, joined, domain.ReviewedFits, ""), domain.CodeConflict, domain.FaultNotReviewed)
	v, err := w.Review(w.ctx, w.beijingOfficer, r.ID)
	w.must(err)
	_, err = w.FinishReview(w.ctx, w.beijingOfficer, review.OnReview{ID: r.ID, Version: v.Version})
	if e := w.refused(err, domain.CodeConflict, domain.FaultReviewOpen); e.Args["count"] != 1 {
		t.Errorf("refused with %v", e)
	}
	seat, err := w.WalkReview(w.ctx, w.beijingOfficer, review.Walk{ID: r.ID})
	w.must(err)
	if seat.Found.Person != passed || seat.Member.Name != "吴五" || seat.At != 7 {
		t.Errorf("the next is %+v", seat)
	}
	w.must(w.reviewed(w.beijingOfficer, r.ID, passed, domain.ReviewedSkipped, ""))
	done := w.reviewEnded(w.beijingOfficer, r.ID)
	if done.State != domain.ReviewDone || !slices.Equal(done.Joined, []domain.ID{joined}) {
		t.Errorf("it ended as %+v", done)
	}

	v, err = w.Review(w.ctx, w.officer, r.ID)
	w.must(err)
	want := map[domain.ReviewedState]int{
		domain.ReviewedFits: 1, domain.ReviewedVerified: 1, domain.ReviewedCard: 2, domain.ReviewedUnfit: 1, domain.ReviewedLeft: 1,
		domain.ReviewedSkipped: 1,
	}
	if fmt.Sprint(v.Counts) != fmt.Sprint(want) || v.Decisions[2].Name != "钱一" || v.Decisions[2].ByName != "beijing" {
		t.Errorf("the record says %v, %+v", v.Counts, v.Decisions[2])
	}
	notice, err := w.Notice(w.ctx, w.officer, v.Decisions[2].Record)
	w.must(err)
	if v.Decisions[3].Record != notice.ID || len(notice.About) != 2 {
		t.Errorf("one notice asks %+v", notice.About)
	}
	x, err := w.Task(w.ctx, w.officer, v.Decisions[4].Record)
	w.must(err)
	if x.Kind != domain.TaskRemoveMember || x.Person != stranger || x.Authority != "N2.2c" || x.Reason != "已迁居外省" {
		t.Errorf("the removal is %+v", x)
	}
	if m := w.memberOf(g, gone); m.Present() || m.Parting.As != domain.PartedLeft {
		t.Errorf("who left is %+v", m.Membership)
	}
	if p, err := w.Person(w.ctx, w.officer, w.secretary); err != nil || p.Verification.How != "身份证原件" {
		t.Errorf("the secretary is verified as %+v, %v", p.Verification, err)
	}
	audit, err := w.History(w.ctx, w.officer, history.Filter{Subject: r.ID, Limit: 100})
	w.must(err)
	n := 0
	for _, e := range audit.Items {
		if e.Action == domain.ActReviewDecide {
			n++
		}
	}
	if n != 7 || audit.Items[0].Action != domain.ActTaskComplete && audit.Items[0].Action != domain.ActReviewDone {
		t.Errorf("the log has %d decisions, and last %s", n, audit.Items[0].Action)
	}
}

// One back: who is decided otherwise is decided anew, and the removal falls away.
func TestM6_1_ADecisionIsTakenBackAndItsRemovalFallsAway(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	r := w.startReview(w.beijingOfficer, g)
	w.must(w.reviewed(w.beijingOfficer, r.ID, w.alumnus, domain.ReviewedUnfit, "看错了"))
	x := w.memberOf(g, w.alumnus).Removal
	seat, err := w.WalkReview(w.ctx, w.beijingOfficer, review.Walk{ID: r.ID, Person: w.alumnus})
	w.must(err)
	if x.IsZero() || seat.Found.Record != x || seat.Found.Note != "看错了" {
		t.Fatalf("removal %s, found %+v", x, seat.Found)
	}
	w.must(w.reviewed(w.beijingOfficer, r.ID, w.alumnus, domain.ReviewedFits, ""))
	v, err := w.Task(w.ctx, w.officer, x)
	w.must(err)
	if v.State != domain.TaskCancelled || !w.memberOf(g, w.alumnus).Removal.IsZero() {
		t.Errorf("the removal is %s", v.State)
	}
	w.refused(w.reviewed(w.beijingOfficer, r.ID, w.alumnus, domain.ReviewedFits, ""), domain.CodeConflict, domain.FaultNoChange)
	// A removal of before is the review's neither to open again nor to take back.
	t2, err := w.ExpelMember(w.ctx, w.officer, people.ExpelMember{Group: g, Person: w.alumnus, Ground: domain.GroundUnfit, Reason: "x"})
	w.must(err)
	w.must(w.reviewed(w.beijingOfficer, r.ID, w.alumnus, domain.ReviewedUnfit, "同意"))
	if m := w.memberOf(g, w.alumnus); m.Removal != t2.ID {
		t.Errorf("the removal is %s, want %s", m.Removal, t2.ID)
	}
}

// Two people at once don't trample each other: the second is told who walks it, and
// takes it over, at once or when the first has not gone on for a while.
func TestM6_1_AReviewIsLeftAndTakenOver(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	manager := w.account("群主", domain.RoleGroupManager, g)
	r := w.startReview(manager, g)
	err := w.reviewed(w.beijingOfficer, r.ID, w.alumnus, domain.ReviewedFits, "")
	if e := w.refused(err, domain.CodeConflict, domain.FaultClaimed); e.Args["by"] != "群主" {
		t.Errorf("refused with %v", e)
	}
	v, err := w.Review(w.ctx, w.beijingOfficer, r.ID)
	w.must(err)
	_, err = w.TakeReview(w.ctx, w.beijingOfficer, review.OnReview{ID: r.ID, Version: v.Version})
	w.must(err)
	w.refused(w.reviewed(manager, r.ID, w.alumnus, domain.ReviewedFits, ""), domain.CodeConflict, domain.FaultClaimed)
	_, err = w.DecideReview(w.ctx, w.beijingOfficer, review.Decide{
		OnReview: review.OnReview{ID: r.ID, Version: v.Version}, Person: w.alumnus, Decision: domain.ReviewedFits,
	})
	w.refused(err, domain.CodeConflict, domain.FaultStale)
	w.must(w.reviewed(w.beijingOfficer, r.ID, w.alumnus, domain.ReviewedFits, ""))
	w.clock.Add(int64(31 * time.Minute)) // the terminal fell shut
	w.must(w.reviewed(manager, r.ID, w.secretary, domain.ReviewedFits, ""))
	if v, err = w.Review(w.ctx, w.officer, r.ID); err != nil || v.ClaimedBy != "群主" || v.Decided != 2 {
		t.Errorf("it goes on as %+v, %v", v.Row, err)
	}
	for by, c := range map[string]struct {
		who  domain.Caller
		code domain.Code
	}{
		"auditor": {w.auditor, domain.CodeForbidden}, "shanghai": {w.shanghaiOfficer, domain.CodeNotFound},
	} {
		_, err := w.TakeReview(w.ctx, c.who, review.OnReview{ID: r.ID, Version: v.Version})
		if !domain.IsCode(err, c.code) {
			t.Errorf("%s: %v", by, err)
		}
	}
}

// Nobody decides on themself.
func TestM6_1_TheOwnerPassesOverThemself(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	in := account("群主", domain.RoleGroupManager, g)
	in.Person = w.vice
	_, err := w.AddAccount(w.ctx, w.director, in)
	w.must(err)
	manager := caller("群主")
	r := w.startReview(manager, g)
	w.refused(w.reviewed(manager, r.ID, w.vice, domain.ReviewedFits, ""), domain.CodeConflict, domain.FaultOwnReview)
	w.must(w.reviewed(manager, r.ID, w.vice, domain.ReviewedSkipped, ""))
}

// Whoever ceases to be a member while the review runs is passed over; a group that
// ends takes its review with it.
func TestM6_1_WhoIsGoneMeanwhileIsPassedOver(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	r := w.startReview(w.beijingOfficer, g)
	_, err := w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: w.alumnus})
	w.must(err)
	w.refused(w.reviewed(w.beijingOfficer, r.ID, w.alumnus, domain.ReviewedFits, ""), domain.CodeInvalid, domain.FaultRemovedMember)
	w.must(w.reviewed(w.beijingOfficer, r.ID, w.vice, domain.ReviewedFits, ""))
	w.must(w.reviewed(w.beijingOfficer, r.ID, w.secretary, domain.ReviewedFits, ""))
	seat, err := w.WalkReview(w.ctx, w.beijingOfficer, review.Walk{ID: r.ID, After: w.secretary})
	w.must(err)
	if seat.At != 0 || seat.Review.Decided != 3 {
		t.Errorf("the walk goes on with %+v", seat)
	}
	if done := w.reviewEnded(w.beijingOfficer, r.ID); done.Members[2].State != domain.ReviewedGone {
		t.Errorf("the record says %+v", done.Members)
	}
}

// Overdue notices become removals though nobody opens an inbox, once, and so also
// where the server was down for a month and two begin at the same time.
func TestN2_2c_TheServerFollowsUpOverdueNoticesByItself(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "老周"})
	w.must(err)
	_, err = w.AskToRectify(w.ctx, w.officer, people.AskToRectify{Group: g, Persons: []domain.ID{w.alumnus}, Deadline: "2026-12-01"})
	w.must(err)
	w.must(w.Tend(w.ctx))
	if open := w.openOfKind(domain.TaskRemoveMember); len(open) != 0 {
		t.Fatalf("before the deadline %+v waits", open)
	}
	w.later(31)
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if err := w.Tend(w.ctx); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	w.must(w.Tend(w.ctx))
	open := w.openOfKind(domain.TaskRemoveMember)
	if len(open) != 1 || open[0].Person != w.alumnus || open[0].Authority != "N2.2c" {
		t.Errorf("a month later %+v waits", open)
	}
}

// openTasks reads the open tasks of a kind from the store, without an inbox.
func (w *world) openOfKind(kind domain.TaskKind) (out []domain.Task) {
	w.Helper()
	w.must(w.store.View(w.ctx, func(tx domain.Tx) error {
		p, err := tx.Tasks().List(domain.Query{Index: domain.IndexState, Eq: string(domain.TaskOpen), Limit: domain.MaxLimit})
		for _, t := range p.Items {
			if t.Kind == kind {
				out = append(out, t)
			}
		}
		return err
	}))
	return out
}
