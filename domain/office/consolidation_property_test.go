package office_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/people"
	"alumni/domain/office/violation"
)

// TestN1_5_NobodyIsLostThroughTheOffice does whatever the use-cases let an
// officer do while a consolidation runs, in any order, over the real store:
// whoever was in a group of the branch is in a live one at every moment, unless
// removed, no group is over its capacity, and counts and memberships agree.
func TestN1_5_NobodyIsLostThroughTheOffice(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := worldOver(t, func(e *mem.Engine) engine.Engine { return e })
		s := newSpree(rt, w)
		if s == nil {
			return
		}
		for range rapid.IntRange(1, 14).Draw(rt, "steps") {
			s.step(rt)
			s.holds(rt)
		}
		s.finish(rt)
		s.holds(rt)
	})
}

// spree is a run of steps.
type spree struct {
	*world
	groups []domain.ID
	people []domain.ID // everybody who is or was there
	gone   map[domain.ID]bool
	plan   domain.ID
}

func newSpree(rt *rapid.T, w *world) *spree {
	s := &spree{world: w, gone: map[domain.ID]bool{}}
	for i := range 9 {
		s.people = append(s.people, w.person(fmt.Sprintf("校友%d", i), true))
	}
	used := map[domain.ID]bool{}
	for range rapid.IntRange(2, 4).Draw(rt, "groups") {
		capacity := rapid.IntRange(2, 7).Draw(rt, "capacity")
		members := rapid.SliceOfNDistinct(rapid.SampledFrom(s.people), 1, min(capacity, 5), rapid.ID[domain.ID]).Draw(rt, "members")
		for _, p := range members {
			used[p] = true
		}
		s.groups = append(s.groups, w.room(w.beijing, capacity, members...))
	}
	for _, p := range s.people {
		s.gone[p] = !used[p]
	}
	c, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	if err != nil {
		if domain.AsError(err).Fault != domain.FaultNothingToMerge {
			rt.Fatal(err)
		}
		return nil
	}
	s.plan = c.ID
	return s
}

// step does one thing; a refusal is right, a failure is not.
func (s *spree) step(rt *rapid.T) {
	v := s.merge(s.plan)
	group := rapid.SampledFrom(s.groups).Draw(rt, "group")
	person := rapid.SampledFrom(s.people).Draw(rt, "person")
	var err error
	switch what := rapid.SampledFrom([]string{"start", "record", "record all", "adjust", "keep", "join", "remove", "end", "end"}).Draw(rt,
		"step"); what {
	case "start":
		_, err = s.StartConsolidation(s.ctx, s.officer, consolidation.StartConsolidation{ID: s.plan, Version: v.Version, Reason: "x"})
	case "record":
		_, err = s.RecordMoves(s.ctx, s.officer, consolidation.RecordMoves{ID: s.plan, Version: v.Version, Persons: []domain.ID{person}})
	case "record all":
		_, err = s.RecordMoves(s.ctx, s.officer, consolidation.RecordMoves{
			ID: s.plan, Version: v.Version, All: true,
			Limit: rapid.IntRange(0, 3).Draw(rt, "limit"),
		})
	case "adjust":
		_, err = s.AdjustConsolidation(s.ctx, s.officer, consolidation.AdjustConsolidation{
			ID: s.plan, Version: v.Version,
			Moves: target(person, group),
		})
	case "keep":
		keep := rapid.SliceOfNDistinct(rapid.SampledFrom(s.groups), 1, len(s.groups), rapid.ID[domain.ID]).Draw(rt, "keep")
		_, err = s.AdjustConsolidation(s.ctx, s.officer, consolidation.AdjustConsolidation{ID: s.plan, Version: v.Version, Keep: keep})
	case "join":
		_, err = s.AddMember(s.ctx, s.officer, people.AddMember{Group: group, Person: person, Basis: domain.BasisWork, Reason: "重新入群"})
		if err == nil {
			s.gone[person] = false
		}
	case "remove":
		err = s.remove(group, person)
	case "end":
		err = s.end(group)
	}
	if e := domain.AsError(err); err != nil && e.Code == domain.CodeInternal {
		rt.Fatal(err)
	}
}

// remove removes a member for a violation; who is then in no other group is gone.
func (s *spree) remove(group, person domain.ID) error {
	_, err := s.RecordViolation(s.ctx, s.director, violation.RecordViolation{
		Group: group, Person: person, Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图", Outcome: domain.OutcomeRemoval,
		OccurredOn: today,
	})
	if err != nil {
		return err
	}
	if _, err = s.complete(s.director, s.task(group, domain.TaskRemoveMember)); err != nil {
		return err
	}
	s.gone[person] = !slices.ContainsFunc(s.groups, func(g domain.ID) bool { return slices.Contains(s.present(g), person) })
	return nil
}

// end completes the task of a group, if it has one.
func (s *spree) end(group domain.ID) error {
	v, err := s.Group(s.ctx, s.operator, group)
	if err != nil {
		return err
	}
	for _, id := range v.OpenCases {
		if id.Kind != domain.KindTask {
			continue
		}
		t, err := s.Task(s.ctx, s.operator, id)
		if err != nil {
			return err
		}
		if t.Kind == domain.TaskMoveMembers {
			_, err = s.complete(s.officer, t.Task)
			return err
		}
	}
	return nil
}

// finish carries the plan out as far as it goes: who is left behind is shown.
func (s *spree) finish(rt *rapid.T) {
	v := s.merge(s.plan)
	if v.State != domain.ConsolidationRunning {
		return
	}
	for range 3 {
		if _, err := s.record(s.officer, s.plan, domain.ID{}); err != nil {
			if s.merge(s.plan).State == domain.ConsolidationDone {
				return
			}
			rt.Fatal(err)
		}
	}
	v = s.merge(s.plan)
	for _, g := range v.Plan.Groups {
		if g.Stays || !g.State.Live() {
			continue
		}
		if g.Now == 0 {
			if err := s.end(g.ID); err != nil {
				rt.Fatalf("the empty %s can't end: %v", g.ID, err)
			}
			continue
		}
		if len(v.Plan.Problems) == 0 {
			rt.Fatalf("%d people stay in %s and nobody is told", g.Now, g.ID)
		}
	}
}

func (s *spree) holds(rt *rapid.T) {
	s.nobodyLost(s.groups, slices.DeleteFunc(slices.Clone(s.people), func(p domain.ID) bool { return s.gone[p] }))
	if s.Failed() {
		rt.Fatal("see above")
	}
}
