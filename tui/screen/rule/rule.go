// Package rule is the reader of the regulation (规则): the whole text, each
// clause with its ID, searched and jumped to by clause.
package rule

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/rulebook"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// mode is what the field at the top is for.
type mode int

const (
	reading mode = iota
	finding      // "/": a text
	jumping      // "#": a clause's ID
)

// reader is the screen.
type reader struct {
	env     *kit.Env
	clauses []rulebook.Clause
	mode    mode
	field   kit.Input
	wanted  string          // what was searched for last
	at      domain.ClauseID // the clause found or jumped to; marked in the margin
	missing string          // what the last search did not find

	lines []line // the text wrapped for lineW cells
	lineW int
	top   int
	h     int // lines of text on screen
	seek  bool
}

// New makes the reader at the beginning of the text.
func New(env *kit.Env) kit.Screen { return NewAt(env, "") }

// NewAt makes the reader where a clause stands.
func NewAt(env *kit.Env, id domain.ClauseID) kit.Screen {
	r := &reader{env: env, clauses: rulebook.Clauses()}
	if c, ok := rulebook.Lookup(id); ok && id != "" {
		r.at, r.seek = c.ID, true
	}
	return r
}

func (r *reader) Init() tea.Cmd { return nil }
func (r *reader) Title() string { return r.env.Text.Rule.Title }
func (r *reader) Busy() bool    { return r.mode != reading }

// Waits implements kit.Screen: the text is there from the beginning.
func (r *reader) Waits(string) bool { return false }

func (r *reader) Update(msg tea.Msg) (kit.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if r.mode != reading {
			r.typeKey(msg)
			return r, nil
		}
		return r, r.key(msg)
	case kit.SearchMsg:
		r.wanted = strings.TrimSpace(msg.Text)
		r.find(1)
	case tea.PasteMsg:
		if r.mode != reading {
			r.field.Update(msg)
		}
	}
	return r, nil
}

func (r *reader) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	if by := kit.Scroll(key, r.h-1); by != 0 {
		r.scroll(by)
		return nil
	}
	if key == "esc" && (r.wanted != "" || r.missing != "") {
		r.wanted, r.missing = "", ""
		return nil
	}
	return kit.RunBinding(r.env, r.Bindings(), key)
}

func (r *reader) ask(m mode) {
	hint := r.env.Text.Rule.Search
	if m == jumping {
		hint = r.env.Text.Rule.JumpHint
	}
	r.mode, r.field, r.missing = m, kit.Input{Hint: hint, Max: 40}, ""
}

func (r *reader) typeKey(msg tea.KeyPressMsg) {
	switch msg.String() {
	case "esc":
		r.mode = reading
	case "enter":
		text := strings.TrimSpace(r.field.Value())
		if r.mode == finding {
			r.wanted = text
			r.find(1)
		} else {
			r.jump(text)
		}
		r.mode = reading
	default:
		r.field.Update(msg)
	}
}

// jump goes to a clause, by its ID or as it is cited.
func (r *reader) jump(text string) {
	id, ok := rulebook.Read(text)
	if !ok {
		r.missing = r.env.Text.Sentence(r.env.Text.Rule.NoClause, domain.Args{"clause": text})
		return
	}
	c, _ := rulebook.Lookup(id)
	r.at, r.seek = c.ID, true
}

// find goes to the next clause that has the wanted text, round the end.
func (r *reader) find(step int) {
	if r.wanted == "" {
		return
	}
	from, n := r.index(), len(r.clauses)
	for i := 1; i <= n; i++ {
		c := r.clauses[((from+i*step)%n+n)%n]
		if strings.Contains(c.Text, r.wanted) || strings.EqualFold(string(c.ID), r.wanted) {
			r.at, r.seek, r.missing = c.ID, true, ""
			return
		}
	}
	r.missing = r.env.Text.Sentence(r.env.Text.Rule.NotFound, domain.Args{"text": r.wanted})
}

// index is where the marked clause stands; before the first without one.
func (r *reader) index() int {
	return slices.IndexFunc(r.clauses, func(c rulebook.Clause) bool { return c.ID == r.at && r.at != "" })
}

func (r *reader) Bindings() []kit.Binding {
	t, c := &r.env.Text.Rule, &r.env.Text.Console
	if r.mode != reading {
		nothing := func() tea.Cmd { return nil }
		return []kit.Binding{{Key: "enter", Label: t.Search, Run: nothing}, {Key: "esc", Label: c.Back, Run: nothing}}
	}
	do := func(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }
	out := []kit.Binding{
		{Key: "updown", Label: c.Scroll},
		{Key: "/", Label: t.Search, Run: do(func() { r.ask(finding) })},
		{Key: "#", Label: t.Jump, Run: do(func() { r.ask(jumping) })},
	}
	if r.wanted != "" {
		out = append(out,
			kit.Binding{Key: "n", Label: t.Next, Run: do(func() { r.find(1) })},
			kit.Binding{Key: "N", Label: t.Previous, Run: do(func() { r.find(-1) })})
	}
	return append(out, kit.Binding{Key: "esc", Label: c.Back, Run: func() tea.Cmd { return kit.Back(r.env) }})
}

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
	if i := slices.IndexFunc(r.lines, func(l line) bool { return l.id == id && l.label != "" }); i >= 0 {
		r.top = i
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
