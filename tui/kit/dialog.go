package kit

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/tui/show"
)

// Overlay is what the root lays over the screen, which dims behind it.
type Overlay interface {
	Update(tea.Msg) tea.Cmd
	// Box draws it within w × h cells: lines of one width, border included.
	Box(w, h int) []string
	// Cursor is relative to the box.
	Cursor() (x, y int, ok bool)
	Bindings() []Binding
	// Busy and Waits are as those of a Screen.
	Busy() bool
	Waits(key string) bool
	// Decides tells that something is being decided. Keys that are pressed
	// meanwhile are dropped: the person has not seen what becomes of it.
	Decides() bool
}

// Unsaved is an overlay or a screen that may hold what somebody typed and nobody
// else has.
type Unsaved interface{ Unsaved() bool }

// SearchMsg tells the screen on top to search its list for a text.
type SearchMsg struct{ Text string }

// typeKey is the key of the field that confirms the gravest decisions.
const typeKey = "\x00type"

// Dialog is an open form.
type Dialog struct {
	env    *Env
	token  Token
	build  func(ctx context.Context) (Form, error)
	form   Form
	fields []*field
	at     int // the field with focus
	err    string
	wrong  *field // the field that err is about; nil for none
	stale  bool   // the form is built again since what it showed has changed
	note   string // what happened besides the error: built again, sure to leave?
	busy   bool   // Run is under way: nothing may be sent twice
	leave  bool   // Esc was pressed once on a form with a draft
	clock  bool   // the clock is doubted: sent once more, the form says that it is right

	keeping // what is filled in

	top        int // first line of the last Box
	curX, curY int
	curOK      bool
}

type done struct {
	text  string
	offer *Binding
	kept  bool // as a draft
}

// NewDialog opens a built form; build makes it again after a stale decision.
func NewDialog(env *Env, form Form, build func(ctx context.Context) (Form, error)) *Dialog {
	d := &Dialog{env: env, token: env.NewToken(), build: build}
	if form.unsent.Form != "" {
		d.keepOn(env, form.unsent.Form)
	}
	d.set(form)
	if d.fits(form.unsent) {
		d.last = form.unsent
	}
	return d
}

func (d *Dialog) set(form Form) {
	old := d.fields
	d.form, d.fields = form, nil
	all := form.Fields
	if form.Type != "" {
		all = append(all[:len(all):len(all)], Field{Key: typeKey, Label: "", Kind: FieldText, Max: 200})
	}
	for _, f := range all {
		x := newField(d.env, f)
		for _, o := range old {
			if o.Key == f.Key {
				x.keep(o)
			}
		}
		d.fields = append(d.fields, x)
	}
	d.at = min(d.at, max(len(d.fields)-1, 0))
	d.reveal()
}

func (d *Dialog) focused() *field {
	if d.at < len(d.fields) {
		return d.fields[d.at]
	}
	return nil
}

// Update reads keys and the answers to the form's own questions.
func (d *Dialog) Update(msg tea.Msg) tea.Cmd {
	cmd := d.update(msg)
	d.edits = 0
	for _, f := range d.fields {
		d.edits += f.edits
	}
	cmd = tea.Batch(cmd, d.soon())
	d.reveal()
	if d.wrong != nil && d.wrong.err == nil { // its field was changed: the refusal is about what was there before
		d.wrong, d.err = nil, ""
	}
	return cmd
}

func (d *Dialog) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d.key(msg)
	case tea.PasteMsg:
		return d.paste(msg)
	case keepDue:
		return d.due(msg, d.filled)
	case Result[[]Option]:
		for _, f := range d.fields {
			f.arrived(msg)
		}
	case Result[done]:
		if msg.Token == d.token {
			return d.finished(msg)
		}
	case Result[Form]:
		if msg.Token == d.token {
			d.rebuilt(msg)
		}
	}
	return nil
}

// Busy implements Overlay.
func (d *Dialog) Busy() bool {
	f := d.focused()
	return f != nil && f.typing()
}

