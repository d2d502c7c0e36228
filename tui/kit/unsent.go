package kit

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
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
			name := r.On.String() + " " + f.Title
			f.unsent, _ = env.Unsent.Unsent(ctx, env.By, name)
			f.unsent.Form = name
		}
		return f, err
	}
}

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

// keepDue says that what was typed into a form has stood there for keepAfter.
type keepDue struct{ form *unsent }

// edits is how often the fields were changed.
func (d *Dialog) edits() (n int) {
	for _, f := range d.fields {
		n += f.edits
	}
	return n
}

// keepSoon has what was changed be kept, after a while.
func (d *Dialog) keepSoon() tea.Cmd {
	if d.unsent == nil || d.keeping || d.edits() == d.kept {
		return nil
	}
	d.keeping = true
	due := keepDue{d.unsent}
	return tea.Tick(keepAfter, func(time.Time) tea.Msg { return due })
}

// keepNow gives what keeps the fields as they are now.
func (d *Dialog) keepNow() func(ctx context.Context) {
	d.kept = d.edits()
	u, edits, fields := d.unsent, d.kept, d.filled()
	return func(ctx context.Context) { u.keep(ctx, edits, fields) }
}

// keepInBackground keeps the fields as they are now, beside the session.
func (d *Dialog) keepInBackground() tea.Cmd {
	if d.edits() == d.kept || !d.Unsaved() {
		return nil
	}
	keep, ctx := d.keepNow(), context.WithoutCancel(d.env.Ctx)
	return func() tea.Msg {
		keep(ctx)
		return nil
	}
}

// Leave does at the end of a session what was to be done beside it, which might
// come too late: it keeps what is filled into the form that is open, if one is, and
// forgets what was thrown away.
func Leave(env *Env, open Overlay) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(env.Ctx), keepWithin)
	defer cancel()
	for _, u := range env.dropped {
		if u.due.Load() {
			u.drop(ctx, true)
		}
	}
	if d, ok := open.(*Dialog); ok && d.unsent != nil && d.Unsaved() {
		d.keepNow()(ctx)
	}
}

// filled is what the person has filled in. A confirmation is not: it is typed anew.
func (d *Dialog) filled() map[string]domain.UnsentField {
	out := map[string]domain.UnsentField{}
	for _, f := range d.fields {
		if f.dirty && f.Key != typeKey {
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

// offers tells whether something is kept that the form can be filled with.
func (d *Dialog) offers() bool {
	for _, f := range d.fields {
		if _, ok := d.last.Fields[f.Key]; ok {
			return true
		}
	}
	return false
}

// restore fills the form with what was not submitted the last time.
func (d *Dialog) restore() tea.Cmd {
	var cmds []tea.Cmd
	for _, f := range d.fields {
		if was, ok := d.last.Fields[f.Key]; ok {
			cmds = append(cmds, f.refill(was))
		}
	}
	d.last = domain.Unsent{}
	return tea.Batch(cmds...)
}

// discard throws away what was not submitted the last time.
func (d *Dialog) discard() tea.Cmd {
	d.last = domain.Unsent{}
	return d.drop(false)
}

// drop forgets what is kept of the form; over tells that nothing more will be.
func (d *Dialog) drop(over bool) tea.Cmd {
	if d.unsent == nil {
		return nil
	}
	u, ctx := d.unsent, context.WithoutCancel(d.env.Ctx)
	u.due.Store(true)
	d.env.dropped = append(slices.DeleteFunc(d.env.dropped, func(u *unsent) bool { return !u.due.Load() }), u)
	return func() tea.Msg {
		u.drop(ctx, over)
		return nil
	}
}
