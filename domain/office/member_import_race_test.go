package office_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
)

// between calls something after the first transaction that a store committed.
type between struct {
	domain.Store
	once sync.Once
	call func()
}

func (s *between) Update(ctx context.Context, fn func(domain.Tx) error) error {
	err := s.Store.Update(ctx, fn)
	s.once.Do(s.call)
	return err
}

// While an import runs others register members too: no chunk puts the group
// over its capacity, and what was written before stands.
func TestN1_5_AnImportNeverPutsAGroupOverItsCapacityWhateverOthersDo(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 6, w.vice)
	var rows []people.ImportMember
	for i := range 4 {
		rows = append(rows, listed(i+2, fmt.Sprintf("新人%d", i), "化学", 1990+i, ""))
	}
	store := &between{Store: w.store, call: func() {
		for _, p := range []domain.ID{w.president, w.secretary} {
			_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: g, Person: p, Basis: domain.BasisWork})
			w.must(err)
		}
	}}
	o := office.New(store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	n, err := o.ImportMembers(w.ctx, w.officer, g, rows, false)
	if e := w.refused(err, domain.CodeConflict, domain.FaultCapacity); e.Rule != "N1.5" {
		t.Errorf("refused with %v", e)
	}
	if in := w.present(g); len(in) != n.Joined+3 || len(in) > 6 || n.Joined == 0 {
		t.Errorf("%d in the group after %+v", len(in), n)
	}
	var broken *desk.BrokenOff
	if !errors.As(err, &broken) || broken.Done != n.Joined {
		t.Errorf("it says of %d that %+v", n.Joined, err)
	}
}

// Two clerks who import the same list at once register everybody once.
func TestM6_1_TwoImportsOfOneListRegisterEverybodyOnce(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 100, w.vice)
	var rows []people.ImportMember
	for i := range 15 {
		p := w.person(fmt.Sprintf("校友%d", i), true)
		rows = append(rows, people.ImportMember{ImportPerson: people.ImportPerson{Row: i + 2}, Person: p, Basis: domain.BasisWork},
			listed(i+100, fmt.Sprintf("新人%d", i), "化学", 1990+i, ""))
	}
	store := &between{Store: w.store, call: func() { w.importMembers(w.director, g, rows...) }}
	o := office.New(store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	n, err := o.ImportMembers(w.ctx, w.officer, g, rows, false)
	w.must(err)
	if n.Joined+n.Already != len(rows) || n.Joined == len(rows) || n.Registered > 2 {
		t.Errorf("the first of the two gives %+v", n)
	}
	if in := w.present(g); len(in) != 31 {
		t.Errorf("%d in the group", len(in))
	}
}

// Who is removed from the group while an import runs does not come back by it.
func TestM6_3_WhoIsRemovedDuringAnImportStaysOut(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 60, w.vice)
	var rows []people.ImportMember
	for i := range 4 {
		rows = append(rows, listed(i+2, fmt.Sprintf("新人%d", i), "化学", 1990+i, ""))
	}
	rows = append(rows, people.ImportMember{ImportPerson: people.ImportPerson{Row: 9}, Person: w.secretary, Basis: domain.BasisWork})
	store := &between{Store: w.store, call: func() {
		_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: g, Person: w.secretary, Basis: domain.BasisWork})
		w.must(err)
		w.removedMember(g, w.secretary)
	}}
	o := office.New(store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	imp, n, err := o.BringMembers(w.ctx, w.officer, g, rows, people.Bringing{})
	w.must(err)
	if n.Joined != 4 || n.LeftOut != 1 || imp.State != domain.ImportDone {
		t.Errorf("imported %+v, %+v", n, imp)
	}
	v, err := w.Import(w.ctx, w.officer, imp.ID)
	w.must(err)
	if last := v.List[len(v.List)-1]; last.Outcome != domain.ImportRefused || last.Fault != domain.FaultRemovedMember || last.Row != 9 {
		t.Errorf("the row is shown as %+v", last)
	}
	if slices.Contains(w.present(g), w.secretary) {
		t.Error("is back in the group")
	}
}
