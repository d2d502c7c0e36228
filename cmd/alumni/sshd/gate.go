package sshd

import (
	"net"
	"slices"
	"sync"
	"time"
)

// gate holds the places of the connections that have not proven a key. None is
// held for long against somebody who comes: when the places are full, the oldest
// connection of the source that holds the most makes way. A quarter of them are
// for sources from which a key was proven lately, so that no flood from elsewhere
// keeps those people out at all.
type gate struct {
	common, known room
	each          int // places of one source

	mu     sync.Mutex
	lately map[string]time.Time // when a source last proved a key
}

// room is a part of the places, with who holds them, the oldest first.
type room struct {
	places int
	held   []place
}

// place is what one connection holds.
type place struct {
	conn   *conn
	source string
	since  time.Time
}

const (
	// stale is after how long a place is taken from its own source's next
	// connection: an honest burst is through by then, and is let finish.
	stale = 2 * time.Second
	// knownFor and maxKnown bound what is remembered of sources.
	knownFor = 30 * 24 * time.Hour
	maxKnown = 4096
)

func newGate(total, each int) *gate {
	reserved := total / 4
	return &gate{
		common: room{places: total - reserved}, known: room{places: reserved}, each: each,
		lately: map[string]time.Time{},
	}
}

// enter gives a connection a place; out, if not nil, has lost its place for it
// and is to be closed. It is not let in while its source has all the places that
// one source may have, and took the oldest of them just now.
func (g *gate) enter(c *conn, source string, now time.Time) (out *conn, in bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	r := &g.common
	if at, ok := g.lately[source]; ok && now.Sub(at) < knownFor && g.known.places > 0 {
		r = &g.known
	}
	i := -1
	switch count := r.count(); {
	case count[source] >= g.each:
		i = slices.IndexFunc(r.held, func(p place) bool { return p.source == source })
		if now.Sub(r.held[i].since) < stale {
			return nil, false
		}
	case len(r.held) >= r.places:
		most := 0
		for _, n := range count {
			most = max(most, n)
		}
		i = slices.IndexFunc(r.held, func(p place) bool { return count[p.source] == most })
	}
	if i >= 0 {
		out = r.held[i].conn
		r.held = slices.Delete(r.held, i, i+1)
	}
	r.held = append(r.held, place{c, source, now})
	return out, true
}

func (r *room) count() map[string]int {
	out := make(map[string]int, len(r.held))
	for _, p := range r.held {
		out[p.source]++
	}
	return out
}

// leave gives the connection's place back; false if it holds none any more.
func (g *gate) leave(c *conn) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, r := range []*room{&g.common, &g.known} {
		if i := slices.IndexFunc(r.held, func(p place) bool { return p.conn == c }); i >= 0 {
			r.held = slices.Delete(r.held, i, i+1)
			return true
		}
	}
	return false
}

// prove remembers that a key was proven from the source.
func (g *gate) prove(source string, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, ok := g.lately[source]; !ok && len(g.lately) >= maxKnown {
		oldest, at := "", now
		for s, t := range g.lately {
			if !t.After(at) {
				oldest, at = s, t
			}
		}
		delete(g.lately, oldest)
	}
	g.lately[source] = now
}

// sourceOf is the address that a connection is counted under: the IPv4 address,
// or the /56 of an IPv6 address, which is what one subscriber has.
func sourceOf(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return ""
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	subscriber, _ := ip.Prefix(56) // fails for no address only, which is one source too
	return subscriber.String()
}
