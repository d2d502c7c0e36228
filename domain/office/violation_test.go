package office_test

import (
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
)

// breach is a violation by Beijing's alumnus in a group.
func (w *world) breach(g domain.Group, o domain.Outcome, clauses ...domain.ClauseID) violation.RecordViolation {
	w.breaches++ // each is another one
	return violation.RecordViolation{
		Group: g.ID, Person: w.alumnus, Clauses: clauses, Evidence: fmt.Sprintf("截图%d", w.breaches), Outcome: o, OccurredOn: today,
	}
}

func TestN3_2_M8_1b_RemovalOfAMember(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.alumnus)
	repeated := w.breach(g, domain.OutcomeRemoval, "M7.6")
	_, err := w.RecordViolation(w.ctx, w.director, repeated)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRepeatThreshold); e.Rule != "M8.1b" || e.Args["have"] != 0 ||
		e.Args["need"] != 3 {
		t.Errorf("refused with %v", e)
	}
	for range 3 {
		v, err := w.RecordViolation(w.ctx, w.director, w.breach(g, domain.OutcomeReminder, "M7.6"))
		w.must(err)
		if v.State != domain.ViolationClosed || !v.Task.IsZero() {
			t.Errorf("a reminder is done when it is given: %+v", v)
		}
	}
	v, err := w.RecordViolation(w.ctx, w.director, repeated)
	w.must(err)
	if v.Authority != "M8.1b" || v.State != domain.ViolationOpen || !v.Due.Equal(w.Now().AddDate(0, 0, 3)) {
		t.Errorf("recorded as %+v", v)
	}
	view, err := w.Violation(w.ctx, w.director, v.ID)
	w.must(err)
	if view.Earlier != 3 {
		t.Errorf("%d earlier incidents", view.Earlier)
	}
	if m, err := w.Members(w.ctx, w.director, people.MemberFilter{Group: g.ID}); err != nil || len(m.Items) != 3 {
		t.Errorf("the decision alone removed somebody: %d, %v", len(m.Items), err)
	}
	task := w.task(g.ID, domain.TaskRemoveMember)
	_, err = w.complete(w.director, task)
	w.must(err)
	m, err := w.Members(w.ctx, w.director, people.MemberFilter{Group: g.ID})
	w.must(err)
	view, err = w.Violation(w.ctx, w.director, v.ID)
	w.must(err)
	if len(m.Items) != 2 || w.groupByID(g.ID).Members != 2 || view.State != domain.ViolationClosed {
		t.Errorf("%d members, counted %d, violation %s", len(m.Items), w.groupByID(g.ID).Members, view.State)
	}
	_, err = w.RecordViolation(w.ctx, w.director, w.breach(g, domain.OutcomeRemoval, "N3.2.1"))
	w.refused(err, domain.CodeInvalid, domain.FaultRemovedMember)
}

func TestN3_2_WhatIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, domain.Group, *violation.RecordViolation)
		want   domain.Fault
	}{
		"N3.2 at the first time": {func(_ *world, _ domain.Group, in *violation.RecordViolation) {
			in.Outcome, in.Clauses = domain.OutcomeRemoval, []domain.ClauseID{"N3.2.5", "M7.6"}
		}, ""},
		"no clause": {func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.Clauses = nil }, domain.FaultRequired},
		"no conduct": {
			func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.Clauses = []domain.ClauseID{"M4.6"} },
			domain.FaultClauseNotListed,
		},
		"no such clause": {
			func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.Clauses = []domain.ClauseID{"M99"} },
			domain.FaultClauseUnknown,
		},
		"no evidence": {
			func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.Evidence = "\u200b" }, domain.FaultRequired,
		},
		"tomorrow": {
			func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.OccurredOn = "2026-11-21" }, domain.FaultFutureDate,
		},
		"no day": {
			func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.OccurredOn = "11-20" }, domain.FaultBadDate,
		},
		"M10 before the rules": {
			func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.OccurredOn = "2020-09-30" }, domain.FaultNoRule,
		},
		"no member": {
			func(w *world, _ domain.Group, in *violation.RecordViolation) { in.Person = w.president }, domain.FaultNotMember,
		},
		"unknown outcome": {
			func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.Outcome = "ban" }, domain.FaultBadChoice,
		},
		"foreign authority": {
			func(_ *world, _ domain.Group, in *violation.RecordViolation) { in.Authority = "M4.6" }, domain.FaultBadChoice,
		},
		"M5.1 the owner's removal": {func(_ *world, g domain.Group, in *violation.RecordViolation) {
			in.Person, in.Outcome, in.Clauses = g.Owner, domain.OutcomeRemoval, []domain.ClauseID{"N3.2.1"}
		}, domain.FaultOrphan},
		"the owner's reminder": {func(_ *world, g domain.Group, in *violation.RecordViolation) { in.Person = g.Owner }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.newGroup(1)
			w.join(g.ID, w.alumnus)
			in := w.breach(g, domain.OutcomeReminder, "M7.6")
			c.change(w, g, &in)
			v, err := w.RecordViolation(w.ctx, w.director, in)
			if c.want == "" {
				w.must(err)
				if v.RuleSet.IsZero() || v.Authority == "" {
					t.Errorf("not judged by a rule: %+v", v)
				}
			} else if err == nil || domain.AsError(err).Fault != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestM5_1_AnOwnerSinceIsNotRemovedByAnOldTask(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	in := w.breach(g, domain.OutcomeRemoval, "N3.2.1")
	in.Person = w.secretary
	_, err := w.RecordViolation(w.ctx, w.director, in)
	w.must(err)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error { // the office itself lets nobody take over who is to be removed
		v, err := tx.Groups().Get(g.ID)
		if err != nil {
			return err
		}
		v.Owner, v.Admins = w.secretary, nil
		return tx.Groups().Put(&v)
	}))
	_, err = w.complete(w.director, w.task(g.ID, domain.TaskRemoveMember))
	w.refused(err, domain.CodeConflict, domain.FaultOrphan)
}

