// Package office holds the use-cases: one method per thing a person does. Each
// takes its time and opens one transaction, loads the caller's present role in
// it, applies the pure rule, writes, appends the audit entry in the same
// transaction, and publishes the event after the commit. Every face (console,
// commands, files) comes through here; authorisation is decided here and
// nowhere else.
package office

import (
	"time"

	"alumni/domain"
)

// Office runs the use-cases over a store.
type Office struct {
	store domain.Store
	now   func() time.Time
	bus   *bus
	memo  *progressMemo
	after []func([]domain.Event) // what hears of every commit
}

// Option changes how an Office works.
type Option func(*Office)

// WithClock makes the office take the time from now.
func WithClock(now func() time.Time) Option { return func(o *Office) { o.now = now } }

// New makes an office over a store.
func New(store domain.Store, opts ...Option) *Office {
	o := &Office{store: store, now: time.Now, bus: newBus(), memo: &progressMemo{kept: map[memoKey]counted{}}}
	o.after = append(o.after, o.memo.changed)
	for _, opt := range opts {
		opt(o)
	}
	return o
}

// Now is the office's time.
func (o *Office) Now() time.Time { return o.now() }
