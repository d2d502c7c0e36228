package sshd

import (
	"context"
	"io"
	"runtime"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// share is what the sessions of one key may take at once, together: whoever
// asks for more waits behind themself and holds up nobody else.
type share struct {
	narrow   chan struct{} // places of channels that run a command or have not begun anything
	paint    *rate.Limiter // cells that its consoles may paint
	keys     *rate.Limiter // keys that its consoles may be sent
	send     *rate.Limiter // bytes that its connections may send
	consoles chan struct{} // places of consoles that work at this moment
	commands chan struct{} // places of commands that do
	// Guarded by the server's lock.
	cells    int // of its terminals
	channels int
}

const (
	// How many cells the consoles of a key may paint, at once and a second: at
	// 120×40 200 frames and then 60 a second, in the largest window 60 and 18. Every
	// key is dealt with at once; what came of it is painted with the next frame.
	paintAtOnce = 200 * 120 * 40
	paintSteady = 60 * 120 * 40

	// How many keys its consoles take, at once and a second: no hand and no paste
	// without brackets is as fast for long.
	keysAtOnce = 2000
	keysSteady = 200
	// How many cells all consoles together may, for each processor: what it can do beside
	// all else.
	paintAllAtOnce = 1000 * 120 * 40
	paintAllSteady = 500 * 120 * 40

	maxAtWork = 2 // consoles of a key that work in the same instant, and commands
	// keyCells is the area of a key's terminals, in cells. Beyond it each has as
	// many as smallCells.
	keyCells   = 2 * MaxCells
	smallCells = 80 * 24
)

// newPaint limits what all consoles paint.
func newPaint() *rate.Limiter {
	processors := runtime.GOMAXPROCS(0)
	return rate.NewLimiter(rate.Limit(processors*paintAllSteady), processors*paintAllAtOnce)
}

// joinShare gives a channel the share of its key; leaveShare gives it back.
func (s *Server) joinShare(fingerprint string) *share {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shares[fingerprint] == nil {
		s.shares[fingerprint] = &share{
			narrow:   make(chan struct{}, maxNarrow),
			paint:    rate.NewLimiter(paintSteady, paintAtOnce),
			keys:     rate.NewLimiter(keysSteady, keysAtOnce),
			send:     newRate(),
			consoles: make(chan struct{}, maxAtWork),
			commands: make(chan struct{}, maxAtWork),
		}
	}
	s.shares[fingerprint].channels++
	return s.shares[fingerprint]
}

// leaveShare forgets a share that no channel has any more, once it is as good as new:
// who comes again at once goes on with what is left of it.
func (s *Server) leaveShare(fingerprint string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	of := s.shares[fingerprint]
	if of.channels--; of.channels > 0 {
		return
	}
	time.AfterFunc(time.Second*keysAtOnce/keysSteady, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if of.channels == 0 && s.shares[fingerprint] == of {
			delete(s.shares, fingerprint)
		}
	})
}

// area counts a terminal's size into its key's share and gives what it gets.
func (h *channel) area(width, height int) (int, int) {
	h.srv.mu.Lock()
	defer h.srv.mu.Unlock()
	if most := max(smallCells, keyCells-(h.share.cells-h.cells)); width*height > most {
		width = min(width, max(80, most/MaxHeight))
		height = max(MinHeight, min(height, most/width))
	}
	h.share.cells += width*height - h.cells
	h.cells = width * height
	return width, height
}

// leaveArea gives the terminal's cells back.
func (h *channel) leaveArea() {
	h.srv.mu.Lock()
	defer h.srv.mu.Unlock()
	h.share.cells -= h.cells
	h.cells = 0
}

// turn is a command's place among those of its key that work. While it waits
// for its client, to send or to read, another may work.
type turn struct {
	ctx    context.Context
	places chan struct{}
	mu     sync.Mutex
	held   bool
}

func (t *turn) take() {
	select {
	case t.places <- struct{}{}:
		t.mu.Lock()
		t.held = true
		t.mu.Unlock()
	case <-t.ctx.Done():
	}
}

func (t *turn) give() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.held {
		t.held = false
		<-t.places
	}
}

// writer writes while somebody else may work.
func (t *turn) writer(w io.Writer) io.Writer { return turnWriter{t, w} }

type turnWriter struct {
	t *turn
	w io.Writer
}

// Write implements io.Writer.
func (w turnWriter) Write(p []byte) (int, error) {
	w.t.give()
	defer w.t.take()
	return w.w.Write(p)
}
