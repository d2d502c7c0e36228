package desk

import (
	"slices"
	"sync"

	"alumni/domain"
)

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
