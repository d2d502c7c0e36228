// Package console makes of what is declared once for every face what the
// console needs: bindings and forms of plain deeds, screens of lists, documents
// of records.
package console

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/form/person"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// Binding is a plain deed as the console offers it: on the record of an ID, or on
// none.
func Binding(env *kit.Env, o deed.Offer, id domain.ID) kit.Binding {
	may := o.Plain().May
	return BindingIf(env, o, id, func() error { return may(env.Actor()) })
}

// BindingIf is Binding where the record says whether it may be done.
func BindingIf(env *kit.Env, o deed.Offer, id domain.ID, allowed func() error) kit.Binding {
	d := o.Plain()
	return kit.FormBinding(env, d.Key, env.Text.Say(d.Name), allowed, Form(env, d, id))
}

// AtOnce is the binding of a deed that asks nothing: it is done without a form.
func AtOnce(env *kit.Env, o deed.Offer, id domain.ID, allowed func() error) kit.Binding {
	d := o.Plain()
	return kit.Binding{Key: d.Key, Label: env.Text.Say(d.Name), Allowed: allowed, Run: func() tea.Cmd {
		return kit.Call(env, func(ctx context.Context) (string, show.Tone, error) {
			work, c := d.Start(), call(ctx, env)
			if _, err := work.Begin(c, id, 0); err != nil {
				return "", show.TonePlain, err
			}
			_, said, err := work.Do(c)
			return said, show.ToneFocus, err
		})
	}}
}

// Form builds the form of a plain deed.
func Form(env *kit.Env, o deed.Offer, id domain.ID) func(context.Context) (kit.Form, error) {
	d, who := o.Plain(), person.NewPicker(env)
	return func(ctx context.Context) (kit.Form, error) {
		work := d.Start()
		l, err := work.Begin(call(ctx, env), id, 0)
		if err := cmp.Or(err, l.Refused); err != nil {
			return kit.Form{}, err
		}
		var out shown
		f := kit.Form{
			Title: d.TitleOn(env.Text, l.Name), Rules: d.Rules, Submit: d.Button(env.Text), Danger: d.Danger, Intro: l.Warn,
			Cancels: d.Long,
			Run: func(ctx context.Context, v kit.Values) (said string, err error) {
				said, out, err = do(call(ctx, env), work, v, who)
				return said, err
			},
			Once:  func() *show.Once { return out.once },
			Clear: func() *show.Clear { return out.clear },
		}
		if s := env.Text.Say(d.Intro); s != "" {
			f.Intro = append([]show.Row{{Text: s, Tone: show.ToneLabel}}, f.Intro...)
		}
		for _, x := range work.Fields() {
			f.Fields = append(f.Fields, field(env, x, l.Hints[x.Key], who))
		}
		return f, nil
	}
}

func call(ctx context.Context, env *kit.Env) deed.Call {
	return deed.Call{Ctx: ctx, Office: env.Office, By: env.By, Text: env.Text, Tell: func(s string) { kit.Progress(ctx, s) }}
}

// BindingWith is Binding where the record offers more than the declaration can
// know: fit fits the form to it, whom it may be about, what it begins with.
func BindingWith(env *kit.Env, o deed.Offer, id domain.ID, fit func(ctx context.Context, f *kit.Form) error) kit.Binding {
	d := o.Plain()
	build := Form(env, d, id)
	return kit.FormBinding(env, d.Key, env.Text.Say(d.Name), nil, func(ctx context.Context) (kit.Form, error) {
		f, err := build(ctx)
		if err == nil {
			err = fit(ctx, &f)
		}
		return f, err
	})
}

// shown is what a deed gave that is not only said.
type shown struct {
	once  *show.Once
	clear *show.Clear
}

