package remote

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

// history lists all that ever happened to one record of any kind, newest first.
func (env *Env) history() *cobra.Command {
	return filters(env.command("history ID", []string{"ID"}, func(cmd *cobra.Command, args []string) error {
		id, err := domain.ParseID(args[0])
		if err != nil {
			return &cli.UsageError{Text: env.Text.Error(err)}
		}
		get := func(ctx context.Context, after string, limit int) (domain.Page[office.HistoryEntry], error) {
			return env.Office.History(ctx, env.By, office.HistoryFilter{Subject: id, After: after, Limit: limit})
		}
		t := env.Text
		return list(env, cmd, get, []column[office.HistoryEntry]{
			{"seq_entry", func(e office.HistoryEntry) string { return fmt.Sprint(e.Seq) }},
			{"at", func(e office.HistoryEntry) string { return env.time(e.At) }},
			{"by", func(e office.HistoryEntry) string { return cmp.Or(e.By, t.Command.Operator) }},
			{"action", func(e office.HistoryEntry) string { return t.Word.Action[e.Action] }},
			{"subject", func(e office.HistoryEntry) string { return e.Subject.String() }},
			{"changes", func(e office.HistoryEntry) string { return t.Changes(e.Subject.Kind, e.Changes, e.Names) }},
			{"reason", func(e office.HistoryEntry) string { return e.Reason }},
			{"rules", func(e office.HistoryEntry) string { return t.Value("rules", e.Rules) }},
		})
	}))
}
