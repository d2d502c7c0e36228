package sshd

import (
	"bytes"
	"errors"
	"net"
	"slices"
	"strings"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"alumni/domain"
)

// What a key without an account may do is run “enroll CODE”, and only while there
// is an open invitation. The first such key that a client offers is let prove
// itself, which is a partial success: the client goes on with its other keys, and
// somebody whose second key is registered comes in by that. A client that has none
// left asks for keyboard-interactive, which asks nothing and lets the key that was
// proven first enrol.
//
// What this opens to a stranger is bounded here: few connections at once, fewer
// of one source, each with one channel, which runs that one command and has
// neither a terminal nor anything to read. The oldest that runs nothing makes way
// for who comes, so that idle strangers keep nobody out.
const (
	maxEnrolling     = 8
	maxEnrollingEach = 2
	enrolWait        = 10 * time.Second // until the command
	enrolTime        = time.Minute      // from then
)

// enrolExt marks the permissions of a key of nobody that is let prove itself.
const enrolExt = "alumni/enrol"

var errEnrolling = errors.New("sshd: too many keys are enrolling")

// mayEnrol tells whether a key of nobody is let prove itself: the first one.
func (c *conn) mayEnrol(key gossh.PublicKey) bool {
	_, isCert := key.(*gossh.Certificate)
	c.mu.Lock()
	first := c.newcomer == nil
	c.mu.Unlock()
	return first && !isCert && c.srv.h.Enrolling != nil && c.srv.h.Enrolling(c.srv.ctx)
}

// provenNewcomer keeps a key of nobody that was proven, and has the client go on.
func (c *conn) provenNewcomer(key gossh.PublicKey) error {
	c.mu.Lock()
	c.newcomer = key
	c.mu.Unlock()
	return &gossh.PartialSuccessError{Next: gossh.ServerAuthCallbacks{
		PublicKeyCallback: c.offered, KeyboardInteractiveCallback: c.fallback,
	}}
}

// fallback is what keyboard-interactive does: the client has no key that opens.
func (c *conn) fallback(gossh.ConnMetadata, gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
	c.mu.Lock()
	key := c.newcomer
	c.mu.Unlock()
	if key == nil || !c.srv.h.Enrolling(c.srv.ctx) {
		return nil, errRefused
	}
	return c.provenToEnrol(key)
}

// provenToEnrol gives the connection a key that may enrol and nothing else. It
// keeps its place among those that have proven nothing.
func (c *conn) provenToEnrol(key gossh.PublicKey) (*gossh.Permissions, error) {
	by, entry, err := c.entry(c.srv.ctx, key)
	if err != nil || entry != domain.EntryUnknown {
		return nil, errRefused
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed || c.key != nil {
		return nil, net.ErrClosed
	}
	out, in := c.srv.beginEnrol(c)
	if !in {
		return nil, errEnrolling
	}
	if out != nil {
		go out.makeWay() // its lock is not taken under ours
	}
	c.key, c.by, c.enrols = key, by, true
	c.idle = time.AfterFunc(enrolWait, func() { _ = c.Close() })
	c.srv.cfg.Log.Warn("ssh key without an account may enrol", "remote", remote(c), "fingerprint", by.Fingerprint)
	return &gossh.Permissions{Extensions: map[string]string{fingerprintExt: by.Fingerprint}}, nil
}

// beginEnrol gives a connection a place among those that enrol; out, if not nil,
// has lost its place for it and is to be closed.
func (s *Server) beginEnrol(c *conn) (out *conn, in bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	each := 0
	for _, of := range s.enrolling {
		if of.source == c.source {
			each++
		}
	}
	full := each >= maxEnrollingEach
	if full || len(s.enrolling) >= maxEnrolling {
		i := slices.IndexFunc(s.enrolling, func(of *conn) bool { return !of.working && (!full || of.source == c.source) })
		if i < 0 {
			return nil, false
		}
		out = s.enrolling[i]
		s.enrolling = slices.Delete(s.enrolling, i, i+1)
	}
	if s.closing {
		return out, false
	}
	s.enrolling = append(s.enrolling, c)
	return out, true
}

func (s *Server) endEnrol(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.enrolling = slices.DeleteFunc(s.enrolling, func(of *conn) bool { return of == c })
}

// work marks a connection as one that makes no way now, or does again.
func (s *Server) work(c *conn, working bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.working = working
}

// began gives a connection the time for its command, once.
func (c *conn) began() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.begun && !c.closed {
		c.begun = true
		c.idle.Reset(enrolTime)
	}
}

// enrol runs the command. What it says is sent afterwards: a client that reads
// nothing does not work.
func (h *channel) enrol(words []string) int {
	s := h.session()
	var out, errs bytes.Buffer
	stdout, stderr := s.Stdout, s.Stderr
	s.Stdout, s.Stderr = &out, &errs
	code := func() int {
		h.srv.work(h.conn, true)
		defer h.srv.work(h.conn, false)
		return h.srv.h.Enrol(h.ctx, s, h.conn.key, words)
	}()
	h.srv.cfg.Log.Warn("ssh key tried to enrol", "remote", remote(h.conn), "fingerprint", h.fingerprint, "code", code)
	_, _ = errs.WriteTo(stderr)
	_, _ = out.WriteTo(stdout)
	return code
}

// enrolHandler is handler for a connection that may only enrol.
func (h *channel) enrolHandler(req *gossh.Request) (run func() int, ok bool) {
	var p struct{ Value string }
	if req.Type == "subsystem" || req.Type == "exec" && gossh.Unmarshal(req.Payload, &p) != nil {
		return nil, false
	}
	h.conn.began()
	h.shutdownWaits, h.face = true, domain.FaceCommand
	words, err := splitWords(p.Value)
	if err != nil || len(words) < 2 || words[0] != "enroll" {
		return func() int { return h.refuse(MsgEnrolOnly, ExitFailed) }, true
	}
	switch asked := words[1]; { // a flag is no code, and no try
	case asked == "-h" || asked == "--help":
		return func() int { return h.refuse(MsgEnrolOnly, 0) }, true
	case strings.HasPrefix(asked, "-"):
		return func() int { return h.refuse(MsgEnrolOnly, ExitUsage) }, true
	}
	return func() int { return h.enrol(words[1:]) }, true
}
