// Package bulletin is the screen of publications and bulletins (公布、公告),
// M4.3: what waits to be published with its two boxes, the text to paste, and
// the bulletins that publish several groups at once.
package bulletin

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	bulletinform "alumni/tui/form/bulletin"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// row is a line of either list: an open publication or a bulletin.
type row struct {
	open *bulletin.PublicationRow
	out  *bulletin.Row
}

func (r row) id() domain.ID {
	if r.open != nil {
		return r.open.ID
	}
	return r.out.ID
}

// chipOut is the chip of the bulletins; before it stands what waits.
const chipOut = 1

// New makes the screen of publications and bulletins.
func New(env *kit.Env) kit.Screen {
	t, m := &env.Text.Bulletin, newMarks()
	return kit.NewBrowser(env, kit.BrowserSpec[row]{
		Title:   t.Title,
		Columns: columns(env, m),
		Load:    func(ctx context.Context, q kit.ListQuery) (kit.ListPage[row], error) { return load(ctx, env, m, q) },
		ID:      row.id,
		Stamp: func(r row) uint64 {
			if r.out != nil {
				return r.out.Stamp
			}
			return r.open.Stamp + m.stamp(r.open.Group)
		},
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindTask, domain.KindGroup, domain.KindBulletin) },
		Detail: func(ctx context.Context, id domain.ID) (kit.Detail, error) {
			if id.Kind == domain.KindBulletin {
				return Detail(ctx, env, id)
			}
			return waiting(ctx, env, m, id)
		},
		Actions: func() []kit.Action {
			may := func() error { return domain.CanPublish(env.Actor) }
			return []kit.Action{
				{Key: "P", Label: t.TextAll, Run: func() tea.Cmd { return bulletinform.OpenText(env, bulletin.Query{Since: true}) }},
				{Key: "b", Label: t.Issue, Allowed: may, Run: func() tea.Cmd { return kit.OpenForm(env, issue(env, m)) }},
			}
		},
	})
}

func load(ctx context.Context, env *kit.Env, m *marks, q kit.ListQuery) (kit.ListPage[row], error) {
	t := env.Text
	out := kit.ListPage[row]{Chips: []kit.Chip{{Label: t.Bulletin.Waiting, Count: -1}, {Label: t.Bulletin.Bulletins, Count: -1}}}
	if q.Chip == chipOut {
		p, err := env.Office.Bulletins(ctx, env.By, bulletin.Filter{After: q.After, Limit: q.Limit})
		if err != nil {
			return out, err
		}
		out.Next, out.Empty = p.Next, t.Bulletin.EmptyBulletins
		for _, b := range p.Items {
			out.Items = append(out.Items, row{out: &b})
		}
		out.Headline = []show.Cell{{Text: t.Sentence(t.Bulletin.CountBulletins, domain.Args{"n": kit.Found(q, p)})}}
		return out, nil
	}
	p, err := env.Office.Publications(ctx, env.By, bulletin.PublicationFilter{Text: q.Text, After: q.After, Limit: q.Limit})
	if err != nil {
		return out, err
	}
	out.Next = p.Next
	for _, r := range p.Items {
		out.Items = append(out.Items, row{open: &r})
	}
	out.Headline = []show.Cell{{Text: t.Sentence(t.Bulletin.Count, domain.Args{"n": kit.Found(q, p)})}}
	if n := len(m.groups()); n > 0 {
		out.Headline = append(out.Headline, show.Cell{Text: t.Sentence(t.Bulletin.Marked, domain.Args{"n": n}), Tone: show.ToneFocus})
	}
	return out, nil
}

func columns(env *kit.Env, m *marks) []show.Column[row] {
	t, l := &env.Text.Bulletin, &env.Text.Label
	return []show.Column[row]{
		{Title: "", Width: 1, Cell: func(r row) show.Cell {
			switch {
			case r.open == nil:
			case m.has(r.open.Group):
				return show.Cell{Text: env.Styles.Glyphs.Check, Tone: show.ToneFocus}
			case !r.open.Bulletin.IsZero(): // in a draft that is not out yet
				return show.Cell{Sign: "…", Tone: show.ToneDue}
			}
			return show.Cell{}
		}},
		{Title: t.Date, Width: 8, Cell: func(r row) show.Cell {
			if r.out != nil {
				return show.Cell{Text: string(domain.DateOf(r.out.CreatedAt))[5:], Tone: show.ToneLabel}
			}
			now := env.Office.Now()
			return show.Cell{Text: env.Text.DueWord(r.open.Due, now), Tone: show.DueTone(r.open.Due, now)}
		}},
		{Title: l.Number, Width: 6, Spare: true, Cell: func(r row) show.Cell { return show.Cell{Text: r.id().String(), Tone: show.ToneLabel} }},
		{Title: t.Group, Width: 10, Grow: 1, Cell: func(r row) show.Cell { return show.Cell{Text: subject(env, r)} }},
		{Title: t.Change, Width: env.Text.Cells(10, 11), Cell: func(r row) show.Cell {
			if r.out != nil {
				return stateCell(env, r.out.State)
			}
			return show.Cell{Text: env.Text.GroupChanges(r.open.Changes)}
		}},
		{Title: t.Account, Width: 9, Cell: func(r row) show.Cell { return boxCell(env, boxes(r).Account) }},
		{Title: t.Website, Width: 9, Cell: func(r row) show.Cell { return boxCell(env, boxes(r).Website) }},
		{Title: t.Draft, Width: 6, Wide: true, Cell: func(r row) show.Cell {
			if r.open != nil {
				return show.Cell{Text: r.open.Bulletin.String(), Tone: show.ToneLabel}
			}
			return show.Cell{}
		}},
	}
}

func boxes(r row) domain.Publication {
	if r.open != nil {
		return r.open.Boxes
	}
	return r.out.Publication
}

func subject(env *kit.Env, r row) string {
	if r.open != nil {
		return i18n.ShortGroup(r.open.GroupName)
	}
	args := domain.Args{"name": i18n.ShortGroup(r.out.First)}
	if n := len(r.out.Entries); n > 1 {
		args["n"] = n
	}
	return env.Text.Sentence(env.Text.Bulletin.Groups, args)
}

// boxCell is one box: ticked with its day, or empty.
func boxCell(env *kit.Env, n domain.Notice) show.Cell {
	g := env.Styles.Glyphs
	if !n.Ticked() {
		return show.Cell{Text: "[" + g.Box + "]", Tone: show.ToneDue}
	}
	return show.Cell{Text: "[" + g.Check + "] " + string(n.Date)[5:], Tone: show.ToneFocus}
}

func stateCell(env *kit.Env, s domain.BulletinState) show.Cell {
	sign, tone := stateSign(s)
	return show.Cell{Sign: sign, Text: env.Text.Word.Bulletin[s], Tone: tone}
}

func stateSign(s domain.BulletinState) (string, show.Tone) {
	switch s {
	case domain.BulletinDraft:
		return "…", show.ToneDue
	case domain.BulletinPublished:
		return "✓", show.ToneFocus
	}
	return "✗", show.ToneLabel
}
