package sshd

import (
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
}

// drop takes one off a count and forgets it at zero.
func drop(counts map[string]int, key string) {
	if counts[key]--; counts[key] <= 0 {
		delete(counts, key)
	}
}
