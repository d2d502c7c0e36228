package sshd

import (
	"context"
	"sync"
)

// A client may send up to 2 MB into an open channel that nobody reads, so few
// are open at once that run a command or have not begun anything. The others
// wait to be accepted, which costs nothing: a script that starts many commands
// sees them run in turn.
const (
	maxUnstarted = 3 // channels of a connection that have not begun anything
	maxNarrow    = 8 // channels of a key that have not, or that run a command
)

// opening is the places that a channel holds.
type opening struct {
	begun sync.Once
	ended sync.Once
	conn  chan struct{}
	key   chan struct{}
}

// mayOpen waits until a channel may be accepted; false when the connection ends
// first.
func (s *Server) mayOpen(ctx context.Context, c *conn, of *share) (*opening, bool) {
	o := &opening{conn: c.unstarted, key: of.narrow}
	select {
	case o.conn <- struct{}{}:
	case <-ctx.Done():
		return nil, false
	}
	select {
	case o.key <- struct{}{}:
		return o, true
	case <-ctx.Done():
		<-o.conn
		return nil, false
	}
}

// begin gives the place of a channel that has not begun anything to the next;
// the console's, which reads what it is sent, that of its key too.
func (o *opening) begin(console bool) {
	o.begun.Do(func() { <-o.conn })
	if console {
		o.ended.Do(func() { <-o.key })
	}
}

// end gives back what is still held.
func (o *opening) end() { o.begin(true) }

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
