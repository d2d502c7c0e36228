package kit

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/show"
)

// Keeper keeps what was filled into a form and not submitted, for the caller alone.
// The office implements it.
type Keeper interface {
	Unsent(ctx context.Context, by domain.Caller, form string) (domain.Unsent, error)
	KeepUnsent(ctx context.Context, by domain.Caller, form string, fields map[string]domain.UnsentField) error
	DropUnsent(ctx context.Context, by domain.Caller, form string) error
}

const (
	// keepAfter is how long what was typed may stand in the form alone: a server
	// that is killed loses no more. It is also how often at most it is written.
	keepAfter = 2 * time.Second
	// keepWithin is how long the last writing may take, when the session has ended.
	keepWithin = 5 * time.Second
)

// The keys by which what was not submitted the last time is taken up or thrown away.
const (
	restoreKey = "ctrl+r"
	discardKey = "ctrl+x"
)

// Built makes the build of a form that opens bring what was not submitted of it
// the last time. A store that can't be read does not keep the form from opening.
func (r FormRequest) Built(env *Env) func(ctx context.Context) (Form, error) {
	if env.Unsent == nil {
		return r.Build
	}
	return func(ctx context.Context) (Form, error) {
		f, err := r.Build(ctx)
		if err == nil && len(f.Fields) > 0 {
			name := unsentName(r.On, f.Title)
			f.unsent, _ = env.Unsent.Unsent(ctx, env.By, name)
			f.unsent.Form = name
		}
		return f, err
	}
}

// unsentName is which form it is, on which record.
func unsentName(on domain.ID, title string) string { return on.String() + " " + title }

// unsent keeps what is filled into one open form. Its methods do I/O, each for
// itself and in order: what is written after the form was submitted is not.
type unsent struct {
	mu   sync.Mutex
	env  *Env
	form string
	last int  // how often the fields had been changed when they were written last
	over bool // submitted or thrown away
	// due tells that it is to be forgotten and is not yet.
	due atomic.Bool
}

func (u *unsent) keep(ctx context.Context, edits int, fields map[string]domain.UnsentField) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if !u.over && edits >= u.last {
		u.last = edits
		_ = u.env.Unsent.KeepUnsent(ctx, u.env.By, u.form, fields) // it does not disturb who types
	}
}

// drop forgets what was kept; over tells that nothing more will be.
func (u *unsent) drop(ctx context.Context, over bool) {
	if u == nil {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.over = over
	_ = u.env.Unsent.DropUnsent(ctx, u.env.By, u.form)
	u.due.Store(false)
}

// keepDue says that what was typed has stood where it was typed for keepAfter.
type keepDue struct{ of *unsent }

// keeping is how an open form, or a page on which a table is pasted, keeps what is
// filled in. It counts how often that was changed.
type keeping struct {
	unsent *unsent       // where it is kept; nil for nowhere
	last   domain.Unsent // what was not submitted the last time, as long as it is offered
	edits  int
	kept   int  // the edits that were kept last
	timing bool // they are to be kept soon
}

// keepOn begins to keep under a name.
func (k *keeping) keepOn(env *Env, name string) { k.unsent = &unsent{env: env, form: name} }

// soon has what was changed be kept, after a while.
func (k *keeping) soon() tea.Cmd {
	if k.unsent == nil || k.timing || k.edits == k.kept {
		return nil
	}
	k.timing = true
	due := keepDue{k.unsent}
	return tea.Tick(keepAfter, func(time.Time) tea.Msg { return due })
}

// due keeps what is filled in now, beside the session, if it is this one's turn.
func (k *keeping) due(msg keepDue, filled func() map[string]domain.UnsentField) tea.Cmd {
	if msg.of != k.unsent {
		return nil
	}
	k.timing = false
	fields := filled()
	if k.edits == k.kept || len(fields) == 0 {
		return nil
	}
	k.kept = k.edits
	u, edits, ctx := k.unsent, k.edits, context.WithoutCancel(k.unsent.env.Ctx)
	return func() tea.Msg {
		u.keep(ctx, edits, fields)
		return nil
	}
}

// keepLast keeps what is filled in when the session has ended.
func (k *keeping) keepLast(ctx context.Context, fields map[string]domain.UnsentField) {
	if k.unsent != nil && len(fields) > 0 {
		k.unsent.keep(ctx, k.edits, fields)
	}
}

// discard throws away what was not submitted the last time.
func (k *keeping) discard() tea.Cmd {
	k.last = domain.Unsent{}
	return k.drop(false)
}

// drop forgets what is kept; over tells that nothing more will be.
func (k *keeping) drop(over bool) tea.Cmd {
	if k.unsent == nil {
		return nil
	}
	u := k.unsent
	env, ctx := u.env, context.WithoutCancel(u.env.Ctx)
	u.due.Store(true)
	env.dropped = append(slices.DeleteFunc(env.dropped, func(u *unsent) bool { return !u.due.Load() }), u)
	return func() tea.Msg {
		u.drop(ctx, over)
		return nil
	}
}

// offered tells whether something is offered.
func (k *keeping) offered() bool { return k.last.Fields != nil }

// offer says what is offered, in lines of w cells; none where nothing is.
func (k *keeping) offer(env *Env, w int) []string {
	if !k.offered() {
		return nil
	}
	said := env.Text.Sentence(env.Text.Console.FormUnsent, domain.Args{
		"at": k.last.At, "restore": KeyName(env, restoreKey), "discard": KeyName(env, discardKey),
	})
	return env.Styles.Wrap(show.ToneFocus, said, w)
}

// offerBindings are the keys of what is offered.
func (k *keeping) offerBindings(env *Env) []Binding {
	if !k.offered() {
		return nil
	}
	return []Binding{{Key: restoreKey, Label: env.Text.Console.Restore}, {Key: discardKey, Label: env.Text.Console.Discard}}
}

// keeper is an overlay or a screen that keeps what is filled in.
type keeper interface{ keepLastOf(ctx context.Context) }

// Leave does at the end of a session what was to be done beside it, which might
// come too late: it keeps what is filled into what is open, and forgets what was
// thrown away.
func Leave(env *Env, open ...any) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(env.Ctx), keepWithin)
	defer cancel()
	for _, u := range env.dropped {
		if u.due.Load() {
			u.drop(ctx, true)
		}
	}
	for _, o := range open {
		if k, ok := o.(keeper); ok {
			k.keepLastOf(ctx)
		}
	}
}

