package kit

import (
	tea "charm.land/bubbletea/v2"

	"alumni/tui/show"
)

// once shows what nothing shows again, until Esc: no other key dismisses it, since
// one that was pressed a moment too early would lose it.
type once struct {
	env  *Env
	what show.Once
}

// NewOnce makes the overlay of what is shown once.
func NewOnce(env *Env, what show.Once) Overlay { return &once{env, what} }

func (o *once) Update(msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return RunBinding(o.env, o.Bindings(), key.String())
	}
	return nil
}

func (o *once) Bindings() []Binding {
	return []Binding{
		copyBinding(o.env, o.what.Copy),
		{Key: "esc", Label: o.env.Text.Console.OnceSeen, Run: func() tea.Cmd { return Close(o.env) }},
	}
}

// Box draws it. The line to copy is as wide as there is room for, so that a
// terminal's own way of copying gets it in one piece too.
func (o *once) Box(w, h int) []string {
	st := o.env.Styles
	w = min(w, max(dialogWidth, Width(o.what.Copy)+4))
	if w < 12 || h < 5 {
		return nil
	}
	lines := []string{st.Paint(show.ToneStrong, GroundNone, Truncate(show.Clean(o.what.Title), w-4, st.Glyphs.Ellipsis)), ""}
	copied := st.Wrap(show.ToneStrong, o.what.Copy, w-4)
	rows := renderRows(st, o.what.Rows, w-4)
	if room := h - 3 - len(lines) - len(copied); len(rows) > room { // the line itself stands whatever else does
		rows = rows[:max(room, 0)]
	}
	return Frame(st, show.ToneFocus, append(append(append(lines, rows...), ""), copied...), w)
}

func (o *once) Cursor() (x, y int, ok bool) { return 0, 0, false }

func (o *once) Busy() bool { return false }

func (o *once) Waits(string) bool { return false }

func (o *once) Decides() bool { return false }
