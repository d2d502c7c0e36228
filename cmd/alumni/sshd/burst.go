package sshd

import (
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// Where a terminal does not mark what is pasted (the Windows 10 console, a tmux
// told so), a paste comes as keys, each of its line breaks as Enter: three lines
// into the reason of a refusal were three decisions. So the keys of a burst, which
// no hand types, decide nothing: their Enter is sent as a pasted line break, and
// around them stand the marks of a paste, by which the program knows them.
//
// The rule, told here and nowhere else: keys of which pastes are made (text and
// Enter) that come in one read, or less than burstGap after the ones before, are
// one burst; from burstKeys of them on, those that come are of a paste. So
//   - a single key, and two of them together (y and Enter on a lagging line), are a
//     person's, and so is an Enter that comes burstGap after what was typed;
//   - a line of a paste is one by itself, however much later the next one comes;
//   - a packet that is cut changes nothing: the pieces come back to back;
//   - who types three keys into a line that stands still for a while gets a line
//     break, and presses Enter again;
//   - a line of a single character, and a blank one that comes by itself, can't be
//     told from what a person types: what follows a decision is dropped by the
//     program, until the person can have seen it.
const (
	// burstGap is less than there is between any two keys of a hand or of a key
	// that is held down (33 ms), and more than between the packets of a paste.
	burstGap  = 20 * time.Millisecond
	burstKeys = 3
)

// burst counts the keys that come together.
type burst struct {
	keys int
	last time.Time // when the last of them came
}

// mark gives the messages of what came now: of a burst, between the marks of a
// paste, and Enter as a line break.
func (b *burst) mark(came []tea.Msg, now time.Time) []tea.Msg {
	keys := 0
	for _, m := range came {
		if pasteable(m) {
			keys++
		}
	}
	if keys == 0 {
		return came
	}
	if now.Sub(b.last) >= burstGap {
		b.keys = 0
	}
	b.keys, b.last = b.keys+keys, now
	if b.keys < burstKeys {
		return came
	}
	out := make([]tea.Msg, 0, len(came)+2)
	out = append(out, uv.PasteStartEvent{})
	for _, m := range came {
		if k, ok := m.(uv.KeyPressEvent); ok && k.Code == uv.KeyEnter && k.Mod == 0 {
			m = uv.PasteEvent{Content: "\n"}
		}
		out = append(out, m)
	}
	return append(out, uv.PasteEndEvent{})
}

// pasteable tells whether a key may be a piece of a paste.
func pasteable(m tea.Msg) bool {
	k, ok := m.(uv.KeyPressEvent)
	return ok && (k.Code == uv.KeyEnter && k.Mod == 0 || k.Text != "" && k.Mod&(uv.ModCtrl|uv.ModAlt) == 0)
}
