package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/history"
)

// settled is a group of Beijing in use, published and filed.
func (w *world) settled(n int) domain.Group {
	w.Helper()
	g := w.newGroup(n)
	for _, kind := range []domain.TaskKind{domain.TaskCreateGroup, domain.TaskPublish, domain.TaskFile} {
		_, err := w.complete(w.director, w.task(g.ID, kind))
		w.must(err)
	}
	return w.groupByID(g.ID)
}

func (w *world) removal(g domain.Group, person domain.ID) domain.Violation {
	w.Helper()
	in := w.breach(g, domain.OutcomeRemoval, "N3.2.1")
	in.Person = person
	v, err := w.RecordViolation(w.ctx, w.director, in)
	w.must(err)
	return v
}

func TestM6_3_WhoIsToBeRemovedTakesNoRoleOver(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	v := w.removal(g, w.president) // after the submission
	view, err := w.Transfer(w.ctx, w.director, tr.ID)
	w.must(err)
	if !slices.ContainsFunc(view.Checks, func(c casework.Check) bool {
		return c.Key == casework.CheckNoRemoval && c.Mark == casework.MarkFail && c.Args["id"] == v.ID.String()
	}) {
		t.Errorf("checks %+v", view.Checks)
	}
	_, err = w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	if e := w.refused(err, domain.CodeConflict, domain.FaultOpenRemoval); e.Args["id"] != v.ID.String() || e.Field != "to" {
		t.Errorf("refused with %v", e)
	}
	_, err = w.complete(w.director, w.task(g.ID, domain.TaskRemoveMember))
	w.must(err) // the removal ends
	other := w.newGroup(3)
	w.removal(g, w.secretary)
	_, err = w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: other.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.secretary, Reason: "工作调动",
	})
	w.must(err) // a removal from another group is none from this
	_, err = w.RejectCase(w.ctx, w.director, casework.Reject{ID: tr.ID, Version: tr.Version, Reason: "不宜"})
	w.must(err)
	_, err = w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.secretary, Reason: "工作调动",
	})
	w.refused(err, domain.CodeConflict, domain.FaultOpenRemoval)
}

// newest is the newest audit entry whose subject is the record itself.
func (w *world) newest(id domain.ID) domain.AuditEntry {
	w.Helper()
	log, err := w.Audit(w.ctx, w.auditor, history.AuditFilter{Subject: id})
	w.must(err)
	for _, row := range log.Items {
		if row.Subject == id {
			return row.AuditEntry
		}
	}
	w.Fatalf("%s has no entry", id)
	return domain.AuditEntry{}
}

func TestN2_3_EveryChangeOfTheManagersIsInTheAuditLog(t *testing.T) {
	renewed := []domain.Change{{Field: "filing", Before: "filed", After: "missing"}, {Field: "published", Before: "true"}}
	for name, c := range map[string]struct {
		do   func(*world, domain.Group)
		act  domain.Action
		want func(*world, domain.Group) []domain.Change
	}{
		"owner, an admin before": {func(w *world, g domain.Group) {
			tr := w.transfer(g, w.secretary)
			_, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
			w.must(err)
		}, domain.ActGroupOwner, func(w *world, g domain.Group) []domain.Change {
			return []domain.Change{
				{Field: "owner", Before: g.Owner.String(), After: w.secretary.String()},
				{Field: "admins", Before: w.secretary.String()},
			}
		}},
		"admin": {func(w *world, g domain.Group) {
			tr, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
				Group: g.ID, Role: domain.ManagerAdmin, From: w.secretary, To: w.alumnus, Reason: "调动",
			})
			w.must(err)
			_, err = w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
			w.must(err)
		}, domain.ActGroupAdmins, func(w *world, _ domain.Group) []domain.Change {
			return []domain.Change{
				{Field: "admins", Before: w.secretary.String()},
				{Field: "admins", After: w.alumnus.String()},
			}
		}},
		"an admin's removal": {func(w *world, g domain.Group) {
			w.removal(g, w.secretary)
			_, err := w.complete(w.director, w.task(g.ID, domain.TaskRemoveMember))
			w.must(err)
		}, domain.ActMemberRemove, func(w *world, _ domain.Group) []domain.Change {
			return []domain.Change{
				{Field: "member", Before: w.secretary.String()},
				{Field: "members", Before: "3", After: "2"},
				{Field: "admins", Before: w.secretary.String()},
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.settled(1)
			w.join(g.ID, w.alumnus)
			c.do(w, g)
			e := w.newest(g.ID)
			if want := append(c.want(w, g), renewed...); e.Action != c.act || !slices.Equal(e.Changes, want) {
				t.Errorf("%s %+v, want %s %+v", e.Action, e.Changes, c.act, want)
			}
			if e.Version != w.groupByID(g.ID).Version {
				t.Errorf("entry of version %d", e.Version)
			}
		})
	}
}

