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

// Area is a text field of several lines with the terminal's real cursor.
type Area struct {
	Hint string
	Max  int // characters; 0 for 200

	editable
	top int // first line on screen
	w   int // width of the last View, which the up and down keys follow
}

// Value is the text; lines end in "\n".
func (a *Area) Value() string { return strings.TrimRight(a.text, "\n ") }

// SetValue replaces the text; the cursor goes to its end.
func (a *Area) SetValue(s string) {
	a.text, a.pos, a.top = "", 0, 0
	a.insert(s)
}

// Update reads a key or pasted text. Up and down are not used at the first and
// the last line, so that they lead to the next field.
func (a *Area) Update(msg tea.Msg) (changed, used bool) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return a.insert(msg.Content), true
	case tea.KeyPressMsg:
		return a.key(msg)
	}
	return false, false
}

func (a *Area) key(msg tea.KeyPressMsg) (changed, used bool) {
	before := a.text
	switch msg.String() {
	case "up":
		return false, a.vertical(-1)
	case "down":
		return false, a.vertical(1)
	case "ctrl+j", "alt+enter", "shift+enter":
		a.insert("\n")
	default:
		switch {
		case a.edit(msg.String()):
		case writes(msg):
			return a.insert(msg.Text), true
		default:
			return false, false
		}
	}
	return a.text != before, true
}

func (a *Area) insert(s string) bool { return a.put(show.CleanLines(s), a.Max) }

// span is a line on screen: a piece of the text, in bytes.
type span struct{ from, to int }

// spans breaks the text into lines of fewer than w cells, one cell being kept
// for the cursor. The pieces cover the text but for its line breaks.
func (a *Area) spans(w int) []span {
	var out []span
	start := 0
	for line := range strings.SplitSeq(a.text, "\n") {
		end := start + len(line)
		for Width(a.text[start:end]) > w-1 {
			cut, _ := breakAt(a.text[start:end], w-1)
			out = append(out, span{start, start + cut})
			start += cut
		}
		out = append(out, span{start, end})
		start = end + 1
	}
	return out
}

func (a *Area) line(sp []span) int {
	for i := len(sp) - 1; i > 0; i-- {
		if a.pos >= sp[i].from {
			return i
		}
	}
	return 0
}

func (a *Area) vertical(by int) bool {
	sp := a.spans(max(a.w, 4))
	at := a.line(sp)
	to := at + by
	if to < 0 || to >= len(sp) {
		return false
	}
	x := Width(a.text[sp[at].from:a.pos])
	p := sp[to].from
	for p < sp[to].to {
		n := nextGrapheme(a.text, p)
		if Width(a.text[sp[to].from:n]) > x {
			break
		}
		p = n
	}
	a.pos = p
	return true
}

// View paints the field on lines of w cells, least to most of them, and tells
// where the cursor stands.
func (a *Area) View(st *Styles, w, least, most int, focus, wrong bool) (lines []string, x, y int) {
	w = max(w, 4)
	a.w = w
	ground, tone := fieldLook(focus, wrong)
	if a.text == "" {
		lines = append(lines, st.Paint(show.ToneLabel, ground, st.Fit(a.Hint, w)))
		for len(lines) < least {
			lines = append(lines, st.Paint(tone, ground, Spaces(w)))
		}
		return lines, 0, 0
	}
	sp := a.spans(w)
	at := a.line(sp)
	n := min(max(len(sp), least), most)
	a.top = max(min(a.top, at, len(sp)-min(n, len(sp))), at-n+1, 0)
	for i := a.top; i < a.top+n; i++ {
		text := ""
		if i < len(sp) {
			text = a.text[sp[i].from:sp[i].to]
		}
		lines = append(lines, st.Paint(tone, ground, Fit(text, w, false, "")))
	}
	return lines, Width(a.text[sp[at].from:a.pos]), at - a.top
}
