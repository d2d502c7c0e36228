// Package rule is the reader of the regulation (规则): the whole text, each
// clause with its ID, searched and jumped to by clause.
package rule

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/rulebook"
	"alumni/tui/kit"
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
	switch msg.String() {
	case "down", "j":
		r.scroll(1)
	case "up", "k":
		r.scroll(-1)
	case "pgdown", "space", "ctrl+f":
		r.scroll(r.h - 1)
	case "pgup", "ctrl+b":
		r.scroll(1 - r.h)
	case "g", "home":
		r.top = 0
	case "G", "end":
		r.scroll(len(r.lines))
	case "/":
		r.ask(finding)
	case "#":
		r.ask(jumping)
	case "n":
		r.find(1)
	case "N":
		r.find(-1)
	case "esc":
		if r.wanted == "" && r.missing == "" {
			return kit.Back(r.env)
		}
		r.wanted, r.missing = "", ""
	}
	return nil
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
	for i, c := range r.clauses {
		if c.ID == r.at && r.at != "" {
			return i
		}
	}
	return -1
}

func (r *reader) Actions() []kit.Action {
	t, c := &r.env.Text.Rule, &r.env.Text.Console
	if r.mode != reading {
		nothing := func() tea.Cmd { return nil }
		return []kit.Action{{Key: "enter", Label: t.Search, Run: nothing}, {Key: "esc", Label: c.Back, Run: nothing}}
	}
	do := func(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }
	out := []kit.Action{
		{Key: "updown", Label: c.Scroll},
		{Key: "/", Label: t.Search, Run: do(func() { r.ask(finding) })},
		{Key: "#", Label: t.Jump, Run: do(func() { r.ask(jumping) })},
	}
	if r.wanted != "" {
		out = append(out,
			kit.Action{Key: "n", Label: t.Next, Run: do(func() { r.find(1) })},
			kit.Action{Key: "N", Label: t.Previous, Run: do(func() { r.find(-1) })})
	}
	return append(out, kit.Action{Key: "esc", Label: c.Back, Run: func() tea.Cmd { return kit.Back(r.env) }})
}
