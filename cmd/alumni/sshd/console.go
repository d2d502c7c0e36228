package sshd

import (
	"errors"
	"io"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// console runs the TUI on the channel and gives the exit code: 0 when the
// person left, 1 when the server or a fault ended it.
func (h *channel) console() int {
	s := h.session()
	s.Stdin = strings.NewReader("") // what is typed goes to the program
	model, err := h.srv.h.Console(h.ctx, s)
	if err != nil || model == nil {
		h.srv.cfg.Log.Error("ssh console did not start", "fingerprint", h.fingerprint, "err", err)
		return h.refuse(MsgInternal, ExitFailed)
	}
	p := tea.NewProgram(h.paced(model), h.options(s)...)
	if !h.attach(p) {
		return h.refuse(h.ended(), ExitFailed)
	}
	touch, stop := h.watchKeys()
	in := newInput(s.Term, func(m tea.Msg) {
		touch(m)
		if pressed(m) {
			_ = h.share.keys.Wait(h.ctx)
		}
		p.Send(m)
	})
	sent := follow(h.ch, func() { h.end(MsgFlood) })
	h.drain = sent.discard
	go h.read(in, sent, p)
	h.askBackground(s)
	last, err := p.Run()
	in.stop()
	stop()
	if l, ok := model.(Left); ok {
		l.Left()
	}
	return h.left(last, err)
}

// left tells the person why the console ended, on the normal screen: the
// program has left the alternate one when Run returns.
func (h *channel) left(last tea.Model, err error) int {
	h.mu.Lock()
	h.program = nil
	why := h.reason
	h.mu.Unlock()
	switch {
	case why != "":
		return h.refuse(why, ExitFailed)
	case h.ctx.Err() != nil, errors.Is(err, tea.ErrInterrupted): // the client has gone, or broke it off
		return ExitFailed
	case err != nil:
		h.srv.cfg.Log.Error("ssh console failed", "fingerprint", h.fingerprint, "err", err)
		return h.refuse(MsgInternal, ExitFailed)
	}
	if p, ok := last.(paced); ok {
		last = p.Model
	}
	if f, ok := last.(Farewell); ok && f.Farewell() != "" {
		return h.say(f.Farewell(), ExitFailed)
	}
	return 0
}

// options are what a program needs to run on a channel instead of a terminal.
// Its input is off because read feeds it: the library's own reader breaks
// characters apart and never ends if keys are left over when the program does.
// Its signal handler is off because a signal is the server's to handle, and its
// panic catching stays on so that a panic ends one session only.
func (h *channel) options(s *Session) []tea.ProgramOption {
	env := []string{"TERM=" + s.Term, "SSH_TTY=" + s.Caller.Remote}
	for name, value := range s.Env {
		env = append(env, name+"="+value)
	}
	return []tea.ProgramOption{
		tea.WithContext(h.ctx),
		tea.WithInput(nil),
		tea.WithOutput(s.Stdout),
		tea.WithEnvironment(env),
		tea.WithColorProfile(colorprofile.Env(env)),
		tea.WithWindowSize(s.Width, s.Height),
		tea.WithoutSignalHandler(),
		tea.WithFilter(h.filter),
		tea.WithFPS(h.srv.framesPerSecond()),
	}
}

// framesPerSecond is how often a new console looks whether there is something to
// paint. Each look costs, also of the many consoles in which nothing happens: the
// more there are, the less often the next ones look.
func (s *Server) framesPerSecond() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch n := len(s.sessions); {
	case n <= 100:
		return 60
	case n <= 200:
		return 30
	}
	return 15
}

// filter sees every message before the program does.
func (h *channel) filter(_ tea.Model, m tea.Msg) tea.Msg {
	switch m.(type) {
	case tea.SuspendMsg:
		return tea.ResumeMsg{} // suspending would stop the whole server
	case tea.WindowSizeMsg:
		// The program sends itself its first size, which may come after a resize.
		h.mu.Lock()
		defer h.mu.Unlock()
		return tea.WindowSizeMsg{Width: h.width, Height: h.height}
	}
	return m
}

// askBackground asks the terminal for its background colour. The answer comes
// to the model as a tea.BackgroundColorMsg, whenever it comes; nothing waits
// for it. (With its input off, a program sends no queries itself.)
func (h *channel) askBackground(s *Session) {
	switch s.Term {
	case "", "dumb", "linux":
		return
	}
	_, _ = io.WriteString(h.ch, ansi.RequestBackgroundColor)
}

// attach makes the program known to resizes and to end; false if the session
// has been ended before it began.
func (h *channel) attach(p *tea.Program) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.reason != "" {
		return false
	}
	h.program = p
	return true
}

// read feeds what the person types to the program. When the client closes its
// side nobody can press a key any more, so the program ends.
func (h *channel) read(in *input, sent *backlog, p *tea.Program) {
	defer func() {
		if r := recover(); r != nil {
			h.srv.cfg.Log.Error("ssh input panicked", "fingerprint", h.fingerprint, "panic", r)
			h.end(MsgInternal)
		}
	}()
	in.run(sent)
	p.Quit()
}

// resize tells the program of a new size. Only the latest counts: a program
// that is slow must not hold up the connection, on which others may run.
func (h *channel) resize(columns, rows uint32) {
	h.mu.Lock()
	defer h.mu.Unlock()
	width, height := h.area(fit(columns, rows, h.width, h.height))
	if width == h.width && height == h.height {
		return
	}
	h.width, h.height = width, height
	if h.program != nil && !h.resizing {
		h.resizing = true
		go h.tellSize(h.program)
	}
}

// betweenSizes is the time between two sizes of which the program is told.
const betweenSizes = 50 * time.Millisecond

func (h *channel) tellSize(p *tea.Program) {
	var told tea.WindowSizeMsg
	for {
		h.mu.Lock()
		now := tea.WindowSizeMsg{Width: h.width, Height: h.height}
		if now == told {
			h.resizing = false
			h.mu.Unlock()
			return
		}
		h.mu.Unlock()
		h.mayResize()
		p.Send(now) // returns at once when the program has ended
		told = now
		select { // each size repaints everything; of many in a row the last counts
		case <-time.After(betweenSizes):
		case <-h.ctx.Done():
		}
	}
}

// watchKeys ends the session when no key was pressed for the idle time; touch
// is told of every message. What ticks on the screen, and what the terminal
// answers by itself, are no keys.
func (h *channel) watchKeys() (touch func(tea.Msg), stop func()) {
	d := h.srv.cfg.IdleTimeout
	idle := time.NewTimer(time.Hour)
	idle.Stop()
	if d > 0 {
		idle = time.AfterFunc(d, func() { h.end(MsgIdle) })
	}
	touch = func(m tea.Msg) {
		if !pressed(m) {
			return
		}
		h.touch()
		if d > 0 {
			idle.Reset(d)
		}
	}
	return touch, func() { idle.Stop() }
}
