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
	chosen string          // FieldChoice, FieldPick: the value
	label  string          // FieldPick: what the chosen value is called
	picked []Option        // FieldPicks
	hidden bool            // it does not matter under the other fields' values
	ticked map[string]bool // FieldMulti
	at     int             // the option under the cursor
	found  []Option        // FieldPick, FieldPicks
	asked  bool            // the same: an answer has come for what is typed
	dirty  bool            // the person changed it: a rebuilt form keeps it
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
	case FieldMulti:
		x.ticked = make(map[string]bool)
		for _, v := range f.Values {
			x.ticked[v] = true
		}
	case FieldPicks:
		x.input.Hint = env.Text.Console.FormPicking
		for _, v := range f.Values {
			o, ok := optionOf(f.Options, v)
			if !ok {
				o = Option{Value: v, Label: v}
			}
			x.picked = append(x.picked, o)
		}
	case FieldPick:
		x.input.Hint = env.Text.Console.FormTyping
		x.chosen = f.Value
		x.label = f.Value
		if o, ok := optionOf(f.Options, f.Value); ok {
			x.label = o.Label
		}
	case FieldChoice:
		x.chosen = f.Value
		x.settle()
	}
	return x
}

func optionOf(options []Option, value string) (Option, bool) {
	if i := slices.IndexFunc(options, func(o Option) bool { return o.Value == value }); i >= 0 {
		return options[i], true
	}
	return Option{}, false
}

// settle chooses the first option where the one chosen is none of them.
func (f *field) settle() {
	if _, ok := optionOf(f.Options, f.chosen); !ok && len(f.Options) > 0 {
		f.chosen = f.Options[0].Value
	}
	f.at = max(slices.IndexFunc(f.Options, func(o Option) bool { return o.Value == f.chosen }), 0)
}

// keep takes over what the person did in the field of the form before it was
// built again.
func (f *field) keep(old *field) {
	if !old.dirty || old.Kind != f.Kind {
		return
	}
	f.dirty, f.input, f.area = true, old.input, old.area
	f.chosen, f.label, f.ticked, f.picked = old.chosen, old.label, old.ticked, old.picked
	if f.Kind == FieldChoice {
		f.settle()
	}
}

// value adds what the field holds to the form's values.
func (f *field) value(v Values) {
	switch f.Kind {
	case FieldText:
		v.Text[f.Key] = strings.TrimSpace(f.input.Value())
	case FieldArea:
		v.Text[f.Key] = strings.TrimSpace(f.area.Value())
	case FieldChoice, FieldPick:
		v.Text[f.Key] = f.chosen
	case FieldPicks:
		for _, o := range f.picked {
			v.Multi[f.Key] = append(v.Multi[f.Key], o.Value)
		}
	case FieldMulti:
		for _, o := range f.Options {
			if f.ticked[o.Value] {
				v.Multi[f.Key] = append(v.Multi[f.Key], o.Value)
			}
		}
	}
}

// typing tells whether the field holds the terminal's cursor.
func (f *field) typing() bool {
	return f.Kind == FieldText || f.Kind == FieldArea || f.Kind == FieldPick || f.Kind == FieldPicks
}

// update gives the field a key or pasted text; used is false if it means
// nothing to it, so that the form may take it.
func (f *field) update(msg tea.Msg) (cmd tea.Cmd, used bool) {
	changed := false
	switch f.Kind {
	case FieldText:
		if f.Replace && !f.dirty && types(msg) {
			f.input.SetValue("")
		}
		changed, used = f.input.Update(msg)
	case FieldArea:
		changed, used = f.area.Update(msg)
	case FieldChoice:
		changed, used = f.choose(msg)
	case FieldMulti:
		changed, used = f.tick(msg)
	case FieldPick, FieldPicks:
		cmd, changed, used = f.pick(msg)
	}
	if changed {
		f.dirty, f.err = true, nil
	}
	return cmd, used
}

// types tells whether a message puts characters in.
func types(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return msg.Text != ""
	case tea.PasteMsg:
		return msg.Content != ""
	}
	return false
}

func (f *field) choose(msg tea.Msg) (changed, used bool) {
	key, ok := msg.(tea.KeyPressMsg)
	n := len(f.Options)
	if !ok || n == 0 {
		return false, false
	}
	switch key.String() {
	case "left", "h":
		f.at = (f.at + n - 1) % n
	case "right", "l", "space":
		f.at = (f.at + 1) % n
	default:
		return false, false
	}
	f.chosen = f.Options[f.at].Value
	return true, true
}

func (f *field) tick(msg tea.Msg) (changed, used bool) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok || len(f.Options) == 0 {
		return false, false
	}
	switch key.String() {
	case "up", "k", "down", "j":
		if to := f.at + Step(key.String(), 0); to >= 0 && to < len(f.Options) {
			f.at = to
			return false, true
		}
	case "space", "x":
		v := f.Options[f.at].Value
		f.ticked[v] = !f.ticked[v]
		return true, true
	}
	return false, false
}

// pick searches while the person types; the arrows choose among what was found.
func (f *field) pick(msg tea.Msg) (cmd tea.Cmd, changed, used bool) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "up", "down":
			to := f.at + Step(key.String(), 0)
			used = f.open() && to >= 0 && to < len(f.found)
			if used {
				f.at = to
			}
			return nil, false, used
		case "enter", "tab":
			return nil, f.take(), false
		case "backspace":
			if f.unpick() {
				return f.search(), true, true
			}
		}
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

// MaxDay is how many characters a field takes for a day.
const MaxDay = 20

// DateField is a field for a day, with the form in which a day is typed.
func DateField(env *Env, key string, value domain.Date) Field {
	return Field{Key: key, Label: env.Text.FieldName(key), Value: string(value), Hint: env.Text.Label.Today, Max: MaxDay, Replace: true}
}
