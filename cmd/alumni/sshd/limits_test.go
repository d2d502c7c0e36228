package sshd

import (
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A client has said its version before it is turned away, as OpenSSH has. The
// line must reach it all the same: no reset may come after it.
func TestTheLineOfARefusalIsNotTakenBackByAReset(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	client, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Write([]byte("SSH-2.0-client\r\n")); err != nil {
		t.Fatal(err)
	}
	nc, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		(&Server{}).part(nc, "busy")
		_ = nc.Close()
	}()
	b, err := io.ReadAll(client)
	_ = client.Close()
	if string(b) != "busy\r\n" || err != nil {
		t.Errorf("the client reads %q, %v", b, err)
	}
}

func TestConnectionsOfAKeyAreBounded(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxConnsPerKey, c.MaxConns = 2, 3 })
	first := w.client()
	w.client()
	if c, err := w.dial(DefaultUser, w.staff); err == nil {
		_ = c.Close()
		t.Error("the key holds three connections")
	}
	_, errOut, code := w.run(DefaultUser+"@127.0.0.1", "who")
	if code != 255 || !strings.Contains(errOut, "<too_many_key>") {
		t.Errorf("exit %d, told %q", code, errOut)
	}
	other := newPerson(t)
	w.setAccount(other.fingerprint(), true)
	c, err := w.dial(DefaultUser, other)
	if err != nil {
		t.Fatalf("another key is held off: %v", err)
	}
	if got := whoami(t, c); got != other.fingerprint() {
		t.Errorf("caller = %q", got)
	}
	third := newPerson(t)
	w.setAccount(third.fingerprint(), true)
	if c, err := w.dial(DefaultUser, third); err == nil {
		_ = c.Close()
		t.Error("the server holds four connections")
	}
	_ = first.Close()
	w.eventually("the place is free again", func() bool {
		c, err := w.dial(DefaultUser, w.staff)
		if err == nil {
			_ = c.Close()
		}
		return err == nil
	})
}

func TestConsolesOfAKeyAreBounded(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxConsolesPerKey = 2 })
	c := w.client()
	first := w.terminal(c, 80, 24)
	first.out.await(t, "typed")
	w.terminal(c, 80, 24).out.await(t, "typed")
	if x := w.terminal(c, 80, 24); x.ended(t) != ExitFailed || !strings.Contains(x.out.String(), "<too_many_key>") {
		t.Errorf("the third console shows %q", x.out.String())
	}
	if got := whoami(t, c); got != w.staff.fingerprint() {
		t.Errorf("a command is refused: %q", got)
	}
	first.typeKeys("q")
	first.ended(t)
	w.terminal(c, 80, 24).out.await(t, "typed")
}

func TestAConnectionMustOpenItsFirstSessionSoon(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(c *Config, _ *Handlers) { c.FirstSession = time.Minute })
		since := time.Now()
		_ = w.client().Wait()
		if took := time.Since(since); took < time.Minute || took > 2*time.Minute {
			t.Errorf("a connection without a session was closed after %v", took)
		}
		// Once it had one, it may wait for the next.
		c := w.client()
		whoami(t, c)
		pause(10 * time.Minute)
		if got := whoami(t, c); got != w.staff.fingerprint() {
			t.Errorf("caller = %q", got)
		}
	})
}

// A command that waits for input which never comes is ended, and must not take
// what came so far for the whole input.
func TestACommandThatWaitsForInputIsEnded(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(c *Config, _ *Handlers) { c.IdleTimeout = 30 * time.Minute })
		s, err := w.client().NewSession()
		if err != nil {
			t.Fatal(err)
		}
		in, err := s.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		errs := newBuffer()
		s.Stderr = errs
		if err := s.Start("swallow"); err != nil {
			t.Fatal(err)
		}
		_, _ = in.Write([]byte("half a key"))
		if code := exitCode(s.Wait()); code != ExitFailed {
			t.Errorf("exit %d", code)
		}
		if got := errs.String(); !strings.Contains(got, "10 bytes, cut off") || !strings.HasSuffix(got, "<idle>\n") {
			t.Errorf("stderr: %q", got)
		}
	})
}

// A channel that begins nothing keeps what its client sends, up to 2 MB: few of
// a connection and of a key are open at once, and the others wait their turn.
func TestChannelsThatBeginNothingAreFew(t *testing.T) {
	w := newWorld(t, nil)
	var opened atomic.Int32
	channels := make(chan gossh.Channel, 256)
	flood := func(c *gossh.Client) {
		for range 40 {
			go func() {
				ch, reqs, err := c.OpenChannel("session", nil)
				if err != nil {
					return
				}
				go gossh.DiscardRequests(reqs)
				opened.Add(1)
				channels <- ch
			}()
		}
	}
	first := w.client()
	flood(first)
	w.eventually("a connection's places are taken", func() bool { return opened.Load() == maxUnstarted })
	for range 4 {
		flood(w.client())
	}
	w.eventually("the key's places are taken", func() bool { return opened.Load() == maxUnstartedKey })
	pause(50 * time.Millisecond)
	if n := opened.Load(); n != maxUnstartedKey {
		t.Errorf("%d channels are open that began nothing", n)
	}
	ch := <-channels
	_ = ch.Close()
	w.eventually("the next gets the place of one that went", func() bool { return opened.Load() == maxUnstartedKey+1 })
	other := newPerson(t)
	w.setAccount(other.fingerprint(), true)
	c, err := w.dial(DefaultUser, other)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	session, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := session.Output("who"); err != nil || len(out) == 0 {
		t.Errorf("somebody else reads %q, %v", out, err)
	}
}
