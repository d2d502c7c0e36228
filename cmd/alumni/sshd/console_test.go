package sshd

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

const leaveAlt = "\x1b[?1049l"

func TestTrap_IdleTimeoutFiresWhileTheScreenTicks(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(c *Config, h *Handlers) {
			c.IdleTimeout = time.Minute // the screen ticks: more costs real time
			console := h.Console
			h.Console = func(ctx context.Context, s *Session) (tea.Model, error) {
				m, err := console(ctx, s)
				m.(*probe).tick = true
				return m, err
			}
		})
		x := w.terminal(w.client(), 80, 24)
		x.out.await(t, "typed")
		for range 5 { // keys put it off, what a terminal reports by itself does not
			pause(50 * time.Second)
			x.typeKeys("k")
		}
		last := time.Now()
		for x.running() && time.Since(last) < 2*time.Minute {
			pause(time.Second)
			x.typeKeys("\x1b]11;rgb:0000/0000/0000\x07\x1b[I")
		}
		if took := time.Since(last); took < time.Minute || took > 70*time.Second {
			t.Errorf("it ended %v after the last key", took)
		}
		if code := x.ended(t); code != ExitFailed {
			t.Errorf("exit %d", code)
		}
		saysAtTheEnd(t, x, MsgIdle)
	})
}

// saysAtTheEnd checks that the line stands on the normal screen.
func saysAtTheEnd(t *testing.T, x *screen, key MessageKey) {
	t.Helper()
	shown := x.out.String()
	left, said := strings.LastIndex(shown, leaveAlt), strings.LastIndex(shown, "<"+string(key)+">\r\n")
	if left < 0 || said < left {
		t.Errorf("%q is not said after the alternate screen is left: %q", key, shown)
	}
}

func TestLongestTimeOfASession(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(c *Config, _ *Handlers) { c.MaxSession = time.Minute })
		began := time.Now()
		x := w.terminal(w.client(), 80, 24)
		for x.running() && time.Since(began) < 2*time.Minute {
			pause(5 * time.Second)
			x.typeKeys("k")
		}
		if code := x.ended(t); code != ExitFailed {
			t.Errorf("exit %d", code)
		}
		if took := time.Since(began); took < time.Minute || took > 70*time.Second {
			t.Errorf("it took %v", took)
		}
		saysAtTheEnd(t, x, MsgMaxSession)
	})
}

func TestTrap_AbsurdWindowSizesAreClamped(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	size := func(width, height uint32) []byte {
		b := make([]byte, 16)
		binary.BigEndian.PutUint32(b, width)
		binary.BigEndian.PutUint32(b[4:], height)
		return b
	}
	cases := []struct {
		width, height uint32
		want          tea.WindowSizeMsg
	}{
		{8000, 8000, tea.WindowSizeMsg{Width: MaxWidth, Height: MaxCells / MaxWidth}},
		{4_000_000_000, 4_294_967_295, tea.WindowSizeMsg{Width: MaxWidth, Height: MaxCells / MaxWidth}},
		{60, 4000, tea.WindowSizeMsg{Width: 60, Height: MaxHeight}},
		{1, 1, tea.WindowSizeMsg{Width: MinWidth, Height: MinHeight}},
		{120, 40, tea.WindowSizeMsg{Width: 120, Height: 40}},
	}
	for i, k := range append(cases, struct {
		width, height uint32
		want          tea.WindowSizeMsg
	}{0, 0, tea.WindowSizeMsg{Width: 80, Height: 24}}) {
		x := w.terminal(c, int(k.width), int(k.height))
		m := w.model(i)
		x.out.await(t, fmt.Sprintf("size %d×%d", k.want.Width, k.want.Height))
		if m.s.Width != k.want.Width || m.s.Height != k.want.Height {
			t.Errorf("pty-req %d×%d: the session says %d×%d", k.width, k.height, m.s.Width, m.s.Height)
		}
		last := k.want
		for _, r := range cases {
			if _, err := x.SendRequest("window-change", false, size(r.width, r.height)); err != nil {
				t.Fatal(err)
			}
			if r.want == last {
				continue
			}
			last = r.want
			m.next(t, func(m tea.Msg) bool { return m == tea.Msg(r.want) })
		}
		// An unknown size changes nothing; a malformed request neither.
		_, _ = x.SendRequest("window-change", false, size(0, 0))
		_, _ = x.SendRequest("window-change", false, []byte{1})
		x.typeKeys("q")
		x.ended(t)
		if m.size != last {
			t.Errorf("the last size is %v, want %v", m.size, last)
		}
	}
}

// A storm of resizes while the program is busy must neither block nor get lost.
func TestTrap_LastResizeArrives(t *testing.T) {
	w := newWorld(t, nil)
	x := w.terminal(w.client(), 80, 24)
	for i := range 500 {
		if err := x.WindowChange(20+i%50, 40+i%100); err != nil {
			t.Fatal(err)
		}
	}
	_ = x.WindowChange(33, 111)
	x.out.await(t, "111×33")
}

func TestTrap_OnePanicEndsOneSession(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	good, bad := w.terminal(c, 80, 24), w.terminal(c, 80, 24)
	good.out.await(t, "typed")
	bad.out.await(t, "typed")
	bad.typeKeys("P")
	if code := bad.ended(t); code != ExitFailed {
		t.Errorf("exit %d", code)
	}
	saysAtTheEnd(t, bad, MsgInternal)
	w.mu.Lock()
	w.models[0].update = nil
	w.mu.Unlock()
	good.typeKeys("alive")
	good.out.await(t, "alive")
}