// Waits implements Overlay: what is chosen from is there before it is chosen.
func (d *Dialog) Waits(key string) bool {
	f := d.focused()
	return f != nil && f.waits(key)
}

// Decides implements Overlay: Run is under way, or the form is built again.
func (d *Dialog) Decides() bool { return d.busy }

// Unsaved tells whether something was filled in.
func (d *Dialog) Unsaved() bool {
	return slices.ContainsFunc(d.fields, func(f *field) bool { return f.dirty })
}

func (d *Dialog) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch {
	case key == "esc":
		return d.escape()
	case key == "ctrl+s" && d.form.Save != nil:
		return d.run(d.form.Save, nil, true)
	case key == restoreKey && d.offered():
		return d.restore()
	case key == discardKey && d.offered():
		return d.discard()
	}
	if d.leave || d.clock && key != "enter" || d.note == d.env.Text.Console.FormBurst {
		d.leave, d.clock, d.note = false, false, ""
	}
	f := d.focused()
	if key == "enter" {
		if f != nil && f.open() {
			_, _ = f.update(msg)
			if f.Kind != FieldPicks {
				d.next(1)
			}
			return nil
		}
		return d.submit()
	}
	if f != nil {
		if cmd, used := f.update(msg); used {
			return cmd
		}
	}
	switch key {
	case "tab", "down":
		d.next(1)
	case "shift+tab", "up":
		d.next(-1)
	case "pgdown":
		d.top += 5
	case "pgup":
		d.top = max(0, d.top-5)
	}
	return nil
}

// paste writes into the field with focus. A line break by itself is an Enter that
// came in one go with text: where a field has no lines it does nothing, and it says so.
func (d *Dialog) paste(msg tea.PasteMsg) tea.Cmd {
	d.leave, d.note = false, ""
	f := d.focused()
	if msg.Content == "\n" && (f == nil || f.Kind != FieldArea) {
		d.note = d.env.Text.Console.FormBurst
		return nil
	}
	if f == nil {
		return nil
	}
	cmd, _ := f.update(msg)
	return cmd
}

// escape closes the form; a draft is only thrown away at the second Esc.
func (d *Dialog) escape() tea.Cmd {
	if d.leave {
		return tea.Batch(Close(d.env), d.drop(true))
	}
	if !d.Unsaved() {
		return Close(d.env)
	}
	t := d.env.Text
	d.leave, d.note = true, t.Console.FormDiscard
	if d.form.Save != nil {
		d.note = t.Sentence(t.Console.FormKeep, domain.Args{"key": KeyName(d.env, "ctrl+s"), "save": d.form.SaveLabel})
	}
	return nil
}

func (d *Dialog) submit() tea.Cmd {
	for i, f := range d.fields {
		if f.Key == typeKey && f.input.Value() != d.form.Type {
			d.at, d.err = i, d.env.Text.Console.FormMismatch
			f.err = &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultRequired}
			return nil
		}
	}
	if i := slices.IndexFunc(d.fields, (*field).unchosen); i >= 0 {
		f := d.fields[i]
		f.err = domain.Required(f.Key, "")
		d.at, d.wrong, d.err = i, f, d.env.Text.Sentence(d.env.Text.Console.FormChoose, domain.Args{"name": f.Label})
		return nil
	}
	if d.form.Run == nil {
		return Close(d.env)
	}
	return d.run(d.form.Run, d.form.Offer, false)
}

// run does what the form is for, or saves it, with what the fields hold now.
func (d *Dialog) run(do func(context.Context, Values) (string, error), offer *Binding, kept bool) tea.Cmd {
	v, unsent := d.values(), d.unsent
	for _, f := range d.fields {
		f.err = nil
	}
	sure := d.clock
	d.busy, d.leave, d.clock, d.err, d.note = true, false, false, "", ""
	return Do(d.env, d.token.Next(), func(ctx context.Context) (done, error) {
		if sure {
			ctx = desk.SureOfClock(ctx)
		}
		text, err := do(ctx, v)
		if err == nil {
			unsent.drop(context.WithoutCancel(ctx), true)
		}
		return done{text, offer, kept}, err
	})
}

