package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/history"
)

// A branch begins a transfer, keeps it, goes on and hands it in. It waits for
// nobody, and the manager whom it is to replace does not read it.
func TestN2_3_ATransferIsKeptAsADraftAndHandedIn(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1) // of the vice president
	manager := w.account("群主", domain.RoleGroupManager, g.ID)
	draft, err := w.SaveTransferDraft(w.ctx, w.beijingOfficer, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner,
		From: w.vice,
	})
	w.must(err)
	if draft.State != domain.CaseDraft || draft.Version != 1 || !draft.Due.IsZero() {
		t.Fatalf("kept as %+v", draft)
	}
	if w.waits(w.officer, draft.ID) || w.waits(w.beijingOfficer, draft.ID) {
		t.Error("a draft waits for somebody")
	}
	for _, by := range []domain.Caller{w.officer, w.auditor, w.beijingOfficer} {
		v, err := w.Transfer(w.ctx, by, draft.ID)
		w.must(err)
		if v.State != domain.CaseDraft || len(v.Checks) != 0 {
			t.Errorf("seen as %s with %d checks", v.State, len(v.Checks))
		}
	}
	unseen := func(by domain.Caller) {
		t.Helper()
		_, err := w.Transfer(w.ctx, by, draft.ID)
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.History(w.ctx, by, history.Filter{Subject: draft.ID})
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.SubmitTransfer(w.ctx, by, casework.SubmitTransfer{ID: draft.ID, Version: draft.Version})
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		page, err := w.Transfers(w.ctx, by, casework.CaseFilter{})
		w.must(err)
		for _, r := range page.Items {
			if r.ID == draft.ID {
				t.Error("the draft is in a list of who may not see it")
			}
		}
	}
	unseen(manager)
	unseen(w.shanghaiOfficer)

	_, err = w.SubmitTransfer(w.ctx, w.beijingOfficer, casework.SubmitTransfer{ID: draft.ID, Version: draft.Version})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Field != "to" || e.Rule != "N2.3" {
		t.Errorf("it lacks %s by %s", e.Field, e.Rule)
	}
	in := casework.SubmitTransfer{
		ID: draft.ID, Version: draft.Version, Group: g.ID, Role: domain.ManagerOwner, From: w.vice,
		To: w.secretary,
	}
	again, err := w.SaveTransferDraft(w.ctx, w.beijingOfficer, in)
	w.must(err)
	_, err = w.SaveTransferDraft(w.ctx, w.beijingOfficer, in)
	w.refused(err, domain.CodeConflict, domain.FaultStale)
	in.Version, in.Reason = again.Version, "工作调动"
	sent, err := w.SubmitTransfer(w.ctx, w.beijingOfficer, in)
	w.must(err)
	if sent.ID != draft.ID || sent.State != domain.CaseSubmitted || sent.To != w.secretary || sent.Due.IsZero() ||
		!w.waits(w.officer, draft.ID) {
		t.Errorf("handed in as %+v", sent)
	}
	if v, err := w.Transfer(w.ctx, manager, draft.ID); err != nil || v.State != domain.CaseSubmitted {
		t.Errorf("what is asked for is seen by the manager as %s, %v", v.State, err)
	}
	in.Version = sent.Version
	_, err = w.SaveTransferDraft(w.ctx, w.beijingOfficer, in)
	if err == nil {
		t.Error("what was handed in becomes a draft again")
	}
}

// A manager's own draft is thrown away by who wrote it, and leaves nothing for others to read.
func TestN2_3_AManagersDraftIsThrownAway(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	manager, other := w.account("群主", domain.RoleGroupManager, g.ID), w.account("管理员", domain.RoleGroupManager, g.ID)
	draft, err := w.SaveTransferDraft(w.ctx, manager, casework.SubmitTransfer{Group: g.ID, Role: domain.ManagerOwner, From: w.vice})
	w.must(err)
	_, err = w.Transfer(w.ctx, manager, draft.ID)
	w.must(err)
	_, err = w.WithdrawCase(w.ctx, other, casework.Withdraw{ID: draft.ID, Version: draft.Version})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	gone, err := aTransfer(w.WithdrawCase(w.ctx, manager, casework.Withdraw{ID: draft.ID, Version: draft.Version}))
	w.must(err)
	if gone.State != domain.CaseWithdrawn {
		t.Errorf("it is %s", gone.State)
	}
	_, err = w.Transfer(w.ctx, other, draft.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
}

func TestN2_3_WhatATransfersDraftSaysMustBeSo(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, *casework.SubmitTransfer)
		field  string
		want   domain.Fault
	}{
		"empty":    {func(*world, *casework.SubmitTransfer) {}, "", ""},
		"no group": {func(_ *world, in *casework.SubmitTransfer) { in.Group = domain.ID{} }, "group", domain.FaultRequired},
		"no role":  {func(_ *world, in *casework.SubmitTransfer) { in.Role = "" }, "role", domain.FaultBadChoice},
		"a stranger": {
			func(w *world, in *casework.SubmitTransfer) { in.To = w.shPresident }, "to", domain.FaultNotFound,
		},
		"a document of tomorrow": {
			func(_ *world, in *casework.SubmitTransfer) { in.Document = ref("", "2026-11-21") }, "document_date", domain.FaultFutureDate,
		},
		"no day": {
			func(_ *world, in *casework.SubmitTransfer) { in.Authority = ref("x", "2026-02-30") }, "authority_date", domain.FaultBadDate,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			in := casework.SubmitTransfer{Group: w.settled(1).ID, Role: domain.ManagerOwner}
			c.change(w, &in)
			_, err := w.SaveTransferDraft(w.ctx, w.beijingOfficer, in)
			if c.want == "" {
				w.must(err)
				return
			}
			if e := domain.AsError(err); err == nil || e.Fault != c.want || e.Field != c.field {
				t.Errorf("got %v, want %s of %s", err, c.want, c.field)
			}
		})
	}
}
