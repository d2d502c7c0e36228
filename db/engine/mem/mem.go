// Package mem is an engine in memory, for tests and for trying things out.
package mem

import (
	"bytes"
	"context"
	"iter"
	"sync"
	"sync/atomic"

	"alumni/db/engine"
)

// Engine is a store in memory.
type Engine struct {
	engine.Notifier
	write   sync.Mutex // one Update at a time
	root    atomic.Pointer[node]
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
	for _, opt := range opts {
		opt(e)
	}
	return e
}

// Copy makes a store that holds what this one holds now; neither sees what is
// written to the other later.
func (e *Engine) Copy(opts ...Option) *Engine {
	c := New(opts...)
	c.root.Store(e.root.Load())
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
	t := &tx{root: e.root.Load()}
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

func (e *Engine) try(fn func(engine.Tx) error) (root *node, wrote bool, err error) {
	t := &tx{root: e.root.Load(), writable: true}
	defer t.end()
	err = fn(t)
	return t.root, t.wrote, err
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
	root                   *node
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
	v, ok := get(t.root, key)
	return bytes.Clone(v), ok, nil
}

// Put implements engine.Tx.
func (t *tx) Put(key, value []byte) error {
	if err := t.may(key, true); err != nil {
		return err
	}
	t.root = put(t.root, bytes.Clone(key), append([]byte{}, value...))
	t.wrote = true
	return nil
}

// Delete implements engine.Tx.
func (t *tx) Delete(key []byte) error {
	if err := t.may(key, true); err != nil {
		return err
	}
	t.root = remove(t.root, key)
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
		left := r.Limit
		walk(t.root, r, func(n *node) bool {
			kv := engine.KV{Key: bytes.Clone(n.key)}
			if !r.KeysOnly {
				kv.Value = bytes.Clone(n.value)
			}
			left--
			return yield(kv, nil) && left != 0
		})
	}
}