func (d *Dialog) finished(r Result[done]) tea.Cmd {
	d.busy = false
	if r.Err == nil {
		d.env.ask(d.closing(r.Value))
		if d.form.Leaves && !r.Value.kept {
			return Back(d.env)
		}
		return nil
	}
	e := domain.AsError(r.Err)
	d.err, d.note = d.env.Text.Error(r.Err), ""
	if d.clock = domain.IsClockDoubt(r.Err); d.clock {
		d.note = d.env.Text.Console.ClockSure
		return nil
	}
	for i, f := range d.fields {
		if e.Field != "" && f.Key == e.Field && !f.hidden {
			f.err, d.at, d.wrong = r.Err, i, f
		}
	}
	if e.Code == domain.CodeConflict && d.build != nil {
		d.busy, d.stale = true, e.Fault == domain.FaultStale || e.Fault == domain.FaultReplyTaken || e.Fault == domain.FaultReplyOrder
		return Do(d.env, d.token.Next(), d.build)
	}
	return nil
}

// closing is how the form closes that has done its work.
func (d *Dialog) closing(by done) CloseRequest {
	if d.form.Once != nil && !by.kept {
		if once := d.form.Once(); once != nil {
			return CloseRequest{Once: once}
		}
	}
	if d.form.Clear != nil && !by.kept {
		if c := d.form.Clear(); c != nil {
			return CloseRequest{Clear: c} // it stands on the screen, and in no toast
		}
	}
	return CloseRequest{Said: Said{Text: by.text, Tone: show.ToneFocus, Offer: by.offer}}
}

// rebuilt puts the new form around the same draft.
func (d *Dialog) rebuilt(r Result[Form]) {
	d.busy = false
	if r.Err != nil {
		d.note = d.env.Text.Error(r.Err)
		return
	}
	d.set(r.Value)
	if d.stale { // any other conflict is about what was typed
		d.note = d.env.Text.Console.FormStale
	}
}

// values are what the fields hold. A field that does not matter under the
// values before it holds nothing.
func (d *Dialog) values() Values {
	v := Values{Text: make(map[string]string), Multi: make(map[string][]string)}
	for _, f := range d.fields {
		if f.Key != typeKey {
			f.value(v)
		}
	}
	for _, f := range d.fields {
		if f.hidden = f.Show != nil && !f.Show(v); f.hidden {
			delete(v.Text, f.Key)
			delete(v.Multi, f.Key)
		}
	}
	return v
}

// reveal shows the fields that matter now and moves the focus off one that
// no longer does.
func (d *Dialog) reveal() {
	d.values()
	if f := d.focused(); f != nil && f.hidden {
		d.next(1)
	}
}

// next moves the focus to the next field that matters, as the fields are
// filled in by now.
func (d *Dialog) next(by int) {
	d.values()
	n := len(d.fields)
	for range n {
		if d.at = (d.at + by + n) % n; !d.fields[d.at].hidden {
			return
		}
	}
}

// Bindings are the dialog's keys, for the footer.
func (d *Dialog) Bindings() []Binding {
	t := &d.env.Text.Console
	out := []Binding{{Key: "enter", Label: d.form.Submit}}
	if d.form.Save != nil {
		out = append(out, Binding{Key: "ctrl+s", Label: d.form.SaveLabel})
	}
	out = append(out, d.offerBindings(d.env)...)
	if len(d.fields) > 1 {
		out = append(out, Binding{Key: "tab", Label: t.Next})
	}
	if f := d.focused(); f != nil {
		switch f.Kind {
		case FieldChoice:
			out = append(out, Binding{Key: "leftright", Label: t.Choose})
		case FieldMulti:
			out = append(out, Binding{Key: "updown", Label: t.Move}, Binding{Key: "space", Label: t.Toggle})
		case FieldArea:
			out = append(out, Binding{Key: "ctrl+j", Label: t.NewLine})
		case FieldPick, FieldPicks:
			out = append(out, Binding{Key: "arrows", Label: t.Choose})
		}
	}
	return append(out, Binding{Key: "esc", Label: t.FormCancel})
}
