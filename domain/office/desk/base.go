package desk

import (
	"context"
	"slices"
	"sync"
	"time"

	"alumni/domain"
)

// Base runs use-cases over a store; every room's service embeds it.
type Base struct {
	// Clock gives the time.
	Clock func() time.Time

	store domain.Store
	bus   *bus
	found *findingsMemo
	after []func([]domain.Event)
	may   func(domain.Actor) error // who may at all; nil for everybody
}

// NewBase runs use-cases over a store, by the machine's clock.
func NewBase(store domain.Store) *Base {
	found := newFindingsMemo()
	return &Base{Clock: time.Now, store: store, bus: newBus(), found: found, after: []func([]domain.Event){found.changed}}
}

// Now is the office's time.
func (o *Base) Now() time.Time { return o.Clock() }

// OnCommit lets fn hear of every change after its commit.
func (o *Base) OnCommit(fn func([]domain.Event)) { o.after = append(o.after, fn) }

// Only is the base for what not everybody may do at all: every use-case that
// runs over it first asks the rule, and fails by its verdict.
func (o *Base) Only(may func(domain.Actor) error) *Base {
	only := *o
	only.may = may
	return &only
}

// enter opens a desk for the caller in the present role.
func (o *Base) enter(tx domain.Tx, by domain.Caller, now time.Time) (*Desk, error) {
	d := newDesk(tx, by, now)
	err := d.loadActor()
	if err == nil && o.may != nil {
		err = o.may(d.Actor)
	}
	return d, err
}

// View runs a reading use-case with the caller's present role.
func (o *Base) View(ctx context.Context, by domain.Caller, fn func(*Desk) error) error {
	now, seen := o.Clock(), o.found.seen()
	return plain(o.store.View(ctx, func(tx domain.Tx) error {
		d, err := o.enter(tx, by, now)
		if err != nil {
			return err
		}
		d.found, d.seen = o.found, seen
		return shownTo(d.Actor, fn(d))
	}))
}

// Update runs a changing use-case with the caller's present role and publishes
// its events after the commit. fn may run more than once.
func (o *Base) Update(ctx context.Context, by domain.Caller, fn func(*Desk) error) error {
	now := o.Clock()
	var events []domain.Event
	err := o.store.Update(ctx, func(tx domain.Tx) error {
		d, err := o.enter(tx, by, now)
		if err != nil {
			return err
		}
		d.sure = ctx.Value(sureKey{}) != nil
		if err := fn(d); err != nil {
			return shownTo(d.Actor, err)
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

// eventBuffer is how many events a subscriber may be behind before it has to
// reload everything instead.
const eventBuffer = 64

// bus hands events to the open consoles. Publishing never waits for a reader.
type bus struct {
	mu   sync.Mutex
	subs map[*subscriber]struct{}
}

type subscriber struct {
	actor domain.Actor
	ch    chan domain.Event
}

func newBus() *bus { return &bus{subs: map[*subscriber]struct{}{}} }

// Subscribe gives the events in the actor's scope until the returned function
// is called, which closes the channel. The events carry no content. A reader
// that falls behind gets one event with Lost instead of those it missed. An
// event about the actor's own account comes too, so that a session can end
// when its account is disabled.
func (o *Base) Subscribe(a domain.Actor) (<-chan domain.Event, func()) {
	s := &subscriber{actor: a, ch: make(chan domain.Event, eventBuffer)}
	o.bus.mu.Lock()
	defer o.bus.mu.Unlock()
	o.bus.subs[s] = struct{}{}
	return s.ch, sync.OnceFunc(func() {
		o.bus.mu.Lock()
		defer o.bus.mu.Unlock()
		delete(o.bus.subs, s)
		close(s.ch)
	})
}

func (b *bus) publish(events []domain.Event) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range events {
		for s := range b.subs {
			if s.hears(e) {
				s.send(e)
			}
		}
	}
}

func (s *subscriber) hears(e domain.Event) bool {
	if s.actor.SeesAll() {
		return true
	}
	if !s.actor.Account.IsZero() && e.Subject == s.actor.Account {
		return true
	}
	return !s.actor.Scope.IsZero() && slices.Contains(e.Scope, s.actor.Scope)
}

// send is called under the lock, so nobody else fills the room it makes.
func (s *subscriber) send(e domain.Event) {
	select {
	case s.ch <- e:
		return
	default:
	}
	for {
		select {
		case <-s.ch:
			continue
		default:
		}
		break
	}
	s.ch <- domain.Event{Lost: true}
}
