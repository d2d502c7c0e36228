package bolt

import (
	"errors"
	"sync"
	"sync/atomic"

	berrors "go.etcd.io/bbolt/errors"

	"go.etcd.io/bbolt"

	"alumni/db/engine"
)

// fault is what ended the store's use before Close did.
type fault struct {
	once  sync.Once
	told  chan struct{} // closed when there is one
	cause error         // read after told
	held  atomic.Bool   // one of bbolt's locks is held for ever
}

// Broken is closed when the store can't be used any more: its file was taken
// away, or bbolt died in the middle of a transaction. From then on every call
// fails at once with Err, and the process should end.
func (e *Engine) Broken() <-chan struct{} { return e.fault.told }

// Err tells why the store is broken; nil while it is whole.
func (e *Engine) Err() error {
	select {
	case <-e.fault.told:
		return e.fault.cause
	default:
		return nil
	}
}

// fail breaks the store and gives the cause. Held says that bbolt may keep a
// lock for ever.
func (e *Engine) fail(cause error, held bool) error {
	if held {
		e.fault.held.Store(true)
	}
	e.fault.once.Do(func() {
		e.fault.cause = cause
		close(e.fault.told)
	})
	return e.fault.cause
}

// vital runs a call into bbolt that takes or gives back its locks: to begin, to
// commit, to roll back. After a panic in one of them nobody knows which are
// held, and whoever asked for one would wait for ever: the store is broken.
func (e *Engine) vital(fn func() error) error {
	died := true
	err := guard(e.file.path, func() error { err := fn(); died = false; return err })
	if !died {
		return err
	}
	if lost := e.file.there(); lost != nil {
		err = lost // no damage of the store's own
	}
	return e.fail(err, true)
}

// begin begins a transaction of bbolt.
func (e *Engine) begin(write bool) (btx *bbolt.Tx, err error) {
	err = e.vital(func() (err error) { btx, err = e.db.Begin(write); return err })
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		err = engine.ErrClosed
	}
	return btx, err
}
