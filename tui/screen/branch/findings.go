package branch

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// findings is the list of the groups whose name is to be rectified, N1.2b, each
// with its canonical name.
func findings(env *kit.Env) kit.Screen {
	t := &env.Text.Name
	return kit.NewBrowser(env, kit.BrowserSpec[desk.GroupRow]{
		Title: t.Findings,
		Columns: []show.Column[desk.GroupRow]{
			{Title: env.Text.Label.Number, Width: 6, Spare: true, Cell: func(r desk.GroupRow) show.Cell {
				return show.Cell{Text: r.ID.String(), Tone: show.ToneLabel}
			}},
			{Title: env.Text.Group.Name, Width: 22, Grow: 1, Cell: func(r desk.GroupRow) show.Cell {
				return show.Cell{Sign: "!", Text: r.Name, Tone: show.ToneDue}
			}},
			{
				Title: t.Proposal, Width: 18, Grow: 1, Cell: func(r desk.GroupRow) show.Cell { return show.Cell{Text: i18n.ShortGroup(r.NameFinding)} },
			},
		},
		Load: func(ctx context.Context, q kit.ListQuery) (kit.ListPage[desk.GroupRow], error) {
			p, err := env.Office.NameFindings(ctx, env.By, registry.GroupFilter{Text: q.Text, After: q.After, Limit: q.Limit})
			return kit.ListPage[desk.GroupRow]{
				Page: p, Headline: []show.Cell{{Text: t.Findings + " " + kit.Found(q, p), Tone: show.ToneStrong}},
			}, err
		},
		ID:      func(r desk.GroupRow) domain.ID { return r.ID },
		Stamp:   func(r desk.GroupRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   t.None,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindGroup, domain.KindBranch, domain.KindPlace) },
	})
}

// nameActions are the check of one name and the list of those to rectify.
func nameActions(env *kit.Env) []kit.Action {
	t := &env.Text.Name
	return []kit.Action{
		{Key: "c", Label: t.Check, Run: func() tea.Cmd { return kit.Push(env, newNameScreen(env, domain.ID{})) }},
		{Key: "F", Label: t.Findings, Run: func() tea.Cmd { return kit.Push(env, findings(env)) }},
	}
}
