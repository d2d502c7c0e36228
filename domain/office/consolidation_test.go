package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/consolidation"
	officeconsolidation "alumni/domain/office/consolidation"
	"alumni/domain/office/history"
)

func TestN1_5_BranchesWithGroupsThatWouldFitIntoFewerAreFound(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 4, 3, 2)
	w.rooms(w.shanghai, 5, 4, 3) // seven do not fit into one of five
	w.rooms(w.grain, 5, 2)
	p, err := w.ConsolidationCandidates(w.ctx, w.officer, officeconsolidation.CandidateFilter{})
	w.must(err)
	if len(p.Items) != 1 || p.Items[0].Branch != w.beijing || p.Items[0].Fewest != 1 || p.Items[0].People != 9 {
		t.Fatalf("found %+v", p.Items)
	}
	p, err = w.ConsolidationCandidates(w.ctx, w.shanghaiOfficer, officeconsolidation.CandidateFilter{})
	w.must(err)
	if len(p.Items) != 0 {
		t.Errorf("another branch's officer sees %+v", p.Items)
	}
	v, err := w.ConsolidationPlan(w.ctx, w.beijingOfficer, w.beijing, nil)
	w.must(err)
	if v.People != 5 || !v.Groups[0].Stays || v.Groups[0].After != 9 || v.Groups[1].After != 0 {
		t.Errorf("the plan is %+v", v)
	}
	v, err = w.ConsolidationPlan(w.ctx, w.officer, w.beijing, groups[1:2])
	w.must(err)
	if v.People != 6 || !v.Groups[1].Stays || v.Groups[1].ID != groups[1] {
		t.Errorf("the officer's plan is %+v", v)
	}
	_, err = w.ConsolidationPlan(w.ctx, w.officer, w.shanghai, nil)
	if e := w.refused(err, domain.CodeConflict, domain.FaultNothingToMerge); e.Rule != "N1.5" {
		t.Errorf("rests on %s", e.Rule)
	}
}

func TestN1_5_FromThePlanToTheEndOfTheEmptyGroup(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 5, 3, 2)
	everybody := slices.Concat(w.present(groups[0]), w.present(groups[1]), w.present(groups[2]))
	c := w.started(w.beijing)
	if c.State != domain.ConsolidationRunning || !slices.Equal(c.Keep, groups[:1]) || len(c.Moves) != 5 {
		t.Fatalf("started %+v", c)
	}
	task := w.task(groups[1], domain.TaskMoveMembers)
	if task.Audience != domain.AudienceOf(w.beijing) || task.Subject != c.ID {
		t.Errorf("the task is %+v", task)
	}
	if e := w.refused(w.endTask(w.beijingOfficer, groups[1]), domain.CodeConflict, domain.FaultStillMembers); e.Args["count"] != 3 ||
		e.Rule != "N1.5" {
		t.Errorf("refused with %v", e)
	}
	owner := w.present(groups[1])[0]
	if _, err := w.record(w.beijingOfficer, c.ID, groups[1], owner); domain.AsError(err).Rule != "M5.1" {
		t.Errorf("the owner went before the others: %v", err)
	}
	w.nobodyLost(groups, everybody)
	r, err := w.record(w.beijingOfficer, c.ID, groups[1])
	w.must(err)
	if r.Moved != 3 || r.Left != 2 || len(w.present(groups[1])) != 0 || len(w.present(groups[0])) != 8 {
		t.Errorf("recorded %+v", r)
	}
	w.must(w.endTask(w.beijingOfficer, groups[1]))
	if g := w.groupByID(groups[1]); g.State != domain.GroupEnded {
		t.Errorf("the empty group is %s", g.State)
	}
	w.task(groups[1], domain.TaskPublish) // fails without one
	if _, err = w.record(w.officer, c.ID, domain.ID{}); err != nil {
		t.Fatal(err)
	}
	w.must(w.endTask(w.officer, groups[2]))
	if v := w.merge(c.ID); v.State != domain.ConsolidationDone || v.Done != 5 || v.History[0].Action != domain.ActConsolidationDone {
		t.Errorf("it is %s with %d moves", v.State, v.Done)
	}
	w.nobodyLost(groups, everybody)
	w.must(w.store.View(w.ctx, func(tx domain.Tx) error {
		m, err := tx.Membership(groups[1], owner)
		if err == nil && (m.Present() || m.MovedTo != groups[0]) {
			t.Errorf("the owner's old membership says %+v", m)
		}
		return err
	}))
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Subject: owner})
	w.must(err)
	if !slices.ContainsFunc(log.Items, func(l history.AuditLine) bool {
		return l.Action == domain.ActMemberMove && slices.Contains(l.Rules, "N1.5") && l.Changes[0].Before == groups[1].String()
	}) {
		t.Errorf("the person's history does not say it: %+v", log.Items)
	}
}

