// Package engine is the port to an ordered key-value store with transactions.
// The key space is flat: keys are byte strings in bytewise order, so that a
// distributed store (etcd) can stand behind it as well as a file. Everything
// above it (tables, indexes, search, audit) is written once, in db.
package engine

import (
	"context"
	"errors"
	"iter"
)

// The errors that every engine fails with, to be asked for with errors.Is.
var (
	// ErrReadOnly is the answer to a write inside View.
	ErrReadOnly = errors.New("engine: transaction is read only")
	// ErrClosed is the answer to any use after Close, or of a transaction after its end.
	ErrClosed = errors.New("engine: closed")
	// ErrKey is the answer to an empty key or one longer than MaxKey.
	ErrKey = errors.New("engine: key is empty or too long")
	// ErrLocked says that another process has the store open.
	ErrLocked = errors.New("engine: store is locked by another process")
	// ErrDamaged says that the stored bytes are not what was written.
	ErrDamaged = errors.New("engine: store is damaged")
	// ErrLost says that the store's file was moved, removed, replaced or cut off
	// while the store was open. What was not acknowledged before may be nowhere.
	ErrLost = errors.New("engine: store was taken away while it was open")
	// ErrNotFile, ErrEmpty and ErrCutOff say what the store's file is instead, within ErrDamaged.
	ErrNotFile = errors.New("no ordinary file")
	ErrEmpty   = errors.New("the file is empty")
	ErrCutOff  = errors.New("the file was cut off")
	// ErrGone, ErrReplaced and ErrOverwrote, and ErrCutOff too, say how it was lost, within ErrLost.
	ErrGone      = errors.New("it is not there any more")
	ErrReplaced  = errors.New("another file stands in its place")
	ErrOverwrote = errors.New("another program wrote over it")
	// ErrNotWritable says that the store's folder or file can't be written.
	ErrNotWritable = errors.New("engine: store is not writable")
)

// MaxKey is the greatest length of a key in bytes.
const MaxKey = 1024

// Engine is an open store.
type Engine interface {
	// View runs fn on a consistent snapshot; writes in it fail with ErrReadOnly.
	View(ctx context.Context, fn func(Tx) error) error
	// Update runs fn in a transaction, one after the other with every other
	// Update, and commits if fn returns nil and ctx is not done. What was
	// committed is durable when Update returns. An error or a panic of fn
	// leaves nothing behind. Update may run fn more than once.
	Update(ctx context.Context, fn func(Tx) error) error
	// Watch gives a channel on which something arrives after commits that wrote;
	// several commits may arrive as one. The returned function ends the watch.
	Watch() (<-chan struct{}, func())
	// Close waits for running transactions and releases the store. Closing twice is no error.
	Close() error
}

// Tx is one transaction. It belongs to one goroutine and ends with the
// function it was given to.
type Tx interface {
	// Get gives a copy of the value; ok is false if there is none.
	Get(key []byte) (value []byte, ok bool, err error)
	// Put writes copies of key and value. An empty value is a value.
	Put(key, value []byte) error
	// Delete removes the key; it is no error if there is none.
	Delete(key []byte) error
	// Scan walks a range in order of keys. Write only after the walk has
	// ended. After an error the walk is over.
	Scan(r Range) iter.Seq2[KV, error]
}

// KV is one key with its value, copies that the caller may keep.
type KV struct{ Key, Value []byte }

// Range selects keys: From ≤ key < To. Nil bounds are open.
type Range struct {
	From, To []byte
	Reverse  bool // the greatest key first
	Limit    int  // most keys; 0 for all
	KeysOnly bool // leave Value nil
}

// Prefix is the range of every key that begins with p.
func Prefix(p []byte) Range { return Range{From: p, To: After(p)} }

// After is the least key greater than every key that begins with p; nil if
// there is none.
func After(p []byte) []byte {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i] != 0xFF {
			end := append([]byte(nil), p[:i+1]...)
			end[i]++
			return end
		}
	}
	return nil
}

// Allowed fails for what every engine refuses alike: with ErrClosed after the
// transaction's end, with ErrReadOnly for a forbidden write, with ErrKey for a
// key that no engine stores.
func Allowed(ended, forbidden bool, key []byte) error {
	switch {
	case ended:
		return ErrClosed
	case forbidden:
		return ErrReadOnly
	case len(key) == 0 || len(key) > MaxKey:
		return ErrKey
	}
	return nil
}
