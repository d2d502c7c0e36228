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

func TestOnePlaceDoesNotShutOthersOut(t *testing.T) {
	g := gate{total: 8, each: 2, source: map[string]int{}}
	for _, c := range []struct {
		source string
		dice   float64
		in     bool
	}{
		{"a", 0, true},
		{"a", 0.99, true},
		{"a", 0.99, false}, // its third
		{"b", 0, true},
		{"b", 0, true},
		{"c", 0.2, true},  // the fifth in all, none over half yet
		{"c", 0.2, false}, // one over half: one in four is turned away
		{"c", 0.25, true},
		{"d", 0.49, false}, // two over half: one in two
		{"d", 0.5, true},
		{"d", 0.75, true},
		{"e", 0.999, false}, // full
	} {
		if in := g.enter(c.source, c.dice); in != c.in {
			t.Errorf("%+v: let in %v, with %d inside", c, in, g.count())
		}
	}
	g.leave("a")
	g.leave("a")
	if !g.enter("a", 0.9) || g.source["b"] != 2 {
		t.Error("a place that was given back is not free")
	}
	for range 2 {
		g.leave("b")
	}
	if _, kept := g.source["b"]; kept {
		t.Error("a source without connections is kept in memory")
	}
}

func TestAnIPv6SubscriberIsOneSource(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"[2001:db8:1:2::1]:50000", "[2001:db8:1:2:ffff::9]:40000"},
		{"192.0.2.7:1", "[::ffff:192.0.2.7]:2"},
	} {
		a, b := net.TCPAddrFromAddrPort(mustAddr(t, c.a)), net.TCPAddrFromAddrPort(mustAddr(t, c.b))
		if sourceOf(a) == "" || sourceOf(a) != sourceOf(b) {
			t.Errorf("%s counts as %q, %s as %q", c.a, sourceOf(a), c.b, sourceOf(b))
		}
	}
	a, b := net.TCPAddrFromAddrPort(mustAddr(t, "192.0.2.7:1")), net.TCPAddrFromAddrPort(mustAddr(t, "192.0.2.8:1"))
	if sourceOf(a) == sourceOf(b) {
		t.Error("two IPv4 addresses are one source")
	}
}

// However many idle connections one address holds, a person from another gets in.
func TestIdleConnectionsOfOneAddressLockNobodyOut(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxPreAuth = 100 })
	for range 100 {
		nc, err := net.Dial("tcp", w.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = nc.Close() }()
	}
	w.eventually("the rest is turned away", func() bool { return strings.Count(w.log.String(), "turned away") >= 84 })
	if n := w.srv.preAuth.count(); n > 16 {
		t.Errorf("%d connections of one address are held", n)
	}
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}}
	nc, err := d.Dial("tcp", w.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = nc.Close() }()
	b := make([]byte, 7)
	if _, err := nc.Read(b); err != nil || string(b) != "SSH-2.0" {
		t.Errorf("a person from elsewhere reads %q, %v", b, err)
	}
}

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
