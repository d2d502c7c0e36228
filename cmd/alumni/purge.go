package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"alumni/domain"
	"alumni/domain/office"
)

// purgeAgain is how long after a purge that could not be done the next is tried.
const purgeAgain = time.Minute

// purging overwrites in the store's file what an erasure took out, right after it,
// PIPL 47. Where readers of an earlier moment stand in the way, such as a backup
// that is being taken, a later change tries again; and where the process was killed
// between the two, the next start does.
type purging struct {
	purge func(context.Context) error
	tell  func(error)

	mu   sync.Mutex
	owed bool      // something was erased and may stand in the file
	next time.Time // before it no other try is made
}

// purgingAfter has the file purged after erasures, where the store has one.
func purgingAfter(store toldStore) office.Option {
	s, ok := store.Store.(interface{ Purge(context.Context) error })
	if !ok {
		return office.OnCommit(func([]domain.Event) {})
	}
	p := &purging{purge: s.Purge, tell: func(err error) { store.log.Warn("what was erased is not overwritten yet", "err", err) }}
	if p.owed = everErased(store); p.owed {
		p.after(nil)
	}
	return office.OnCommit(p.after)
}

// everErased tells whether the log tells of an erasure: whether the file was purged after
// it, nothing tells.
func everErased(store domain.Store) (erased bool) {
	err := store.View(context.Background(), func(tx domain.Tx) error {
		q := domain.Query{Index: domain.IndexAction, Eq: string(domain.ActPersonErase), Limit: 1}
		page, err := tx.Audit(q)
		erased = err == nil && len(page.Items) > 0
		return err
	})
	return err == nil && erased
}

func (p *purging) after(events []domain.Event) {
	erased := slices.ContainsFunc(events, func(e domain.Event) bool { return e.Action == domain.ActPersonErase })
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.owed = p.owed || erased; !p.owed || !erased && time.Now().Before(p.next) {
		return
	}
	if err := p.purge(context.Background()); err != nil {
		p.next = time.Now().Add(purgeAgain)
		p.tell(err)
		return
	}
	p.owed = false
}
