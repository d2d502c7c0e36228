package office_test

import (
	"slices"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/people"
	"alumni/domain/office/violation"
)

// The writes of every transaction of a consolidation, for a distributed store.
func TestN1_5_EveryStepStaysUnderAHundredWrites(t *testing.T) {
	w, m := newMetered(t)
	groups := w.rooms(w.beijing, 500, 200, 60, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2)
	measure := func(what string, do func()) {
		t.Helper()
		m.most = 0
		do()
		t.Logf("%s writes %d keys", what, m.most)
		if m.most >= 100 {
			t.Errorf("%s writes %d keys", what, m.most)
		}
	}
	var c domain.Consolidation
	var err error
	measure("a plan", func() {
		c, err = w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
		w.must(err)
	})
	measure("an adjustment", func() {
		c, err = w.AdjustConsolidation(w.ctx, w.officer, consolidation.AdjustConsolidation{ID: c.ID, Version: c.Version, Keep: groups[:2]})
		w.must(err)
		c, err = w.AdjustConsolidation(w.ctx, w.officer, consolidation.AdjustConsolidation{ID: c.ID, Version: c.Version, Keep: groups[:1]})
		w.must(err)
	})
	measure("a start", func() {
		_, err := w.StartConsolidation(w.ctx, w.officer, consolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "x"})
		w.must(err)
	})
	measure("recording", func() {
		_, err := w.record(w.officer, c.ID, groups[1])
		w.must(err)
	})
	measure("the end of a group", func() { w.must(w.endTask(w.officer, groups[1])) })
	measure("a cancellation", func() {
		_, err := w.CancelConsolidation(w.ctx, w.officer, consolidation.CancelConsolidation{
			ID: c.ID, Version: w.merge(c.ID).Version,
			Reason: "x",
		})
		w.must(err)
	})
	measure("a member", func() {
		_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: groups[0], Person: w.alumnus, Basis: domain.BasisWork})
		w.must(err)
	})
}

// A plan that is too large for one record is refused with a way out.
func TestN1_5_APlanTooLargeIsRefused(t *testing.T) {
	w := newWorld(t)
	people := make([]domain.ID, domain.MaxMoves+1) // in both groups: each has to leave one
	for i := range people {
		people[i] = w.person("甲", true)
	}
	w.room(w.beijing, 9000, people...)
	w.room(w.beijing, 9000, people...)
	_, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	e := w.refused(err, domain.CodeInvalid, domain.FaultTooManyMoves)
	if e.Args["count"] != domain.MaxMoves+1 || e.Args["max"] != domain.MaxMoves || e.Rule != "N1.5" {
		t.Errorf("refused with %v", e)
	}
}

// A group that came to the branch after the plan was made does not end by an
// adjustment of somebody who never saw it there.
func TestN1_5_ANewGroupIsNoPartOfAnOlderPlan(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 5, 3, 2)
	c, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	w.must(err)
	late := w.rooms(w.beijing, 10, 1)[0]
	c, err = w.AdjustConsolidation(w.ctx, w.officer, consolidation.AdjustConsolidation{ID: c.ID, Version: c.Version, Keep: groups[:2]})
	w.must(err)
	if slices.Contains(c.End, late) || !slices.Equal(c.End, groups[2:]) {
		t.Fatalf("ends %v", c.End)
	}
	c, err = w.AdjustConsolidation(w.ctx, w.officer, consolidation.AdjustConsolidation{
		ID: c.ID, Version: c.Version, Moves: target(c.Moves[0].Person, groups[1]),
	})
	w.must(err)
	if slices.Contains(c.End, late) || c.Moves[0].To != groups[1] {
		t.Fatalf("ends %v, moves %+v", c.End, c.Moves)
	}
	c, err = w.StartConsolidation(w.ctx, w.officer, consolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "x"})
	w.must(err)
	if c.Moves[0].To != groups[1] || slices.Contains(c.End, late) {
		t.Errorf("started with %+v", c)
	}
}

// Those who joined after the plan was made are planned for at the start, and a
// plan that fits no longer is refused there.
func TestN1_5_TheStartPlansForTodaysMembers(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 8, 5, 2)
	c, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	w.must(err)
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: groups[1], Person: w.alumnus, Basis: domain.BasisWork})
	w.must(err)
	late := w.person("后来者", true)
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: groups[1], Person: late, Basis: domain.BasisWork})
	w.must(err)
	start := func() (domain.Consolidation, error) {
		return w.StartConsolidation(w.ctx, w.officer, consolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "x"})
	}
	_, err = start()
	if e := w.refused(err, domain.CodeInvalid, domain.FaultCapacity); e.Args["have"] != 9 || e.Args["max"] != 8 {
		t.Errorf("refused with %v", e)
	}
	w.removedMember(groups[1], late)
	c2, err := start()
	w.must(err)
	if len(c2.Moves) != 3 || !slices.ContainsFunc(c2.Moves, func(m domain.Move) bool { return m.Person == w.alumnus }) {
		t.Errorf("started with %+v", c2.Moves)
	}
}

// What stands against the start is shown before somebody tries.
func TestN1_5_ADraftShowsWhatStandsAgainstItsStart(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 4, 3)
	c, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	w.must(err)
	breach, err := w.RecordViolation(w.ctx, w.director, violation.RecordViolation{
		Group: groups[1], Person: w.present(groups[1])[2], Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图",
		Outcome: domain.OutcomeRectification, OccurredOn: today,
	})
	w.must(err)
	if v := w.merge(c.ID); v.Plan.Groups[1].Case != breach.ID || !v.Plan.Groups[0].Case.IsZero() {
		t.Errorf("shown: %+v", v.Plan.Groups)
	}
}

// A second group that was approved just now for people who wait for it is none
// to be given up, N1.3: not before it is set up, nor while its people join it.
func TestN1_5_AGroupApprovedJustNowIsNoCandidate(t *testing.T) {
	w := newWorld(t)
	first := w.room(w.beijing, 500, w.president, w.alumnus)
	second := w.newGroup(1)
	candidates := func() []consolidation.CandidateRow {
		p, err := w.ConsolidationCandidates(w.ctx, w.officer, consolidation.CandidateFilter{})
		w.must(err)
		return p.Items
	}
	if got := candidates(); len(got) != 0 {
		t.Errorf("not set up yet, and a candidate: %+v", got)
	}
	_, err := w.complete(w.officer, w.task(second.ID, domain.TaskCreateGroup))
	w.must(err)
	if got := candidates(); len(got) != 0 {
		t.Errorf("set up today, and a candidate: %+v", got)
	}
	_, err = w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	w.refused(err, domain.CodeConflict, domain.FaultNothingToMerge)
	_, err = w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing, Keep: []domain.ID{second.ID}})
	w.refused(err, domain.CodeInvalid, domain.FaultNotPlanned)
	w.clock.Add(int64(26 * 24 * time.Hour)) // its terms are over, and still hardly anybody joined
	got := candidates()
	if len(got) != 1 || got[0].Branch != w.beijing || got[0].Fewest != 1 {
		t.Fatalf("after its terms: %+v", got)
	}
	plan, err := w.ConsolidationPlan(w.ctx, w.officer, w.beijing, nil)
	w.must(err)
	if len(plan.Groups) != 2 || len(plan.LeftOut) != 0 || first.IsZero() {
		t.Errorf("planned %+v", plan.Groups)
	}
}
