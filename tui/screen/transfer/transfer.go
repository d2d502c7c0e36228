// Package transfer is the screen of the transfers of a role (移交): the list, a
// transfer's document with its checks, and headquarters' decision, N2.3.
package transfer

import (
	"context"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/i18n"
	"alumni/tui/kit"
)

// New makes the screen of the transfers.
func New(env *kit.Env) kit.Screen {
	return kit.NewBrowser(env, kit.BrowserSpec[office.TransferRow]{
		Title:   env.Text.Transfer.Title,
		Columns: columns(env),
		Load:    load(env),
		ID:      func(r office.TransferRow) domain.ID { return r.ID },
		Stamp:   func(r office.TransferRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   env.Text.Transfer.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindTransfer, domain.KindGroup) },
	})
}

func load(env *kit.Env) func(context.Context, kit.ListQuery) (kit.ListPage[office.TransferRow], error) {
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[office.TransferRow], error) {
		p, err := env.Office.Transfers(ctx, env.By, office.CaseFilter{
			State: kit.CaseStateOf(q.Chip), Text: q.Text, After: q.After, Limit: q.Limit,
		})
		if err != nil {
			return kit.ListPage[office.TransferRow]{}, err
		}
		counts, err := env.Office.Counts(ctx, env.By)
		if err != nil {
			return kit.ListPage[office.TransferRow]{}, err
		}
		return kit.ListPage[office.TransferRow]{Page: p, Headline: kit.CaseHeadline(env, q, p, counts.Transfers), Chips: kit.CaseChips(env, counts.Transfers)}, nil
	}
}

func columns(env *kit.Env) []kit.Column[office.TransferRow] {
	t, l := &env.Text.Transfer, &env.Text.Label
	return []kit.Column[office.TransferRow]{
		{Title: l.DueOrDate, Width: 9, Cell: func(r office.TransferRow) kit.Cell {
			return kit.CaseDue(env, r.State, r.Due, kit.Decided(r.Meta, r.Reply))
		}},
		{Title: l.Number, Width: 6, Cell: func(r office.TransferRow) kit.Cell {
			return kit.Cell{Text: r.ID.String(), Tone: kit.ToneLabel}
		}},
		{Title: t.Group, Width: 8, Grow: 1, Cell: func(r office.TransferRow) kit.Cell { return kit.Cell{Text: i18n.ShortGroup(r.GroupName)} }},
		{Title: t.Role, Width: 6, Spare: true, Cell: func(r office.TransferRow) kit.Cell { return kit.Cell{Text: env.Text.Word.Manager[r.Role]} }},
		{Title: t.From + " → " + t.To, Width: 16, Cell: func(r office.TransferRow) kit.Cell {
			return kit.Cell{Text: env.Text.Vacancy(r.FromName) + " → " + r.ToName}
		}},
		{Title: l.State, Width: env.Text.Cells(10, 11), Cell: func(r office.TransferRow) kit.Cell { return kit.CaseCell(env, r.State, r.ClaimedBy) }},
	}
}
