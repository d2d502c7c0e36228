package sshd

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"
)

func TestShutdownTellsTerminalsAndWaitsForCommands(t *testing.T) {
	release := make(chan struct{})
	w := newWorld(t, func(_ *Config, h *Handlers) {
		h.Command = func(_ context.Context, s *Session, _ []string) int {
			_, _ = s.Stdout.Write([]byte("started\n"))
			<-release
			_, _ = s.Stdout.Write([]byte("committed\n"))
			return 0
		}
	})
	c := w.client()
	x := w.terminal(c, 80, 24)
	x.out.await(t, "typed")
	cmd, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out := newBuffer()
	cmd.Stdout = out
	if err := cmd.Start("application approve A-0012"); err != nil {
		t.Fatal(err)
	}
	out.await(t, "started")

	down := make(chan error, 1)
	go func() { down <- w.srv.Shutdown(t.Context()) }()
	if code := x.ended(t); code != ExitFailed {
		t.Errorf("the terminal ended with %d", code)
	}
	saysAtTheEnd(t, x, MsgShutdown)

	// What is new is refused, on the old connection and on a new one.
	late, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if b, err := late.CombinedOutput("who"); exitCode(err) != ExitFailed || string(b) != "<shutting_down>\n" {
		t.Errorf("a new command gets %q", b)
	}
	if nc, err := net.Dial("tcp", w.addr); err == nil {
		_ = nc.Close()
		t.Error("the listener is still open")
	}
	select {
	case err := <-down:
		t.Fatalf("the shutdown did not wait for the command: %v", err)
	default:
	}
	close(release)
	if err := cmd.Wait(); err != nil || !strings.Contains(out.String(), "committed") {
		t.Errorf("the command got %q, %v", out.String(), err)
	}
	if err := <-down; err != nil {
		t.Errorf("Shutdown: %v", err)
	}
	if err := <-w.serve; err != nil {
		t.Errorf("Serve: %v", err)
	}
}

// Commands that end in the same instant all get their exit code out, the last too.
func TestAShutdownLosesNoExitCode(t *testing.T) {
	const commands, rounds = 8, 5
	for range rounds {
		release, running := make(chan struct{}), make(chan struct{}, commands)
		w := newWorld(t, func(_ *Config, h *Handlers) {
			h.Command = func(context.Context, *Session, []string) int {
				running <- struct{}{}
				<-release
				return 7
			}
		})
		c := w.client()
		ended := make(chan error, commands)
		for range commands {
			s, err := c.NewSession()
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Start("application approve A-0012"); err != nil {
				t.Fatal(err)
			}
			<-running
			go func() { ended <- s.Wait() }()
		}
		go func() { _ = w.srv.Shutdown(t.Context()) }()
		w.eventually("the server refuses what is new", func() bool {
			w.srv.mu.Lock()
			defer w.srv.mu.Unlock()
			return w.srv.closing
		})
		close(release)
		for range commands {
			if err := <-ended; exitCode(err) != 7 {
				t.Fatalf("a command that ended at the shutdown got %v", err)
			}
		}
	}
}

func TestShutdownIsBounded(t *testing.T) {
	stuck := make(chan struct{})
	defer close(stuck)
	w := newWorld(t, func(_ *Config, h *Handlers) {
		h.Command = func(context.Context, *Session, []string) int { <-stuck; return 0 }
	})
	s, err := w.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start("anything"); err != nil {
		t.Fatal(err)
	}
	w.eventually("the command runs", func() bool { return w.srv.Sessions() == 1 })
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	// The command is stuck: what returns did not wait for it.
	if err := w.srv.Shutdown(ctx); !errors.Is(err, ErrShutdown) {
		t.Errorf("Shutdown: %v", err)
	}
	if err := <-w.serve; !errors.Is(err, ErrShutdown) {
		t.Errorf("Serve: %v", err)
	}
}

// Everybody leaves at the very moment when the server is told to stop.
func TestTrap_ShutdownDuringMassDisconnect(t *testing.T) {
	const people = 20
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxConsolesPerKey = people })
	clients := make([]*gossh.Client, people)
	for i := range clients {
		clients[i] = w.client()
		w.terminal(clients[i], 80, 24)
	}
	w.eventually("everybody is there", func() bool { return w.srv.Sessions() == people })
	for _, c := range clients {
		go func() { _ = c.Close() }()
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := w.srv.Shutdown(ctx); err != nil {
		t.Errorf("Shutdown: %v", err)
	}
	w.eventually("every program ends", func() bool { return running("bubbletea/v2.(*Program)") == 0 })
}

