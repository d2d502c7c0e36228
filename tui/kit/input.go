package kit

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"alumni/tui/show"
)

// Input is a text field of one line with the terminal's real cursor, so that
// an input method opens its window where the text will stand.
type Input struct {
	Hint string // shown while the field is empty
	Max  int    // characters; 0 for 200

	editable
	left int // byte position of the first grapheme on screen
}

// Value is the text.
func (in *Input) Value() string { return in.text }

// SetValue replaces the text; the cursor goes to its end.
func (in *Input) SetValue(s string) {
	in.text, in.pos, in.left = "", 0, 0
	in.insert(s)
}

// Update reads a key or pasted text; changed tells whether the text changed,
// used whether the key meant something to the field.
func (in *Input) Update(msg tea.Msg) (changed, used bool) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return in.insert(msg.Content), true
	case tea.KeyPressMsg:
		return in.key(msg)
	}
	return false, false
}

func (in *Input) key(msg tea.KeyPressMsg) (changed, used bool) {
	before := in.text
	switch msg.String() {
	case "ctrl+b":
		in.pos = prevGrapheme(in.text, in.pos)
	case "ctrl+f":
		in.pos = nextGrapheme(in.text, in.pos)
	case "ctrl+w", "alt+backspace":
		in.remove(wordStart(in.text, in.pos), in.pos)
	default:
		switch {
		case in.edit(msg.String()):
		case writes(msg):
			return in.insert(msg.Text), true
		default:
			return false, false
		}
	}
	return in.text != before, true
}

func (in *Input) insert(s string) bool { return in.put(show.Clean(s), in.Max) }

// View paints the field on w cells and tells in which cell the cursor stands.
func (in *Input) View(st *Styles, w int, focus, wrong bool) (string, int) {
	if w < 2 {
		return Spaces(w), 0
	}
	ground, tone := fieldLook(focus, wrong)
	if in.text == "" {
		in.left = 0
		return st.Paint(show.ToneLabel, ground, st.Fit(in.Hint, w)), 0
	}
	in.scroll(w)
	shown := Truncate(in.text[in.left:], w, "")
	return st.Paint(tone, ground, Fit(shown, w, false, "")), Width(in.text[in.left:in.pos])
}

// scroll moves the window of w cells so that the cursor, which takes the cell
// after the text left of it, is inside.
func (in *Input) scroll(w int) {
	if in.left > len(in.text) || in.left > in.pos {
		in.left = in.pos
	}
	for in.left > 0 && Width(in.text[prevGrapheme(in.text, in.left):]) < w {
		in.left = prevGrapheme(in.text, in.left)
	}
	for Width(in.text[in.left:in.pos]) > w-1 {
		in.left = nextGrapheme(in.text, in.left)
	}
}

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

// edit does what a key does in the line that the cursor stands in; it tells
// whether the key means something there.
func (e *editable) edit(key string) bool {
	from, to := strings.LastIndexByte(e.text[:e.pos], '\n')+1, len(e.text)
	if i := strings.IndexByte(e.text[e.pos:], '\n'); i >= 0 {
		to = e.pos + i
	}
	switch key {
	case "left":
		e.pos = prevGrapheme(e.text, e.pos)
	case "right":
		e.pos = nextGrapheme(e.text, e.pos)
	case "home", "ctrl+a":
		e.pos = from
	case "end", "ctrl+e":
		e.pos = to
	case "backspace", "ctrl+h":
		e.remove(prevGrapheme(e.text, e.pos), e.pos)
	case "delete", "ctrl+d":
		e.remove(e.pos, nextGrapheme(e.text, e.pos))
	case "ctrl+u":
		e.remove(from, e.pos)
	case "ctrl+k":
		e.remove(e.pos, to)
	default:
		return false
	}
	return true
}

// fieldLook is what a field's text stands on, and its tone.
func fieldLook(focus, wrong bool) (Ground, show.Tone) {
	ground := GroundChip
	if focus {
		ground = GroundField
	}
	return ground, toneIf(wrong, show.ToneDanger, show.TonePlain)
}

// remove takes a piece of the text out; the cursor stands where it was.
func (e *editable) remove(from, to int) {
	e.text = e.text[:from] + e.text[to:]
	e.pos = from
}

func firstRunes(s string, n int) string {
	if n <= 0 {
		return ""
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func nextGrapheme(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	g, _ := grapheme(s[at:])
	return at + len(g)
}

// prevGrapheme walks from a safe point a little to the left, since graphemes
// can only be read forwards.
func prevGrapheme(s string, at int) int {
	if at <= 0 {
		return 0
	}
	from := at
	for n := 0; n < 8 && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	last := from
	for i := from; i < at; {
		last = i
		i = nextGrapheme(s, i)
	}
	return last
}

func wordStart(s string, at int) int {
	t := strings.TrimRight(s[:at], " ")
	if i := strings.LastIndexByte(t, ' '); i >= 0 {
		return i + 1
	}
	return 0
}
