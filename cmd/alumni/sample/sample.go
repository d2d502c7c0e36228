// Package sample fills an empty store with a registry to try the console on:
// the branches of the sample file, some two thousand people who do not exist,
// and a few months of applications, transfers and violations in every state.
// The same seed and time make the same registry. Everything in it is marked
// as sample data, and no account of it can log in.
package sample

import (
	"context"
	"errors"
	"fmt"
	"time"

	"alumni/domain"
	"alumni/domain/office"
)

// storyDays is how many days before now the registry was loaded; what is told
// in story.go happened since.
const storyDays = 150

// loader carries a plan into a store.
type loader struct {
	store  domain.Store
	plan   *plan
	now    time.Time
	clock  time.Time // the office's time while the story is told
	office *office.Office
	staff  map[string]domain.ID // accounts by name
}

// Load fills the store, which holds no people yet, with the sample registry of
// a seed as it stands at now. It writes in transactions of fewer than a
// hundred writes; if it fails in the middle, throw the store away.
func Load(ctx context.Context, store domain.Store, seed uint64, now time.Time) error {
	l := &loader{
		store: store, now: now,
		plan:  newPlan(seed, now.AddDate(0, 0, -storyDays)),
		staff: map[string]domain.ID{},
	}
	l.office = office.New(store, office.WithClock(func() time.Time { return l.clock }))
	for _, part := range []struct {
		name string
		load func(context.Context) error
	}{
		{"empty store", l.checkEmpty},
		{"rules", l.loadRules},
		{"staff", l.loadStaff},
		{"people", l.loadPeople},
		{"branches", l.loadBranches},
		{"places", l.loadRules}, // the table takes the branches' names in, M4.6
		{"groups", l.loadGroups},
		{"members", l.loadMembers},
		{"local accounts", l.loadLocalAccounts},
		{"story", l.tell},
	} {
		if err := part.load(ctx); err != nil {
			return fmt.Errorf("sample %s: %w", part.name, err)
		}
	}
	return nil
}

// checkEmpty refuses to mix sample data into a registry in use.
func (l *loader) checkEmpty(ctx context.Context) error {
	return l.store.View(ctx, func(tx domain.Tx) error {
		people, err := tx.People().Count(domain.Query{}, 1)
		if err != nil {
			return err
		}
		branches, err := tx.Branches().Count(domain.Query{}, 1)
		if err != nil {
			return err
		}
		if people+branches > 0 {
			return errors.New("the store holds records already")
		}
		return nil
	})
}

// loadRules makes a new store ready as the first start of a server does, M10.
func (l *loader) loadRules(ctx context.Context) error {
	l.clock = l.plan.start
	return l.office.EnsureReady(ctx)
}

// note appends an entry of the loading to the audit chain.
func (l *loader) note(tx domain.Tx, e domain.AuditEntry) error {
	if e.Action == "" {
		e.Action = domain.ActSampleLoad
	}
	if e.At.IsZero() {
		e.At = l.plan.start
	}
	e.Face = domain.FaceLocal
	_, err := tx.AppendAudit(e, nil)
	return err
}

// chunks runs put for 0 to n-1, size of them in each transaction, and notes
// each transaction with what done gives for its first and its end.
func (l *loader) chunks(
	ctx context.Context, n, size int,
	put func(tx domain.Tx, i int) error, done func(from, to int) domain.AuditEntry,
) error {
	for from := 0; from < n; from += size {
		to := min(from+size, n)
		err := l.store.Update(ctx, func(tx domain.Tx) error {
			for i := from; i < to; i++ {
				if err := put(tx, i); err != nil {
					return err
				}
			}
			return l.note(tx, done(from, to))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
