package sshd

import (
	"context"
	"sync"
)

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
