package branch

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/console"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/name"
)

// nameScreen judges a group's name while it is typed or pasted, N1.2b, M4.6: the
// field above, what the rules say below. It changes nothing.
type nameScreen struct {
	env    *kit.Env
	token  kit.Token
	field  kit.Input
	report kit.DocView
	curX   int
}

// newNameScreen makes the check of a name.
func newNameScreen(env *kit.Env) kit.Screen {
	return &nameScreen{
		env: env, token: env.NewToken(), field: kit.Input{Hint: env.Text.Name.Hint, Max: domain.MaxName},
	}
}

func (n *nameScreen) Init() tea.Cmd { return nil }
func (n *nameScreen) Title() string { return n.env.Text.Name.Title }
func (n *nameScreen) Busy() bool    { return true }

func (n *nameScreen) Waits(string) bool { return false }

// Cursor implements kit.Screen: the field is the second line.
func (n *nameScreen) Cursor() (x, y int, ok bool) { return n.curX, 1, true }

func (n *nameScreen) Update(msg tea.Msg) (kit.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc":
			return n, kit.Back(n.env)
		case "down", "pgdown":
			n.report.Scroll(1, 1)
			return n, nil
		case "up", "pgup":
			n.report.Scroll(-1, 1)
			return n, nil
		}
		return n, n.edit(msg)
	case tea.PasteMsg:
		return n, n.edit(msg)
	case kit.EventMsg:
		return n, n.ask() // the series may have gone on
	case kit.Result[show.Doc]:
		if msg.Token == n.token {
			if msg.Err != nil {
				msg.Value = show.Doc{Sections: []show.Section{{Rows: []show.Row{{Text: n.env.Text.Error(msg.Err), Tone: show.ToneDue}}}}}
			}
			n.report.Set(msg.Value)
			n.report.Top = 0
		}
	}
	return n, nil
}

func (n *nameScreen) edit(msg tea.Msg) tea.Cmd {
	if changed, _ := n.field.Update(msg); !changed {
		return nil
	}
	return n.ask()
}

// ask has the name judged; an answer to an earlier text is dropped.
func (n *nameScreen) ask() tea.Cmd {
	q, token := casework.NameQuery{Name: n.field.Value()}, n.token.Next()
	if strings.TrimSpace(q.Name) == "" {
		n.report.Set(show.Doc{})
		return nil
	}
	env := n.env
	return kit.Do(env, token, func(ctx context.Context) (show.Doc, error) {
		r, err := env.Office.CheckName(ctx, env.By, q)
		if err != nil {
			return show.Doc{}, err
		}
		return name.Judged(env.Text, env.Text.Case.Checks, r), nil
	})
}

// Bindings are the keys that work while the field has focus.
func (n *nameScreen) Bindings() []kit.Binding {
	return []kit.Binding{
		{Key: "ctrl+u", Label: n.env.Text.Name.Clear, Run: func() tea.Cmd { n.field.SetValue(""); return n.ask() }},
		{Key: "esc", Label: n.env.Text.Console.Back, Run: func() tea.Cmd { return kit.Back(n.env) }},
	}
}

// View draws the field and the report.
func (n *nameScreen) View(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	st, t := n.env.Styles, &n.env.Text.Name
	label := st.Paint(show.ToneFocus, kit.GroundNone, st.Sign("›")) + " "
	field, x := n.field.View(st, max(min(w-4, 80), 1), true, false)
	n.curX = 3 + x
	out := []string{" " + st.Paint(show.ToneLabel, kit.GroundNone, kit.Truncate(t.Intro, w-2, st.Glyphs.Ellipsis)), " " + label + field, ""}
	lines := n.report.Lines(st, min(w-2, 110))
	for i := n.report.Top; i < len(lines) && len(out) < h; i++ {
		out = append(out, " "+lines[i])
	}
	for len(out) < h {
		out = append(out, "")
	}
	for i, l := range out {
		out[i] = kit.FitStyled(l, w)
	}
	return strings.Join(out[:h], "\n")
}

// nameBindings are the check of one name and the list of those to rectify.
func nameBindings(env *kit.Env) []kit.Binding {
	t := &env.Text.Name
	return []kit.Binding{
		{Key: "c", Label: t.Check, Run: func() tea.Cmd { return kit.Push(env, newNameScreen(env)) }},
		{Key: "F", Label: t.Findings, Run: func() tea.Cmd { return kit.Push(env, console.List(env, name.Findings, nil)) }},
	}
}
