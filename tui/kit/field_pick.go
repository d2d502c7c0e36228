package kit

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
)

// pick searches while the person types; the arrows choose among what was found.
func (f *field) pick(msg tea.Msg) (cmd tea.Cmd, changed, used bool) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "up":
			if f.at > 0 && f.open() {
				f.at--
				return nil, false, true
			}
			return nil, false, false
		case "down":
			if f.open() && f.at < len(f.found)-1 {
				f.at++
				return nil, false, true
			}
			return nil, false, false
		case "enter", "tab":
			return nil, f.take(), false
		}
	}
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "backspace" && f.unpick() {
		return f.search(), true, true
	}
	changed, used = f.input.Update(msg)
	if changed {
		f.chosen, f.label = "", ""
		cmd = f.search()
	}
	return cmd, changed, used
}

// unpick takes back what was chosen last, if nothing is typed after it.
func (f *field) unpick() bool {
	switch {
	case f.Kind == FieldPick && f.chosen != "":
		f.chosen, f.label = "", ""
	case f.Kind == FieldPicks && f.input.Value() == "" && len(f.picked) > 0:
		f.picked = slices.Clone(f.picked[:len(f.picked)-1])
	default:
		return false
	}
	return true
}

// open tells whether found options are shown below the field.
func (f *field) open() bool {
	return (f.Kind == FieldPick && f.chosen == "" || f.Kind == FieldPicks) && len(f.found) > 0
}

// waits tells whether a key chooses among options that have not come yet.
func (f *field) waits(key string) bool {
	if f.Find == nil || f.asked || f.chosen != "" || f.input.Value() == "" {
		return false
	}
	return key == "enter" || key == "tab" || key == "down" || key == "up"
}

// take chooses the option under the cursor.
func (f *field) take() bool {
	if !f.open() {
		return false
	}
	o := f.found[min(f.at, len(f.found)-1)]
	if f.Kind == FieldPicks {
		f.picked = append(slices.Clone(f.picked), o)
	} else {
		f.chosen, f.label = o.Value, o.Label
		if o.Note != "" {
			f.label += "  " + o.Note
		}
	}
	f.input.SetValue("")
	f.found, f.asked, f.at = nil, false, 0
	return true
}

func (f *field) search() tea.Cmd {
	if f.Find == nil {
		return nil
	}
	f.asked, f.at = false, 0
	text, find := f.input.Value(), f.Find
	t := f.token.Next()
	if text == "" {
		f.found = nil
		return nil
	}
	return Do(f.env, t, func(ctx context.Context) ([]Option, error) { return find(ctx, text) })
}

// arrived takes the answer to the last search; late ones are dropped.
func (f *field) arrived(msg Result[[]Option]) {
	if msg.Token != f.token {
		return
	}
	f.found, f.asked, f.err = msg.Value, true, msg.Err
	f.at = 0
	f.found = slices.DeleteFunc(slices.Clone(f.found), func(o Option) bool {
		return f.Kind == FieldPicks && slices.ContainsFunc(f.picked, func(p Option) bool { return p.Value == o.Value })
	})
}
