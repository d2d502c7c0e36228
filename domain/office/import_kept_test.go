package office_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"alumni/db/dbtest"
	"alumni/db/engine/bolt"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
)

// plain seals nothing, so that a grep of the file finds more of what a record holds.
type plain struct{ domain.Sealer }

func (plain) Seal(b []byte) ([]byte, error) { return b, nil }
func (plain) Open(b []byte) ([]byte, error) { return b, nil }

// newOpen is a world over a file in which nothing lies sealed.
func newOpen(t *testing.T) *filed {
	t.Helper()
	dir := t.TempDir()
	e, err := bolt.Open(dir, bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	store := dbtest.OpenWith(t, e, plain{dbtest.Sealer()})
	w := &world{TB: t, ctx: t.Context(), store: store}
	w.clock.Store(today.Time().Add(10 * time.Hour).UnixNano())
	w.Office = office.New(store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	w.furnish()
	return &filed{world: w, file: filepath.Join(dir, bolt.FileName), store: store}
}

// brokenOff begins an import and ends it after the first rows.
func (w *world) brokenOff(rows []people.ImportPerson) domain.ID {
	w.Helper()
	ctx, cancel := context.WithCancel(w.ctx)
	_, _, err := w.BringPeople(ctx, w.officer, rows, people.Bringing{Progress: func(domain.Import) { cancel() }})
	if err == nil {
		w.Fatal("it did not break off")
	}
	open, err := w.Imports(w.ctx, w.officer, people.ImportFilter{Unfinished: true})
	w.must(err)
	if len(open.Items) != 1 || open.Items[0].Done == 0 || open.Items[0].Done >= len(rows) {
		w.Fatalf("unfinished are %+v", open.Items)
	}
	return open.Items[0].ID
}

// What a row says that is not written yet is personal data, too: an erasure takes it out of
// the file, by number or by what tells that it is the one, and it is not written later.
func TestPIPL47_AnErasureTakesRowsThatAreNotWrittenYet(t *testing.T) {
	f := newOpen(t)
	rows := newcomers(40)
	known, newcomer := &rows[len(rows)-1], &rows[len(rows)-2]
	p, err := f.AddPerson(f.ctx, f.director, people.AddPerson{Name: known.Name, City: "桂林", Phone: known.Phone})
	f.must(err)
	known.Change = true // whose record the list changes
	id := f.brokenOff(rows)
	q, err := f.AddPerson(f.ctx, f.director, people.AddPerson{Name: newcomer.Name, Phone: newcomer.Phone}) // meanwhile
	f.must(err)
	personal := []string{known.Phone, newcomer.Phone, known.Name, newcomer.Name}
	if len(f.lies(personal...)) != len(personal) {
		t.Fatal("not all of it is in the file to begin with")
	}
	for _, who := range []domain.Person{p, q} {
		_, err = f.ErasePerson(f.ctx, f.director, people.ErasePerson{ID: who.ID, Version: who.Version, Name: who.Name, Request: "来信要求"})
		f.must(err)
	}
	f.must(f.store.Purge(f.ctx))
	if left := f.lies(personal...); left != nil {
		t.Errorf("the file holds %q", left)
	}
	done, err := f.ResumeImport(f.ctx, f.officer, id)
	f.must(err)
	if done.State != domain.ImportDone || done.Tally.Added != len(rows)-2 || done.Tally.Refused != 2 {
		t.Errorf("ended as %+v", done)
	}
	for _, name := range []string{known.Name, newcomer.Name} {
		if found := f.everybody(f.director, people.PersonFilter{Text: name}); len(found) != 0 {
			t.Errorf("is there again: %+v", found)
		}
	}
	f.must(f.store.Purge(f.ctx))
	if left := f.lies(personal...); left != nil {
		t.Errorf("the file holds %q", left)
	}
}

// What a row said is kept no longer than it is needed: until the import is undone or given
// up. The file holds nothing of it then.
func TestPIPL47_NoRowThatWasNotWrittenIsKept(t *testing.T) {
	for name, c := range map[string]struct {
		end   func(f *filed, id domain.ID)
		state domain.ImportState
		stay  bool // who was written stays
	}{
		"undone": {func(f *filed, id domain.ID) {
			_, err := f.UndoImport(f.ctx, f.officer, people.UndoImport{ID: id})
			f.must(err)
		}, domain.ImportUndone, false},
		"nobody went on with it": {func(f *filed, id domain.ID) {
			for range 31 {
				f.must(f.Tend(f.ctx))
				if v, err := f.Import(f.ctx, f.officer, id); err != nil || v.State != domain.ImportRunning {
					t.Fatalf("is %s, %v", v.State, err)
				}
				f.later(1)
			}
			f.must(f.Tend(f.ctx))
		}, domain.ImportDone, true},
	} {
		t.Run(name, func(t *testing.T) {
			f, rows := newOpen(t), newcomers(40)
			id := f.brokenOff(rows)
			var texts []string
			for _, r := range rows[len(rows)-5:] {
				texts = append(texts, r.Phone, r.Name)
			}
			if len(f.lies(texts...)) != len(texts) {
				t.Fatal("the rows are not in the file to begin with")
			}
			c.end(f, id)
			v, err := f.Import(f.ctx, f.officer, id)
			f.must(err)
			if v.State != c.state || c.stay != (v.Tally.Added > 0 && v.Tally.Taken == 0) {
				t.Errorf("ended as %+v", v.Import)
			}
			f.must(f.store.Purge(f.ctx))
			if left := f.lies(texts...); left != nil {
				t.Errorf("the file holds %q", left)
			}
		})
	}
}

// One whose rows were not all stored, and that nobody brings again, is given up as well.
func TestPIPL47_AListThatWasNotStoredWholeIsGivenUp(t *testing.T) {
	f := newOpen(t)
	const text = "冯暂存"
	var id domain.ID
	f.must(f.store.Update(f.ctx, func(tx domain.Tx) (err error) {
		if id, err = tx.NextID(domain.KindImport); err != nil {
			return err
		}
		at := f.Now().Add(-domain.ImportKeptFor - time.Hour)
		imp := domain.Import{Meta: domain.Meta{ID: id, CreatedAt: at, UpdatedAt: at}, State: domain.ImportStaging, Rows: 9}
		if err := tx.Imports().Put(&imp); err != nil {
			return err
		}
		part := domain.ImportPart{Import: id, State: domain.PartOpen}
		if part.ID, err = tx.NextID(domain.KindImportPart); err != nil {
			return err
		}
		for i := range 3 {
			part.Rows = append(part.Rows, domain.ImportRow{Row: i, Name: text, Want: &domain.Person{Name: fmt.Sprint(text, i)}})
		}
		return tx.ImportParts().Put(&part)
	}))
	if f.lies(text) == nil {
		t.Fatal("the rows are not in the file to begin with")
	}
	f.must(f.Tend(f.ctx))
	f.must(f.store.Purge(f.ctx))
	v, err := f.Import(f.ctx, f.officer, id)
	f.must(err)
	if left := f.lies(text); left != nil || v.State != domain.ImportUndone {
		t.Errorf("is %s, and the file holds %q", v.State, left)
	}
}
