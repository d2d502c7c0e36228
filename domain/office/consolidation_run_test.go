package office_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/people"
	"alumni/domain/office/violation"
)

// Broken off after some of its transactions, the same call again records the rest.
func TestN1_5_ACrashBetweenChunksLosesNobody(t *testing.T) {
	for _, after := range []int{1, 2, 3, 4, 5} {
		w, m := newMetered(t)
		groups := w.rooms(w.beijing, 120, 50, 40)
		everybody := slices.Concat(w.present(groups[0]), w.present(groups[1]))
		c := w.started(w.beijing)
		version := w.merge(c.ID).Version
		n := 0
		m.before = func() {
			if n++; n > after {
				m.broken = errors.New("power cut")
			}
		}
		_, err := w.RecordMoves(w.ctx, w.officer, consolidation.RecordMoves{ID: c.ID, Version: version, All: true})
		w.refused(err, domain.CodeInternal, domain.FaultInternal)
		m.before, m.broken = nil, nil
		w.nobodyLost(groups, everybody)
		r, err := w.record(w.officer, c.ID, domain.ID{})
		w.must(err)
		if r.Left != 0 || len(w.present(groups[0])) != 90 {
			t.Errorf("after %d transactions: %+v", after, r)
		}
		w.nobodyLost(groups, everybody)
		if v := w.merge(c.ID); v.Done != 40 {
			t.Errorf("%d moves are recorded", v.Done)
		}
	}
}

// The start is broken off between its transactions: the tasks come with the
// next step. So does what a cancelled one leaves behind.
func TestN1_5_TasksComeAndGoInChunks(t *testing.T) {
	w, m := newMetered(t)
	groups := w.rooms(w.beijing, 60, 5, 2, 2, 2, 2, 2, 2, 2, 2, 2)
	c, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	w.must(err)
	n := 0
	m.before = func() {
		if n++; n > 1 {
			m.broken = errors.New("power cut")
		}
	}
	_, err = w.StartConsolidation(w.ctx, w.officer, consolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "x"})
	w.refused(err, domain.CodeInternal, domain.FaultInternal)
	m.before, m.broken = nil, nil
	_, err = w.record(w.officer, c.ID, groups[1], w.groupByID(groups[1]).Admins...)
	w.must(err)
	for _, g := range groups[1:] {
		w.task(g, domain.TaskMoveMembers)
	}
	v := w.merge(c.ID)
	n = 0
	m.before = func() {
		if n++; n > 1 {
			m.broken = errors.New("power cut")
		}
	}
	cancel := func(version uint64) error {
		_, err := w.CancelConsolidation(w.ctx, w.officer, consolidation.CancelConsolidation{ID: c.ID, Version: version, Reason: "理事会另议"})
		return err
	}
	w.refused(cancel(v.Version), domain.CodeInternal, domain.FaultInternal)
	m.before, m.broken = nil, nil
	w.must(cancel(w.merge(c.ID).Version))
	for _, g := range groups[1:] {
		v, err := w.Group(w.ctx, w.operator, g)
		w.must(err)
		left := 0
		if g == groups[1] {
			left = 2 // its admin was moved away: publish and file it anew
		}
		if v.State != domain.GroupActive || len(v.OpenCases) != left {
			t.Errorf("%s is %s with %v open", g, v.State, v.OpenCases)
		}
	}
	w.refused(cancel(w.merge(c.ID).Version), domain.CodeConflict, domain.FaultState)
	if len(w.present(groups[0])) != 6 || len(w.present(groups[1])) != 1 {
		t.Error("what was moved did not stay moved")
	}
}

func TestN1_5_TwoOfficersRecordAtOnce(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 100, 40, 30, 20)
	everybody := slices.Concat(w.present(groups[0]), w.present(groups[1]), w.present(groups[2]))
	c := w.started(w.beijing)
	var wg sync.WaitGroup
	moved := make([]int, 2)
	for i, by := range []domain.Caller{w.beijingOfficer, w.officer} {
		wg.Go(func() {
			for range 200 { // a stale version is loaded again, as a screen does
				v, err := w.Consolidation(context.Background(), by, c.ID)
				if err != nil {
					t.Error(err)
					return
				}
				r, err := w.RecordMoves(context.Background(), by, consolidation.RecordMoves{ID: c.ID, Version: v.Version, All: true})
				moved[i] += r.Moved
				if err == nil {
					return
				}
				if domain.AsError(err).Fault != domain.FaultStale {
					t.Error(err)
					return
				}
			}
			t.Error("never recorded")
		})
	}
	wg.Wait()
	if moved[0]+moved[1] != 50 {
		t.Errorf("%v moves are counted, want 50", moved)
	}
	v := w.merge(c.ID)
	if v.Done != 50 || len(v.Moves) != 50 {
		t.Errorf("%d of %d moves are recorded", v.Done, len(v.Moves))
	}
	w.nobodyLost(groups, everybody)
}

