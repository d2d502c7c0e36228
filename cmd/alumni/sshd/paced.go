package sshd

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/time/rate"
)

// paced is a console's model that works in the turns of its key, then in those
// of all consoles, and paints no more than its share: work is done in the order
// in which it comes, and no crowd keeps the processors from everybody else.
type paced struct {
	tea.Model
	share    *share
	painting chan struct{}
	frames   *frames
}

// frames are the paintings of one console. Only its program's loop uses them.
type frames struct {
	limits []*rate.Limiter
	cells  func() int    // of the terminal
	again  func(tea.Msg) // sends the program a message
	last   tea.View
	shown  bool      // last is one
	due    time.Time // when it may be
	waits  bool      // it is put off
}

// repaint is sent when the frame that was put off is due.
type repaint struct{}

// mayPaint tells whether a frame may be painted now. Otherwise the time for
// it is told by a message.
func (f *frames) mayPaint(now time.Time) bool {
	if f.waits {
		f.waits = now.Before(f.due)
		return !f.waits
	}
	wait := debt(f.limits, now)
	f.due = now.Add(wait)
	if f.waits = wait > 0 && f.shown; f.waits {
		time.AfterFunc(wait, func() { f.again(repaint{}) })
	}
	return !f.waits
}

// painted takes the view that is to be seen. One like the last costs nothing.
func (f *frames) painted(v tea.View) tea.View {
	if !f.shown || v.Content != f.last.Content {
		take(f.limits, f.cells(), time.Now())
	}
	f.last, f.shown = v, true
	return v
}

// take takes so many cells of every limit, though more may be owed than is there.
func take(limits []*rate.Limiter, cells int, now time.Time) {
	for _, of := range limits {
		of.ReserveN(now, min(max(cells, smallCells), of.Burst()))
	}
}

// debt gives how long it takes until nothing is owed to any limit.
func debt(limits []*rate.Limiter, now time.Time) (wait time.Duration) {
	for _, of := range limits {
		if owed := -of.TokensAt(now); owed > 0 {
			wait = max(wait, time.Duration(owed/float64(of.Limit())*float64(time.Second)))
		}
	}
	return wait
}

// begin waits for a turn; end gives it back.
func (p paced) begin() (end func()) {
	p.share.consoles <- struct{}{}
	p.painting <- struct{}{}
	return func() {
		<-p.painting
		<-p.share.consoles
	}
}

// Init implements tea.Model.
func (p paced) Init() tea.Cmd {
	defer p.begin()()
	return p.Model.Init()
}

// Update implements tea.Model.
func (p paced) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	if m == (repaint{}) {
		return p, nil
	}
	defer p.begin()()
	next, cmd := p.Model.Update(m)
	p.Model = next
	return p, cmd
}

// View implements tea.Model. It gives the last view again when it is too early
// for another.
func (p paced) View() tea.View {
	if !p.frames.mayPaint(time.Now()) {
		return p.frames.last
	}
	defer p.begin()()
	return p.frames.painted(p.Model.View())
}

// paced puts a console's model under the limits of its key and of the server.
func (h *channel) paced(model tea.Model) paced {
	return paced{Model: model, share: h.share, painting: h.srv.painting, frames: &frames{
		limits: h.paints(),
		cells:  h.size,
		again: func(m tea.Msg) {
			h.mu.Lock()
			p := h.program
			h.mu.Unlock()
			if p != nil {
				p.Send(m)
			}
		},
	}}
}

func (h *channel) paints() []*rate.Limiter { return []*rate.Limiter{h.share.paint, h.srv.paint} }

// size is the area of the terminal, in cells.
func (h *channel) size() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.width * h.height
}

// mayResize waits until the terminal may take another size, which paints all of
// it anew; it returns early when the session ends.
func (h *channel) mayResize() {
	now := time.Now()
	take(h.paints(), h.size(), now)
	select {
	case <-time.After(debt(h.paints(), now)):
	case <-h.ctx.Done():
	}
}
