package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
	"alumni/domain/office/violation"
)

// dissolved ends a group in its whole way: applied for, granted, done in WeChat.
func (w *world) dissolved(g domain.Group) {
	w.Helper()
	w.grant(w.changeOf(g, domain.ApplyDissolution))
	_, err := w.complete(w.officer, w.task(g.ID, domain.TaskDissolveGroup))
	w.must(err)
}

// A group that ended has no present members: its list is the archive of who was
// in at its end, and everything that asks who is in a group now says nobody.
func TestN1_4a_NobodyIsInAGroupThatEnded(t *testing.T) {
	w := newWorld(t)
	g := w.groupByID(w.room(w.beijing, 10, w.vice, w.secretary, w.alumnus))
	if v := w.personSeen(w.beijingOfficer, w.alumnus); v.Groups != 1 || !v.In[0].Present() || v.Keep != nil {
		t.Fatalf("before: %d groups, %+v, keep %v", v.Groups, v.In, v.Keep)
	}
	w.dissolved(g)
	ended := w.groupByID(g.ID)
	if ended.State != domain.GroupEnded || !ended.EndedAt.Equal(w.Now()) {
		t.Errorf("it ended as %s on %s", ended.State, ended.EndedAt)
	}
	v := w.personSeen(w.beijingOfficer, w.alumnus)
	if in := v.In[0]; v.Groups != 0 || in.Present() || in.State != domain.GroupEnded || !in.EndedAt.Equal(w.Now()) {
		t.Errorf("the person's page: %d groups, %+v", v.Groups, in)
	}
	// Whom the branch neither registered nor has in a group now is not its to edit.
	if e := domain.AsError(v.Keep); v.Keep == nil || e.Fault != domain.FaultKeptElsewhere {
		t.Errorf("the branch may keep the person: %v", v.Keep)
	}
	if owner := w.personSeen(w.officer, w.vice); owner.Groups != 0 || owner.In[0].Role != "" {
		t.Errorf("the owner's page: %d groups, %+v", owner.Groups, owner.In)
	}
	page, err := w.Members(w.ctx, w.officer, people.MemberFilter{Group: g.ID})
	w.must(err)
	if len(page.Items) != 3 || ended.Members != 3 {
		t.Errorf("the archive holds %d, and counts %d", len(page.Items), ended.Members)
	}
	b, err := w.Branch(w.ctx, w.officer, w.beijing)
	w.must(err)
	if b.Members != 0 || b.Groups != 0 {
		t.Errorf("the branch counts %d people in %d groups", b.Members, b.Groups)
	}
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: g.ID, Person: w.president, Basis: domain.BasisWork})
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

// A removal that was open when its group ended is closed by its proof and
// changes nothing of the archive: no membership, no count, no new tasks.
func TestN1_4a_ARemovalAfterTheEndLeavesTheArchiveAlone(t *testing.T) {
	w := newWorld(t)
	g := w.groupByID(w.room(w.beijing, 10, w.vice, w.secretary, w.alumnus))
	_, err := w.RecordViolation(w.ctx, w.officer, violation.RecordViolation{
		Group: g.ID, Person: w.secretary, Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图",
		Outcome: domain.OutcomeRemoval, Authority: "N3.2", OccurredOn: today,
	})
	w.must(err)
	removal := w.task(g.ID, domain.TaskRemoveMember)
	w.dissolved(g)
	before, err := w.Group(w.ctx, w.officer, g.ID)
	w.must(err)
	done, err := w.complete(w.officer, removal)
	w.must(err)
	after, err := w.Group(w.ctx, w.officer, g.ID)
	w.must(err)
	if done.State != domain.TaskDone || after.Members != 3 || !slices.Equal(after.Admins, g.Admins) || after.Version != before.Version {
		t.Errorf("the group is now %+v", after.GroupRow.Group)
	}
	if len(w.present(g.ID)) != 3 || len(after.Open) != len(before.Open)-2 { // the task and its violation
		t.Errorf("open were %v, are %v", before.Open, after.Open)
	}
}

// Groups that ended count for nobody who hands over another.
func TestM5_1_OnlyGroupsInUseCountAsTheOwnersOthers(t *testing.T) {
	w := newWorld(t)
	first := w.groupByID(w.room(w.beijing, 10, w.vice, w.secretary))
	second := w.groupByID(w.room(w.beijing, 10, w.vice, w.secretary))
	others := func() bool {
		tr := w.transfer(second, w.secretary)
		v, err := w.Transfer(w.ctx, w.officer, tr.ID)
		w.must(err)
		_, err = w.RejectCase(w.ctx, w.officer, casework.Reject{ID: tr.ID, Version: tr.Version, Reason: "再议"})
		w.must(err)
		return slices.ContainsFunc(v.Checks, func(c casework.Check) bool { return c.Key == casework.CheckOtherGroups })
	}
	if !others() {
		t.Error("the owner's other group is not named")
	}
	w.dissolved(first)
	if others() {
		t.Error("a group that ended is named as the owner's")
	}
}

// Whom a consolidation moved is in the group that stays and in no other, and
// the page says when the other ended.
func TestN1_5_WhoWasMovedIsInOneGroup(t *testing.T) {
	w := newWorld(t)
	rooms := w.rooms(w.beijing, 10, 4, 3)
	c := w.started(w.beijing)
	moved := c.Moves[0].Person
	_, err := w.record(w.officer, c.ID, domain.ID{})
	w.must(err)
	w.must(w.endTask(w.officer, rooms[1]))
	v := w.personSeen(w.officer, moved)
	if v.Groups != 1 || len(v.In) != 2 || v.In[0].Group != rooms[0] || !v.In[0].Present() || v.In[1].Present() {
		t.Fatalf("in %d groups: %+v", v.Groups, v.In)
	}
	if v.In[1].EndedAt.IsZero() || v.In[1].State != domain.GroupEnded {
		t.Errorf("the group that ended: %+v", v.In[1])
	}
}

func (w *world) personSeen(by domain.Caller, id domain.ID) people.PersonView {
	w.Helper()
	v, err := w.Person(w.ctx, by, id)
	w.must(err)
	return v
}