func TestN1_5_WhoMayConsolidate(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 10, 4, 2)
	manager := w.managedBy("manager", groups[0], w.present(groups[0])[0])
	in := officeconsolidation.ProposeConsolidation{Branch: w.beijing}
	for _, c := range []struct {
		by    domain.Caller
		code  domain.Code
		fault domain.Fault
	}{
		{w.shanghaiOfficer, domain.CodeNotFound, domain.FaultNotFound},
		{manager, domain.CodeNotFound, domain.FaultNotFound},
		{w.auditor, domain.CodeForbidden, domain.FaultForbiddenRole},
	} {
		_, err := w.ProposeConsolidation(w.ctx, c.by, in)
		w.refused(err, c.code, c.fault)
	}
	c, err := w.ProposeConsolidation(w.ctx, w.beijingOfficer, in)
	w.must(err)
	for by, code := range map[domain.Caller]domain.Code{
		w.shanghaiOfficer: domain.CodeNotFound, manager: domain.CodeNotFound,
		w.auditor: domain.CodeForbidden,
	} {
		_, err := w.StartConsolidation(w.ctx, by, officeconsolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "x"})
		if !domain.IsCode(err, code) {
			t.Errorf("start by %s: %v", by.Fingerprint, err)
		}
		_, err = w.AdjustConsolidation(w.ctx, by, officeconsolidation.AdjustConsolidation{ID: c.ID, Version: c.Version, Keep: groups[1:]})
		if !domain.IsCode(err, code) {
			t.Errorf("adjust by %s: %v", by.Fingerprint, err)
		}
		_, err = w.RecordMoves(w.ctx, by, officeconsolidation.RecordMoves{ID: c.ID, Version: c.Version, All: true})
		if !domain.IsCode(err, code) {
			t.Errorf("record by %s: %v", by.Fingerprint, err)
		}
		_, err = w.CancelConsolidation(w.ctx, by, officeconsolidation.CancelConsolidation{ID: c.ID, Version: c.Version, Reason: "x"})
		if !domain.IsCode(err, code) {
			t.Errorf("cancel by %s: %v", by.Fingerprint, err)
		}
	}
	for _, by := range []domain.Caller{w.shanghaiOfficer, manager} {
		_, err = w.Consolidation(w.ctx, by, c.ID)
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.ConsolidationMoves(w.ctx, by, officeconsolidation.MoveFilter{ID: c.ID})
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.ConsolidationNotice(w.ctx, by, c.ID)
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	}
	if v := w.merge(c.ID); v.Version != c.Version || v.State != domain.ConsolidationDraft {
		t.Errorf("a refused step changed it: %+v", v.Consolidation)
	}
}