// do reads the form over what the record said when it was opened, and does the deed.
func do(c deed.Call, work deed.Work, v kit.Values, who *person.Picker) (said string, _ shown, _ error) {
	work.Again()
	for _, x := range work.Fields() {
		typed, err := typed(c, x, v, who)
		if err != nil {
			return "", shown{}, err
		}
		if err := x.Set(c, typed); err != nil {
			return "", shown{}, err
		}
	}
	out, said, err := work.Do(c)
	if err != nil {
		return "", shown{}, err
	}
	return said, shown{work.Once(c.Text, out), work.Clear(c.Text, out)}, nil
}

// typed is what a field was filled with; who is picked may be registered on the way.
func typed(c deed.Call, x deed.Field, v kit.Values, who *person.Picker) ([]string, error) {
	switch x.Kind {
	case deed.Person:
		id, err := who.Picked(c.Ctx, x.Key, v.Text[x.Key])
		return []string{id.String()}, err
	case deed.People:
		var out []string
		for _, picked := range v.Multi[x.Key] {
			id, err := who.Picked(c.Ctx, x.Key, picked)
			if err != nil {
				return nil, err
			}
			out = append(out, id.String())
		}
		return out, nil
	case deed.Choices:
		return v.Multi[x.Key], nil
	}
	return []string{v.Text[x.Key]}, nil
}

// Field is a field of a deed on a form that is written by hand.
func Field(env *kit.Env, x deed.Field) kit.Field { return field(env, x, "", nil) }

// field is a field of a deed on the form.
func field(env *kit.Env, x deed.Field, hint string, who *person.Picker) kit.Field {
	t := env.Text
	f := kit.Field{Key: x.Key, Label: t.Say(x.Label), Hint: cmp.Or(hint, t.Say(x.Hint)), Max: x.Most, Unkept: x.Unkept, Unchosen: x.Unset}
	if f.Label == "" {
		f.Label = t.Heading(x.Key)
	}
	if x.With != "" {
		f.Show = func(v kit.Values) bool { return v.Text[x.With] != "" }
	}
	held := x.Get()
	switch x.Kind {
	case deed.Area, deed.Key:
		f.Kind = kit.FieldArea
	case deed.Choice, deed.Yes:
		f.Kind = kit.FieldChoice
	case deed.Person:
		f.Kind, f.Find, f.Hint = kit.FieldPick, who.Find, cmp.Or(f.Hint, t.Person.Find)
	case deed.People:
		f.Kind, f.Find, f.Hint, f.Values = kit.FieldPicks, who.Find, cmp.Or(f.Hint, t.Person.Find), held
	case deed.Choices:
		f.Kind, f.Values = kit.FieldMulti, held
	case deed.Day:
		f.Hint, f.Max, f.Day = cmp.Or(f.Hint, t.Label.Today), kit.MaxDay, true
	}
	if f.Values == nil {
		f.Value = strings.Join(held, t.Label.Comma)
	}
	offered := x.Offered
	if offered == nil {
		offered = x.Options
	}
	if offered != nil {
		f.Options = offered(t)
	}
	return f
}

// Screen makes screens of a listing with its deeds.
func Screen[R, F any](l deed.Listing[R, F]) func(*kit.Env) kit.Screen {
	return func(env *kit.Env) kit.Screen { return List(env, l, nil) }
}

// List is the screen of a listing, with its deeds and what is done on the list
// besides; nil for no more.
func List[R, F any](env *kit.Env, l deed.Listing[R, F], more func() []kit.Binding) kit.Screen {
	return kit.NewBrowser(env, listed(env, l, more))
}

// Marked is List whose rows can be marked with the space bar, for what is done to
// many at once.
func Marked[R, F any](env *kit.Env, l deed.Listing[R, F], m *kit.Marks, more func() []kit.Binding) kit.Screen {
	return kit.NewBrowser(env, WithMarks(env, listed(env, l, more), m))
}

