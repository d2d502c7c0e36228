package sshd

import (
	"net"
	"sync"
	"testing"
	"testing/synctest"
)

// inBubble runs a test whose subject is time. The server and its clients live
// in a bubble with a clock of its own, which goes on when all of them wait:
// however slow the machine is, nothing comes too late, and no second is waited.
// Connections are in memory, since a bubble does not know when a socket waits.
func inBubble(t *testing.T, run func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, run)
}

// newQuietWorld is newWorld for a test in a bubble.
func newQuietWorld(t *testing.T, change func(*Config, *Handlers)) *world {
	t.Helper()
	l := &memory{calls: make(chan net.Conn), closed: make(chan struct{})}
	w := makeWorld(t, change, l)
	w.connect = l.dial
	return w
}

// memory is a listener within the process.
type memory struct {
	calls  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (m *memory) Accept() (net.Conn, error) {
	select {
	case c := <-m.calls:
		return c, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

func (m *memory) Close() error {
	m.once.Do(func() { close(m.closed) })
	return nil
}

func (m *memory) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 22} }

func (m *memory) dial() (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case m.calls <- newPosted(there):
		return newPosted(here), nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

// posted is a pipe's end that takes what is written at once, as a socket does,
// and delivers it before it closes.
type posted struct {
	net.Conn
	mu     sync.Mutex
	wake   *sync.Cond
	queue  [][]byte
	closed bool
}

func newPosted(c net.Conn) *posted {
	p := &posted{Conn: c}
	p.wake = sync.NewCond(&p.mu)
	go p.deliver()
	return p
}

func (p *posted) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return 0, net.ErrClosed
	}
	p.queue = append(p.queue, append([]byte(nil), b...))
	p.wake.Signal()
	return len(b), nil
}

func (p *posted) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	p.wake.Signal()
	return nil
}

func (p *posted) deliver() {
	defer func() { _ = p.Conn.Close() }()
	for {
		p.mu.Lock()
		for len(p.queue) == 0 && !p.closed {
			p.wake.Wait()
		}
		if len(p.queue) == 0 {
			p.mu.Unlock()
			return
		}
		next := p.queue[0]
		p.queue = p.queue[1:]
		p.mu.Unlock()
		if _, err := p.Conn.Write(next); err != nil {
			return
		}
	}
}
