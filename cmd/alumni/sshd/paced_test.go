package sshd

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// counted is a model that shows how many keys came. The views that differ are counted.
type counted struct {
	tea.Model
	*counts
}

type counts struct{ keys, shown, views atomic.Int32 }

func (c counted) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	if isKey(m) {
		c.keys.Add(1)
	}
	next, cmd := c.Model.Update(m)
	return counted{next, c.counts}, cmd
}

func (c counted) View() tea.View {
	if keys := c.keys.Load(); c.shown.Swap(keys) != keys {
		c.views.Add(1)
	}
	v := c.Model.View()
	v.Content = fmt.Sprintf("keys %d %s", c.keys.Load(), v.Content)
	return v
}

// countedWorld is a quiet world whose consoles are counted.
func countedWorld(t *testing.T) (*world, *counts) {
	c := &counts{}
	return newQuietWorld(t, func(_ *Config, h *Handlers) {
		console := h.Console
		h.Console = func(ctx context.Context, s *Session) (tea.Model, error) {
			m, err := console(ctx, s)
			return counted{m, c}, err
		}
	}), c
}

// However fast the keys come, each is dealt with, few frames are painted for
// them, and the last of these shows what came of all.
func TestManyKeysArePaintedInFewFrames(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w, c := countedWorld(t)
		x := w.terminal(w.client(), 400, 40)
		x.out.await(t, "typed")
		const typed = 500
		began := time.Now()
		for range typed {
			x.typeKeys("a")
			pause(time.Millisecond)
		}
		eventually(t, "all keys are shown", func() bool { return c.shown.Load() == typed })
		took := time.Since(began)
		most := 5 + (paintAtOnce+int(took.Seconds()*paintSteady))/(400*40) // with those before the first key
		if n := int(c.views.Load()); n > most {
			t.Errorf("%d frames for %d keys in %v", n, typed, took)
		}
		x.typeKeys("q")
		x.ended(t)
	})
}

// What looks like the last frame costs nothing of what may be painted.
func TestAFrameLikeTheLastIsFree(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, nil)
		x := w.terminal(w.client(), 400, 40)
		x.out.await(t, "typed")
		for range 20 {
			x.typeKeys("\x1b[A") // the probe shows no arrows
			pause(time.Millisecond)
		}
		w.srv.mu.Lock()
		left := w.srv.shares[w.staff.fingerprint()].paint.Tokens()
		w.srv.mu.Unlock()
		if spent := paintAtOnce - int(left); spent > 3*400*40 {
			t.Errorf("%d cells are spent on nothing", spent)
		}
		x.typeKeys("q")
		x.ended(t)
	})
}

// More keys than any hand presses wait with their sender.
func TestKeysComeAtARate(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w, c := countedWorld(t)
		x := w.terminal(w.client(), 80, 24)
		x.out.await(t, "typed")
		const typed = keysAtOnce + 5*keysSteady
		for range typed {
			x.typeKeys("\x1b[A")
		}
		pause(time.Second)
		if n := c.keys.Load(); n > keysAtOnce+2*keysSteady {
			t.Errorf("%d keys within a second", n)
		}
		began := time.Now()
		eventually(t, "all are dealt with", func() bool { return c.keys.Load() == typed })
		if took := time.Since(began); took > 6*time.Second {
			t.Errorf("the rest took %v", took)
		}
		x.typeKeys("q")
		x.ended(t)
	})
}

// A file comes as fast as a key may send, over all its connections; what is
// typed is a fraction of that.
func TestAKeySendsAtARate(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(_ *Config, h *Handlers) {
			h.Command = func(_ context.Context, s *Session, _ []string) int {
				if _, err := io.Copy(io.Discard, s.Stdin); err != nil {
					return ExitFailed
				}
				return 0
			}
		})
		took := func(sizes ...int) time.Duration {
			began := time.Now()
			ended := make(chan error)
			for _, size := range sizes {
				s, err := w.client().NewSession()
				if err != nil {
					t.Fatal(err)
				}
				s.Stdin = strings.NewReader(strings.Repeat("x", size))
				go func() { ended <- s.Run("take") }()
			}
			for range sizes {
				if err := <-ended; err != nil {
					t.Error(err)
				}
			}
			return time.Since(began)
		}
		if d := took(sendAtOnce / 2); d > 500*time.Millisecond {
			t.Errorf("a file took %v", d)
		}
		pause(time.Minute)
		if d := took(sendAtOnce, sendAtOnce, sendAtOnce); d < 1500*time.Millisecond || d > 4*time.Second {
			t.Errorf("three files took %v", d)
		}
		pause(time.Minute)
		x := w.terminal(w.client(), 80, 24)
		x.out.await(t, "typed")
		began := time.Now()
		x.typeKeys(pasteStart + strings.Repeat("校", sendAtOnce/4/3) + pasteEnd + "k")
		x.out.await(t, "k")
		if d := time.Since(began); d < 500*time.Millisecond || d > 3*time.Second {
			t.Errorf("a paste took %v", d)
		}
		x.typeKeys("q")
		x.ended(t)
	})
}