// WithMarks is a list whose rows can be marked with the space bar.
func WithMarks[R any](env *kit.Env, spec kit.BrowserSpec[R], m *kit.Marks) kit.BrowserSpec[R] {
	id, stamp, bindings := spec.ID, spec.Stamp, spec.Bindings
	spec.Mark = func(r R) { m.Toggle(id(r)) }
	spec.Stamp = func(r R) uint64 {
		if m.Has(id(r)) { // it looks different
			return stamp(r) ^ 1<<63
		}
		return stamp(r)
	}
	mark := show.Column[R]{Width: 3, Cell: func(r R) show.Cell {
		if m.Has(id(r)) {
			return show.Cell{Sign: "[✓]", Tone: show.ToneFocus}
		}
		return show.Cell{Sign: "[ ]", Tone: show.ToneLabel}
	}}
	spec.Columns = append([]show.Column[R]{mark}, spec.Columns...)
	spec.Bindings = func() []kit.Binding { // the list takes the key before: it stands in the help
		taken := kit.Binding{Key: "space", Label: env.Text.Consolidation.Mark, Hidden: true, Run: func() tea.Cmd { return nil }}
		return append([]kit.Binding{taken}, bindings()...)
	}
	return spec
}

func listed[R, F any](env *kit.Env, l deed.Listing[R, F], more func() []kit.Binding) kit.BrowserSpec[R] {
	bindings := func() (out []kit.Binding) {
		for _, d := range l.Deeds {
			out = append(out, Binding(env, d, domain.ID{}))
		}
		if more != nil {
			out = append(out, more()...)
		}
		return out
	}
	return kit.BrowserSpec[R]{
		Title: env.Text.Say(l.Title), Empty: env.Text.Say(l.Empty), Search: true,
		Columns: l.Columns(env.Text, env.Office.Now),
		Load:    func(ctx context.Context, q kit.ListQuery) (kit.ListPage[R], error) { return load(ctx, env, l, q) },
		Count:   countAll(env, l),
		ID:      l.ID, Stamp: l.Stamp, Bindings: bindings, Again: l.Again,
		Touches: func(e domain.Event) bool { return kit.Of(e, l.Kinds...) },
	}
}

// countAll counts the records of a list under its filter and its search.
func countAll[R, F any](env *kit.Env, l deed.Listing[R, F]) func(context.Context, kit.ListQuery) (int, error) {
	if l.CountAll == nil {
		return nil
	}
	return func(ctx context.Context, q kit.ListQuery) (int, error) {
		var f F
		l.Page(&f, q.Text, "", q.Limit)
		if len(l.Chips) > 0 {
			if set := l.Chips[q.Chip%len(l.Chips)].Set; set != nil {
				set(&f)
			}
		}
		return l.CountAll(env.Office, ctx, env.By, f)
	}
}

func load[R, F any](ctx context.Context, env *kit.Env, l deed.Listing[R, F], q kit.ListQuery) (out kit.ListPage[R], err error) {
	var f F
	l.Page(&f, q.Text, q.After, q.Limit)
	chip := deed.All[F]()
	if len(l.Chips) > 0 {
		chip = l.Chips[q.Chip%len(l.Chips)]
	}
	said := ""
	if chip.Set != nil {
		chip.Set(&f)
		said = cmp.Or(env.Text.Say(chip.Said), chip.Label(env.Text))
	}
	if out.Page, err = l.Do(env.Office, ctx, env.By, f); err != nil {
		return out, err
	}
	counts, err := counts(ctx, env, l)
	if err != nil {
		return out, err
	}
	for _, c := range l.Chips {
		shown := kit.Chip{Label: c.Label(env.Text), Count: -1}
		if c.Count != nil {
			shown.Count = c.Count(counts)
		}
		out.Chips = append(out.Chips, shown)
	}
	n, total := kit.Found(q, out.Page), chip.Count
	if chip.Set == nil {
		total = l.Total
	}
	if total != nil && q.Text == "" {
		n = strconv.Itoa(total(counts))
	}
	out.Headline = []show.Cell{{Text: env.Text.Sentence(env.Text.Say(l.Count), domain.Args{"n": n, "chip": said}), Tone: show.ToneStrong}}
	out.Empty, err = none(ctx, env, l, q, out.Page)
	return out, err
}