// Every refusal names its field or its rule, and writes nothing.
func TestN1_5_WhatIsRefused(t *testing.T) {
	w := newWorld(t)
	groups := w.rooms(w.beijing, 6, 3, 2, 2)
	other := w.rooms(w.shanghai, 6, 1)[0]
	person := w.present(groups[1])[1]
	c, err := w.ProposeConsolidation(w.ctx, w.officer, officeconsolidation.ProposeConsolidation{Branch: w.beijing})
	w.must(err)
	if len(c.Keep) != 2 {
		t.Fatalf("keeps %v", c.Keep)
	}
	adjust := func(keep []domain.ID, moves []consolidation.Target) error {
		_, err := w.AdjustConsolidation(w.ctx, w.officer, officeconsolidation.AdjustConsolidation{
			ID: c.ID, Version: c.Version, Keep: keep,
			Moves: moves,
		})
		return err
	}
	start := func(version uint64, reason string) error {
		_, err := w.StartConsolidation(w.ctx, w.officer, officeconsolidation.StartConsolidation{ID: c.ID, Version: version, Reason: reason})
		return err
	}
	propose := func(branch domain.ID, keep ...domain.ID) error {
		_, err := w.ProposeConsolidation(w.ctx, w.officer, officeconsolidation.ProposeConsolidation{Branch: branch, Keep: keep})
		return err
	}
	record := func(in officeconsolidation.RecordMoves) error {
		_, err := w.RecordMoves(w.ctx, w.officer, in)
		return err
	}
	for name, c := range map[string]struct {
		err   error
		fault domain.Fault
		field string
	}{
		"a second plan of the branch": {propose(w.beijing), domain.FaultOpenCase, "branch"},
		"a branch with one group":     {propose(w.shanghai), domain.FaultNothingToMerge, "branch"},
		"another branch's group":      {propose(w.grain, groups[0]), domain.FaultNotPlanned, "keep"},
		"no branch":                   {propose(domain.ID{}), domain.FaultRequired, "branch"},
		"nothing to adjust":           {adjust(nil, nil), domain.FaultRequired, "keep"},
		"too few seats":               {adjust(groups[:1], nil), domain.FaultCapacity, "keep"},
		"a group elsewhere stays":     {adjust([]domain.ID{groups[0], other}, nil), domain.FaultNotPlanned, "keep"},
		"all stay":                    {adjust(groups, nil), domain.FaultNothingToMerge, "keep"},
		"into a group that ends":      {adjust(nil, target(w.leaver(c), c.End[0])), domain.FaultNotMovable, "moves"},
		"into another branch's group": {adjust(nil, target(w.leaver(c), other)), domain.FaultNotPlanned, "moves"},
		"who is in no group":          {adjust(nil, target(w.alumnus, c.Keep[0])), domain.FaultNotMember, "moves"},
		"no reason":                   {start(c.Version, " "), domain.FaultRequired, "reason"},
		"a stale version":             {start(c.Version+7, "x"), domain.FaultStale, ""},
		"no version":                  {start(0, "x"), domain.FaultRequired, "version"},
		"nobody to record": {
			record(officeconsolidation.RecordMoves{ID: c.ID, Version: c.Version}), domain.FaultRequired, "persons",
		},
		"not started": {
			record(officeconsolidation.RecordMoves{ID: c.ID, Version: c.Version, Persons: []domain.ID{person}}), domain.FaultState, "",
		},
	} {
		e := domain.AsError(c.err)
		if c.err == nil || e.Fault != c.fault || e.Field != c.field {
			t.Errorf("%s: %v, want %s on %q", name, c.err, c.fault, c.field)
		}
	}
	if v := w.merge(c.ID); v.Version != c.Version {
		t.Errorf("something was written")
	}
}

func TestM5_1_AStoppedConsolidationLeavesNoGroupWithoutItsManagers(t *testing.T) {
	w := newWorld(t)
	rooms := w.rooms(w.beijing, 20, 4, 3)
	c := w.started(w.beijing)
	ends := w.groupByID(rooms[1])
	others := []domain.ID{}
	for _, p := range w.present(ends.ID) {
		if p != ends.Owner {
			others = append(others, p)
		}
	}
	_, err := w.record(w.officer, c.ID, ends.ID, others...)
	w.must(err)
	stop := func() error {
		_, err := w.CancelConsolidation(w.ctx, w.officer, officeconsolidation.CancelConsolidation{
			ID: c.ID, Version: w.merge(c.ID).Version,
			Reason: "暂停",
		})
		return err
	}
	w.must(stop())
	g := w.groupByID(ends.ID)
	if len(g.Admins) != 0 || g.Owner != ends.Owner || g.Filing != domain.FilingMissing {
		t.Errorf("the group that stays is %+v", g)
	}

	c = w.started(w.beijing)
	_, err = w.record(w.officer, c.ID, domain.ID{}) // everybody, the owner last
	w.must(err)
	if e := w.refused(stop(), domain.CodeConflict, domain.FaultEmptied); e.Rule != "N1.5" {
		t.Errorf("rests on %s", e.Rule)
	}
	w.must(w.endTask(w.officer, ends.ID))
	if g := w.groupByID(ends.ID); g.State != domain.GroupEnded {
		t.Errorf("the emptied group is %s", g.State)
	}
}

func (w *world) leaver(c domain.Consolidation) domain.ID {
	return c.Moves[0].Person
}
