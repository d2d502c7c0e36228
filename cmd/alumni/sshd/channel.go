package sshd

import (
	"context"
	"encoding/binary"
	"io"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"alumni/domain"
)

// channel is one session channel. Its context ends with the channel, not with
// the connection, of which other channels may go on (ControlMaster).
type channel struct {
	srv         *Server
	conn        *conn
	ch          gossh.Channel
	fingerprint string
	ctx         context.Context
	cancel      context.CancelFunc
	share       *share
	cells       int           // of its terminal, in its share
	finished    chan struct{} // the handler has returned
	places      *opening
	drain       func()       // throws away what still comes
	since       time.Time    // when it was opened
	active      atomic.Int64 // when something last came from the client, in nanoseconds
	id          domain.ID    // of the session, once it is admitted

	// Set by requests before the handler starts, unchanged after.
	env      map[string]string
	terminal bool
	term     string
	started  bool
	unused   *time.Timer // closes the channel unless it is admitted soon
	// shutdownWaits is set for a command: a shutdown lets it finish.
	shutdownWaits bool
	face          domain.Face

	mu            sync.Mutex
	width, height int
	resizing      bool         // a goroutine is telling the program of a size
	reason        MessageKey   // why the server ends the session; "" if it does not
	program       *tea.Program // while one runs
}

// serveChannel is charm's handler for channels of type "session".
func (s *Server) serveChannel(_ *ssh.Server, sc *gossh.ServerConn, nc gossh.NewChannel, ctx ssh.Context) {
	c, _ := ctx.Value(connKey{}).(*conn)
	if c == nil || sc.Permissions == nil || sc.Permissions.Extensions[fingerprintExt] == "" {
		_ = nc.Reject(gossh.Prohibited, "no proven key")
		return
	}
	if !c.addChannel() {
		_ = nc.Reject(gossh.ResourceShortage, "too many channels")
		return
	}
	defer c.removeChannel()
	c.keepAlive(sc)
	fingerprint := sc.Permissions.Extensions[fingerprintExt]
	of := s.joinShare(fingerprint)
	defer s.leaveShare(fingerprint)
	c.rate.Store(of.send)
	places, ok := s.mayOpen(ctx, c, of)
	if !ok {
		_ = nc.Reject(gossh.ConnectionFailed, "the connection ends")
		return
	}
	defer places.end()
	ch, reqs, err := nc.Accept()
	if err != nil {
		return
	}
	h := &channel{
		srv: s, conn: c, ch: ch, places: places,
		share:       of,
		fingerprint: fingerprint,
		finished:    make(chan struct{}),
		env:         map[string]string{},
		since:       time.Now(),
		face:        domain.FaceConsole,
	}
	h.drain = func() { go func() { _, _ = io.Copy(io.Discard, h.ch) }() }
	h.touch()
	h.ctx, h.cancel = context.WithCancel(s.ctx)
	defer h.leaveArea()
	h.serve(reqs)
}

// serve answers the requests of the channel until it closes, then ends what
// runs in it. This is the goroutine that knows when the client has gone.
func (h *channel) serve(reqs <-chan *gossh.Request) {
	h.unused = time.AfterFunc(h.srv.cfg.HandshakeTimeout, func() { _ = h.ch.Close() })
	defer h.unused.Stop()
	for req := range reqs {
		var run func() int
		ok := false
		switch req.Type {
		case "shell", "exec", "subsystem":
			if !h.started {
				run, ok = h.handler(req)
			}
		default:
			ok = h.set(req)
		}
		if req.WantReply {
			_ = req.Reply(ok, nil)
		}
		if run != nil {
			h.started = true
			h.places.begin(!h.shutdownWaits)
			go h.run(run)
		}
	}
	h.cancel()
	if h.started {
		<-h.finished
	}
	_ = h.ch.Close()
}

// set takes a request that changes something about the session. Agent and X11
// forwarding, signals and everything unknown are refused.
func (h *channel) set(req *gossh.Request) bool {
	switch req.Type {
	case "env":
		var kv struct{ Name, Value string }
		if h.started || gossh.Unmarshal(req.Payload, &kv) != nil || !allowed(kv.Name, kv.Value) || len(h.env) >= 32 {
			return false
		}
		h.env[kv.Name] = kv.Value
		return true
	case "pty-req":
		var p struct {
			Term                             string
			Columns, Rows, WidthPx, HeightPx uint32
			Modes                            string
		}
		if h.started || h.terminal || gossh.Unmarshal(req.Payload, &p) != nil {
			return false
		}
		h.terminal = true
		if len(p.Term) <= maxEnv && printable(p.Term) {
			h.term = p.Term
		}
		h.width, h.height = h.area(fit(p.Columns, p.Rows, 80, 24))
		return true
	case "window-change":
		if !h.terminal || len(req.Payload) < 8 {
			return false
		}
		h.resize(binary.BigEndian.Uint32(req.Payload), binary.BigEndian.Uint32(req.Payload[4:]))
		return true
	}
	return false
}

// screen tells whether the channel holds a console, once it has started.
func (h *channel) screen() bool { return h.terminal && !h.shutdownWaits }

