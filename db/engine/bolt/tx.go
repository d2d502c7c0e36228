package bolt

import (
	"bytes"
	"errors"
	"iter"

	"go.etcd.io/bbolt"

	"alumni/db/engine"
)

type tx struct {
	path                   string
	b                      *bbolt.Bucket
	writable, wrote, ended bool
	harm                   error // the first damage that a call met
}

// guard runs one call into bbolt within the transaction.
func (t *tx) guard(fn func() error) error {
	err := guard(t.path, fn)
	if t.harm == nil && errors.Is(err, engine.ErrDamaged) {
		t.harm = err
	}
	return err
}

func (t *tx) may(key []byte, write bool) error {
	return engine.Allowed(t.ended, write && !t.writable, key)
}

// Get implements engine.Tx.
func (t *tx) Get(key []byte) (value []byte, ok bool, err error) {
	if err := t.may(key, false); err != nil {
		return nil, false, err
	}
	err = t.guard(func() error {
		v := t.b.Get(key)
		ok, value = v != nil, bytes.Clone(v)
		return nil
	})
	return value, ok, err
}

// Put implements engine.Tx.
func (t *tx) Put(key, value []byte) error {
	if err := t.may(key, true); err != nil {
		return err
	}
	t.wrote = true
	// bbolt keeps the value's slice until the commit.
	return t.guard(func() error { return t.b.Put(key, append([]byte{}, value...)) })
}

// Delete implements engine.Tx.
func (t *tx) Delete(key []byte) error {
	if err := t.may(key, true); err != nil {
		return err
	}
	t.wrote = true
	return t.guard(func() error { return t.b.Delete(key) })
}

// Scan implements engine.Tx.
func (t *tx) Scan(r engine.Range) iter.Seq2[engine.KV, error] {
	return func(yield func(engine.KV, error) bool) {
		if t.ended {
			yield(engine.KV{}, engine.ErrClosed)
			return
		}
		c := t.b.Cursor()
		for n, first := 0, true; r.Limit == 0 || n < r.Limit; n++ {
			var kv engine.KV
			// Only the cursor's own steps are guarded: a panic of the caller's is the caller's.
			err := t.guard(func() error {
				k, v := step(c, r, first)
				if k != nil && inside(k, r) {
					kv.Key = bytes.Clone(k)
					if !r.KeysOnly {
						kv.Value = append([]byte{}, v...)
					}
				}
				return nil
			})
			first = false
			if err != nil {
				yield(engine.KV{}, err)
				return
			}
			if kv.Key == nil || !yield(kv, nil) {
				return
			}
		}
	}
}

// step moves the cursor to the next key of the range, in its direction.
func step(c *bbolt.Cursor, r engine.Range, first bool) (k, v []byte) {
	switch {
	case first && !r.Reverse && r.From == nil:
		return c.First()
	case first && !r.Reverse:
		return c.Seek(r.From)
	case !first && !r.Reverse:
		return c.Next()
	case !first:
		return c.Prev()
	case r.To == nil:
		return c.Last()
	}
	if k, _ := c.Seek(r.To); k == nil {
		return c.Last()
	}
	return c.Prev()
}

func inside(k []byte, r engine.Range) bool {
	if r.Reverse {
		return r.From == nil || bytes.Compare(k, r.From) >= 0
	}
	return r.To == nil || bytes.Compare(k, r.To) < 0
}