func TestM6_3_ARemovedAdminIsNoAdminAndTheFilingIsRenewed(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	_, err := w.complete(w.director, w.task(g.ID, domain.TaskFile))
	w.must(err)
	in := w.breach(g, domain.OutcomeRemoval, "N3.2.1")
	in.Person = w.secretary
	_, err = w.RecordViolation(w.ctx, w.director, in)
	w.must(err)
	_, err = w.complete(w.director, w.task(g.ID, domain.TaskRemoveMember))
	w.must(err)
	got := w.groupByID(g.ID)
	if len(got.Admins) != 0 || got.Filing != domain.FilingMissing || got.Members != 1 {
		t.Errorf("after the removal: %+v", got)
	}
	w.task(g.ID, domain.TaskFile)
}

func TestTasksEndOnlyWithProof(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	publish := w.task(g.ID, domain.TaskPublish)
	first := domain.Proof{Link: "https://mp.weixin.qq.com/s/1", Date: today}
	_, err := w.CompleteTask(w.ctx, w.director, task.CompleteTask{ID: publish.ID, Version: publish.Version, Proof: first})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultProofMissing); e.Field != "second_link" || e.Rule != "M4.3" {
		t.Errorf("M4.3: %v", e)
	}
	create := w.task(g.ID, domain.TaskCreateGroup)
	_, err = w.CompleteTask(w.ctx, w.director, task.CompleteTask{ID: create.ID, Version: create.Version})
	w.refused(err, domain.CodeInvalid, domain.FaultProofMissing)
	if w.groupByID(g.ID).State != domain.GroupApproved {
		t.Error("in use without proof")
	}
	done, err := w.complete(w.beijingOfficer, create)
	w.must(err)
	if done.Proof.By.IsZero() || !done.Proof.At.Equal(w.Now()) || w.groupByID(g.ID).State != domain.GroupActive {
		t.Errorf("done as %+v", done)
	}
	_, err = w.complete(w.director, create)
	if e := w.refused(err, domain.CodeConflict, domain.FaultStale); e.Args["by"] != "beijing" {
		t.Errorf("stale says %v", e.Args)
	}
	_, err = w.complete(w.director, done)
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

// What a violation rests on is read as the refusal names it and as people cite
// it: the letter of M8.1b is the program's own, so the outcome tells which.
func TestM8_1_TheAuthorityIsReadAsItIsCited(t *testing.T) {
	for _, c := range []struct {
		outcome       domain.Outcome
		written, want domain.ClauseID
	}{
		{domain.OutcomeRemoval, "通知 三.2", "N3.2"},
		{domain.OutcomeReminder, "办法 八(一)", "M8.1a"},
		{domain.OutcomeReminder, "M8.1", "M8.1a"},
		{domain.OutcomeReminder, "m8.1a", "M8.1a"},
		{domain.OutcomeRectification, "《通知》二.2", "N2.2b"},
		{domain.OutcomeReferral, "第八条（一）", "M8.1c"},
	} {
		w := newWorld(t)
		g := w.newGroup(1)
		w.join(g.ID, w.alumnus)
		in := w.breach(g, c.outcome, "办法 七(六)", "通知 三.2(5)", "M7.6")
		in.Authority = c.written
		v, err := w.RecordViolation(w.ctx, w.director, in)
		if err != nil {
			t.Errorf("%s on %s: %v", c.outcome, c.written, err)
			continue
		}
		if v.Authority != c.want || len(v.Clauses) != 2 || v.Clauses[0] != "M7.6" || v.Clauses[1] != "N3.2.5" {
			t.Errorf("%s on %s: rests on %s, cites %v", c.outcome, c.written, v.Authority, v.Clauses)
		}
	}
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.alumnus)
	for _, written := range []domain.ClauseID{"办法 八(一)", "M8.1", "M8.1b"} {
		in := w.breach(g, domain.OutcomeRemoval, "M7.6")
		in.Authority = written
		_, err := w.RecordViolation(w.ctx, w.director, in)
		w.refused(err, domain.CodeInvalid, domain.FaultRepeatThreshold)
	}
}
