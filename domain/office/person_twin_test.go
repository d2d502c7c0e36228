package office_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
)

// readsOf counts the people that a store hands out.
type readsOf struct {
	domain.Store
	people int
}

func (s *readsOf) View(ctx context.Context, fn func(domain.Tx) error) error {
	return s.Store.View(ctx, func(tx domain.Tx) error { return fn(readingTx{tx, s}) })
}

type readingTx struct {
	domain.Tx
	s *readsOf
}

func (t readingTx) People() domain.Table[domain.Person] { return readPeople{t.Tx.People(), t.s} }

type readPeople struct {
	domain.Table[domain.Person]
	s *readsOf
}

func (t readPeople) List(q domain.Query) (domain.Page[domain.Person], error) {
	page, err := t.Table.List(q)
	t.s.people += len(page.Items)
	return page, err
}

func (t readPeople) Get(id domain.ID) (domain.Person, error) {
	t.s.people++
	return t.Table.Get(id)
}

// A file of one name reads the people of that name once: twice the rows are
// twice the reads, not four times, N2.2a.
func TestN2_2a_AFileOfOneNameReadsItsNamesakesOnce(t *testing.T) {
	const persons = 150
	w := newWorld(t)
	rows := make([]people.ImportPerson, persons)
	for i := range rows {
		rows[i] = people.ImportPerson{
			Row: i + 2, Name: "王小伟", Major: "化学", Year: 1999, Phone: fmt.Sprintf("139%08d", i),
		}
	}
	res, err := w.ImportPeople(w.ctx, w.officer, rows, false)
	w.must(err)
	if res.Added != persons {
		t.Fatalf("added %d", res.Added)
	}
	store := &readsOf{Store: w.store}
	o := office.New(store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	for name, by := range map[string]domain.Caller{"headquarters": w.officer, "a branch that knows none of them": w.beijingOfficer} {
		store.people = 0
		res, err := o.ImportPeople(w.ctx, by, rows, true)
		w.must(err)
		if hq := name == "headquarters"; hq && res.Known != persons || !hq && res.Added != persons {
			t.Errorf("%s: %+v", name, res)
		}
		if store.people > 4*persons {
			t.Errorf("%s: %d rows read %d people", name, persons, store.people)
		}
	}
}
