package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// outcome is what became of the last decision. Until the terminal shows it, what
// is pressed was pressed in view of something else, and is dropped: a key that was
// under way must not meet the record that takes the place of the one decided on.
type outcome struct {
	count  int    // of the decisions
	unseen bool   // the frame that shows it has not been written yet
	drawn  bool   // but it has been drawn
	at     uint64 // how often the terminal had been written to then
}

// unseenAtMost is how long an outcome may take to be written: one that looks like
// the screen before writes nothing.
const unseenAtMost = 500 * time.Millisecond

// outcomeDue says that the outcome of a decision has had its time.
type outcomeDue struct{ count int }

// deciding tells that something is being decided, by a form or by a call.
func (m *Model) deciding() bool { return m.calls > 0 || m.overlay != nil && m.overlay.Decides() }

// decided begins to wait for the outcome to be seen.
func (m *Model) decided() tea.Cmd {
	if m.opts.Painted == nil {
		return nil
	}
	m.outcome = outcome{count: m.outcome.count + 1, unseen: true}
	due := outcomeDue{m.outcome.count}
	return tea.Tick(unseenAtMost, func(time.Time) tea.Msg { return due })
}

func (o *outcome) due(msg outcomeDue) {
	if msg.count == o.count {
		o.unseen = false
	}
}

// draw notes that the outcome is on the frame that is drawn now.
func (o *outcome) draw(painted func() uint64) {
	if o.unseen && !o.drawn {
		o.drawn, o.at = true, painted()
	}
}

// early tells whether what is typed now was under way before the person could
// see what became of a decision.
func (m *Model) early() bool {
	o := &m.outcome
	if o.unseen && o.drawn && m.opts.Painted() > o.at {
		o.unseen = false
	}
	return o.unseen || m.deciding()
}
