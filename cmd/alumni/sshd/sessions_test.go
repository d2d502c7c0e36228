package sshd

import (
	"strings"
	"testing"

	"alumni/domain"
)

// What is open is listed with its face, and ended by its number with a sentence.
func TestAnOpenSessionIsListedAndEnded(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	x := w.terminal(c, 80, 24)
	x.out.await(t, "typed")
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out := newBuffer()
	s.Stdout, s.Stderr = out, out
	if err := s.Start("wait"); err != nil {
		t.Fatal(err)
	}
	out.await(t, "waiting")
	open := w.srv.OpenSessions()
	if len(open) != 2 || open[0].Face != domain.FaceConsole || open[1].Face != domain.FaceCommand || open[0].ID == open[1].ID ||
		open[0].Fingerprint != w.staff.fingerprint() || open[0].Remote == "" || open[0].Since.IsZero() {
		t.Fatalf("open are %+v", open)
	}
	x.typeKeys("a")
	w.eventually("the key is seen", func() bool { return w.srv.OpenSessions()[0].Active.After(open[0].Active) })
	for _, o := range open {
		if !w.srv.EndSession(o.ID) {
			t.Errorf("%s was over", o.ID)
		}
	}
	if code := x.ended(t); code != ExitFailed || !strings.Contains(x.out.String(), "<ended>") {
		t.Errorf("the console ends with %d and %q", code, x.out.String())
	}
	if code := exitCode(s.Wait()); code != ExitFailed || !strings.Contains(out.String(), "<ended>") {
		t.Errorf("the command ends with %d and %q", code, out.String())
	}
	if w.srv.EndSession(open[0].ID) {
		t.Error("a session ended twice")
	}
	if got := whoami(t, c); got != w.staff.fingerprint() {
		t.Errorf("the person may not come again: %q", got)
	}
}

// An account's change puts out whom it leaves nothing open to, with the reason,
// and nobody else; a store that does not answer puts nobody out.
func TestWhoHasNothingOpenAnyMoreIsPutOut(t *testing.T) {
	w := newWorld(t, nil)
	other := newPerson(t)
	w.setAccount(other.fingerprint(), true)
	x := w.terminal(w.client(), 80, 24)
	x.out.await(t, "typed")
	c, err := w.dial(DefaultUser, other)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	y := w.terminal(c, 80, 24)
	y.out.await(t, "typed")
	idle := w.client() // without a session
	w.setEntry(w.staff.fingerprint(), domain.EntryRemoved)
	w.mu.Lock()
	w.broken = errNoStore
	w.mu.Unlock()
	w.srv.Recheck(t.Context())
	if n := w.srv.Sessions(); n != 2 {
		t.Fatalf("%d sessions are left by a store that does not answer", n)
	}
	w.mu.Lock()
	w.broken = nil
	w.mu.Unlock()
	w.srv.Recheck(t.Context())
	if code := x.ended(t); code != ExitFailed || !strings.Contains(x.out.String(), "<key_removed>") {
		t.Errorf("the console ends with %d and %q", code, x.out.String())
	}
	if err := idle.Wait(); err == nil {
		t.Error("the idle connection ended well")
	}
	y.typeKeys("q")
	if code := y.ended(t); code != 0 {
		t.Errorf("somebody else was put out: %d, %q", code, y.out.String())
	}
}
