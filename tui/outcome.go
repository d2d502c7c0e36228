package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// outcome is what the person has to see before a key is meant for it: what
// became of the last decision, or a form that was opened. Until the terminal shows
// it, what is pressed was pressed in view of something else: a key that was under
// way must not meet the record that takes the place of the one decided on, and an
// Enter must not submit a form that nobody saw.
type outcome struct {
	count  int    // of what there was to see
	unseen bool   // the frame that shows it has not been written yet
	drawn  bool   // but it has been drawn
	at     uint64 // how often the terminal had been written to then
}

// unseenAtMost is how long an outcome may take to be written: one that looks like
// the screen before writes nothing.
const unseenAtMost = 500 * time.Millisecond

// outcomeDue says that an outcome has had its time.
type outcomeDue struct {
	of    *outcome
	count int
}

// deciding tells that something is being decided, by a form or by a call.
func (m *Model) deciding() bool { return m.calls > 0 || m.overlay != nil && m.overlay.Decides() }

// unseen begins to wait for the outcome to be seen.
func (m *Model) unseen(o *outcome) tea.Cmd {
	if m.opts.Painted == nil {
		return nil
	}
	*o = outcome{count: o.count + 1, unseen: true}
	due := outcomeDue{o, o.count}
	return tea.Tick(unseenAtMost, func(time.Time) tea.Msg { return due })
}

func (o *outcome) due(count int) {
	if count == o.count {
		o.unseen = false
	}
}

// draw notes that the outcome is on the frame that is drawn now.
func (o *outcome) draw(painted func() uint64) {
	if o.unseen && !o.drawn {
		o.drawn, o.at = true, painted()
	}
}

// awaited tells whether the person can't have seen it yet.
func (o *outcome) awaited(painted func() uint64) bool {
	if o.unseen && o.drawn && painted() > o.at {
		o.unseen = false
	}
	return o.unseen
}

// early tells whether what is typed now was under way before the person could
// see what became of a decision.
func (m *Model) early() bool { return m.outcome.awaited(m.opts.Painted) || m.deciding() }

// blindly tells whether the key would submit a form that nobody has seen.
func (m *Model) blindly(key string) bool {
	return m.overlay != nil && (key == "enter" || key == "ctrl+s") && m.opened.awaited(m.opts.Painted)
}