// handler chooses what serves the session.
func (h *channel) handler(req *gossh.Request) (run func() int, ok bool) {
	if h.conn.enrols {
		return h.enrolHandler(req)
	}
	var p struct{ Value string }
	if req.Type != "shell" && gossh.Unmarshal(req.Payload, &p) != nil {
		return nil, false
	}
	switch {
	case req.Type == "subsystem":
		sub, known := h.srv.h.Subsystems[p.Value]
		if !known {
			h.srv.cfg.Log.Warn("ssh subsystem refused", "remote", remote(h.conn),
				"fingerprint", h.fingerprint, "name", clean(p.Value))
			return nil, false
		}
		h.shutdownWaits, h.face = true, domain.FaceFiles
		return func() int { return h.command(sub) }, true
	case p.Value != "": // ssh sends "exec" with a command, "shell" without
		h.shutdownWaits, h.face = true, domain.FaceCommand
		return func() int { return h.exec(p.Value) }, true
	case h.terminal:
		return h.console, true
	}
	return func() int { return h.refuse(MsgNoTerminal, ExitUsage) }, true
}

// run serves the session to its end and reports the exit code. The session is
// counted until the code is on its way: a shutdown hangs up when none is left.
func (h *channel) run(serve func() int) {
	defer close(h.finished)
	if why := h.admit(); why != "" {
		h.srv.cfg.Log.Warn("ssh session refused", "remote", remote(h.conn), "fingerprint", h.fingerprint, "why", string(why))
		h.exit(h.refuse(why, ExitFailed))
		return
	}
	defer h.srv.release(h)
	code := h.guard(serve)
	h.srv.vacate(h) // before the client knows of the end: it may come again at once
	h.exit(code)
}

// exit reports the exit code and closes the channel. What is still on its way
// is thrown away: unread it would lie about until the client has closed, too.
func (h *channel) exit(code int) {
	_, _ = h.ch.SendRequest("exit-status", false, gossh.Marshal(struct{ Status uint32 }{uint32(code)}))
	_ = h.ch.Close()
	h.drain()
}

// guard serves the session; a panic ends this session and no other.
func (h *channel) guard(serve func() int) (code int) {
	defer func() {
		if r := recover(); r != nil {
			h.srv.cfg.Log.Error("ssh session panicked", "fingerprint", h.fingerprint, "panic", r, "stack", string(debug.Stack()))
			code = h.refuse(MsgInternal, ExitFailed)
		}
	}()
	h.unused.Stop()
	if d := h.srv.cfg.MaxSession; d > 0 {
		defer time.AfterFunc(d, func() { h.end(MsgMaxSession) }).Stop()
	}
	return serve()
}

// admit asks once more for the key, then counts the session in; it says why not.
func (h *channel) admit() (refusal MessageKey) {
	if h.conn.enrols {
		return h.srv.admit(h)
	}
	_, key := h.conn.identity()
	if _, why := h.conn.refusal(h.ctx, key); why != "" {
		return why
	}
	return h.srv.admit(h)
}

// touch takes note that something came from the client.
func (h *channel) touch() { h.active.Store(time.Now().UnixNano()) }

// session describes the channel to a handler.
func (h *channel) session() *Session {
	s := &Session{
		Caller:   h.caller(),
		Lang:     language(h.env),
		Terminal: h.terminal, Term: h.term, ColorTerm: h.env["COLORTERM"],
		Env:    h.env,
		Stdin:  h.ch,
		Stdout: h.ch, Stderr: h.stderr(),
	}
	if h.terminal {
		paper := &countingWriter{w: s.Stderr}
		s.Stdout, s.Painted = paper, paper.count.Load
		h.mu.Lock()
		s.Width, s.Height = h.width, h.height
		h.mu.Unlock()
	}
	return s
}

// stderr is where a person is told what goes wrong. A terminal has one stream,
// and a client may show the two unordered.
func (h *channel) stderr() io.Writer {
	if h.terminal {
		return terminalWriter{h.ch}
	}
	return h.ch.Stderr()
}

// caller is who the session is of.
func (h *channel) caller() domain.Caller {
	by, _ := h.conn.identity()
	by.Face = h.face
	return by
}

// refuse says why in one line and gives the exit code.
func (h *channel) refuse(why MessageKey, code int) int {
	return h.say(h.srv.h.Message(language(h.env), why), code)
}

// say tells the person one last line and gives the exit code back.
func (h *channel) say(line string, code int) int {
	_, _ = io.WriteString(h.stderr(), line+"\n")
	return code
}

// end makes the session end, for a reason that the person is told. A command
// that runs at a shutdown is let finish. Whatever does not heed in time loses
// its context, then its channel, which wakes a write to a client that no
// longer reads. It tells whether this call is what ends it.
func (h *channel) end(why MessageKey) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.reason != "" || (why == MsgShutdown && h.shutdownWaits) {
		return false
	}
	h.reason = why
	if h.program == nil {
		h.cancel()
	} else {
		go h.program.Quit()
	}
	grace := min(h.srv.cfg.Grace/2, 3*time.Second)
	time.AfterFunc(grace, h.cancel)
	time.AfterFunc(grace+grace/2, func() { _ = h.ch.Close() })
	return true
}

// ended gives the reason why the server ended the session; "" if it did not.
func (h *channel) ended() MessageKey {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.reason
}
