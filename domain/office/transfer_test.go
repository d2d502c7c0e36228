package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// transfer submits the hand-over of a group's ownership.
func (w *world) transfer(g domain.Group, to domain.ID) domain.Transfer {
	w.Helper()
	t, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: to, Reason: "工作调动",
	})
	w.must(err)
	return t
}

func TestN2_3_WhoMayTakeOver(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, domain.Group, *casework.SubmitTransfer)
		want   domain.Fault
	}{
		"president, a member": {func(w *world, g domain.Group, _ *casework.SubmitTransfer) { w.join(g.ID, w.president) }, ""},
		"no member":           {func(*world, domain.Group, *casework.SubmitTransfer) {}, domain.FaultNotMember},
		"removed": {func(w *world, g domain.Group, in *casework.SubmitTransfer) {
			in.To, in.Authority = w.alumnus, domain.Reference{Number: "授权书", Date: "2026-11-01"}
			w.removed(g, w.alumnus)
		}, domain.FaultRemovedMember},
		"oneself": {func(_ *world, g domain.Group, in *casework.SubmitTransfer) { in.To = g.Owner }, domain.FaultSelfTransfer},
		"not the owner": {func(w *world, g domain.Group, in *casework.SubmitTransfer) {
			w.join(g.ID, w.president)
			in.From = w.secretary
		}, domain.FaultNotOwner},
		"M5.2 no office": {func(w *world, g domain.Group, in *casework.SubmitTransfer) {
			w.join(g.ID, w.alumnus)
			in.To = w.alumnus
		}, domain.FaultNotEligible},
		"M5.2 authorised": {func(w *world, g domain.Group, in *casework.SubmitTransfer) {
			w.join(g.ID, w.alumnus)
			in.To, in.Authority = w.alumnus, domain.Reference{Number: "授权书", Date: "2026-11-01"}
		}, ""},
		"no reason": {func(w *world, g domain.Group, in *casework.SubmitTransfer) {
			w.join(g.ID, w.president)
			in.Reason = " "
		}, domain.FaultRequired},
		"M5.2 an admin needs no office": {func(w *world, g domain.Group, in *casework.SubmitTransfer) {
			w.join(g.ID, w.alumnus)
			in.Role, in.From, in.To = domain.ManagerAdmin, w.secretary, w.alumnus
		}, ""},
		"the owner as admin": {func(_ *world, g domain.Group, in *casework.SubmitTransfer) {
			in.Role, in.From, in.To = domain.ManagerAdmin, g.Admins[0], g.Owner
		}, domain.FaultBadChoice},
		"an admin as owner":   {func(_ *world, g domain.Group, in *casework.SubmitTransfer) { in.To = g.Admins[0] }, ""},
		"unknown role":        {func(_ *world, _ domain.Group, in *casework.SubmitTransfer) { in.Role = "king" }, domain.FaultBadChoice},
		"a group that is not": {func(_ *world, _ domain.Group, in *casework.SubmitTransfer) { in.Group.Seq = 99 }, domain.FaultNotFound},
		"a group that ended": {func(w *world, g domain.Group, _ *casework.SubmitTransfer) {
			w.join(g.ID, w.president)
			w.groupState(g.ID, domain.GroupTerminated)
		}, domain.FaultState},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.newGroup(1)
			in := casework.SubmitTransfer{Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.president, Reason: "工作调动"}
			c.change(w, g, &in)
			tr, err := w.SubmitTransfer(w.ctx, w.director, in)
			if c.want != "" {
				if err == nil || domain.AsError(err).Fault != c.want {
					t.Fatalf("got %v, want %s", err, c.want)
				}
				return
			}
			w.must(err)
			if got := w.groupByID(g.ID); got.Owner != g.Owner {
				t.Error("it took effect before the decision")
			}
			_, err = w.ApproveTransfer(w.ctx, w.officer, approval(tr.ID, tr.Version, 2))
			w.must(err)
		})
	}
}

func (w *world) groupState(id domain.ID, s domain.GroupState) {
	w.Helper()
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(id)
		if err != nil {
			return err
		}
		g.State = s
		return tx.Groups().Put(&g)
	}))
}