func TestSuspendDoesNotStopTheServer(t *testing.T) {
	x, _ := newWorld(t, nil).typing()
	x.typeKeys("Zgoes-on")
	x.out.await(t, "goes-on")
}

func TestInputThatEndsEndsTheConsole(t *testing.T) {
	x, _ := newWorld(t, nil).typing()
	_ = x.in.Close()
	if code := x.ended(t); code != 0 {
		t.Errorf("exit %d", code)
	}
}

func TestConsoleThatCannotStart(t *testing.T) {
	w := newWorld(t, func(_ *Config, h *Handlers) {
		h.Console = func(context.Context, *Session) (tea.Model, error) { return nil, errors.New("no store") }
	})
	x := w.terminal(w.client(), 80, 24)
	if code := x.ended(t); code != ExitFailed || x.out.String() != "<internal>\r\n" {
		t.Errorf("exit %d, %q", code, x.out.String())
	}
}

func TestSessionsAreLimited(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxSessions, c.MaxSessionsPerKey = 3, 2 })
	other := newPerson(t)
	w.setAccount(other.fingerprint(), true)
	c := w.client()
	a, b := w.terminal(c, 80, 24), w.terminal(c, 80, 24)
	a.out.await(t, "typed")
	b.out.await(t, "typed")
	refused(t, w.terminal(c, 80, 24), MsgTooManyKey)

	oc, err := w.dial("other", other)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = oc.Close() }()
	w.terminal(oc, 80, 24).out.await(t, "typed")
	refused(t, w.terminal(oc, 80, 24), MsgTooMany)

	a.typeKeys("q")
	a.ended(t)
	w.eventually("a place is free", func() bool { return w.srv.Sessions() == 2 })
	w.terminal(c, 80, 24).out.await(t, "typed")
}

func refused(t *testing.T, x *screen, key MessageKey) {
	t.Helper()
	if code := x.ended(t); code != ExitFailed || x.out.String() != "<"+string(key)+">\r\n" {
		t.Errorf("exit %d, %q; want %q", code, x.out.String(), key)
	}
}

// The colours are those of the client's terminal, not of the server's.
func TestColoursFollowTheClient(t *testing.T) {
	w := newWorld(t, func(_ *Config, h *Handlers) {
		h.Console = func(context.Context, *Session) (tea.Model, error) { return coloured{}, nil }
	})
	c := w.client()
	for _, k := range []struct{ term, env, want, not string }{
		{"xterm-256color", "COLORTERM=truecolor", "38;2;18;52;86", ""},
		{"xterm-256color", "", "38;5;", "38;2;"},
		{"xterm", "", "\x1b[3", "38;5;"},
		{"xterm-256color", "NO_COLOR=1", "colour", "\x1b[38"},
	} {
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if name, value, ok := strings.Cut(k.env, "="); ok {
			_ = s.Setenv(name, value)
		}
		x := &screen{Session: s, out: newBuffer(), done: make(chan error, 1)}
		x.in, _ = s.StdinPipe()
		s.Stdout = x.out
		if err := errors.Join(s.RequestPty(k.term, 24, 80, nil), s.Shell()); err != nil {
			t.Fatal(err)
		}
		x.out.await(t, "colour")
		got := x.out.String()
		if !strings.Contains(got, k.want) || (k.not != "" && strings.Contains(got, k.not)) {
			t.Errorf("%s %s: %q", k.term, k.env, got)
		}
		_ = s.Close()
	}
}

type coloured struct{}

func (coloured) Init() tea.Cmd                         { return nil }
func (c coloured) Update(tea.Msg) (tea.Model, tea.Cmd) { return c, nil }
func (coloured) View() tea.View {
	return tea.NewView(lipgloss.NewStyle().Foreground(lipgloss.Color("#123456")).Render("colour"))
}

// The server asks for the background itself, and nothing waits for the answer.
func TestBackgroundColourReachesTheModel(t *testing.T) {
	x, m := newWorld(t, nil).typing()
	x.out.await(t, "\x1b]11;?\x07")
	x.typeKeys("\x1b]11;rgb:ffff/ffff/ffff\x07")
	got := m.next(t, func(m tea.Msg) bool { _, ok := m.(tea.BackgroundColorMsg); return ok })
	if got.(tea.BackgroundColorMsg).IsDark() {
		t.Error("white is taken for dark")
	}
}

func TestEveryConnectionIsLogged(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	if _, err := c.NewSession(); err != nil {
		t.Fatal(err)
	}
	_ = c.Close()
	w.log.await(t, "ssh disconnected")
	for _, line := range strings.Split(strings.TrimSpace(w.log.String()), "\n") {
		if !strings.Contains(line, "fingerprint="+w.staff.fingerprint()) || !strings.Contains(line, "remote=127.0.0.1:") {
			t.Errorf("the line does not say who from where: %s", line)
		}
	}
	if log := w.log.String(); strings.Count(log, "\n") != 2 || !strings.Contains(log, "duration=") ||
		!strings.Contains(log, "client=SSH-2.0-Go") {
		t.Errorf("logged:\n%s", log)
	}
}