func TestN1_5_WhoComesAndGoesMeanwhile(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 5, 4)
	c := w.started(w.beijing)
	persons := w.present(groups[1])
	w.removed(w.groupByID(groups[1]), w.alumnus) // came and was removed: not theirs to move
	gone := persons[2]
	w.removedMember(groups[1], gone)
	late := w.person("后来者", true)
	_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: groups[1], Person: late, Basis: domain.BasisWork})
	w.must(err)
	v := w.merge(c.ID)
	if v.States["left"] != 1 || v.States["open"] != 4 {
		t.Errorf("the moves stand as %v", v.States)
	}
	r, err := w.record(w.officer, c.ID, domain.ID{})
	w.must(err)
	if r.Moved != 4 || len(r.Skipped) != 1 || r.Skipped[0].Person != gone || r.Left != 0 {
		t.Errorf("recorded %+v", r)
	}
	if here := w.present(groups[0]); !slices.Contains(here, late) || slices.Contains(here, gone) {
		t.Errorf("in the group that stays: %v", here)
	}
	w.must(w.endTask(w.officer, groups[1]))
}

// removedMember removes a member for a violation, to the end.
func (w *world) removedMember(group, person domain.ID) {
	w.Helper()
	_, err := w.RecordViolation(w.ctx, w.director, violation.RecordViolation{
		Group: group, Person: person, Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图", Outcome: domain.OutcomeRemoval,
		OccurredOn: today,
	})
	w.must(err)
	_, err = w.complete(w.director, w.task(group, domain.TaskRemoveMember))
	w.must(err)
}

func TestN1_5_NoGroupGoesOverItsCapacityAtAnyMoment(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 6, 4, 4, 3)
	c := w.started(w.beijing)
	if !slices.Equal(c.End, groups[2:]) || len(c.Moves) != 3 {
		t.Fatalf("planned %+v", c)
	}
	full := c.Moves[0].To // takes the first two of three
	last := c.Moves[2].Person
	for i := range 2 { // newcomers take its seats meanwhile
		p := w.person("新人", true)
		_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: full, Person: p, Basis: domain.BasisLiving})
		if err != nil {
			t.Fatalf("newcomer %d: %v", i, err)
		}
	}
	_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: full, Person: w.alumnus, Basis: domain.BasisLiving})
	w.refused(err, domain.CodeConflict, domain.FaultCapacity)
	v := w.merge(c.ID)
	if v.States["blocked"] != 2 || len(v.Plan.Problems) != 2 || v.Names[v.Plan.Problems[0].Person] == "" {
		t.Errorf("%v, problems %+v", v.States, v.Plan.Problems)
	}
	_, err = w.record(w.officer, c.ID, domain.ID{}, c.Moves[0].Person)
	if e := w.refused(err, domain.CodeConflict, domain.FaultCapacity); e.Args["have"] != 7 || e.Args["max"] != 6 {
		t.Errorf("refused with %v", e)
	}
	other := c.Moves[2].To
	_, err = w.AdjustConsolidation(w.ctx, w.officer, consolidation.AdjustConsolidation{
		ID: c.ID, Version: v.Version, Moves: target(c.Moves[0].Person, other),
	})
	w.must(err)
	_, err = w.AdjustConsolidation(w.ctx, w.officer, consolidation.AdjustConsolidation{
		ID: c.ID, Version: w.merge(c.ID).Version, Moves: target(c.Moves[1].Person, other),
	})
	w.refused(err, domain.CodeInvalid, domain.FaultCapacity)
	_, err = w.AdjustConsolidation(w.ctx, w.officer, consolidation.AdjustConsolidation{
		ID: c.ID, Version: w.merge(c.ID).Version, Keep: groups[1:],
	})
	if e := w.refused(err, domain.CodeConflict, domain.FaultState); e.Field != "keep" {
		t.Errorf("refused with %v", e)
	}
	r, err := w.record(w.officer, c.ID, domain.ID{})
	w.must(err)
	if r.Moved != 1 || r.Left != 2 || len(r.Skipped) != 2 {
		t.Errorf("recorded %+v", r)
	}
	if here := w.present(groups[2]); len(here) != 2 || !slices.Contains(here, last) {
		t.Errorf("left behind: %v", here)
	}
	w.refused(w.endTask(w.officer, groups[2]), domain.CodeConflict, domain.FaultStillMembers)
}