// counts are the numbers of the caller's scope, where a list shows any of them.
func counts[R, F any](ctx context.Context, env *kit.Env, l deed.Listing[R, F]) (task.Counts, error) {
	counted := l.Total != nil || slices.ContainsFunc(l.Chips, func(c deed.Chip[F]) bool { return c.Count != nil })
	if !counted {
		return task.Counts{}, nil
	}
	return env.Office.Counts(ctx, env.By)
}

// none is what an empty list says where there is nothing at all: with no filter
// set, or where the list begins under one and nothing is under any other either.
func none[R, F any](ctx context.Context, env *kit.Env, l deed.Listing[R, F], q kit.ListQuery, p domain.Page[R]) (string, error) {
	said := env.Text.Say(l.None)
	if said == "" || len(p.Items) > 0 || p.Next != "" || q.Text != "" {
		return "", nil
	}
	if len(l.Chips) == 0 || l.Chips[0].Set == nil {
		if q.Chip > 0 {
			said = ""
		}
		return said, nil
	}
	var all F
	l.Page(&all, "", "", 1)
	one, err := l.Do(env.Office, ctx, env.By, all)
	if err != nil || len(one.Items) > 0 || one.Next != "" {
		return "", err
	}
	return said, nil
}

// Page loads the document of a record with its deeds and what can be done with it
// besides; nil for no more.
func Page[V any](
	d deed.Viewing[V], more func(*kit.Env, V) []kit.Binding,
) func(context.Context, *kit.Env, domain.ID) (kit.Detail, error) {
	return func(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
		v, err := d.Do(env.Office, ctx, env.By, id)
		if err != nil {
			return kit.Detail{}, err
		}
		out := kit.Detail{Doc: d.Doc(env.Text, env.Office.Now(), v)}
		for _, offer := range d.Deeds {
			a := Binding(env, offer, id)
			if d.Keep != nil {
				a = BindingIf(env, offer, id, func() error { return d.Keep(v) })
			}
			out.Bindings = append(out.Bindings, a)
		}
		if more != nil {
			out.Bindings = append(out.Bindings, more(env, v)...)
		}
		return out, nil
	}
}

// Part is what a list of several kinds of records shows under one of its chips.
type Part[R any] struct {
	Label string // of the chip
	Count string // the sentence that says how many there are: {n}
	Empty string // what an empty list says; "" is the list's own text
	None  string // the same where there is no group at all; "" is Empty
	Load  func(ctx context.Context, q kit.ListQuery) (domain.Page[R], error)
}

// Parts loads what such a list shows under its chip.
func Parts[R any](ctx context.Context, env *kit.Env, q kit.ListQuery, parts []Part[R]) (kit.ListPage[R], error) {
	part := parts[q.Chip]
	p, err := part.Load(ctx, q)
	out := kit.ListPage[R]{Page: p, Empty: part.Empty}
	for _, p := range parts {
		out.Chips = append(out.Chips, kit.Chip{Label: p.Label, Count: -1})
	}
	out.Headline = []show.Cell{{Text: env.Text.Sentence(part.Count, domain.Args{"n": kit.Found(q, p)})}}
	if err != nil || part.None == "" || len(p.Items) > 0 || p.Next != "" {
		return out, err
	}
	counts, err := env.Office.Counts(ctx, env.By)
	if err == nil && counts.Groups == 0 {
		out.Empty = part.None
	}
	return out, err
}

// Rows makes of a page of records the rows of a list that has others too.
func Rows[S, R any](p domain.Page[S], row func(S) R) domain.Page[R] {
	out := domain.Page[R]{Next: p.Next}
	for _, item := range p.Items {
		out.Items = append(out.Items, row(item))
	}
	return out
}
