package kit

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
)

// field is one field of an open form.
type field struct {
	Field
	env    *Env
	token  Token // of the searches of a FieldPick
	input  Input
	area   Area
	picked []Option // FieldMulti, FieldPicks; FieldPick: one at most
	at     int      // the option under the cursor; FieldChoice: the one chosen
	found  []Option // FieldPick, FieldPicks
	asked  bool     // the same: an answer has come for what is typed
	hidden bool     // it does not matter under the other fields' values
	dirty  bool     // the person changed it: a rebuilt form keeps it
	edits  int      // how often
	placed bool     // the cursor was moved in it: what is typed goes there
	err    error
}

func newField(env *Env, f Field) *field {
	x := &field{Field: f, env: env, token: env.NewToken()}
	x.input.Max, x.area.Max = f.Max, f.Max
	switch f.Kind {
	case FieldText:
		x.input.SetValue(f.Value)
	case FieldArea:
		x.area.SetValue(f.Value)
	case FieldChoice:
		if x.at = optionAt(f.Options, f.Value); x.at < 0 && !f.Unchosen {
			x.at = 0
		}
	case FieldMulti:
		x.pickAll(f.Values)
	case FieldPicks:
		x.input.Hint = env.Text.Console.FormPicking
		x.pickAll(f.Values)
	case FieldPick:
		x.input.Hint = env.Text.Console.FormTyping
		if f.Value != "" {
			x.pickAll([]string{f.Value})
		}
	}
	return x
}

// pickAll chooses values, by the labels of the options that they are.
func (f *field) pickAll(values []string) {
	for _, v := range values {
		o := Option{Value: v, Label: v}
		if i := optionAt(f.Options, v); i >= 0 {
			o.Label = f.Options[i].Label
		}
		f.picked = append(f.picked, o)
	}
}

// optionAt is where the option of a value stands; -1 for nowhere.
func optionAt(options []Option, value string) int {
	return slices.IndexFunc(options, func(o Option) bool { return o.Value == value })
}

// choice is what is chosen of a FieldChoice.
func (f *field) choice() Option {
	switch {
	case f.at < 0:
		return Option{Label: f.env.Text.Console.FormUnchosen}
	case f.at < len(f.Options):
		return f.Options[f.at]
	}
	return Option{Value: f.Value}
}

// unchosen tells whether the field waits for a choice that the form needs.
func (f *field) unchosen() bool { return f.Kind == FieldChoice && f.at < 0 && !f.hidden }

func (f *field) has(o Option) bool { return optionAt(f.picked, o.Value) >= 0 }

// keep takes over what the person did in the field of the form before it was
// built again.
func (f *field) keep(old *field) {
	if !old.dirty || old.Kind != f.Kind {
		return
	}
	f.dirty, f.edits, f.input, f.area, f.picked = true, old.edits, old.input, old.area, old.picked
	if i := optionAt(f.Options, old.choice().Value); f.Kind == FieldChoice && (i >= 0 || !f.Unchosen) {
		f.at = max(i, 0)
	}
}

// value adds what the field holds to the form's values.
func (f *field) value(v Values) {
	switch f.Kind {
	case FieldText:
		v.Text[f.Key] = strings.TrimSpace(f.input.Value())
		if f.Day {
			v.Text[f.Key] = string(f.env.day(f.input.Value()))
		}
	case FieldArea:
		v.Text[f.Key] = strings.TrimSpace(f.area.Value())
	case FieldChoice:
		v.Text[f.Key] = f.choice().Value
	case FieldPick:
		v.Text[f.Key] = ""
		for _, o := range f.picked {
			v.Text[f.Key] = o.Value
		}
	case FieldPicks:
		for _, o := range f.picked {
			v.Multi[f.Key] = append(v.Multi[f.Key], o.Value)
		}
	case FieldMulti:
		for _, o := range f.Options {
			if f.has(o) {
				v.Multi[f.Key] = append(v.Multi[f.Key], o.Value)
			}
		}
	}
}

// typing tells whether the field holds the terminal's cursor.
func (f *field) typing() bool {
	return f.Kind != FieldChoice && f.Kind != FieldMulti
}

