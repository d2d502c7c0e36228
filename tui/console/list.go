package console

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// Screen makes screens of a listing with its deeds.
func Screen[R, F any](l deed.Listing[R, F]) func(*kit.Env) kit.Screen {
	return func(env *kit.Env) kit.Screen { return List(env, l, nil) }
}

// List is the screen of a listing, with its deeds and what is done on the list
// besides; nil for no more.
func List[R, F any](env *kit.Env, l deed.Listing[R, F], more func() []kit.Action) kit.Screen {
	actions := func() (out []kit.Action) {
		for _, d := range l.Deeds {
			out = append(out, Action(env, d, domain.ID{}))
		}
		if more != nil {
			out = append(out, more()...)
		}
		return out
	}
	return kit.NewBrowser(env, kit.BrowserSpec[R]{
		Title: env.Text.Say(l.Title), Empty: env.Text.Say(l.Empty), Search: true,
		Columns: l.Columns(env.Text, env.Office.Now),
		Load:    func(ctx context.Context, q kit.ListQuery) (kit.ListPage[R], error) { return load(ctx, env, l, q) },
		ID:      l.ID, Stamp: l.Stamp, Actions: actions,
		Touches: func(e domain.Event) bool { return kit.Of(e, l.Kinds...) },
	})
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
		n = i18n.Many(total(counts))
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

// Page loads the document of a record with its deeds.
func Page[V any](d deed.Viewing[V]) func(context.Context, *kit.Env, domain.ID) (kit.Detail, error) {
	return func(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
		return Detail(ctx, env, d, id, nil)
	}
}

// Detail loads the document of a record with its deeds and what can be done with
// it besides; nil for no more.
func Detail[V any](ctx context.Context, env *kit.Env, d deed.Viewing[V], id domain.ID, more func(V) []kit.Action) (kit.Detail, error) {
	v, err := d.Do(env.Office, ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	out := kit.Detail{Doc: d.Doc(env.Text, env.Office.Now(), v)}
	for _, offer := range d.Deeds {
		a := Action(env, offer, id)
		if d.Keep != nil {
			a = ActionIf(env, offer, id, func() error { return d.Keep(v) })
		}
		out.Actions = append(out.Actions, a)
	}
	if more != nil {
		out.Actions = append(out.Actions, more(v)...)
	}
	return out, nil
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