// A program that neither reads its messages nor ends must not outlast its time.
func TestBusyProgramLosesItsClient(t *testing.T) {
	stuck := make(chan struct{})
	defer close(stuck)
	w := newWorld(t, func(c *Config, h *Handlers) {
		c.IdleTimeout, c.Grace = 50*time.Millisecond, 100*time.Millisecond
		console := h.Console
		h.Console = func(ctx context.Context, s *Session) (tea.Model, error) {
			m, err := console(ctx, s)
			m.(*probe).update = func(tea.Msg) tea.Cmd { <-stuck; return nil }
			return m, err
		}
	})
	x := w.terminal(w.client(), 80, 24)
	x.ended(t)
}

// A client that stops reading holds up nobody, and not for ever.
func TestClientThatDoesNotRead(t *testing.T) {
	w := newWorld(t, func(c *Config, h *Handlers) {
		c.IdleTimeout, c.Grace = 100*time.Millisecond, 100*time.Millisecond
		h.Console = func(context.Context, *Session) (tea.Model, error) { return &flood{}, nil }
	})
	ch, reqs, err := w.client().OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	go gossh.DiscardRequests(reqs)
	pty := gossh.Marshal(struct {
		Term                    string
		W, H, WidthPx, HeightPx uint32
		Modes                   string
	}{"xterm-256color", 500, 200, 0, 0, ""})
	for name, payload := range map[string][]byte{"pty-req": pty} {
		if ok, err := ch.SendRequest(name, true, payload); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	if ok, err := ch.SendRequest("shell", true, nil); !ok || err != nil {
		t.Fatal(ok, err)
	}
	w.eventually("the session begins", func() bool { return strings.Contains(w.log.String(), "ssh connected") })
	w.eventually("the session ends", func() bool { return w.srv.Sessions() == 0 && running("bubbletea/v2.(*Program)") == 0 })
}

// flood repaints its whole screen with something new all the time.
type flood struct{ n int }

func (*flood) Init() tea.Cmd { return tick() }
func (f *flood) Update(tea.Msg) (tea.Model, tea.Cmd) {
	f.n++
	return f, func() tea.Msg { return tickMsg{} }
}

func (f *flood) View() tea.View {
	line := strings.Repeat(string(rune('a'+f.n%26)), 500)
	return tea.NewView(strings.Repeat(line+"\n", 199) + line)
}

func TestSlowHandshakeIsCutOff(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.HandshakeTimeout = 100 * time.Millisecond })
	nc, err := net.Dial("tcp", w.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = nc.Close() }()
	_, _ = nc.Write([]byte("SSH-2.0-slow\r\n"))
	_ = nc.SetReadDeadline(time.Now().Add(patience))
	buf := make([]byte, 1024)
	for err == nil {
		_, err = nc.Read(buf)
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		t.Error("the server holds the connection")
	}
	w.log.await(t, "proved no key")
	if n := w.srv.preAuth.count(); n != 0 {
		t.Errorf("%d connections still count as unproven", n)
	}
}

func TestConnectionWithoutSessionIsClosed(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(c *Config, _ *Handlers) { c.IdleTimeout = 30 * time.Minute })
		c := w.client()
		whoami(t, c)
		since := time.Now()
		_ = c.Wait()
		if took := time.Since(since); took < 30*time.Minute || took > 31*time.Minute {
			t.Errorf("a connection without a session was closed after %v", took)
		}
		// One with a session that is in use stays.
		s, err := w.client().NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Start("wait"); err != nil {
			t.Fatal(err)
		}
		pause(3 * time.Hour)
		if w.srv.Sessions() != 1 {
			t.Error("a connection in use was closed")
		}
	})
}

func TestDeadClientIsNoticed(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(c *Config, _ *Handlers) { c.KeepAlive = time.Minute })
		nc, err := w.connect()
		if err != nil {
			t.Fatal(err)
		}
		wire := &mute{Conn: nc, gone: make(chan struct{})}
		c, err := w.over(wire, DefaultUser, w.staff)
		if err != nil {
			t.Fatal(err)
		}
		x := w.terminal(c, 80, 24)
		x.out.await(t, "typed")
		pause(20 * time.Minute)
		if w.srv.Sessions() != 1 {
			t.Fatal("a client that answers is taken for dead")
		}
		close(wire.gone) // the cable is pulled: no answer, and no word of it
		since := time.Now()
		_ = c.Wait()
		if took := time.Since(since); took > 5*time.Minute {
			t.Errorf("it was noticed after %v", took)
		}
		w.eventually("the session ends", func() bool { return w.srv.Sessions() == 0 })
	})
}

// mute is a connection on which the client's answers stop to arrive.
type mute struct {
	net.Conn
	gone chan struct{}
}

func (m *mute) Write(b []byte) (int, error) {
	select {
	case <-m.gone:
		return len(b), nil
	default:
		return m.Conn.Write(b)
	}
}
