package bolt

import (
	"context"
	"errors"
	"time"

	"go.etcd.io/bbolt"

	"alumni/db/engine"
)

// purgeKey is written and deleted again, for commits that change nothing else.
var purgeKey = []byte("\x00purge")

// The longest that a purge waits for the readers of an earlier moment, and how
// often it looks.
const (
	purgeWait = 2 * time.Second
	purgeLook = 5 * time.Millisecond
)

// ErrReaders says that somebody read an earlier moment of the store for so long
// that its pages could not be overwritten; they are with the next purge.
var ErrReaders = errors.New("bolt: the pages that nothing is on are still read")

// Purge overwrites with zeros every page of the file that nothing is on, so that
// what was deleted or replaced stands nowhere in it. What readers of an earlier
// moment may still look at is waited for.
func (e *Engine) Purge(ctx context.Context) error {
	// Both meta pages must be of after what was deleted, and its pages released.
	for i := range 3 {
		err := e.Update(ctx, func(tx engine.Tx) error {
			if i%2 == 0 {
				return tx.Put(purgeKey, nil)
			}
			return tx.Delete(purgeKey)
		})
		if err != nil {
			return err
		}
	}
	if err := e.Update(ctx, func(tx engine.Tx) error { return tx.Delete(purgeKey) }); err != nil {
		return err
	}
	if err := e.lock(ctx); err != nil {
		return err
	}
	defer func() { <-e.writing }()
	if err := e.unread(ctx); err != nil {
		return err
	}
	return e.overwrite(ctx)
}

// unread waits for a moment without readers: who reads from then on sees the last
// commit, since nobody writes meanwhile.
func (e *Engine) unread(ctx context.Context) error {
	for end := time.Now().Add(purgeWait); e.db.Stats().OpenTxN > 0; {
		if time.Now().After(end) {
			return ErrReaders
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(purgeLook):
		}
	}
	return nil
}

// overwrite writes zeros over the free pages of the last commit.
func (e *Engine) overwrite(ctx context.Context) error {
	if err := e.file.same(); err != nil {
		return e.fail(err, false)
	}
	btx, err := e.begin(true)
	if err != nil {
		return err
	}
	defer func() { _ = e.vital(func() error { return closed(btx.Rollback()) }) }()
	zeros := make([]byte, e.file.page)
	for id := 2; ; id++ { // the first two are the meta pages
		if err := ctx.Err(); err != nil {
			return err
		}
		p, err := e.pageAt(btx, id)
		switch {
		case err != nil:
			return err
		case p.end:
			return e.file.open.Sync()
		case p.free:
			if _, err := e.file.open.WriteAt(zeros, int64(id)*e.file.page); err != nil {
				return err
			}
		default:
			id += p.more
		}
	}
}

// pageUse is what a page of the file is used for.
type pageUse struct {
	end  bool // there is none
	free bool // nothing is on it
	more int  // how many pages after it belong to it
}

func (e *Engine) pageAt(btx *bbolt.Tx, id int) (use pageUse, err error) {
	err = guard(e.file.path, func() error {
		info, err := btx.Page(id)
		if use.end = info == nil; err == nil && !use.end {
			use.free, use.more = info.Type == "free", info.OverflowCount
		}
		return err
	})
	return use, err
}