func (d *Dialog) keepLastOf(ctx context.Context) { d.keepLast(ctx, d.filled()) }

// filled is what the person has filled in, but for what is not to be kept. A
// confirmation is not either: it is typed anew.
func (d *Dialog) filled() map[string]domain.UnsentField {
	out := map[string]domain.UnsentField{}
	for _, f := range d.fields {
		if f.dirty && f.Key != typeKey && !f.Unkept {
			out[f.Key] = f.filled()
		}
	}
	return out
}

func (f *field) filled() (out domain.UnsentField) {
	switch f.Kind {
	case FieldArea:
		out.Text = f.area.Value()
	case FieldChoice:
		out.Text = f.choice().Value
	default:
		out.Text = f.input.Value()
	}
	for _, o := range f.picked {
		out.Picked = append(out.Picked, domain.UnsentValue{Value: o.Value, Label: o.Label})
	}
	return out
}

// refill puts back what the field held; what it no longer offers is left out.
func (f *field) refill(was domain.UnsentField) tea.Cmd {
	switch f.Kind {
	case FieldText:
		f.input.SetValue(was.Text)
	case FieldArea:
		f.area.SetValue(was.Text)
	case FieldChoice:
		i := optionAt(f.Options, was.Text)
		if i < 0 {
			return nil
		}
		f.at = i
	case FieldMulti, FieldPick, FieldPicks:
		f.picked = nil
		for _, v := range was.Picked {
			if f.Kind != FieldMulti || optionAt(f.Options, v.Value) >= 0 {
				f.picked = append(f.picked, Option{Value: v.Value, Label: v.Label})
			}
		}
		f.input.SetValue(was.Text)
		f.changed()
		return f.search()
	}
	f.changed()
	return nil
}

// fits tells whether what was not submitted the last time is of these fields.
func (d *Dialog) fits(last domain.Unsent) bool {
	return slices.ContainsFunc(d.fields, func(f *field) bool {
		_, ok := last.Fields[f.Key]
		return ok && !f.Unkept
	})
}

// restore fills the form with what was not submitted the last time.
func (d *Dialog) restore() tea.Cmd {
	var cmds []tea.Cmd
	for _, f := range d.fields {
		if was, ok := d.last.Fields[f.Key]; ok && !f.Unkept {
			cmds = append(cmds, f.refill(was))
		}
	}
	d.last = domain.Unsent{}
	return tea.Batch(cmds...)
}