// update gives the field a key or pasted text; used is false if it means
// nothing to it, so that the form may take it.
func (f *field) update(msg tea.Msg) (cmd tea.Cmd, used bool) {
	changed, key, text := false, "", ""
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		key, text = msg.String(), msg.Text
	case tea.PasteMsg:
		text = msg.Content
	}
	switch f.Kind {
	case FieldText:
		if f.Day && !f.dirty && !f.placed && text != "" {
			f.input.SetValue("")
		}
		changed, used = f.input.Update(msg)
		f.placed = f.placed || used
	case FieldArea:
		changed, used = f.area.Update(msg)
	case FieldChoice:
		used = f.choose(key)
		changed = used
	case FieldMulti:
		changed, used = f.tick(key)
	case FieldPick, FieldPicks:
		cmd, changed, used = f.pick(msg, key)
	}
	if changed {
		f.changed()
	}
	return cmd, used
}

func (f *field) changed() {
	f.dirty, f.err = true, nil
	f.edits++
}

func (f *field) choose(key string) bool {
	n := len(f.Options)
	switch {
	case n == 0:
		return false
	case key == "left" || key == "h":
		f.at = (max(f.at, 0) + n - 1) % n
	case key == "right" || key == "l" || key == "space":
		f.at = (f.at + 1) % n
	default:
		return false
	}
	return true
}

// walk moves the cursor among n options and tells whether it did: from either
// end a key leads out of the field.
func (f *field) walk(by, n int) bool {
	to := f.at + by
	if to < 0 || to >= n {
		return false
	}
	f.at = to
	return true
}

func (f *field) tick(key string) (changed, used bool) {
	if len(f.Options) == 0 {
		return false, false
	}
	switch key {
	case "up", "k":
		return false, f.walk(-1, len(f.Options))
	case "down", "j":
		return false, f.walk(1, len(f.Options))
	case "space", "x":
		o := f.Options[f.at]
		if i := optionAt(f.picked, o.Value); i >= 0 {
			f.picked = slices.Delete(f.picked, i, i+1)
		} else {
			f.picked = append(f.picked, o)
		}
		return true, true
	}
	return false, false
}

// pick searches while the person types; the arrows choose among what was found.
func (f *field) pick(msg tea.Msg, key string) (cmd tea.Cmd, changed, used bool) {
	n := 0
	if f.open() {
		n = len(f.found)
	}
	switch key {
	case "up":
		return nil, false, f.walk(-1, n)
	case "down":
		return nil, false, f.walk(1, n)
	case "enter", "tab":
		return nil, f.take(), false
	case "backspace": // where nothing is typed, it takes back what was chosen last
		if last := len(f.picked) - 1; last >= 0 && f.input.Value() == "" {
			f.picked = f.picked[:last]
			return f.search(), true, true
		}
	}
	if changed, used = f.input.Update(msg); changed {
		if f.Kind == FieldPick {
			f.picked = nil
		}
		cmd = f.search()
	}
	return cmd, changed, used
}

// open tells whether found options are shown below the field.
func (f *field) open() bool {
	return len(f.found) > 0 && (f.Kind == FieldPicks || len(f.picked) == 0)
}

// waits tells whether a key chooses among options that have not come yet.
func (f *field) waits(key string) bool {
	if f.Find == nil || f.asked || f.input.Value() == "" {
		return false
	}
	return key == "enter" || key == "tab" || key == "down" || key == "up"
}

// take chooses the option under the cursor.
func (f *field) take() bool {
	if !f.open() {
		return false
	}
	f.picked = append(f.picked, f.found[min(f.at, len(f.found)-1)])
	f.input.SetValue("")
	f.found, f.asked, f.at = nil, false, 0
	return true
}

func (f *field) search() tea.Cmd {
	if f.Find == nil {
		return nil
	}
	f.asked, f.at = false, 0
	text, find, t := f.input.Value(), f.Find, f.token.Next()
	if text == "" {
		f.found = nil
		return nil
	}
	return Do(f.env, t, func(ctx context.Context) ([]Option, error) { return find(ctx, text) })
}

// arrived takes the answer to the last search, but for what is chosen already;
// late ones are dropped.
func (f *field) arrived(msg Result[[]Option]) {
	if msg.Token == f.token {
		f.found, f.asked, f.err, f.at = slices.DeleteFunc(slices.Clone(msg.Value), f.has), true, msg.Err, 0
	}
}

// MaxDay is how many characters a field takes for a day.
const MaxDay = 20

// day reads a day that was typed, at the office's time.
func (e *Env) day(typed string) domain.Date {
	if e.Office == nil {
		return domain.ReadDate(typed)
	}
	return domain.ReadDay(typed, e.Office.Now())
}

// DateField is a field for a day, with the form in which a day is typed.
func DateField(env *Env, key string, value domain.Date) Field {
	return Field{Key: key, Label: env.Text.FieldName(key), Value: string(value), Hint: env.Text.Label.Today, Max: MaxDay, Day: true}
}
