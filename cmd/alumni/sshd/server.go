// Package sshd serves the console over SSH: a terminal gets the TUI, a command
// its output, a declared subsystem its own handler. Who is calling is decided
// by the key that was proven, and by nothing else.
//
// The connection layer is charm's ssh server; the sessions are our own, because
// each of the known traps sits there: see console.go (Bubble Tea), input.go
// (split characters), channel.go (window sizes, context per channel).
package sshd

import (
	"context"
	"errors"
	"maps"
	"net"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	"golang.org/x/time/rate"

	_ "alumni/cmd/alumni/sshd/narrow" // before anything measures a width
	"alumni/domain"
)

// ErrShutdown is returned by Shutdown when sessions had to be cut off because
// the context ended first.
var ErrShutdown = errors.New("sshd: sessions were cut off at shutdown")

// Server is the SSH server. It is made by New and serves one listener.
type Server struct {
	cfg  Config
	h    Handlers
	base *ssh.Server

	ctx    context.Context // of every session; ends when the grace of a shutdown is over
	cancel context.CancelFunc

	preAuth *gate         // connections without a proven key
	parting atomic.Int64  // connections that are being told why they are turned away
	done    chan struct{} // Shutdown has finished

	mu          sync.Mutex
	closing     bool
	listener    net.Listener
	perKey      map[string]int    // sessions
	shares      map[string]*share // by key
	painting    chan struct{}     // places of consoles that work in the same instant
	paint       *rate.Limiter     // cells that all consoles may paint
	consoles    map[string]int    // of those, terminals
	proven      int               // connections with a proven key
	connsPerKey map[string]int
	sessions    map[*channel]struct{}
	enrolling   []*conn // connections that may only enrol, the oldest first
	opened      uint64  // sessions, since the server began
	conns       map[*conn]struct{}
	empty       chan struct{} // closed when closing and no session is left
	result      error         // of Shutdown
}

// New makes a server. It does not listen yet.
func New(cfg Config, h Handlers) (*Server, error) {
	if cfg.HostKey == nil || h.Authorize == nil || h.Console == nil || h.Command == nil || h.Message == nil {
		return nil, errors.New("sshd: a host key, Authorize, Console, Command and Message are required")
	}
	s := &Server{
		cfg:         cfg.withDefaults(),
		h:           h,
		done:        make(chan struct{}),
		perKey:      map[string]int{},
		shares:      map[string]*share{},
		painting:    make(chan struct{}, 2*runtime.GOMAXPROCS(0)),
		paint:       newPaint(),
		consoles:    map[string]int{},
		connsPerKey: map[string]int{},
		sessions:    map[*channel]struct{}{},
		conns:       map[*conn]struct{}{},
		empty:       make(chan struct{}),
	}
	s.preAuth = newGate(s.cfg.MaxPreAuth, s.cfg.MaxPreAuthEach)
	s.ctx, s.cancel = context.WithCancel(context.Background())
	base, err := wish.NewServer(wish.WithVersion("alumni"), s.configure)
	if err != nil {
		return nil, err
	}
	s.base = base
	return s, nil
}

// configure sets up the connection layer. Only sessions are served: there is
// no handler for forwarding in either direction, nor for any global request.
func (s *Server) configure(b *ssh.Server) error {
	b.AddHostKey(s.cfg.HostKey)
	b.HandshakeTimeout = s.cfg.HandshakeTimeout
	b.ConnCallback = s.accept
	b.ServerConfigCallback = s.serverConfig
	b.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.serveChannel}
	b.RequestHandlers = map[string]ssh.RequestHandler{}
	b.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
	b.Handler = func(ssh.Session) {} // never reached: serveChannel runs the sessions
	return nil
}

// Serve accepts connections until Shutdown is called or ctx ends, which shuts
// down with the configured grace. It returns when the shutdown is complete:
// nil, ErrShutdown if sessions were cut off, or what made the listener fail.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	s.mu.Lock()
	if s.closing || s.listener != nil {
		s.mu.Unlock()
		_ = l.Close()
		return errors.New("sshd: the server serves one listener, once")
	}
	s.listener = l
	s.mu.Unlock()

	stop := context.AfterFunc(ctx, func() { _ = s.shutdownWithGrace() })
	defer stop()
	err := s.base.Serve(l)
	s.mu.Lock()
	closing := s.closing
	s.mu.Unlock()
	if closing {
		<-s.done
		return s.result
	}
	return errors.Join(err, s.shutdownWithGrace())
}

func (s *Server) goingDown() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing
}

func (s *Server) shutdownWithGrace() error {
	ctx, cancel := context.WithTimeout(context.Background(), s.cfg.Grace)
	defer cancel()
	return s.Shutdown(ctx)
}

// Shutdown refuses what is new, tells every terminal, waits until programs and
// running commands are through, and closes the connections. When ctx ends
// first, what still runs is cut off and ErrShutdown returned. A second call
// waits for the first.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	if s.closing {
		s.mu.Unlock()
		<-s.done
		return s.result
	}
	s.closing = true
	if s.listener != nil {
		_ = s.listener.Close()
	}
	open := make([]*channel, 0, len(s.sessions))
	for c := range s.sessions {
		open = append(open, c)
	}
	if len(open) == 0 {
		close(s.empty)
	}
	s.mu.Unlock()

	for _, c := range open {
		c.end(MsgShutdown)
	}
	select {
	case <-s.empty:
	case <-ctx.Done():
		s.result = ErrShutdown
		s.cutOff()
	}
	s.hangUp()
	close(s.done)
	return s.result
}

// cutOff ends what did not end by itself, and gives handlers that heed their
// context a moment to return before the store below them is closed.
func (s *Server) cutOff() {
	s.hangUp()
	select {
	case <-s.empty:
	case <-time.After(time.Second):
	}
}

// hangUp closes every connection, also those that have not proven a key, of
// which the connection layer keeps no list.
func (s *Server) hangUp() {
	s.cancel()
	s.mu.Lock()
	open := slices.Collect(maps.Keys(s.conns))
	s.mu.Unlock()
	for _, c := range open {
		_ = c.Close()
	}
	_ = s.base.Close()
}

// track keeps the connection in the list; false if the server is going down.
func (s *Server) track(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return false
	}
	s.conns[c] = struct{}{}
	return true
}

func (s *Server) forget(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
}

// People is the number of keys that have a console open: one person with two
// windows is one.
func (s *Server) People() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.consoles)
}

// admit counts the session in, or says why not.
func (s *Server) admit(c *channel) (refusal MessageKey) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := c.fingerprint
	switch {
	case s.closing:
		return MsgShutdown
	case len(s.sessions) >= s.cfg.MaxSessions:
		return MsgTooMany
	case s.perKey[key] >= s.cfg.MaxSessionsPerKey, c.screen() && s.consoles[key] >= s.cfg.MaxConsolesPerKey:
		return MsgTooManyKey
	}
	if c.screen() {
		s.consoles[key]++
	}
	s.opened++
	c.id = domain.ID{Kind: domain.KindSession, Seq: s.opened}
	s.sessions[c] = struct{}{}
	s.perKey[key]++
	return ""
}

// vacate gives the session's place among its key's to the next.
func (s *Server) vacate(c *channel) {
	s.mu.Lock()
	defer s.mu.Unlock()
	drop(s.perKey, c.fingerprint)
	if c.screen() {
		drop(s.consoles, c.fingerprint)
	}
}

// release counts the session out.
func (s *Server) release(c *channel) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sessions, c)
	if s.closing && len(s.sessions) == 0 {
		close(s.empty)
	}
}
