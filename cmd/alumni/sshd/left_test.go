package sshd

import (
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// However a session ends, its model hears of it, once, before the server has
// stopped: what somebody typed must be written while the store is open.
func TestAModelHearsOfTheEndHoweverItComes(t *testing.T) {
	for name, end := range map[string]func(*world, *gossh.Client, *screen){
		"the person leaves":   func(_ *world, _ *gossh.Client, x *screen) { x.typeKeys("q") },
		"the channel closes":  func(_ *world, _ *gossh.Client, x *screen) { _ = x.Close() },
		"the line drops":      func(_ *world, c *gossh.Client, _ *screen) { _ = c.Close() },
		"the program panics":  func(_ *world, _ *gossh.Client, x *screen) { x.typeKeys("P") },
		"nobody presses keys": func(*world, *gossh.Client, *screen) {},
		"the server stops": func(w *world, _ *gossh.Client, _ *screen) {
			if err := w.srv.Shutdown(w.t.Context()); err != nil {
				w.t.Error(err)
			}
			if n := w.model(0).left.Load(); n != 1 {
				w.t.Errorf("after the shutdown the model has heard %d times", n)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				w := newQuietWorld(t, func(c *Config, _ *Handlers) {
					if name == "nobody presses keys" {
						c.IdleTimeout = time.Minute
					}
				})
				c := w.client()
				x := w.terminal(c, 80, 24)
				x.out.await(t, "typed")
				end(w, c, x)
				w.eventually("the session is over", func() bool { return w.srv.Sessions() == 0 })
				if n := w.model(0).left.Load(); n != 1 {
					t.Errorf("it heard %d times", n)
				}
			})
		})
	}
}
