package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/tui/show"
)

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
	for {
		end := strings.IndexByte(a.text[start:], '\n')
		last := end < 0
		if last {
			end = len(a.text)
		} else {
			end += start
		}
		for Width(a.text[start:end]) > w-1 {
			cut, _ := breakAt(a.text[start:end], w-1)
			out = append(out, span{start, start + cut})
			start += cut
		}
		out = append(out, span{start, end})
		if last {
			return out
		}
		start = end + 1
	}
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
