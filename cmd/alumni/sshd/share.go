package sshd

import (
	"context"
	"io"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// share is what the sessions of one key may take at once, together: whoever
// asks for more waits behind themself and holds up nobody else.
type share struct {
	narrow chan struct{} // places of channels that run a command or have not begun anything
	atWork chan struct{} // places of sessions that work at this moment
	cells  int           // of its terminals; guarded by the server's lock
}

const (
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
			narrow: make(chan struct{}, maxNarrow), atWork: make(chan struct{}, maxAtWork),
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
	places []chan struct{}
}

func (p paced) begin() {
	for _, c := range p.places {
		c <- struct{}{}
	}
}

func (p paced) end() {
	for _, c := range p.places {
		<-c
	}
}

// Init implements tea.Model.
func (p paced) Init() tea.Cmd {
	p.begin()
	defer p.end()
	return p.Model.Init()
}

// Update implements tea.Model.
func (p paced) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	p.begin()
	defer p.end()
	next, cmd := p.Model.Update(m)
	return paced{next, p.places}, cmd
}

// View implements tea.Model.
func (p paced) View() tea.View {
	p.begin()
	defer p.end()
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
