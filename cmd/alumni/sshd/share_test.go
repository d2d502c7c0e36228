package sshd

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// However much a key's sessions do at once, only a few of them work, and nobody
// else waits for them. One that waits for its client lets another work.
func TestFewSessionsOfAKeyWorkAtOnce(t *testing.T) {
	release, working := make(chan struct{}), make(chan struct{}, 64)
	w := newWorld(t, func(_ *Config, h *Handlers) {
		serve := h.Command
		h.Command = func(ctx context.Context, s *Session, argv []string) int {
			if argv[0] != "work" {
				return serve(ctx, s, argv)
			}
			if _, err := io.ReadAll(s.Stdin); err != nil {
				return 1
			}
			working <- struct{}{}
			<-release
			return 0
		}
	})
	c := w.client()
	var ins []io.Closer
	ended := make(chan int, 64)
	for range maxAtWork + 4 {
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		in, err := s.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Start("work"); err != nil {
			t.Fatal(err)
		}
		ins = append(ins, in)
		go func() { ended <- exitCode(s.Wait()) }()
	}
	if got := whoami(t, c); got != w.staff.fingerprint() { // all of them wait for input
		t.Errorf("caller = %q", got)
	}
	for _, in := range ins {
		_ = in.Close()
	}
	for range maxAtWork {
		<-working
	}
	other := newPerson(t)
	w.setAccount(other.fingerprint(), true)
	oc, err := w.dial(DefaultUser, other)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = oc.Close() }()
	if got := whoami(t, oc); got != other.fingerprint() {
		t.Errorf("somebody else reads %q", got)
	}
	if n := len(working); n != 0 {
		t.Errorf("%d more work at once", n)
	}
	close(release)
	for range ins {
		if code := <-ended; code != 0 {
			t.Errorf("exit %d", code)
		}
	}
}

// The terminals of one key share an area: the first are as large as they like,
// later ones as small as they must be.
func TestTheTerminalsOfAKeyShareAnArea(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	sizes := []tea.WindowSizeMsg{{Width: 400, Height: 40}, {Width: 400, Height: 40}, {Width: 80, Height: 24}, {Width: 80, Height: 24}}
	for i, want := range sizes {
		w.terminal(c, 400, 40)
		if m := w.model(i); m.s.Width != want.Width || m.s.Height != want.Height {
			t.Errorf("terminal %d is %d×%d, want %d×%d", i, m.s.Width, m.s.Height, want.Width, want.Height)
		}
	}
	_ = c.Close()
	w.eventually("all have gone", func() bool { return w.srv.Sessions() == 0 })
	c = w.client()
	w.terminal(c, 400, 40)
	if m := w.model(len(sizes)); m.s.Width != 400 || m.s.Height != 40 {
		t.Errorf("after they went one is %d×%d", m.s.Width, m.s.Height)
	}
}

func TestALongCommandIsRefused(t *testing.T) {
	w := newWorld(t, nil)
	for _, line := range []string{strings.Repeat("x", maxLine+1), strings.Repeat("x ", maxWords+1)} {
		s, err := w.client().NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var errs strings.Builder
		s.Stderr = &errs
		if code := exitCode(s.Run(line)); code != ExitUsage || errs.String() != "<long_command>\n" {
			t.Errorf("exit %d, %q", code, errs.String())
		}
	}
}

// Who sends more than a console can take loses it, and nobody else anything.
func TestAFloodEndsItsConsole(t *testing.T) {
	stuck := make(chan struct{})
	w := newWorld(t, func(_ *Config, h *Handlers) {
		console := h.Console
		h.Console = func(ctx context.Context, s *Session) (tea.Model, error) {
			m, err := console(ctx, s)
			m.(*probe).update = func(m tea.Msg) tea.Cmd {
				if isKey(m) {
					<-stuck
				}
				return nil
			}
			return m, err
		}
	})
	x := w.terminal(w.client(), 80, 24)
	x.out.await(t, "typed")
	go x.typeKeys(strings.Repeat("j", 2*maxBacklog))
	w.eventually("the session is ended", func() bool {
		w.srv.mu.Lock()
		defer w.srv.mu.Unlock()
		for c := range w.srv.sessions {
			return c.ended() == MsgFlood
		}
		return false
	})
	close(stuck)
	if code := x.ended(t); code != ExitFailed {
		t.Errorf("exit %d", code)
	}
	saysAtTheEnd(t, x, MsgFlood)
}

// Many commands at once are run in turn, none is refused.
func TestManyCommandsOfAKeyAreRunInTurn(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	const many = 40
	ended := make(chan error, many)
	for range many {
		go func() {
			s, err := c.NewSession()
			if err == nil {
				err = s.Run("who")
			}
			ended <- err
		}()
	}
	for range many {
		if err := <-ended; err != nil {
			t.Errorf("a command was refused: %v", err)
		}
	}
}

// What others do costs a key nothing: however much its consoles paint anew by
// themselves, a key that is pressed is dealt with at once.
func TestConsolesThatAreSentNothingOweNothing(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(_ *Config, h *Handlers) {
			console := h.Console
			h.Console = func(ctx context.Context, s *Session) (tea.Model, error) {
				m, err := console(ctx, s)
				m.(*probe).tick = true
				return m, err
			}
		})
		c := w.client()
		var all []*screen
		for range 8 {
			x := w.terminal(c, 80, 24)
			x.out.await(t, "typed")
			all = append(all, x)
		}
		pause(20 * time.Second)
		since := time.Now()
		all[0].typeKeys("k")
		all[0].out.await(t, "k") // of what is shown nothing else has one
		if took := time.Since(since); took > time.Second {
			t.Errorf("a key is dealt with after %v", took)
		}
		for _, x := range all {
			x.typeKeys("q")
			x.ended(t)
		}
		pause(time.Second) // the last ticks run out
	})
}

// A share is forgotten when its last channel has gone, a stranger's too.
func TestNoShareIsKept(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, nil)
		for range 5 {
			c := w.client()
			whoami(t, c)
			_ = c.Close()
		}
		pause(time.Minute)
		w.srv.mu.Lock()
		defer w.srv.mu.Unlock()
		if n := len(w.srv.shares); n != 0 {
			t.Errorf("%d shares are kept", n)
		}
	})
}