func TestM4_4_OnlyHeadquartersAcceptsAFiling(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	_, err := w.complete(w.beijingOfficer, w.task(g.ID, domain.TaskFile))
	w.must(err)
	if got := w.groupByID(g.ID); got.Filing != domain.FilingSubmitted || !got.FiledAt.IsZero() {
		t.Errorf("filed by the branch itself: %s", got.Filing)
	}
	accept := w.task(g.ID, domain.TaskAcceptFiling)
	if accept.Audience != domain.AudienceHQ || !accept.Due.Equal(w.Now().AddDate(0, 0, w.terms().ReviewDays)) {
		t.Errorf("accepted by %s until %s", accept.Audience, accept.Due)
	}
	_, err = w.complete(w.beijingOfficer, accept)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)

	// The owner changes before anybody looked: what was sent no longer holds.
	tr := w.transfer(g, w.secretary)
	_, err = w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	_, err = w.complete(w.officer, accept)
	w.refused(err, domain.CodeConflict, domain.FaultState)
	_, err = w.complete(w.beijingOfficer, w.task(g.ID, domain.TaskFile))
	w.must(err)
	_, err = w.complete(w.officer, w.task(g.ID, domain.TaskAcceptFiling))
	w.must(err)
	got := w.groupByID(g.ID)
	if got.Filing != domain.FilingFiled || !got.FiledAt.Equal(w.Now()) {
		t.Errorf("filing %s at %s", got.Filing, got.FiledAt)
	}
	if e := w.newest(g.ID); !slices.Contains(e.Changes, domain.Change{Field: "filing", Before: "submitted", After: "filed"}) {
		t.Errorf("audit %+v", e.Changes)
	}
	v, err := w.Group(w.ctx, w.officer, g.ID)
	w.must(err)
	for _, id := range v.OpenCases {
		if task, err := w.Task(w.ctx, w.officer, id); err == nil && task.Kind == domain.TaskAcceptFiling {
			t.Errorf("%s is still open", id)
		}
	}
}

// Headquarters that took the form in on paper files at once; what the branch
// sent before is answered by it too.
func TestM4_4_AFilingOnPaperIsFiledAtOnce(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	_, err := w.complete(w.beijingOfficer, w.task(g.ID, domain.TaskFile))
	w.must(err)
	accept := w.task(g.ID, domain.TaskAcceptFiling)
	tr := w.transfer(g, w.secretary)
	_, err = w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	_, err = w.complete(w.officer, w.task(g.ID, domain.TaskFile))
	w.must(err)
	filed := w.groupByID(g.ID)
	if filed.Filing != domain.FilingFiled {
		t.Errorf("filing %s", filed.Filing)
	}
	if v, err := w.Task(w.ctx, w.officer, accept.ID); err != nil || v.State != domain.TaskDone {
		t.Errorf("what the branch sent before is still %s, %v", v.State, err)
	}
}

// terms are those in force.
func (w *world) terms() (out domain.Terms) {
	w.Helper()
	w.must(w.store.View(w.ctx, func(tx domain.Tx) error {
		page, err := tx.RuleSets().List(domain.Query{})
		if err != nil {
			return err
		}
		set, err := domain.RuleSetAt(page.Items, w.Now())
		out = set.Terms
		return err
	}))
	return out
}
