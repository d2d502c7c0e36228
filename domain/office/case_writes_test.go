package office_test

import (
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// The largest of what a case can lead to still fits one transaction of a
// distributed store.
func TestACaseStaysUnderAHundredWrites(t *testing.T) {
	w, m := newMetered(t)
	measure := func(what string, do func()) {
		t.Helper()
		m.most = 0
		do()
		t.Logf("%s writes %d keys", what, m.most)
		if m.most == 0 || m.most > 100 {
			t.Errorf("%s writes %d keys", what, m.most)
		}
	}
	g := w.lateFiled("武汉轻工大学北京校友会")
	in := w.changeOf(g, domain.ApplyAdmins)
	in.Admins = nil
	for i := range domain.MaxAdmins {
		p := w.person(fmt.Sprintf("管理%d", i), true)
		w.join(g.ID, p)
		in.Admins = append(in.Admins, p)
	}
	var a domain.Application
	var err error
	measure("a draft", func() {
		a, err = w.SaveDraft(w.ctx, w.director, in)
		w.must(err)
	})
	measure("handing it in", func() {
		a, err = w.SubmitApplication(w.ctx, w.director, casework.SubmitApplication{ID: a.ID, Version: a.Version})
		w.must(err)
	})
	measure("a return with everything missing", func() {
		a, err = anApplication(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
			ID: a.ID, Version: a.Version, Missing: domain.Materials, Note: "请补正",
		}))
		w.must(err)
	})
	a, err = w.SubmitApplication(w.ctx, w.director, casework.SubmitApplication{ID: a.ID, Version: a.Version})
	w.must(err)
	measure("a claim", func() { a.Version = w.claim(w.officer, a.ID, a.Version).Version })
	measure("a new list of admins", func() {
		a, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 1))
		w.must(err)
	})
	w.grant(w.changeOf(g, domain.ApplyRename))
	measure("a renaming done", func() {
		_, err = w.complete(w.officer, w.task(g.ID, domain.TaskRenameGroup))
		w.must(err)
	})
	measure("a withdrawal", func() {
		b := w.submit(w.application())
		_, err = w.WithdrawCase(w.ctx, w.director, casework.Withdraw{ID: b.ID, Version: b.Version})
		w.must(err)
	})
	for i := range 3 { // steps in WeChat that nobody took
		tr, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerAdmin, From: in.Admins[i], To: w.member(g.ID), Reason: "调动",
		})
		w.must(err)
		_, err = w.ApproveTransfer(w.ctx, w.officer, approval(tr.ID, tr.Version, 0))
		w.must(err)
	}
	in.Admins = in.Admins[5:]
	measure("a newer list of admins", func() { w.grant(in) })
	w.grant(w.changeOf(g, domain.ApplyDissolution))
	measure("a dissolution with seven open tasks", func() {
		_, err = w.complete(w.officer, w.task(g.ID, domain.TaskDissolveGroup))
		w.must(err)
	})
}

// member makes a new verified member of a group.
func (w *world) member(group domain.ID) domain.ID {
	w.Helper()
	p := w.person("新人", true)
	w.join(group, p)
	return p
}
