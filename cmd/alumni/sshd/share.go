package sshd

import (
	"context"
	"io"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/time/rate"
)

// share is what the sessions of one key may take at once, together: whoever
// asks for more waits behind themself and holds up nobody else.
type share struct {
	narrow chan struct{} // places of channels that run a command or have not begun anything
	effort *rate.Limiter // microseconds that its consoles work for what they are sent
	rest   atomic.Int64  // until when they take nothing more, in nanoseconds since 1970
	atWork chan struct{} // places of sessions that work at this moment
	cells  int           // of its terminals; guarded by the server's lock
}

const (
	// How long the consoles of a key may work, in microseconds, at once and a
	// second: a hand and a key held down stay below it. Who sends more is dealt
	// with at that pace.
	effortAtOnce = 1_500_000
	effortSteady = 250_000

	maxAtWork = 3 // sessions of a key that work in the same instant
	// keyCells is the area of a key's terminals, in cells. Beyond it each has as
	// many as smallCells.
	keyCells   = 2 * MaxCells
	smallCells = 80 * 24
)

// shareOf is the share of a key.
func (s *Server) shareOf(fingerprint string) *share {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shares[fingerprint] == nil {
		s.shares[fingerprint] = &share{
			narrow: make(chan struct{}, maxNarrow), effort: rate.NewLimiter(effortSteady, effortAtOnce), atWork: make(chan struct{}, maxAtWork),
		}
	}
	return s.shares[fingerprint]
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

// paced is a console's model that works in the turns of its key, then in those
// of all consoles: work is done in the order in which it comes, and no crowd
// keeps the processors from everybody else.
type paced struct {
	tea.Model
	share    *share
	painting chan struct{}
}

// begin waits for a turn; end gives it back and counts the work that was done.
func (p paced) begin() (end func()) {
	p.share.atWork <- struct{}{}
	p.painting <- struct{}{}
	began := time.Now()
	return func() {
		<-p.painting
		<-p.share.atWork
		p.share.worked(time.Since(began))
	}
}

// worked counts work, and sets the rest that follows from it.
func (s *share) worked(d time.Duration) {
	now := time.Now()
	n := min(int(d.Microseconds()), effortAtOnce)
	if wait := s.effort.ReserveN(now, n).Delay(); wait > 0 {
		s.rest.Store(now.Add(wait).UnixNano())
	}
}

// ready waits for the end of the rest; it returns early when ctx ends.
func (s *share) ready(ctx context.Context) {
	wait := time.Until(time.Unix(0, s.rest.Load()))
	if wait <= 0 {
		return
	}
	select {
	case <-time.After(wait):
	case <-ctx.Done():
	}
}

// Init implements tea.Model.
func (p paced) Init() tea.Cmd {
	defer p.begin()()
	return p.Model.Init()
}

// Update implements tea.Model.
func (p paced) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	defer p.begin()()
	next, cmd := p.Model.Update(m)
	return paced{next, p.share, p.painting}, cmd
}

// View implements tea.Model.
func (p paced) View() tea.View {
	defer p.begin()()
	return p.Model.View()
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
