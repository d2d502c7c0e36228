// Package person is the screen of the people (人员): the list, a person's
// document, and the forms that register, edit and verify one, N2.2a.
package person

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// New makes the screen of the people.
func New(env *kit.Env) kit.Screen {
	t := &env.Text.Person
	return kit.NewBrowser(env, kit.BrowserSpec[people.PersonRow]{
		Title:   t.Title,
		Columns: columns(env),
		Load:    load(env),
		ID:      func(r people.PersonRow) domain.ID { return r.ID },
		Stamp:   func(r people.PersonRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindPerson, domain.KindBranch) },
		Actions: func() []kit.Action {
			return []kit.Action{{
				Key: "n", Label: t.Add, Allowed: func() error { return domain.CanKeepPeople(env.Actor) },
				Run: func() tea.Cmd { return kit.OpenForm(env, register(env)) },
			}}
		},
	})
}

func load(env *kit.Env) func(context.Context, kit.ListQuery) (kit.ListPage[people.PersonRow], error) {
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[people.PersonRow], error) {
		t := &env.Text.Person
		p, err := env.Office.People(ctx, env.By, people.PersonFilter{
			Text: q.Text, Unverified: q.Chip == 1, After: q.After, Limit: q.Limit,
		})
		if err != nil {
			return kit.ListPage[people.PersonRow]{}, err
		}
		empty := ""
		if q.Chip == 0 && q.Text == "" {
			empty = t.None
		}
		found := env.Text.Sentence(t.Count, domain.Args{"n": kit.Found(q, p)})
		return kit.ListPage[people.PersonRow]{
			Page: p, Empty: empty, Headline: []show.Cell{{Text: found, Tone: show.ToneStrong}},
			Chips: []kit.Chip{{Label: env.Text.Label.All, Count: -1}, {Label: t.Unverified, Count: -1}},
		}, nil
	}
}

func columns(env *kit.Env) []show.Column[people.PersonRow] {
	t := &env.Text.Person
	return []show.Column[people.PersonRow]{
		{Title: t.Name, Width: 8, Cell: func(r people.PersonRow) show.Cell { return show.Cell{Text: r.Name} }},
		{Title: env.Text.Label.Number, Width: 7, Spare: true, Cell: func(r people.PersonRow) show.Cell {
			return show.Cell{Text: r.ID.String(), Tone: show.ToneLabel}
		}},
		{Title: t.Card, Width: 20, Grow: 1, Cell: func(r people.PersonRow) show.Cell { return show.Cell{Text: r.Card} }},
		{Title: t.Real, Width: env.Text.Cells(8, 12), Cell: func(r people.PersonRow) show.Cell { return real(env, r.Person) }},
		{Title: t.Groups, Width: 3, Right: true, Cell: func(r people.PersonRow) show.Cell {
			return show.Cell{Text: strconv.Itoa(r.Groups)}
		}},
		{Title: t.Offices, Width: env.Text.Cells(14, 20), Spare: true, Cell: func(r people.PersonRow) show.Cell {
			return show.Cell{Text: offices(env, r.Offices)}
		}},
	}
}

// real says whether the real name was verified, N1.2a, with a sign.
func real(env *kit.Env, p domain.Person) show.Cell {
	if p.Verified() {
		return show.Cell{Sign: "✓", Tone: show.ToneFocus}
	}
	return show.Cell{Sign: "!", Text: env.Text.Person.Unverified, Tone: show.ToneDue}
}

func offices(env *kit.Env, held []people.OfficeHeld) string {
	out := ""
	for i, o := range held {
		if i > 0 {
			out += env.Text.Label.Comma
		}
		out += env.Text.Sentence("{branch} {office}", domain.Args{"branch": o.BranchName, "office": env.Text.Word.Office[o.Office]})
	}
	return out
}
