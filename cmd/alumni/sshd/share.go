package sshd

import (
	"context"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/time/rate"
)

// share is what the sessions of one key may take at once, together: whoever
// asks for more waits behind themself and holds up nobody else.
type share struct {
	narrow chan struct{} // places of channels that run a command or have not begun anything
	paint  *rate.Limiter // cells that may be painted for what its consoles are sent
	atWork chan struct{} // places of sessions that work at this moment
	// Guarded by the server's lock.
	cells    int // of its terminals
	channels int
}

const (
	// How many cells the consoles of a key may paint anew, at once and a second,
	// for keys and new sizes: at 120×40 500 keys and then 100 a second, in the
	// largest window 30. A hand and a key held down stay below it; who sends more
	// is dealt with at that pace.
	paintAtOnce = 500 * 120 * 40
	paintSteady = 100 * 120 * 40

	maxAtWork = 3 // sessions of a key that work in the same instant
	// keyCells is the area of a key's terminals, in cells. Beyond it each has as
	// many as smallCells.
	keyCells   = 2 * MaxCells
	smallCells = 80 * 24
)

// joinShare gives a channel the share of its key; leaveShare gives it back.
func (s *Server) joinShare(fingerprint string) *share {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shares[fingerprint] == nil {
		s.shares[fingerprint] = &share{
			narrow: make(chan struct{}, maxNarrow), atWork: make(chan struct{}, maxAtWork),
			paint: rate.NewLimiter(paintSteady, paintAtOnce),
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
	time.AfterFunc(paintAtOnce/paintSteady*time.Second, func() {
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

// paced is a console's model that works in the turns of its key, then in those
// of all consoles: work is done in the order in which it comes, and no crowd
// keeps the processors from everybody else.
type paced struct {
	tea.Model
	share    *share
	painting chan struct{}
}

// begin waits for a turn; end gives it back.
func (p paced) begin() (end func()) {
	p.share.atWork <- struct{}{}
	p.painting <- struct{}{}
	return func() {
		<-p.painting
		<-p.share.atWork
	}
}

// mayPaint waits until the terminal may be painted anew for something that the
// client sent; it returns early when the session ends.
func (h *channel) mayPaint() {
	h.mu.Lock()
	cells := h.width * h.height
	h.mu.Unlock()
	_ = h.share.paint.WaitN(h.ctx, min(max(cells, smallCells), paintAtOnce))
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
