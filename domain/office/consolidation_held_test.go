package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/violation"
)

// leaver is somebody who moves by a plan and manages nothing.
func TestN1_5_AGroupBeingMergedIsNotDissolved(t *testing.T) {
	w := newWorld(t)
	rooms := w.rooms(w.beijing, 10, 4, 3) // the one that stays and the one that ends
	c := w.started(w.beijing)
	for _, id := range rooms {
		_, err := w.SubmitApplication(w.ctx, w.officer, w.changeOf(w.groupByID(id), domain.ApplyDissolution))
		if e := w.refused(err, domain.CodeConflict, domain.FaultOpenCase); e.Rule != "N1.5" || e.Args["id"] != c.ID.String() {
			t.Errorf("%s: %+v", id, e)
		}
	}
}

func TestN1_5_AGroupToBeDissolvedIsNoPartOfAPlan(t *testing.T) {
	w := newWorld(t)
	rooms := w.rooms(w.beijing, 10, 4, 3)
	w.grant(w.changeOf(w.groupByID(rooms[1]), domain.ApplyDissolution))
	_, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	w.refused(err, domain.CodeConflict, domain.FaultNothingToMerge)
}

func TestN1_5_NobodyUnknownIsLeftBehind(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 4, 2)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(groups[1])
		if err != nil {
			return err
		}
		g.Members = 3 // one in WeChat whom the registry does not know
		return tx.Groups().Put(&g)
	}))
	c, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	w.must(err)
	if v := w.merge(c.ID); v.Plan.Groups[1].Unknown() != 1 {
		t.Errorf("the finding is not shown: %+v", v.Plan.Groups)
	}
	_, err = w.StartConsolidation(w.ctx, w.officer, consolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "x"})
	e := w.refused(err, domain.CodeConflict, domain.FaultMembersUnknown)
	if e.Rule != "N1.5" || e.Args["have"] != 3 || e.Args["count"] != 2 {
		t.Errorf("refused with %v", e)
	}
	if v := w.merge(c.ID); v.State != domain.ConsolidationDraft {
		t.Errorf("it is %s", v.State)
	}
}

func TestN1_5_GroupsNotInUseOrWithAnOpenCaseAreLeftOut(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 4, 3, 2, 1)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(groups[2])
		if err != nil {
			return err
		}
		g.State = domain.GroupSuspended
		return tx.Groups().Put(&g)
	}))
	g := w.groupByID(groups[3])
	_, err := w.RecordViolation(w.ctx, w.director, violation.RecordViolation{
		Group: g.ID, Person: g.Owner, Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图", Outcome: domain.OutcomeRectification,
		OccurredOn: today,
	})
	w.must(err)
	v, err := w.ConsolidationPlan(w.ctx, w.officer, w.beijing, nil)
	w.must(err)
	if len(v.Groups) != 2 || len(v.LeftOut) != 2 || v.LeftOut[1].Case.Kind != domain.KindViolation {
		t.Errorf("planned %+v and left out %+v", v.Groups, v.LeftOut)
	}
	c, err := w.ProposeConsolidation(w.ctx, w.officer, consolidation.ProposeConsolidation{Branch: w.beijing})
	w.must(err)
	breach := w.groupByID(groups[1])
	_, err = w.RecordViolation(w.ctx, w.director, violation.RecordViolation{
		Group: breach.ID, Person: breach.Owner, Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图", Outcome: domain.OutcomeRectification,
		OccurredOn: today,
	})
	w.must(err)
	_, err = w.StartConsolidation(w.ctx, w.officer, consolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "x"})
	w.refused(err, domain.CodeConflict, domain.FaultOpenCase)
}
