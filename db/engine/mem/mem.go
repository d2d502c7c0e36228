// Package mem is an engine in memory, for tests and for trying things out.
package mem

import (
	"bytes"
	"context"
	"iter"
	"sync"
	"sync/atomic"

	"alumni/db/engine"

	"github.com/tidwall/btree"
)

// tree is copied in one step: what is shared is copied when one side writes.
type tree = btree.Map[string, []byte]

// Engine is a store in memory.
type Engine struct {
	engine.Notifier
	write   sync.Mutex           // one Update at a time
	root    atomic.Pointer[tree] // what was committed last; it changes no more
	running sync.WaitGroup
	retries bool

	mu     sync.Mutex
	closed bool
}

// Option changes how the engine works.
type Option func(*Engine)

// WithRetries makes every Update run its function twice and throw the first
// run away, as a distributed engine does after a collision. It proves that a
// use-case has no effect outside its transaction.
func WithRetries() Option { return func(e *Engine) { e.retries = true } }

// New makes an empty store.
func New(opts ...Option) *Engine {
	e := &Engine{}
	e.root.Store(&tree{})
	for _, opt := range opts {
		opt(e)
	}
	return e
}

// Copy makes a store that holds what this one holds now; neither sees what is
// written to the other later.
func (e *Engine) Copy(opts ...Option) *Engine {
	e.write.Lock()
	defer e.write.Unlock()
	c := New(opts...)
	c.root.Store(e.root.Load().Copy())
	return c
}

func (e *Engine) begin(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return engine.ErrClosed
	}
	e.running.Add(1)
	return nil
}

// View implements engine.Engine.
func (e *Engine) View(ctx context.Context, fn func(engine.Tx) error) error {
	if err := e.begin(ctx); err != nil {
		return err
	}
	defer e.running.Done()
	t := &tx{tree: e.root.Load()}
	defer t.end()
	return fn(t)
}

// Update implements engine.Engine.
func (e *Engine) Update(ctx context.Context, fn func(engine.Tx) error) error {
	if err := e.begin(ctx); err != nil {
		return err
	}
	defer e.running.Done()
	e.write.Lock()
	defer e.write.Unlock()
	if e.retries {
		_, _, _ = e.try(fn)
	}
	root, wrote, err := e.try(fn)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if wrote {
		e.root.Store(root)
		e.Notify()
	}
	return nil
}

func (e *Engine) try(fn func(engine.Tx) error) (root *tree, wrote bool, err error) {
	t := &tx{tree: e.root.Load().Copy(), writable: true}
	defer t.end()
	err = fn(t)
	return t.tree, t.wrote, err
}

// Close implements engine.Engine.
func (e *Engine) Close() error {
	e.mu.Lock()
	e.closed = true
	e.mu.Unlock()
	e.running.Wait()
	return nil
}

type tx struct {
	tree                   *tree
	writable, wrote, ended bool
}

func (t *tx) end() { t.ended = true }

func (t *tx) may(key []byte, write bool) error {
	return engine.Allowed(t.ended, write && !t.writable, key)
}

// Get implements engine.Tx.
func (t *tx) Get(key []byte) (value []byte, ok bool, err error) {
	if err := t.may(key, false); err != nil {
		return nil, false, err
	}
	v, ok := t.tree.Get(string(key))
	return bytes.Clone(v), ok, nil
}

// Put implements engine.Tx.
func (t *tx) Put(key, value []byte) error {
	if err := t.may(key, true); err != nil {
		return err
	}
	t.tree.Set(string(key), append([]byte{}, value...))
	t.wrote = true
	return nil
}

// Delete implements engine.Tx.
func (t *tx) Delete(key []byte) error {
	if err := t.may(key, true); err != nil {
		return err
	}
	t.tree.Delete(string(key))
	t.wrote = true
	return nil
}

// Scan implements engine.Tx.
func (t *tx) Scan(r engine.Range) iter.Seq2[engine.KV, error] {
	return func(yield func(engine.KV, error) bool) {
		if t.ended {
			yield(engine.KV{}, engine.ErrClosed)
			return
		}
		shown := t.tree
		if t.writable { // what is written meanwhile does not disturb the scan
			shown = shown.Copy()
		}
		left := r.Limit
		visit := func(key string, value []byte) bool {
			switch {
			case !r.Reverse && r.To != nil && key >= string(r.To), r.Reverse && key < string(r.From):
				return false
			case r.Reverse && r.To != nil && key >= string(r.To):
				return true
			}
			kv := engine.KV{Key: []byte(key)}
			if !r.KeysOnly {
				kv.Value = bytes.Clone(value)
			}
			left--
			return yield(kv, nil) && left != 0
		}
		switch {
		case !r.Reverse:
			shown.Ascend(string(r.From), visit)
		case r.To == nil:
			shown.Reverse(visit)
		default:
			shown.Descend(string(r.To), visit)
		}
	}
}
