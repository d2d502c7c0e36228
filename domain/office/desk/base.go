package desk

import (
	"context"
	"time"

	"alumni/domain"
)

// Base runs use-cases over a store; every room's service embeds it.
type Base struct {
	// Clock gives the time.
	Clock func() time.Time

	store domain.Store
	bus   *bus
	after []func([]domain.Event)
}

// NewBase runs use-cases over a store, by the machine's clock.
func NewBase(store domain.Store) *Base {
	return &Base{Clock: time.Now, store: store, bus: newBus()}
}

// Now is the office's time.
func (o *Base) Now() time.Time { return o.Clock() }

// OnCommit lets fn hear of every change after its commit.
func (o *Base) OnCommit(fn func([]domain.Event)) { o.after = append(o.after, fn) }

// View runs a reading use-case with the caller's present role.
func (o *Base) View(ctx context.Context, by domain.Caller, fn func(*Desk) error) error {
	now := o.Clock()
	return plain(o.store.View(ctx, func(tx domain.Tx) error {
		d := newDesk(tx, by, now)
		if err := d.loadActor(); err != nil {
			return err
		}
		return fn(d)
	}))
}

// Update runs a changing use-case with the caller's present role and publishes
// its events after the commit. fn may run more than once.
func (o *Base) Update(ctx context.Context, by domain.Caller, fn func(*Desk) error) error {
	now := o.Clock()
	var events []domain.Event
	err := o.store.Update(ctx, func(tx domain.Tx) error {
		d := newDesk(tx, by, now)
		if err := d.loadActor(); err != nil {
			return err
		}
		if err := fn(d); err != nil {
			return err
		}
		events = d.events
		return nil
	})
	if err != nil {
		return plain(err)
	}
	for _, fn := range o.after {
		fn(events)
	}
	o.bus.publish(events)
	return nil
}

// Rounds runs one step of work that is too much for one transaction again and
// again, each time in a transaction of its own, until the step says that
// nothing more is left. A step may run more than once, as Update says.
func (o *Base) Rounds(ctx context.Context, by domain.Caller, step func(*Desk) (more bool, err error)) error {
	for more := true; more; {
		err := o.Update(ctx, by, func(d *Desk) (err error) {
			more, err = step(d)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
