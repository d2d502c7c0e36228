package db

import (
	"context"
	"errors"
	"io"

	"alumni/db/engine"
)

// Moment is what a store was when it was copied.
type Moment struct {
	Size    int64  // of the copy, in bytes
	Entries uint64 // of the audit log
	Head    string // hash of the last of them
}

// ErrNoCopy says that the engine makes no copies.
var ErrNoCopy = errors.New("db: this engine makes no copies")

// copier is an engine that copies itself while it is used.
type copier interface {
	Copy(ctx context.Context, w io.Writer, begin func(size int64, tx engine.Tx) error) error
}

// Copy writes the store as it is in one moment, while it is used; begin is told
// of the moment before the first byte.
func (db *DB) Copy(ctx context.Context, w io.Writer, begin func(Moment) error) error {
	e, ok := db.engine.(copier)
	if !ok {
		return ErrNoCopy
	}
	return e.Copy(ctx, w, func(size int64, kv engine.Tx) error {
		m, err := moment(kv)
		if err != nil {
			return err
		}
		m.Size = size
		return begin(m)
	})
}

// Moment tells what the store is now; Size is 0.
func (db *DB) Moment(ctx context.Context) (m Moment, err error) {
	err = db.engine.View(ctx, func(kv engine.Tx) (err error) {
		m, err = moment(kv)
		return err
	})
	return m, err
}

func moment(kv engine.Tx) (m Moment, err error) {
	m.Head, m.Entries, err = (&txn{kv: summed(kv)}).AuditHead()
	return m, err
}
