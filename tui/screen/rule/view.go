package rule

import (
	"strings"

	"alumni/domain"
	"alumni/domain/rulebook"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// idWidth is the column of the clauses' IDs: "N3.2.7" and a space.
const idWidth = 8

// maxMeasure is the widest that a line of the text runs, in cells.
const maxMeasure = 92

// line is one wrapped line of the text.
type line struct {
	id      domain.ClauseID // of the clause it belongs to
	label   string          // the ID, on the clause's first line
	text    string
	heading bool
}

// layout wraps the text for w cells; a change of the width keeps the clause at
// the top where it is.
func (r *reader) layout(w int) {
	if r.lineW == w {
		return
	}
	var first domain.ClauseID
	if r.top < len(r.lines) {
		first = r.lines[r.top].id
	}
	kept := r.lineW != 0
	r.lineW, r.lines = w, r.lines[:0]
	measure := max(min(w-idWidth-3, maxMeasure), 2)
	for i, c := range r.clauses {
		if c.Heading && i > 0 {
			r.lines = append(r.lines, line{id: c.ID})
		}
		r.lines = wrap(r.lines, c, measure)
	}
	if kept && !r.seek {
		r.show(first)
	}
}

func wrap(out []line, c rulebook.Clause, w int) []line {
	text := c.Text
	if c.Number != "" {
		text = c.Number + " " + text
	}
	for i, t := range kit.Wrap(show.Clean(text), w) {
		l := line{id: c.ID, text: t, heading: c.Heading}
		if i == 0 {
			l.label = string(c.ID)
		}
		out = append(out, l)
	}
	return out
}

// show puts a clause's first line at the top.
func (r *reader) show(id domain.ClauseID) {
	for i, l := range r.lines {
		if l.id == id && l.label != "" {
			r.top = i
			break
		}
	}
	r.scroll(0)
}

func (r *reader) scroll(by int) {
	r.top = max(0, min(r.top+by, len(r.lines)-r.h))
}

// View draws what is searched for and the text below it.
func (r *reader) View(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	st := r.env.Styles
	r.h = max(h-2, 1)
	r.layout(w)
	if r.seek {
		r.seek = false
		r.show(r.at)
		r.scroll(-min(2, r.h/4)) // a little of what stands before
	}
	r.scroll(0)
	out := []string{kit.FitStyled(r.top1(w), w), kit.Spaces(w)}
	for i := range r.h {
		if r.top+i >= len(r.lines) {
			out = append(out, kit.Spaces(w))
			continue
		}
		out = append(out, kit.FitStyled(r.paint(st, r.lines[r.top+i]), w))
	}
	return strings.Join(out[:min(len(out), h)], "\n")
}

// top1 is the line above the text: the field while somebody types, else how
// far the reader is and what was not found.
func (r *reader) top1(w int) string {
	st, t := r.env.Styles, &r.env.Text.Rule
	if r.mode != reading {
		field, _ := r.field.View(st, r.fieldWidth(w), true, false)
		return " " + st.Paint(show.ToneFocus, kit.GroundNone, r.sign()) + " " + field
	}
	here := r.env.Text.Sentence(t.Position, domain.Args{"at": min(r.top+r.h, len(r.lines)), "of": len(r.lines)})
	s := " " + st.Paint(show.ToneStrong, kit.GroundNone, t.Title) + "  " + st.Paint(show.ToneLabel, kit.GroundNone, here)
	switch {
	case r.missing != "":
		s += "  " + st.Paint(show.ToneDue, kit.GroundNone, show.Clean(r.missing))
	case r.wanted != "":
		s += "  " + st.Paint(show.ToneFocus, kit.GroundNone, "/"+show.Clean(r.wanted))
	case r.env.Text.Lang == "en":
		s += "  " + st.Paint(show.ToneLabel, kit.GroundNone, t.Language)
	}
	return s
}

func (r *reader) sign() string {
	if r.mode == jumping {
		return "#"
	}
	return "/"
}

func (r *reader) fieldWidth(w int) int { return max(min(w-4, 40), 2) }

// Cursor is where the field's cursor stands.
func (r *reader) Cursor() (x, y int, ok bool) {
	if r.mode == reading || r.lineW < 6 {
		return 0, 0, false
	}
	_, at := r.field.View(r.env.Styles, r.fieldWidth(r.lineW), true, false)
	return 3 + at, 0, true
}

// paint draws one line: the ID in its column, headings bold, the clause found
// with a sign in the margin and its words marked.
func (r *reader) paint(st *kit.Styles, l line) string {
	mark := " "
	if l.label != "" && l.id == r.at {
		mark = st.Paint(show.ToneFocus, kit.GroundNone, st.Sign("›"))
	}
	tone := show.TonePlain
	if l.heading {
		tone = show.ToneStrong
	}
	s := mark + " " + st.Paint(show.ToneLabel, kit.GroundNone, kit.Fit(l.label, idWidth, false, ""))
	rest := l.text
	for r.wanted != "" {
		before, after, found := strings.Cut(rest, r.wanted)
		if !found {
			break
		}
		s += st.Paint(tone, kit.GroundNone, before) + st.Paint(show.ToneDue, kit.GroundSelected, r.wanted)
		rest = after
	}
	return s + st.Paint(tone, kit.GroundNone, rest)
}
