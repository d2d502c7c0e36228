package kit

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/tui/show"
)

func (b *browser[R]) key(msg tea.KeyPressMsg) tea.Cmd {
	if b.typing {
		return b.typeKey(msg)
	}
	screen := max(b.h-b.head-2, 1)
	switch msg.String() {
	case "down", "j":
		return b.move(1)
	case "up", "k":
		return b.move(-1)
	case "pgdown", "ctrl+f":
		return b.move(screen)
	case "pgup", "ctrl+b":
		return b.move(-screen)
	case "g", "home":
		return b.move(-len(b.list.Rows()))
	case "G", "end":
		return b.move(len(b.list.Rows()))
	case "tab", "right", "]":
		return b.selectChip(1)
	case "shift+tab", "left", "[":
		return b.selectChip(-1)
	case "shift+down", "J":
		b.pane.view.Scroll(1, b.pane.h)
	case "shift+up", "K":
		b.pane.view.Scroll(-1, b.pane.h)
	case "/":
		if b.spec.Search {
			b.typing = true
		}
	case "esc":
		return b.leave()
	default:
		key, actions := msg.String(), b.Actions()
		if slices.ContainsFunc(actions, func(a Action) bool { return a.Key == key && a.Run != nil }) {
			return RunAction(b.env, actions, key)
		}
		return b.pane.await(key)
	}
	return nil
}

// turns tells whether a key asks for another list, or leaves this one.
func (b *browser[R]) turns(key string) bool {
	switch key {
	case "tab", "right", "]", "shift+tab", "left", "[", "/", "esc":
		return true
	}
	return false
}

// leave takes back the search first, and only then leaves the screen.
func (b *browser[R]) leave() tea.Cmd {
	if b.search.Value() == "" {
		return Back(b.env)
	}
	b.search.SetValue("")
	return b.turn()
}

func (b *browser[R]) typeKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "enter", "down":
		b.typing = false
		return nil
	case "esc":
		b.typing = false
		if b.search.Value() == "" {
			return nil
		}
		return b.leave()
	}
	return b.edit(msg)
}

// edit changes the searched text; each change asks anew and makes the
// answers to earlier ones late.
func (b *browser[R]) edit(msg tea.Msg) tea.Cmd {
	changed, _ := b.search.Update(msg)
	if !changed {
		return nil
	}
	return b.turn()
}

// Actions are the list's own keys, the record's, and those of moving about.
func (b *browser[R]) Actions() []Action {
	t := &b.env.Text.Console
	if b.typing {
		return []Action{
			{Key: "enter", Label: t.LeaveSearch, Run: none},
			{Key: "esc", Label: t.Back, Run: none},
		}
	}
	var out []Action
	if len(b.list.Rows()) > 0 {
		out = append(out, Action{Key: "updown", Label: t.Move}, Action{Key: "enter", Label: t.Open, Run: b.open})
	}
	if b.spec.Search {
		out = append(out, Action{Key: "/", Label: t.Search, Run: func() tea.Cmd { b.typing = true; return nil }})
	}
	if len(b.chips) > 1 {
		out = append(out, Action{Key: "tab", Label: t.Filter, Run: func() tea.Cmd { return b.selectChip(1) }})
	}
	if b.spec.Actions != nil {
		out = append(out, b.spec.Actions()...)
	}
	for _, a := range b.pane.actions(b.list.SelectedID()) {
		a.Hidden = a.Hidden || b.side > 0 || a.Key == pastKey // the pane shows them
		out = append(out, a)
	}
	if b.side > 0 {
		out = append(out, Action{Key: "J", Label: t.ScrollPane, Hidden: true})
	}
	return append(out,
		Action{Key: "r", Label: t.Refresh, Hidden: true, Run: func() tea.Cmd { return tea.Batch(b.reload(), b.pane.reload()) }},
		Action{Key: "g", Label: t.First, Hidden: true},
		Action{Key: "G", Label: t.Last, Hidden: true},
		Action{Key: "pgup", Label: t.PageUp, Hidden: true},
		Action{Key: "pgdown", Label: t.PageDown, Hidden: true},
	)
}

func none() tea.Cmd { return nil }

// RunAction runs the action of a key; a refused one says why instead.
func RunAction(env *Env, actions []Action, key string) tea.Cmd {
	for _, a := range actions {
		if a.Key != key || a.Run == nil {
			continue
		}
		if a.Allowed != nil {
			if err := a.Allowed(); err != nil {
				return Toast(env, env.Text.Error(err), show.ToneDue)
			}
		}
		return a.Run()
	}
	return nil
}
