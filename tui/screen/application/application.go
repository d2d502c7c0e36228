// Package application is the screen of the applications for groups (申请): the
// list, an application's document with its checks, and headquarters' reply.
package application

import (
	"context"

	"alumni/domain"
	officecasework "alumni/domain/office/casework"
	"alumni/domain/office/task"
	caseform "alumni/tui/form/casework"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/casework"
)

// New makes the screen of the applications.
func New(env *kit.Env) kit.Screen {
	return kit.NewBrowser(env, kit.BrowserSpec[officecasework.ApplicationRow]{
		Title:   env.Text.Application.Title,
		Columns: columns(env),
		Load:    load(env),
		ID:      func(r officecasework.ApplicationRow) domain.ID { return r.ID },
		Stamp:   func(r officecasework.ApplicationRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   env.Text.Application.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindApplication, domain.KindGroup) },
	})
}

// load loads the list; where there is nothing at all it says so.
func load(env *kit.Env) func(context.Context, kit.ListQuery) (kit.ListPage[officecasework.ApplicationRow], error) {
	list := caseform.List(env, env.Office.Applications, func(c task.Counts) int { return c.Applications })
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[officecasework.ApplicationRow], error) {
		p, err := list(ctx, q)
		if err == nil {
			p.Empty, err = none(ctx, env, q, p.Page)
		}
		return p, err
	}
}

// none is what an empty list says where there is no application in any state.
func none(ctx context.Context, env *kit.Env, q kit.ListQuery, p domain.Page[officecasework.ApplicationRow]) (string, error) {
	if len(p.Items) > 0 || p.Next != "" || q.Text != "" {
		return "", nil
	}
	one, err := env.Office.Applications(ctx, env.By, officecasework.CaseFilter{Limit: 1})
	if err != nil || len(one.Items) > 0 || one.Next != "" {
		return "", err
	}
	return env.Text.Application.None, nil
}

func columns(env *kit.Env) []show.Column[officecasework.ApplicationRow] {
	t, l := &env.Text.Application, &env.Text.Label
	return []show.Column[officecasework.ApplicationRow]{
		{Title: env.Text.Case.DueOrDate, Width: 9, Cell: func(r officecasework.ApplicationRow) show.Cell {
			return casework.Due(env.Text, env.Office.Now(), r.State, r.Due, casework.Decided(r.Meta, r.Reply))
		}},
		{Title: l.Number, Width: 6, Cell: func(r officecasework.ApplicationRow) show.Cell {
			return show.Cell{Text: r.ID.String(), Tone: show.ToneLabel}
		}},
		{Title: l.Kind, Width: env.Text.Cells(10, 16), Cell: func(r officecasework.ApplicationRow) show.Cell {
			return show.Cell{Text: env.Text.Word.Application[r.Kind]}
		}},
		{Title: t.Group, Width: 14, Grow: 1, Cell: func(r officecasework.ApplicationRow) show.Cell { return proposed(env, r) }},
		{Title: l.State, Width: env.Text.Cells(10, 11), Cell: func(r officecasework.ApplicationRow) show.Cell {
			return casework.Cell(env.Text, r.State, r.ClaimedBy)
		}},
		{Title: t.Owner, Width: 8, Cell: func(r officecasework.ApplicationRow) show.Cell { return show.Cell{Text: r.OwnerName} }},
	}
}

// proposed is the group that is applied for; of an application that led to
// none, the branch that applied.
func proposed(env *kit.Env, r officecasework.ApplicationRow) show.Cell {
	if r.Name == "" {
		return show.Cell{Text: env.Text.Whose(r.Branch, r.BranchName), Tone: show.ToneLabel}
	}
	return show.Cell{Text: i18n.ShortGroup(r.Name)}
}
