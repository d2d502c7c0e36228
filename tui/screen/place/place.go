// Package place is the screen of the table of places and industries (地名与行业),
// after which groups are named, M4.6.
package place

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// kinds are what the chips select; "" is all.
var kinds = [...]domain.PlaceKind{"", domain.PlaceRegion, domain.PlaceIndustry}

// New makes the screen of the table.
func New(env *kit.Env) kit.Screen {
	t := &env.Text.Place
	return kit.NewBrowser(env, kit.BrowserSpec[registry.PlaceRow]{
		Title:   t.Title,
		Columns: columns(env),
		Load:    load(env),
		ID:      func(r registry.PlaceRow) domain.ID { return r.ID },
		Stamp:   func(r registry.PlaceRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindPlace, domain.KindBranch) },
		Actions: func() []kit.Action {
			return []kit.Action{{
				Key: "n", Label: t.Add, Allowed: func() error { return domain.CanKeepRegistry(env.Actor) },
				Run: func() tea.Cmd { return kit.OpenForm(env, add(env)) },
			}}
		},
	})
}

func load(env *kit.Env) func(context.Context, kit.ListQuery) (kit.ListPage[registry.PlaceRow], error) {
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[registry.PlaceRow], error) {
		t, kind := env.Text, kinds[q.Chip%len(kinds)]
		p, err := env.Office.Places(ctx, env.By, registry.PlaceFilter{Kind: kind, Text: q.Text, After: q.After, Limit: q.Limit})
		if err != nil {
			return kit.ListPage[registry.PlaceRow]{}, err
		}
		found := t.Sentence(t.Place.Count, domain.Args{"n": kit.Found(q, p), "kind": t.Word.PlaceKind[kind]})
		return kit.ListPage[registry.PlaceRow]{
			Page: p, Headline: []show.Cell{{Text: found, Tone: show.ToneStrong}},
			Chips: []kit.Chip{
				{Label: t.Label.All, Count: -1},
				{Label: t.Word.PlaceKind[domain.PlaceRegion], Count: -1},
				{Label: t.Word.PlaceKind[domain.PlaceIndustry], Count: -1},
			},
		}, nil
	}
}

func columns(env *kit.Env) []show.Column[registry.PlaceRow] {
	t := &env.Text.Place
	return []show.Column[registry.PlaceRow]{
		{Title: t.Name, Width: 10, Grow: 1, Cell: func(r registry.PlaceRow) show.Cell {
			if r.Retired {
				return show.Cell{Text: r.Name + " (" + t.Retired + ")", Tone: show.ToneLabel}
			}
			return show.Cell{Text: r.Name}
		}},
		{Title: env.Text.Label.Kind, Width: env.Text.Cells(4, 8), Cell: func(r registry.PlaceRow) show.Cell {
			return show.Cell{Text: env.Text.Word.PlaceKind[r.Kind], Tone: show.ToneLabel}
		}},
		{Title: t.Aliases, Width: 18, Grow: 1, Spare: true, Cell: func(r registry.PlaceRow) show.Cell {
			return show.Cell{Text: strings.Join(r.Aliases, env.Text.Label.Comma)}
		}},
		{Title: t.Branch, Width: env.Text.Cells(8, 12), Cell: func(r registry.PlaceRow) show.Cell {
			if r.Branch.IsZero() {
				return show.Cell{Text: "—", Tone: show.ToneLabel}
			}
			return show.Cell{Text: env.Text.Word.BranchState[r.State]}
		}},
		{Title: env.Text.Person.Groups, Width: 3, Right: true, Cell: func(r registry.PlaceRow) show.Cell {
			return show.Cell{Text: strconv.Itoa(r.Groups)}
		}},
	}
}

// Detail loads a place's document.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Place(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := &env.Text.Place
	var s show.Section
	s.Field(t.Aliases, strings.Join(v.Aliases, env.Text.Label.Comma))
	if v.Retired {
		s.Rows = append(s.Rows, show.Row{Sign: "!", Label: env.Text.Label.State, Text: t.Retired, Tone: show.ToneDue})
	}
	if !v.Branch.IsZero() {
		s.Field(t.Branch, v.Branch.String()+" "+env.Text.BranchName(v.BranchName)+" · "+env.Text.Word.BranchState[v.State])
		s.Field(t.Groups, strconv.Itoa(v.Groups))
	}
	return kit.Detail{
		Doc: show.Doc{
			ID: v.ID.String(), Title: v.Name, Subtitle: env.Text.Word.PlaceKind[v.Kind],
			Sections: []show.Section{s, show.History(env.Text, env.Office.Now(), v.History, v.ID)},
		},
		Version: v.Version,
		Actions: []kit.Action{{
			Key: "e", Label: t.Edit, Allowed: func() error { return domain.CanKeepRegistry(env.Actor) },
			Run: func() tea.Cmd { return kit.OpenForm(env, edit(env, id)) },
		}},
	}, nil
}
