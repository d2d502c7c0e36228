// Package transfer is the screen of the transfers of a role (移交): the list, a
// transfer's document with its checks, and headquarters' decision, N2.3.
package transfer

import (
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
		Load:    kit.CaseList(env, env.Office.Transfers, func(c office.Counts) int { return c.Transfers }),
		ID:      func(r office.TransferRow) domain.ID { return r.ID },
		Stamp:   func(r office.TransferRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   env.Text.Transfer.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindTransfer, domain.KindGroup) },
	})
}

func columns(env *kit.Env) []kit.Column[office.TransferRow] {
	t, l := &env.Text.Transfer, &env.Text.Label
	return []kit.Column[office.TransferRow]{
		{Title: env.Text.Case.DueOrDate, Width: 9, Cell: func(r office.TransferRow) kit.Cell {
			return kit.CaseDue(env, r.State, r.Due, kit.Decided(r.Meta, r.Reply))
		}},
		{Title: l.Number, Width: 6, Cell: func(r office.TransferRow) kit.Cell {
			return kit.Cell{Text: r.ID.String(), Tone: kit.ToneLabel}
		}},
		{Title: t.Group, Width: 8, Grow: 1, Cell: func(r office.TransferRow) kit.Cell { return kit.Cell{Text: i18n.ShortGroup(r.GroupName)} }},
		{Title: t.Role, Width: 6, Spare: true, Cell: func(r office.TransferRow) kit.Cell { return kit.Cell{Text: env.Text.Word.Manager[r.Role]} }},
		{Title: t.From + " → " + t.To, Width: 16, Grow: 1, Cell: func(r office.TransferRow) kit.Cell {
			return kit.Cell{Text: env.Text.Vacancy(r.FromName) + " → " + r.ToName}
		}},
		{Title: l.State, Width: env.Text.Cells(10, 11), Cell: func(r office.TransferRow) kit.Cell { return kit.CaseCell(env, r.State, r.ClaimedBy) }},
	}
}
