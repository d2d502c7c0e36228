package office_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
	"alumni/domain/office/registry"
)

// meter is an engine that notes the most keys one Update wrote, and can lose a
// commit after its function ran.
type meter struct {
	engine.Engine
	most   int
	broken error
	before func() // called in the transaction, after its function
}

type meterTx struct {
	engine.Tx
	keys map[string]bool
}

func (t meterTx) Put(k, v []byte) error {
	t.keys[string(k)] = true
	return t.Tx.Put(k, v)
}

func (t meterTx) Delete(k []byte) error {
	t.keys[string(k)] = true
	return t.Tx.Delete(k)
}

func (m *meter) Update(ctx context.Context, fn func(engine.Tx) error) error {
	return m.Engine.Update(ctx, func(tx engine.Tx) error {
		mt := meterTx{tx, map[string]bool{}}
		if err := fn(mt); err != nil {
			return err
		}
		m.most = max(m.most, len(mt.keys))
		if m.before != nil {
			m.before()
		}
		return m.broken
	})
}

func newMetered(t *testing.T) (*world, *meter) {
	t.Helper()
	m := &meter{}
	w := worldOver(t, func(e *mem.Engine) engine.Engine {
		m.Engine = e
		return m
	})
	return w, m
}

// TestAnUpdateStaysUnderAHundredWrites holds the figures of a transaction: a
// distributed store takes 128 operations in one by default.
func TestAnUpdateStaysUnderAHundredWrites(t *testing.T) {
	w, m := newMetered(t)
	measure := func(what string, limit int, do func()) {
		t.Helper()
		m.most = 0
		do()
		t.Logf("%s writes %d keys", what, m.most)
		if m.most > limit {
			t.Errorf("%s writes %d keys", what, m.most)
		}
	}
	var rows []registry.ImportBranch
	for i := range 37 {
		rows = append(rows, registry.ImportBranch{
			Row: i + 1, Name: fmt.Sprintf("%d", i) + strings.Repeat("重长行乐", (domain.MaxName-4)/4), Kind: domain.BranchMunicipal,
			State: domain.BranchEstablished,
		})
	}
	measure("an import", 100, func() {
		_, err := w.ImportBranches(w.ctx, w.director, rows)
		w.must(err)
	})
	in := w.application()
	in.Admins = nil
	for i := range domain.MaxAdmins {
		in.Admins = append(in.Admins, w.person(fmt.Sprintf("管理%d", i), true))
	}
	var a domain.Application
	measure("a submission", 100, func() { a = w.submit(in) })
	measure("an approval with every admin", 100, func() {
		var err error
		a, err = w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1))
		w.must(err)
	})
	measure("a late filing with every admin and the longest name", 100, func() {
		in.Kind, in.Existing = domain.ApplyLateFiling, "武汉轻工大学"+strings.Repeat("重长行乐", (domain.MaxName-6)/4)
		b := w.submit(in)
		_, err := w.ApproveApplication(w.ctx, w.director, approval(b.ID, b.Version, 9))
		w.must(err)
	})
	measure("an approval in the branch with the longest name", 100, func() {
		v, err := w.Branches(w.ctx, w.director, registry.BranchFilter{Text: "36重长"})
		w.must(err)
		in.Kind, in.Existing, in.Branch, in.Authority, in.OwnerAuth = domain.ApplyNewGroup, "", v.Items[0].ID,
			domain.Reference{Number: "授权书", Date: "2026-11-01"}, domain.Reference{Number: "授权书", Date: "2026-11-01"}
		b := w.submit(in)
		_, err = w.ApproveApplication(w.ctx, w.director, approval(b.ID, b.Version, 10))
		w.must(err)
	})
	measure("an ordinary approval", 100, func() { w.newGroup(2) })
	g := w.groupByID(a.Group)
	measure("a transfer", 100, func() {
		w.join(g.ID, w.president)
		tr := w.transfer(g, w.president)
		_, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 3))
		w.must(err)
	})
}

func TestEventsWaitForTheCommit(t *testing.T) {
	w, m := newMetered(t)
	heard := w.subscribe(w.officer)
	m.before = func() {
		if got := drain(heard); len(got) != 0 {
			t.Errorf("announced before the commit: %+v", got)
		}
	}
	w.submit(w.application())
	if len(drain(heard)) != 1 {
		t.Error("not announced after the commit")
	}
	m.broken = errors.New("disk full")
	_, err := w.SubmitApplication(w.ctx, w.director, w.application())
	w.refused(err, domain.CodeInternal, domain.FaultInternal)
	if got := drain(heard); len(got) != 0 {
		t.Errorf("announced though nothing was written: %+v", got)
	}
	m.broken, m.before = nil, nil
}
