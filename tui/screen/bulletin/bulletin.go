// Package bulletin is the screen of publications and bulletins (公布、公告),
// M4.3: what waits to be published with its two boxes, the text to paste, and
// the bulletins that publish several groups at once.
package bulletin

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/tui/console"
	bulletinform "alumni/tui/form/bulletin"
	"alumni/tui/kit"
	"alumni/tui/show"
	showbulletin "alumni/tui/show/bulletin"
)

// New makes the screen of publications and bulletins.
func New(env *kit.Env) kit.Screen {
	t, m := &env.Text.Bulletin, &kit.Marks{}
	return kit.NewBrowser(env, kit.BrowserSpec[showbulletin.Row]{
		Title:   t.Title,
		Columns: columns(env, m),
		Load: func(ctx context.Context, q kit.ListQuery) (kit.ListPage[showbulletin.Row], error) {
			return load(ctx, env, m, q)
		},
		ID: showbulletin.Row.ID,
		Stamp: func(r showbulletin.Row) uint64 {
			if r.Out != nil {
				return r.Out.Stamp
			}
			if m.Has(r.Open.Group) { // it looks different
				return r.Open.Stamp + 1<<48
			}
			return r.Open.Stamp
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
				kit.FormAction(env, "b", t.Issue, may, issue(env, m)),
			}
		},
	})
}

func load(ctx context.Context, env *kit.Env, m *kit.Marks, q kit.ListQuery) (kit.ListPage[showbulletin.Row], error) {
	t := &env.Text.Bulletin
	open := func(ctx context.Context, q kit.ListQuery) (domain.Page[showbulletin.Row], error) {
		p, err := env.Office.Publications(ctx, env.By, bulletin.PublicationFilter{Text: q.Text, After: q.After, Limit: q.Limit})
		return console.Rows(p, showbulletin.OfPublication), err
	}
	out := func(ctx context.Context, q kit.ListQuery) (domain.Page[showbulletin.Row], error) {
		p, err := env.Office.Bulletins(ctx, env.By, bulletin.Filter{After: q.After, Limit: q.Limit})
		return console.Rows(p, showbulletin.OfBulletin), err
	}
	page, err := console.Parts(ctx, env, q, []console.Part[showbulletin.Row]{
		{Label: t.Waiting, Count: t.Count, Load: open},
		{Label: t.Bulletins, Count: t.CountBulletins, Empty: t.EmptyBulletins, Load: out},
	})
	if n := len(m.All()); n > 0 && q.Chip == 0 {
		page.Headline = append(page.Headline, show.Cell{Text: env.Text.Sentence(t.Marked, domain.Args{"n": n}), Tone: show.ToneFocus})
	}
	return page, err
}

// columns are the mark or that a group is in a draft, then those of the list.
func columns(env *kit.Env, m *kit.Marks) []show.Column[showbulletin.Row] {
	mark := show.Column[showbulletin.Row]{Width: 1, Cell: func(r showbulletin.Row) show.Cell {
		switch {
		case r.Open == nil:
		case m.Has(r.Open.Group):
			return show.Cell{Text: env.Styles.Glyphs.Check, Tone: show.ToneFocus}
		case !r.Open.Bulletin.IsZero(): // in a draft that is not out yet
			return show.Cell{Sign: "…", Tone: show.ToneDue}
		}
		return show.Cell{}
	}}
	return append([]show.Column[showbulletin.Row]{mark}, showbulletin.Columns(env.Text, env.Office.Now)...)
}

// Detail loads a bulletin's document and what can be done with it.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	return console.Detail(ctx, env, showbulletin.View, id, func(v bulletin.View) []kit.Action {
		text := func() tea.Cmd { return bulletinform.OpenText(env, bulletin.Query{ID: v.ID}) }
		out := []kit.Action{{Key: "p", Label: env.Text.Bulletin.Text, Run: text}}
		if v.State != domain.BulletinDraft {
			return out
		}
		publish := console.ActionIf(env, showbulletin.Publish, id, func() error { return v.Publish })
		if v.Publication.Complete() {
			publish.Label = env.Text.Bulletin.Resume
		}
		return append(out, publish, console.ActionIf(env, showbulletin.Drop, id, func() error { return v.Drop }))
	})
}
