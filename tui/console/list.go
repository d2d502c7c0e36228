package console

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// List is the screen of a listing, with the actions of the list itself.
func List[R, F any](env *kit.Env, l deed.Listing[R, F], actions func() []kit.Action) kit.Screen {
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
	chip, said := deed.Chip[F]{}, ""
	if len(l.Chips) > 0 {
		chip = l.Chips[q.Chip%len(l.Chips)]
	}
	if chip.Set != nil {
		chip.Set(&f)
		said = chip.Label(env.Text)
		if chip.Said != nil {
			said = chip.Said(env.Text)
		}
	}
	if out.Page, err = l.Do(env.Office, ctx, env.By, f); err != nil {
		return out, err
	}
	found := kit.Found(q, out.Page)
	if out.Chips, err = chips(ctx, env, l.Chips); err != nil {
		return out, err
	}
	if chip.Count != nil && q.Text == "" {
		found = i18n.Many(out.Chips[q.Chip%len(l.Chips)].Count)
	}
	out.Headline = []show.Cell{{
		Text: env.Text.Sentence(env.Text.Say(l.Count), domain.Args{"n": found, "chip": said}), Tone: show.ToneStrong,
	}}
	out.Empty, err = none(ctx, env, l, q, out.Page)
	return out, err
}

// chips are the filters above the list, with how many there are under those that count.
func chips[F any](ctx context.Context, env *kit.Env, chips []deed.Chip[F]) ([]kit.Chip, error) {
	out, counts := make([]kit.Chip, len(chips)), (*task.Counts)(nil)
	for i, c := range chips {
		out[i] = kit.Chip{Label: c.Label(env.Text), Count: -1}
		if c.Count == nil {
			continue
		}
		if counts == nil {
			all, err := env.Office.Counts(ctx, env.By)
			if err != nil {
				return nil, err
			}
			counts = &all
		}
		out[i].Count = c.Count(*counts)
	}
	return out, nil
}

// none is what an empty list says where there is nothing under any filter either.
func none[R, F any](ctx context.Context, env *kit.Env, l deed.Listing[R, F], q kit.ListQuery, p domain.Page[R]) (string, error) {
	said := env.Text.Say(l.None)
	if said == "" || len(p.Items) > 0 || p.Next != "" || q.Text != "" {
		return "", nil
	}
	var all F
	l.Page(&all, "", "", 1)
	one, err := l.Do(env.Office, ctx, env.By, all)
	if err != nil || len(one.Items) > 0 || one.Next != "" {
		return "", err
	}
	return said, nil
}

// Detail loads the document of a record with what can be done with it.
func Detail[V any](ctx context.Context, env *kit.Env, d deed.Viewing[V], id domain.ID, actions func(V) []kit.Action) (kit.Detail, error) {
	v, err := d.Do(env.Office, ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	return kit.Detail{Doc: d.Doc(env.Text, env.Office.Now(), v), Version: d.Version(v), Actions: actions(v)}, nil
}