func TestM6_3_WhoWasRemovedIsNotMovedBack(t *testing.T) {
	w := newWorld(t)
	persons := make([]domain.ID, 8)
	for i := range persons {
		persons[i] = w.person("成员", true)
	}
	one := w.room(w.beijing, 20, persons...)
	two := w.room(w.beijing, 20, w.person("群主", true), w.person("管理员", true), persons[7])
	w.removedMember(one, persons[7])
	c := w.started(w.beijing)
	_, err := w.record(w.officer, c.ID, two, persons[7])
	if e := w.refused(err, domain.CodeConflict, domain.FaultRemovedMember); e.Rule != "M6.3" {
		t.Errorf("rests on %s", e.Rule)
	}
	r, err := w.record(w.officer, c.ID, domain.ID{})
	w.must(err)
	if slices.Contains(w.present(one), persons[7]) || len(r.Skipped) == 0 {
		t.Errorf("moved back: %+v", r)
	}
	w.refused(w.endTask(w.officer, two), domain.CodeConflict, domain.FaultStillMembers)
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: one, Person: persons[7], Basis: domain.BasisWork, Reason: "理事会同意重新入群"})
	w.must(err)
	_, err = w.record(w.officer, c.ID, domain.ID{})
	w.must(err)
	w.must(w.endTask(w.officer, two))
}

func TestN1_5_WhoIsInTwoGroupsOnlyLeaves(t *testing.T) {
	w := newWorld(t)
	people := make([]domain.ID, 8)
	for i := range people {
		people[i] = w.person("双群", true)
	}
	one := w.room(w.beijing, 8, people...)
	two := w.room(w.beijing, 8, people[:3]...)
	c := w.started(w.beijing)
	v := w.merge(c.ID)
	if !slices.Equal(c.Keep, []domain.ID{one}) || v.Plan.People != 0 || v.Plan.Flows[0].Already != 3 {
		t.Fatalf("keeps %v, %d people move, %+v", c.Keep, v.Plan.People, v.Plan.Flows)
	}
	_, err := w.record(w.officer, c.ID, domain.ID{})
	w.must(err)
	if len(w.present(one)) != 8 || len(w.present(two)) != 0 {
		t.Errorf("%d and %d", len(w.present(one)), len(w.present(two)))
	}
	w.must(w.endTask(w.officer, two))
	w.nobodyLost([]domain.ID{one, two}, people)
}

func TestN1_5_WhoIsToBeRemovedIsNotMovedInstead(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 5, 4)
	c := w.started(w.beijing)
	bad := w.present(groups[1])[2]
	v, err := w.RecordViolation(w.ctx, w.director, violation.RecordViolation{
		Group: groups[1], Person: bad, Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图", Outcome: domain.OutcomeRemoval,
		OccurredOn: today,
	})
	w.must(err)
	_, err = w.record(w.officer, c.ID, domain.ID{}, bad)
	if e := w.refused(err, domain.CodeConflict, domain.FaultToBeRemoved); e.Args["id"] != v.ID.String() {
		t.Errorf("refused with %v", e)
	}
	r, err := w.record(w.officer, c.ID, domain.ID{})
	w.must(err)
	if r.Moved != 2 || len(r.Skipped) != 2 { // and the owner, who goes last
		t.Errorf("recorded %+v", r)
	}
	_, err = w.complete(w.director, w.task(groups[1], domain.TaskRemoveMember))
	w.must(err)
	_, err = w.record(w.officer, c.ID, domain.ID{})
	w.must(err)
	w.must(w.endTask(w.officer, groups[1]))
}
