package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/incident"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
)

// leak records that a member sold the group's list of members.
func (w *world) leak(group, person domain.ID) domain.Incident {
	w.Helper()
	v, err := w.RecordViolation(w.ctx, w.director, violation.RecordViolation{
		Group: group, Person: person, Clauses: []domain.ClauseID{"N3.2.6", "M7.8"}, Outcome: domain.OutcomeReminder,
		Evidence: "把群成员名单卖给他人", OccurredOn: "2026-11-18",
	})
	w.must(err)
	all, err := w.Incidents(w.ctx, w.director, incident.Filter{})
	w.must(err)
	i := slices.IndexFunc(all.Items, func(r incident.Row) bool { return r.Violation == v.ID })
	if i < 0 {
		w.Fatalf("%s opened no incident", v.ID)
	}
	return all.Items[i].Incident
}

// A leak opens an incident with its steps, which stands in the inbox until each step
// is done and headquarters closes it.
func TestN3_2_6_M7_8_ALeakOpensAnIncidentWithItsSteps(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.join(g.ID, w.alumnus)
	i := w.leak(g.ID, w.alumnus)
	if i.Since != "2026-11-18" || i.Count != w.groupByID(g.ID).Members || len(i.Steps) != len(domain.IncidentStepKinds) || i.Due.IsZero() {
		t.Errorf("opened %+v", i)
	}
	waits := func(by domain.Caller) bool {
		inbox, err := w.Inbox(w.ctx, by, task.InboxFilter{})
		w.must(err)
		return slices.ContainsFunc(inbox.Items, func(it task.InboxItem) bool { return it.Subject == i.ID })
	}
	if !waits(w.officer) || !waits(w.beijingOfficer) || waits(w.shanghaiOfficer) {
		t.Error("it does not wait for headquarters and the branch")
	}
	_, err := w.Incident(w.ctx, w.shanghaiOfficer, i.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	i, err = w.TellIncident(w.ctx, w.beijingOfficer, incident.Tell{
		ID: i.ID, Version: i.Version, What: "姓名和电话", Groups: []domain.ID{g.ID}, People: []domain.ID{w.alumnus, w.vice}, Count: 40,
	})
	w.must(err)
	_, err = w.CloseIncident(w.ctx, w.officer, incident.Close{ID: i.ID, Version: i.Version, Outcome: "已处置"})
	w.refused(err, domain.CodeConflict, domain.FaultStepsLeft)
	for _, step := range domain.IncidentStepKinds {
		done := incident.StepDone{ID: i.ID, Version: i.Version, Step: step, Note: "已办", Evidence: "截图", Needless: step == domain.StepReport}
		i, err = w.StepIncident(w.ctx, w.beijingOfficer, done)
		w.must(err)
		done.Version = i.Version
		_, err = w.StepIncident(w.ctx, w.beijingOfficer, done)
		w.refused(err, domain.CodeInvalid, domain.FaultNoChange)
	}
	in := incident.Close{ID: i.ID, Version: i.Version, Outcome: "名单已撤回，40 人均已告知"}
	_, err = w.CloseIncident(w.ctx, w.beijingOfficer, in)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	i, err = w.CloseIncident(w.ctx, w.officer, in)
	w.must(err)
	if i.State != domain.IncidentClosed || waits(w.officer) {
		t.Errorf("closed %+v", i)
	}
	v, err := w.Incident(w.ctx, w.auditor, i.ID)
	w.must(err)
	if len(v.Affected) != 2 || v.Count != 40 || len(v.History) != 8 || v.History[0].Reason != in.Outcome {
		t.Errorf("seen %+v", v)
	}
}

// Any other violation opens none.
func TestN3_2_6_OnlyALeakOpensAnIncident(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.join(g.ID, w.alumnus)
	_, err := w.RecordViolation(w.ctx, w.director, violation.RecordViolation{
		Group: g.ID, Person: w.alumnus, Clauses: []domain.ClauseID{"M7.6"}, Outcome: domain.OutcomeReminder, Evidence: "广告", OccurredOn: today,
	})
	w.must(err)
	all, err := w.Incidents(w.ctx, w.director, incident.Filter{})
	w.must(err)
	if len(all.Items) != 0 {
		t.Errorf("opened %+v", all.Items)
	}
}
