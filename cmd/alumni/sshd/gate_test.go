package sshd

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"
)

// doors is a gate whose clock a test moves.
type doors struct {
	t *testing.T
	*gate
	now time.Time
}

func newDoors(t *testing.T, total, each int) *doors {
	return &doors{t, newGate(total, each), time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
}

// come lets a connection of the source try; out is who made way.
func (d *doors) come(source string) (c, out *conn, in bool) {
	d.t.Helper()
	d.now = d.now.Add(time.Millisecond)
	c = &conn{source: source}
	out, in = d.enter(c, source, d.now)
	if n := d.count(); n > d.common.places+d.known.places {
		d.t.Fatalf("%d places are held", n)
	}
	return c, out, in
}

func TestTheOldestOfWhoHoldsTheMostMakesWay(t *testing.T) {
	d := newDoors(t, 8, 3) // six, and two for who is known
	var of [2][]*conn
	for range 3 {
		for s := range of {
			c, _, _ := d.come(fmt.Sprint(s))
			of[s] = append(of[s], c)
		}
	}
	person, out, in := d.come("new")
	if !in || out != of[0][0] {
		t.Fatalf("in %v, the oldest stays", in)
	}
	if _, out, in = d.come("newer"); !in || out != of[1][0] {
		t.Errorf("in %v; the next to go is of the one who holds the most", in)
	}
	if !d.leave(person) || d.leave(person) || d.leave(of[0][0]) {
		t.Error("a place is given back once, and one that was lost not at all")
	}
}

// One source never holds more than its share; what it left hanging makes way for
// its own next one, while a burst of its own is turned away at the end.
func TestOneSourceHasItsShareAndNoMore(t *testing.T) {
	d := newDoors(t, 100, 4)
	first, _, _ := d.come("a")
	for range 3 {
		d.come("a")
	}
	if _, out, in := d.come("a"); in || out != nil {
		t.Error("the fifth of a burst is let in")
	}
	d.now = d.now.Add(stale)
	if _, out, in := d.come("a"); !in || out != first {
		t.Error("what hangs keeps its own source out")
	}
	if n := d.common.count()["a"]; n != 4 {
		t.Errorf("one source holds %d places", n)
	}
}

// Sixteen addresses that fill every place, again and again, keep nobody out, and
// put out nobody who is about to prove a key.
func TestAFloodOfSixteenAddressesKeepsNobodyOut(t *testing.T) {
	d := newDoors(t, 256, 16)
	flood := func(addresses, times int) (out map[*conn]bool) {
		out = map[*conn]bool{}
		for i := range times {
			if _, o, _ := d.come(fmt.Sprintf("10.0.%d.%d", i%addresses/256, i%addresses%256)); o != nil {
				out[o] = true
			}
		}
		return out
	}
	flood(16, 1000)
	person, _, in := d.come("new")
	if !in || flood(16, 10_000)[person] {
		t.Error("a new person is put out by sixteen addresses")
	}
	// Of more addresses than there are places, as many must come as there are
	// places before the person's turn is over.
	d.leave(person)
	flood(4000, 4000)
	person, _, in = d.come("new")
	if !in || flood(4000, d.common.places-1)[person] {
		t.Error("a new person is put out too soon by a flood from everywhere")
	}
}

func TestWhoProvedAKeyLatelyHasPlacesOfTheirOwn(t *testing.T) {
	d := newDoors(t, 256, 16)
	d.prove("office", d.now)
	for i := range 4000 {
		d.come(fmt.Sprint("flood", i))
	}
	if n := d.count(); n != 192 {
		t.Errorf("the flood holds %d places", n)
	}
	office, _, in := d.come("office")
	for i := range 20_000 { // each of nine thousand addresses twice
		if _, out, _ := d.come(fmt.Sprint("flood", i%9000)); out == office {
			t.Fatal("the flood put the office out")
		}
	}
	if !in || len(d.known.held) != 1 {
		t.Error("the office is not in")
	}
	d.now = d.now.Add(knownFor)
	if _, _, in = d.come("office"); !in || len(d.known.held) != 1 {
		t.Error("who proved a key long ago still has a place apart")
	}
}

func TestWhatIsRememberedOfSourcesIsBounded(t *testing.T) {
	d := newDoors(t, 256, 16)
	for i := range maxKnown + 100 {
		d.prove(fmt.Sprint(i), d.now.Add(time.Duration(i)*time.Second))
	}
	if _, oldest := d.lately["0"]; len(d.lately) != maxKnown || oldest {
		t.Errorf("%d are remembered, the oldest too: %v", len(d.lately), oldest)
	}
}

func TestAnIPv6SubscriberIsOneSource(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"[2001:db8:1:2::1]:50000", "[2001:db8:1:2:ffff::9]:40000", true},
		{"[2001:db8:1:2::1]:50000", "[2001:db8:1:ff::9]:40000", true},
		{"[2001:db8:1:2::1]:50000", "[2001:db8:1:100::1]:50000", false},
		{"192.0.2.7:1", "[::ffff:192.0.2.7]:2", true},
		{"192.0.2.7:1", "192.0.2.8:1", false},
	} {
		a, b := net.TCPAddrFromAddrPort(mustAddr(t, c.a)), net.TCPAddrFromAddrPort(mustAddr(t, c.b))
		if sourceOf(a) == "" || (sourceOf(a) == sourceOf(b)) != c.same {
			t.Errorf("%s counts as %q, %s as %q", c.a, sourceOf(a), c.b, sourceOf(b))
		}
	}
}

// from connects from a loopback address of its own, and waits until it is served.
func (w *world) from(address string) net.Conn {
	w.t.Helper()
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}, Timeout: patience}
	nc, err := d.Dial("tcp", w.addr)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = nc.Close() })
	_ = nc.SetDeadline(time.Now().Add(patience))
	return nc
}

// However many idle connections one address holds, a person from another gets in.
func TestIdleConnectionsOfOneAddressLockNobodyOut(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxPreAuth = 100 })
	for range 40 {
		w.from("127.0.0.9")
	}
	w.eventually("the rest is turned away", func() bool { return strings.Count(w.log.String(), "turned away") >= 24 })
	if n := w.srv.preAuth.count(); n > 16 {
		t.Errorf("%d connections of one address are held", n)
	}
	b := make([]byte, 7)
	if _, err := w.from("127.0.0.2").Read(b); err != nil || string(b) != "SSH-2.0" {
		t.Errorf("a person from elsewhere reads %q, %v", b, err)
	}
}

// Many addresses fill every place and come again: a new person and one who was
// here before get in at once, and the oldest of the flood makes way.
func TestAPersonGetsInDuringAFlood(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxPreAuth, c.MaxPreAuthEach = 16, 2 })
	flood := func() {
		for i := range 20 {
			w.from(fmt.Sprintf("127.0.1.%d", i+1))
		}
	}
	flood()
	w.eventually("the places are full", func() bool { return strings.Count(w.log.String(), "made way for another") >= 8 })
	whoami(t, w.client()) // new, since nobody was here yet
	w.srv.preAuth.mu.Lock()
	known := len(w.srv.preAuth.lately)
	w.srv.preAuth.mu.Unlock()
	if known != 1 {
		t.Error("the address that proved a key is not remembered")
	}
	flood()
	whoami(t, w.client())
	if n := w.srv.preAuth.count(); n > 16 {
		t.Errorf("%d places are held", n)
	}
}