// removed makes a person a member who was removed.
func (w *world) removed(g domain.Group, person domain.ID) {
	w.Helper()
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		return tx.PutMembership(domain.Membership{Group: g.ID, Person: person, JoinedAt: w.Now(), RemovedAt: w.Now()})
	}))
}

func TestN2_3_M5_1_OneOwnerBeforeAndAfterAndAllIsRenewed(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	for _, kind := range []domain.TaskKind{domain.TaskCreateGroup, domain.TaskPublish, domain.TaskFile} {
		_, err := w.complete(w.director, w.task(g.ID, kind))
		w.must(err)
	}
	if g = w.groupByID(g.ID); g.Filing != domain.FilingFiled || !g.Publication.Complete() || g.State != domain.GroupActive {
		t.Fatalf("not in use, published and filed: %+v", g)
	}
	tr := w.transfer(g, w.secretary) // an admin
	got, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	after := w.groupByID(g.ID)
	if got.State != domain.CaseApproved || after.Owner != w.secretary || slices.Contains(after.Admins, w.secretary) {
		t.Errorf("owner %s, admins %s", after.Owner, after.Admins)
	}
	if after.Filing != domain.FilingMissing || after.Publication.Complete() || after.Members != g.Members {
		t.Errorf("filing %s, publication %v, members %d", after.Filing, after.Publication, after.Members)
	}
	for _, kind := range []domain.TaskKind{domain.TaskTransferOwner, domain.TaskPublish, domain.TaskFile} {
		if task := w.task(g.ID, kind); task.Subject != tr.ID {
			t.Errorf("task %s follows from %s", kind, task.Subject)
		}
	}
	v, err := w.Group(w.ctx, w.director, g.ID)
	w.must(err)
	if v.History[0].Action != domain.ActGroupOwner || v.OwnerRef.Name != "孙三" {
		t.Errorf("history begins with %s, owner %q", v.History[0].Action, v.OwnerRef.Name)
	}
}

func TestN2_3_OneUndecidedTransferOfARole(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.president)
	first := w.transfer(g, w.president)
	in := casework.SubmitTransfer{Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.secretary, Reason: "另有安排"}
	_, err := w.SubmitTransfer(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeConflict, domain.FaultOpenTransfer); e.Args["id"] != first.ID.String() {
		t.Errorf("names %v", e.Args["id"])
	}
	_, err = w.RejectCase(w.ctx, w.director, casework.Reject{ID: first.ID, Version: first.Version, Reason: "不宜更换"})
	w.must(err)
	_, err = w.SubmitTransfer(w.ctx, w.director, in)
	w.must(err)
	if w.groupByID(g.ID).Owner != g.Owner {
		t.Error("a rejected transfer changed the owner")
	}
}

func TestN2_2a_TheSuccessorIsVerifiedAtTheDecision(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.unverified)
	tr, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.unverified, Authority: domain.Reference{
			Number: "授权书",
			Date:   "2026-11-01",
		}, Reason: "调动",
	})
	w.must(err)
	v, err := w.Transfer(w.ctx, w.director, tr.ID)
	w.must(err)
	if i := slices.IndexFunc(v.Checks,
		func(c casework.Check) bool { return c.Mark == casework.MarkFail }); v.Checks[i].Key != casework.CheckSuccessorID {
		t.Errorf("checks %+v", v.Checks)
	}
	_, err = w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.refused(err, domain.CodeInvalid, domain.FaultUnverified)
}

func TestN2_3_AnOrphanedGroupGetsAnOwner(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.president)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		v, err := tx.Groups().Get(g.ID)
		if err != nil {
			return err
		}
		v.Owner = domain.ID{}
		return tx.Groups().Put(&v)
	}))
	g.Owner = domain.ID{}
	tr := w.transfer(g, w.president)
	_, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	if w.groupByID(g.ID).Owner != w.president {
		t.Error("still without owner")
	}
}

// Two wrong numbers get the same refusal every time: the one that is asked for first.
func TestN2_3_WhatIsWrongFirstIsRefusedFirst(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	for range 20 {
		_, err := w.SubmitTransfer(w.ctx, w.officer, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerAdmin, From: g.Branch, To: g.ID, Reason: "换届",
		})
		if e := domain.AsError(err); e.Fault != domain.FaultBadID || e.Field != "from" {
			t.Fatalf("refused as %s on %q", e.Fault, e.Field)
		}
	}
}
