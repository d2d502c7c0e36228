package remote

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
)

// history lists all that ever happened to one record of any kind, newest first.
func (env *Env) history() *cobra.Command {
	var f history.Filter
	fields := bind.Fields{bind.Record(&f.Subject)}
	get := func(ctx context.Context, after string, limit int) (domain.Page[desk.HistoryEntry], error) {
		f.After, f.Limit = after, limit
		return env.Office.History(ctx, env.By, f)
	}
	t := env.Text
	return list(env, "history ID", fields, get, []column[desk.HistoryEntry]{
		{"seq_entry", func(e desk.HistoryEntry) string { return fmt.Sprint(e.Seq) }},
		{"at", func(e desk.HistoryEntry) string { return env.time(e.At) }},
		{"by", func(e desk.HistoryEntry) string { return cmp.Or(e.By, t.Command.Operator) }},
		{"action", func(e desk.HistoryEntry) string { return t.Word.Action[e.Action] }},
		{"subject", func(e desk.HistoryEntry) string { return e.Subject.String() }},
		{"changes", func(e desk.HistoryEntry) string { return t.Changes(e.Subject.Kind, e.Changes, e.Names) }},
		{"reason", func(e desk.HistoryEntry) string { return e.Reason }},
		{"rules", func(e desk.HistoryEntry) string { return t.Value("rules", e.Rules) }},
	})
}
