package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	cons "alumni/domain/consolidation"
	"alumni/domain/office"
	"alumni/domain/office/consolidation"
)

func (env *Env) consolidations() *cobra.Command {
	return parent("consolidation",
		env.consolidationCandidates(), env.consolidationPropose(), env.consolidationList(), env.consolidationShow(),
		env.consolidationMoves(), env.consolidationAdjust(), env.consolidationStart(), env.consolidationRecord(),
		env.consolidationCancel(), env.consolidationText(),
	)
}

func (env *Env) consolidationCandidates() *cobra.Command {
	var f consolidation.CandidateFilter
	get := func(ctx context.Context, after string, limit int) (domain.Page[consolidation.CandidateRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.ConsolidationCandidates(ctx, env.By, f)
	}
	return list(env, "candidates", bind.Fields{bind.Text("text", &f.Text)}, get, []column[consolidation.CandidateRow]{
		{"id", func(r consolidation.CandidateRow) string { return r.Branch.String() }},
		{"branch", func(r consolidation.CandidateRow) string { return r.Name }},
		{"groups", func(r consolidation.CandidateRow) string { return fmt.Sprintf("%d → %d", len(r.Groups), r.Fewest) }},
		{"members", func(r consolidation.CandidateRow) string { return fmt.Sprintf("%d/%d", r.People, r.Capacity) }},
		{"open_cases", func(r consolidation.CandidateRow) string { return r.Open.String() }},
	})
}

func (env *Env) consolidationPropose() *cobra.Command {
	var in consolidation.ProposeConsolidation
	return env.deed("propose BRANCH", bind.Fields{
		bind.Arg(domain.KindBranch, &in.Branch), bind.IDs("keep", domain.KindGroup, &in.Keep),
	}, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.ProposeConsolidation(ctx, env.By, in)
		return env.consolidated(ctx, c, err, env.Text.Consolidation.CommandDone)
	})
}

// consolidated says what a change of a plan led to.
func (env *Env) consolidated(ctx context.Context, c domain.Consolidation, err error, sentence string) (any, string, error) {
	if err != nil {
		return c, "", err
	}
	keep := make([]string, len(c.Keep))
	for i, id := range c.Keep {
		keep[i] = id.String()
	}
	people := len(c.Moves)
	if v, err := env.Office.Consolidation(ctx, env.By, c.ID); err == nil {
		people = v.Plan.People
	}
	return c, env.Text.Sentence(sentence, domain.Args{"id": c.ID, "keep": strings.Join(keep, env.Text.Label.Comma), "n": people}), nil
}

func (env *Env) consolidationList() *cobra.Command {
	var f consolidation.Filter
	fields := bind.Fields{
		bind.ID("branch", domain.KindBranch, &f.Branch),
		bind.Choices("state", &f.States, domain.ConsolidationStates, zh.Consolidation, en.Consolidation),
		bind.Text("text", &f.Text),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[consolidation.Row], error) {
		f.After, f.Limit = after, limit
		return env.Office.Consolidations(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[consolidation.Row]{
		{"id", func(r consolidation.Row) string { return r.ID.String() }},
		{"branch", func(r consolidation.Row) string { return r.BranchName }},
		{"groups", func(r consolidation.Row) string {
			return fmt.Sprintf("%d → %d", len(r.Keep)+len(r.End), len(r.Keep))
		}},
		{"moves", func(r consolidation.Row) string { return fmt.Sprintf("%d/%d", r.Done, len(r.Moves)) }},
		{"state", func(r consolidation.Row) string { return env.Text.Word.Consolidation[r.State] }},
	})
}

func (env *Env) consolidationAdjust() *cobra.Command {
	var in consolidation.AdjustConsolidation
	fields := changes(env, domain.KindConsolidation, (*office.Office).Consolidation, &in.ID, &in.Version,
		bind.IDs("keep", domain.KindGroup, &in.Keep),
		bind.Each("move", &in.Moves, func(s string, person func(string) (domain.ID, error)) (t cons.Target, err error) {
			who, group, _ := strings.Cut(s, "=")
			if t.Person, err = person(who); err == nil {
				t.To, err = domain.ReadID(group, domain.KindGroup)
			}
			if err != nil && domain.AsError(err).Fault == domain.FaultBadID {
				err = domain.BadChoice("move", s) // the whole of it
			}
			return t, err
		}))
	return env.deed("adjust ID", fields, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.AdjustConsolidation(ctx, env.By, in)
		return env.consolidated(ctx, c, err, env.Text.Consolidation.CommandDone)
	})
}

func (env *Env) consolidationStart() *cobra.Command {
	var in consolidation.StartConsolidation
	fields := changes(env, domain.KindConsolidation, (*office.Office).Consolidation, &in.ID, &in.Version,
		bind.Need(bind.Long("reason", &in.Reason)))
	return env.deed("start ID", fields, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.StartConsolidation(ctx, env.By, in)
		return env.consolidated(ctx, c, err, env.Text.Consolidation.CommandStarted)
	})
}

func (env *Env) consolidationCancel() *cobra.Command {
	var in consolidation.CancelConsolidation
	fields := changes(env, domain.KindConsolidation, (*office.Office).Consolidation, &in.ID, &in.Version, bind.Long("reason", &in.Reason))
	return env.deed("cancel ID", fields, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.CancelConsolidation(ctx, env.By, in)
		return env.consolidated(ctx, c, err, env.Text.Consolidation.CommandEnded)
	})
}

func (env *Env) consolidationText() *cobra.Command {
	var id domain.ID
	return env.command("text ID", bind.Fields{bind.Arg(domain.KindConsolidation, &id)}, func(cmd *cobra.Command) error {
		n, err := env.Office.ConsolidationNotice(cmd.Context(), env.By, id)
		if err != nil {
			return err
		}
		text := env.Text.MoveNotice(n)
		return env.paste(map[string]any{"notice": n, "text": text}, text)
	})
}
