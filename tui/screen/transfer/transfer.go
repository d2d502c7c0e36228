// Package transfer is the screen of the transfers of a role (移交): the list, a
// transfer's document with its checks, and headquarters' decision, N2.3.
package transfer

import (
	"alumni/domain"
	officecasework "alumni/domain/office/casework"
	"alumni/domain/office/task"
	caseform "alumni/tui/form/casework"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/casework"
)

// New makes the screen of the transfers.
func New(env *kit.Env) kit.Screen {
	return kit.NewBrowser(env, kit.BrowserSpec[officecasework.TransferRow]{
		Title:   env.Text.Transfer.Title,
		Columns: columns(env),
		Load:    caseform.List(env, env.Office.Transfers, func(c task.Counts) int { return c.Transfers }),
		ID:      func(r officecasework.TransferRow) domain.ID { return r.ID },
		Stamp:   func(r officecasework.TransferRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   env.Text.Transfer.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindTransfer, domain.KindGroup) },
	})
}

func columns(env *kit.Env) []show.Column[officecasework.TransferRow] {
	t, l := &env.Text.Transfer, &env.Text.Label
	return []show.Column[officecasework.TransferRow]{
		{Title: env.Text.Case.DueOrDate, Width: 9, Cell: func(r officecasework.TransferRow) show.Cell {
			return casework.Due(env.Text, env.Office.Now(), r.State, r.Due, casework.Decided(r.Meta, r.Reply))
		}},
		{Title: l.Number, Width: 6, Cell: func(r officecasework.TransferRow) show.Cell {
			return show.Cell{Text: r.ID.String(), Tone: show.ToneLabel}
		}},
		{
			Title: t.Group, Width: 8, Grow: 1,
			Cell: func(r officecasework.TransferRow) show.Cell { return show.Cell{Text: i18n.ShortGroup(r.GroupName)} },
		},
		{
			Title: t.Role, Width: 6, Spare: true,
			Cell: func(r officecasework.TransferRow) show.Cell { return show.Cell{Text: env.Text.Word.Manager[r.Role]} },
		},
		{Title: t.From + " → " + t.To, Width: 16, Grow: 1, Cell: func(r officecasework.TransferRow) show.Cell {
			return show.Cell{Text: env.Text.Vacancy(r.FromName) + " → " + r.ToName}
		}},
		{Title: l.State, Width: env.Text.Cells(10, 11), Cell: func(r officecasework.TransferRow) show.Cell {
			return casework.Cell(env.Text, r.State, r.ClaimedBy)
		}},
	}
}
