package sshd

import (
	"context"
	"net"
	"sync"
)

// gate counts the connections that have not proven a key, in all and by where
// they come from, so that one place can't shut everybody else out.
type gate struct {
	total, each int // the most that are let in at once

	mu     sync.Mutex
	all    int
	source map[string]int
}

// enter lets a connection of the source in, or not. Above half of all places
// new ones are turned away at random, ever more of them: a flood from many
// places then loses connections at the rate at which it makes them, and a
// person gets through by trying again. Dice is within [0, 1).
func (g *gate) enter(source string, dice float64) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	half := g.total / 2
	over := float64(g.all-half) / float64(max(g.total-half, 1))
	if g.source[source] >= g.each || g.all >= g.total || dice < over {
		return false
	}
	g.all++
	g.source[source]++
	return true
}

// leave gives the place back: the key is proven, or the connection has gone.
func (g *gate) leave(source string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.all--
	drop(g.source, source)
}

// sourceOf is the address that a connection is counted under: the IPv4 address,
// or the /64 of an IPv6 address, which is what one subscriber has.
func sourceOf(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return ""
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	subscriber, _ := ip.Prefix(64) // fails for no address only, which is one source too
	return subscriber.String()
}

// How many channels that have not begun anything may be open at once: each holds
// up to the 2 MB that its client may send unread. The others wait to be accepted,
// which costs nothing; a client that begins what it opens never notices.
const (
	maxUnstarted    = 3 // of a connection
	maxUnstartedKey = 8 // of a key
)

// mayOpen waits until a channel may be accepted; begun gives its place to the
// next, once the channel has begun something or has gone. False when the
// connection ends first.
func (s *Server) mayOpen(ctx context.Context, c *conn, fingerprint string) (begun func(), ok bool) {
	var held []chan struct{}
	begun = sync.OnceFunc(func() {
		for _, place := range held {
			<-place
		}
	})
	for _, place := range []chan struct{}{c.unstarted, s.unstartedOf(fingerprint)} {
		select {
		case place <- struct{}{}:
			held = append(held, place)
		case <-ctx.Done():
			begun()
			return nil, false
		}
	}
	return begun, true
}

// unstartedOf are the places of a key's channels that have not begun anything.
func (s *Server) unstartedOf(fingerprint string) chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.unstarted[fingerprint] == nil {
		s.unstarted[fingerprint] = make(chan struct{}, maxUnstartedKey)
	}
	return s.unstarted[fingerprint]
}

// connect counts a connection in for the key that it proved, or says why not.
func (s *Server) connect(fingerprint string) (refusal MessageKey) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closing:
		return MsgShutdown
	case s.proven >= s.cfg.MaxConns:
		return MsgTooMany
	case s.connsPerKey[fingerprint] >= s.cfg.MaxConnsPerKey:
		return MsgTooManyKey
	}
	s.proven++
	s.connsPerKey[fingerprint]++
	return ""
}

func (s *Server) disconnect(fingerprint string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.proven--
	drop(s.connsPerKey, fingerprint)
	if s.connsPerKey[fingerprint] == 0 {
		delete(s.unstarted, fingerprint)
	}
}

// drop takes one off a count and forgets it at zero.
func drop(counts map[string]int, key string) {
	if counts[key]--; counts[key] <= 0 {
		delete(counts, key)
	}
}
