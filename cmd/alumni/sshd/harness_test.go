package sshd

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
)

// patience is reached by what hangs, however slow the machine is.
const patience = 10 * time.Minute

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// world is a running server with one staff member.
type world struct {
	t       *testing.T
	srv     *Server
	addr    string
	hostKey person
	staff   person
	log     *buffer
	serve   chan error
	connect func() (net.Conn, error)

	mu       sync.Mutex
	accounts map[string]domain.Entry
	broken   error // of every look-up
	sessions []*Session
	models   []*probe
}

// newWorld starts a server on a free loopback port; change may alter it before.
func newWorld(t *testing.T, change func(*Config, *Handlers)) *world {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := makeWorld(t, change, l)
	w.connect = func() (net.Conn, error) { return net.Dial("tcp", w.addr) }
	return w
}

func makeWorld(t *testing.T, change func(*Config, *Handlers), l net.Listener) *world {
	t.Helper()
	w := &world{
		t: t, hostKey: newPerson(t), staff: newPerson(t), log: newBuffer(), serve: make(chan error, 1),
		accounts: map[string]domain.Entry{},
	}
	w.setAccount(w.staff.fingerprint(), true)
	cfg := Config{HostKey: w.hostKey, Log: slog.New(slog.NewTextHandler(w.log, nil))}
	h := Handlers{
		Authorize: func(_ context.Context, by domain.Caller) (domain.Entry, error) {
			w.mu.Lock()
			defer w.mu.Unlock()
			return cmp.Or(w.accounts[by.Fingerprint], domain.EntryUnknown), w.broken
		},
		Console: func(_ context.Context, s *Session) (tea.Model, error) { return w.probe(s), nil },
		Command: w.command,
		Message: func(lang string, key MessageKey) string { return lang + "<" + string(key) + ">" },
	}
	if change != nil {
		change(&cfg, &h)
	}
	srv, err := New(cfg, h)
	if err != nil {
		t.Fatal(err)
	}
	w.srv, w.addr = srv, l.Addr().String()
	go func() { w.serve <- srv.Serve(context.Background(), l) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		defer cancel()
		_ = srv.Shutdown(ctx)
	})
	return w
}

func (w *world) setAccount(fp string, enabled bool) {
	entry := domain.EntryDisabled
	if enabled {
		entry = domain.EntryOpen
	}
	w.setEntry(fp, entry)
}

func (w *world) setEntry(fp string, entry domain.Entry) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.accounts[fp] = entry
}

// command is a small shell: echo, cat, swallow, fail, env, who, wait, size.
func (w *world) command(ctx context.Context, s *Session, argv []string) int {
	w.mu.Lock()
	w.sessions = append(w.sessions, s)
	w.mu.Unlock()
	switch argv[0] {
	case "echo":
		fmt.Fprintf(s.Stdout, "%q\n", argv[1:])
	case "cat":
		n, err := io.Copy(s.Stdout, s.Stdin)
		fmt.Fprintf(s.Stderr, "%d %v", n, err)
	case "swallow":
		b, err := io.ReadAll(s.Stdin)
		if err != nil {
			fmt.Fprintf(s.Stderr, "%d bytes, cut off\n", len(b))
			return 1
		}
	case "fail":
		fmt.Fprintln(s.Stderr, "failed")
		return 1
	case "panic":
		panic("command")
	case "who":
		fmt.Fprint(s.Stdout, s.Caller.Fingerprint)
	case "env":
		fmt.Fprintf(s.Stdout, "%v %q %q %q", s.Env, s.Lang, s.Term, s.ColorTerm)
	case "wait":
		fmt.Fprintln(s.Stdout, "waiting")
		<-ctx.Done()
		w.log.Write([]byte("command saw its context end\n"))
		return 1
	case "read":
		b := make([]byte, 1)
		fmt.Fprintln(s.Stdout, "ready")
		_, err := s.Stdin.Read(b)
		fmt.Fprintf(s.Stdout, "read %q %v", b, err)
	}
	return 0
}

// probe is a root model that tells the test what reached it.
type probe struct {
	s      *Session
	seen   chan tea.Msg
	text   string
	tick   bool
	size   tea.WindowSizeMsg
	left   atomic.Int32
	update func(tea.Msg) tea.Cmd
}

// Left implements Left.
func (p *probe) Left() { p.left.Add(1) }

func (w *world) probe(s *Session) *probe {
	p := &probe{s: s, seen: make(chan tea.Msg, 4096)}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sessions = append(w.sessions, s)
	w.models = append(w.models, p)
	return p
}

// model waits for the n-th console that was opened.
func (w *world) model(n int) *probe {
	w.t.Helper()
	var p *probe
	w.eventually("console opened", func() bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		if len(w.models) > n {
			p = w.models[n]
		}
		return p != nil
	})
	return p
}

type tickMsg struct{}

func tick() tea.Cmd {
	return tea.Tick(10*time.Millisecond, func(time.Time) tea.Msg { return tickMsg{} })
}

func (p *probe) Init() tea.Cmd {
	if p.tick {
		return tick()
	}
	return nil
}

func (p *probe) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	select {
	case p.seen <- m:
	default:
	}
	if p.update != nil {
		if c := p.update(m); c != nil {
			return p, c
		}
	}
	switch m := m.(type) {
	case tea.WindowSizeMsg:
		p.size = m
	case tickMsg:
		return p, tick()
	case tea.KeyPressMsg:
		p.text += m.Text
		switch m.Text {
		case "q":
			return p, tea.Quit
		case "P":
			panic("somebody pressed P")
		case "Z":
			return p, tea.Suspend
		}
	}
	return p, nil
}

func (p *probe) View() tea.View {
	v := tea.NewView(fmt.Sprintf("size %d×%d typed [%s]", p.size.Width, p.size.Height, p.text))
	v.AltScreen = true
	return v
}

// next waits for the next message that f accepts.
func (p *probe) next(t *testing.T, f func(tea.Msg) bool) tea.Msg {
	t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case m := <-p.seen:
			if f(m) {
				return m
			}
		case <-deadline:
			t.Fatal("the model got no such message")
		}
	}
}

func mustAddr(t *testing.T, s string) netip.AddrPort {
	t.Helper()
	a, err := netip.ParseAddrPort(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func isKey(m tea.Msg) bool { _, ok := m.(tea.KeyPressMsg); return ok }

// eventually waits for something that happens elsewhere.
func (w *world) eventually(what string, f func() bool) {
	w.t.Helper()
	eventually(w.t, what, f)
}

func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	deadline, poll := time.After(patience), time.NewTicker(2*time.Millisecond)
	defer poll.Stop()
	for !f() {
		select {
		case <-poll.C:
		case <-deadline:
			buf := make([]byte, 1<<16)
			t.Fatalf("did not happen: %s\n%s", what, buf[:runtime.Stack(buf, true)])
		}
	}
}

// pause lets time pass, where the passing of time is what is tested.
func pause(d time.Duration) { <-time.After(d) }

// buffer is a writer that several goroutines use.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func newBuffer() *buffer { return &buffer{} }

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func (b *buffer) await(t *testing.T, want string) {
	t.Helper()
	eventually(t, fmt.Sprintf("%q shown", want), func() bool { return strings.Contains(b.String(), want) })
}

// Sessions is the number of terminals, commands and subsystems now running.
func (s *Server) Sessions() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sessions)
}

func (g *gate) count() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.common.held) + len(g.known.held)
}
