package kit

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// defaultMax is how many characters a field takes that names no number.
const defaultMax = 200

// editable is a text with a cursor: what the fields of one line and of several
// have in common.
type editable struct {
	text string
	pos  int // byte position of the cursor, always between graphemes
}

// put writes a text at the cursor, as much as fits into most characters; it
// tells whether anything did.
func (e *editable) put(s string, most int) bool {
	if most <= 0 {
		most = defaultMax
	}
	s = firstRunes(s, most-utf8.RuneCountInString(e.text))
	if s == "" {
		return false
	}
	e.text = e.text[:e.pos] + s + e.text[e.pos:]
	e.pos += len(s)
	return true
}

// remove takes a piece of the text out; the cursor stands where it was.
func (e *editable) remove(from, to int) {
	e.text = e.text[:from] + e.text[to:]
	e.pos = from
}

// writes tells whether a key types a text, and is no command.
func writes(msg tea.KeyPressMsg) bool {
	return msg.Text != "" && !msg.Mod.Contains(tea.ModCtrl) && !msg.Mod.Contains(tea.ModAlt)
}
