package office_test

import (
	"fmt"
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
)

// failed gives the checks of a key that fail.
func failed(v casework.ApplicationView, key casework.CheckKey) []casework.Check {
	return slices.DeleteFunc(slices.Clone(v.Checks), func(c casework.Check) bool {
		return c.Key != key || c.Mark != casework.MarkFail
	})
}

func TestM6_3_WhoIsToBeRemovedIsNoAdminByAnApplication(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.join(g.ID, w.alumnus)
	a, err := w.SubmitApplication(w.ctx, w.beijingOfficer, w.changeOf(g, domain.ApplyAdmins))
	w.must(err)
	v := w.removal(g, w.alumnus) // after the submission
	view := w.app(w.officer, a.ID)
	if c := failed(view, casework.CheckNoRemoval); len(c) != 1 || c[0].Args["id"] != v.ID.String() ||
		!slices.Equal(view.Lacks, []domain.Material{domain.MaterialAdmins}) {
		t.Errorf("checks %+v, lacks %v", view.Checks, view.Lacks)
	}
	_, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 0))
	if e := w.refused(err, domain.CodeConflict, domain.FaultOpenRemoval); e.Field != "admins" || e.Args["id"] != v.ID.String() {
		t.Errorf("refused with %v", e)
	}
	if slices.Contains(w.groupByID(g.ID).Admins, w.alumnus) {
		t.Fatal("appointed all the same")
	}
	_, err = w.complete(w.director, w.task(g.ID, domain.TaskRemoveMember))
	w.must(err)
	if c := failed(w.app(w.officer, a.ID), casework.CheckNoRemoval); len(c) != 0 {
		t.Errorf("the removal is done, yet %+v", c)
	}
}

func TestM6_3_WhoIsToBeRemovedManagesNoFurtherGroupOfTheBranch(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.join(g.ID, w.alumnus)
	w.join(g.ID, w.president)
	shanghai := w.groupIn(w.shanghai, w.shPresident, 2)
	w.join(shanghai.ID, w.president)
	elsewhere := w.removal(shanghai, w.president) // another branch's
	late := w.application()
	late.Kind, late.Existing, late.Capacity = domain.ApplyLateFiling, "武汉轻工大学北京校友会", 0
	for name, c := range map[string]struct {
		in    casework.SubmitApplication
		field string
		who   domain.ID
	}{
		"owner of a new group":            {w.application(), "owner", w.president},
		"admin of a new group":            {w.application(), "admins", w.alumnus},
		"owner of one that files late":    {late, "owner", w.president},
		"an admin of one that files late": {late, "admins", w.alumnus},
	} {
		in := c.in
		if c.field == "owner" {
			in.Owner = c.who
		} else {
			in.Admins = []domain.ID{w.secretary, c.who}
		}
		before := w.submit(in) // a removal from another branch's group is none here
		v := w.removal(g, c.who)
		_, err := w.SubmitApplication(w.ctx, w.director, in)
		if e := w.refused(err, domain.CodeConflict, domain.FaultOpenRemoval); e.Field != c.field || e.Args["id"] != v.ID.String() {
			t.Errorf("%s: submitted with %v", name, e)
		}
		_, err = w.ApproveApplication(w.ctx, w.officer, approval(before.ID, before.Version, 0))
		if e := w.refused(err, domain.CodeConflict, domain.FaultOpenRemoval); e.Field != c.field || e.Rule != "M6.3" {
			t.Errorf("%s: approved with %v", name, e)
		}
		_, err = w.complete(w.director, w.task(g.ID, domain.TaskRemoveMember))
		w.must(err)
		w.join(g.ID, c.who)
		if c := failed(w.app(w.officer, before.ID), casework.CheckNoRemoval); len(c) != 0 {
			t.Errorf("%s: the removal is done, yet %+v", name, c)
		}
		_, err = w.WithdrawCase(w.ctx, w.director, casework.Withdraw{ID: before.ID, Version: before.Version})
		w.must(err)
	}
	if view, err := w.Violation(w.ctx, w.director, elsewhere.ID); err != nil || view.State != domain.ViolationOpen {
		t.Errorf("the removal elsewhere: %v, %v", view.State, err)
	}
}

func TestN2_2a_AdminsOfANewGroupAreVerifiedBeforeItsApproval(t *testing.T) {
	for _, kind := range []domain.ApplicationKind{domain.ApplyNewGroup, domain.ApplyLateFiling} {
		w := newWorld(t)
		in := w.application()
		in.Kind, in.Admins = kind, []domain.ID{w.secretary, w.unverified}
		if kind == domain.ApplyLateFiling {
			in.Existing = "武汉轻工大学北京校友会"
		}
		a := w.submit(in) // it can be mended
		view := w.app(w.officer, a.ID)
		if c := failed(view, casework.CheckAdminsReal); len(c) != 1 || fmt.Sprint(c[0].Args["names"]) != "[吴六]" ||
			!slices.Equal(view.Lacks, []domain.Material{domain.MaterialVerification}) {
			t.Errorf("%s: checks %+v, lacks %v", kind, view.Checks, view.Lacks)
		}
		_, err := w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 0))
		if e := w.refused(err, domain.CodeInvalid, domain.FaultUnverified); e.Rule != "N2.2a" || e.Field != "admins" {
			t.Errorf("%s: %v", kind, e)
		}
		_, err = w.VerifyPerson(w.ctx, w.officer, people.VerifyPerson{ID: w.unverified, Version: 1, How: "毕业证"})
		w.must(err)
		_, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 0))
		w.must(err)
	}
}

func TestN1_5_ANewGroupTakesItsOwnManagers(t *testing.T) {
	w := newWorld(t)
	in := w.application() // an owner and an admin
	in.Capacity = 1
	_, err := w.SubmitApplication(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultCapacity); e.Field != "capacity" || e.Rule != "N1.5" ||
		e.Args["have"] != 2 || e.Args["max"] != 1 {
		t.Errorf("refused with %v", e)
	}
	in.Capacity = 2
	if g := w.made(in); g.Members != 2 || g.Capacity != 2 {
		t.Errorf("%d of %d", g.Members, g.Capacity)
	}
}
