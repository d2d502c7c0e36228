package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	cons "alumni/domain/consolidation"
	"alumni/domain/office"
)

func (env *Env) consolidations() *cobra.Command {
	propose := env.command("propose BRANCH", []string{"BRANCH"}, env.consolidationPropose)
	propose.Flags().StringSlice("keep", nil, "")
	adjust := versioned(env.command("adjust ID", []string{"ID"}, env.consolidationAdjust))
	adjust.Flags().StringSlice("keep", nil, "")
	adjust.Flags().StringSlice("move", nil, "")
	record := texts(versioned(env.command("record ID", []string{"ID"}, env.consolidationRecord)), "from")
	record.Flags().StringSlice("person", nil, "")
	record.Flags().Bool("all", false, "")
	record.Flags().Int("limit", 0, "")
	return parent("consolidation",
		filters(env.command("candidates", nil, env.consolidationCandidates), "text"),
		propose,
		filters(env.command("list", nil, env.consolidationList), "branch", "state", "text"),
		env.command("show ID", []string{"ID"}, env.consolidationShow),
		filters(env.command("moves ID", []string{"ID"}, env.consolidationMoves), "from", "state", "text"),
		adjust,
		texts(versioned(env.command("start ID", []string{"ID"}, env.consolidationStart)), "reason"),
		record,
		texts(versioned(env.command("cancel ID", []string{"ID"}, env.consolidationCancel)), "reason"),
		env.command("text ID", []string{"ID"}, env.consolidationText),
	)
}

// idsFlag reads a flag that names several records.
func (env *Env) idsFlag(cmd *cobra.Command, flag string, kind domain.Kind) ([]domain.ID, error) {
	values, _ := cmd.Flags().GetStringSlice(flag)
	var out []domain.ID
	for _, v := range values {
		id, err := env.id(v, kind)
		if err != nil {
			return nil, &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.FlagBadValue, flag, cli.Clean(v))}
		}
		out = append(out, id)
	}
	return out, nil
}

func (env *Env) consolidationCandidates(cmd *cobra.Command, _ []string) error {
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.CandidateRow], error) {
		return env.Office.ConsolidationCandidates(ctx, env.By, office.CandidateFilter{Text: text(cmd, "text"), After: after, Limit: limit})
	}
	return list(env, cmd, get, []column[office.CandidateRow]{
		{"id", func(r office.CandidateRow) string { return r.Branch.String() }},
		{"branch", func(r office.CandidateRow) string { return r.Name }},
		{"groups", func(r office.CandidateRow) string { return fmt.Sprintf("%d → %d", len(r.Groups), r.Fewest) }},
		{"members", func(r office.CandidateRow) string { return fmt.Sprintf("%d/%d", r.People, r.Capacity) }},
		{"open_cases", func(r office.CandidateRow) string { return r.Open.String() }},
	})
}

func (env *Env) consolidationPropose(cmd *cobra.Command, args []string) error {
	branch, err := env.id(args[0], domain.KindBranch)
	if err != nil {
		return err
	}
	keep, err := env.idsFlag(cmd, "keep", domain.KindGroup)
	if err != nil {
		return err
	}
	c, err := env.Office.ProposeConsolidation(cmd.Context(), env.By, office.ProposeConsolidation{Branch: branch, Keep: keep})
	if err != nil {
		return err
	}
	return env.consolidated(cmd, c, env.Text.Consolidation.CommandDone)
}

// consolidated writes what a change of a plan led to.
func (env *Env) consolidated(cmd *cobra.Command, c domain.Consolidation, sentence string) error {
	keep := make([]string, len(c.Keep))
	for i, id := range c.Keep {
		keep[i] = id.String()
	}
	people := len(c.Moves)
	if v, err := env.Office.Consolidation(cmd.Context(), env.By, c.ID); err == nil {
		people = v.Plan.People
	}
	return env.done(cmd, c, "%s", env.Text.Sentence(sentence, domain.Args{"id": c.ID, "keep": strings.Join(keep, env.Text.Label.Comma), "n": people}))
}

func (env *Env) consolidationList(cmd *cobra.Command, _ []string) error {
	branch, err := env.idFlag(cmd, "branch", domain.KindBranch)
	if err != nil {
		return err
	}
	state, err := choice(env, cmd, "state", domain.ConsolidationStates)
	if err != nil {
		return err
	}
	f := office.ConsolidationFilter{Branch: branch, Text: text(cmd, "text")}
	if state != "" {
		f.States = []domain.ConsolidationState{state}
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.ConsolidationRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Consolidations(ctx, env.By, f)
	}
	return list(env, cmd, get, []column[office.ConsolidationRow]{
		{"id", func(r office.ConsolidationRow) string { return r.ID.String() }},
		{"branch", func(r office.ConsolidationRow) string { return r.BranchName }},
		{"groups", func(r office.ConsolidationRow) string {
			return fmt.Sprintf("%d → %d", len(r.Keep)+len(r.End), len(r.Keep))
		}},
		{"moves", func(r office.ConsolidationRow) string { return fmt.Sprintf("%d/%d", r.Done, len(r.Moves)) }},
		{"state", func(r office.ConsolidationRow) string { return env.Text.Word.Consolidation[r.State] }},
	})
}

func (env *Env) consolidationAdjust(cmd *cobra.Command, args []string) error {
	keep, err := env.idsFlag(cmd, "keep", domain.KindGroup)
	if err != nil {
		return err
	}
	in := office.AdjustConsolidation{Keep: keep}
	values, _ := cmd.Flags().GetStringSlice("move")
	for _, v := range values {
		person, group, _ := strings.Cut(v, "=")
		p, bad := env.id(person, domain.KindPerson)
		g, worse := env.id(group, domain.KindGroup)
		if bad != nil || worse != nil {
			return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.FlagBadValue, "move", cli.Clean(v))}
		}
		in.Moves = append(in.Moves, cons.Target{Person: p, To: g})
	}
	if in.ID, in.Version, err = subject(env, cmd, args[0], domain.KindConsolidation, env.Office.Consolidation); err != nil {
		return err
	}
	c, err := env.Office.AdjustConsolidation(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.consolidated(cmd, c, env.Text.Consolidation.CommandDone)
}

func (env *Env) consolidationStart(cmd *cobra.Command, args []string) error {
	if err := cli.Require(cmd, env.Text, "reason"); err != nil {
		return err
	}
	var in office.StartConsolidation
	var err error
	if in.ID, in.Version, err = subject(env, cmd, args[0], domain.KindConsolidation, env.Office.Consolidation); err != nil {
		return err
	}
	if in.Reason, err = env.long(cmd, text(cmd, "reason")); err != nil {
		return err
	}
	c, err := env.Office.StartConsolidation(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.consolidated(cmd, c, env.Text.Consolidation.CommandStarted)
}

func (env *Env) consolidationCancel(cmd *cobra.Command, args []string) error {
	var in office.CancelConsolidation
	var err error
	if in.ID, in.Version, err = subject(env, cmd, args[0], domain.KindConsolidation, env.Office.Consolidation); err != nil {
		return err
	}
	if in.Reason, err = env.long(cmd, text(cmd, "reason")); err != nil {
		return err
	}
	c, err := env.Office.CancelConsolidation(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.consolidated(cmd, c, env.Text.Consolidation.CommandEnded)
}

func (env *Env) consolidationText(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindConsolidation)
	if err != nil {
		return err
	}
	n, err := env.Office.ConsolidationNotice(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	if env.json {
		return cli.WriteJSON(cmd.OutOrStdout(), map[string]any{"notice": n, "text": env.Text.MoveNotice(n)})
	}
	for line := range strings.SplitSeq(env.Text.MoveNotice(n), "\n") {
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), cli.Clean(line)); err != nil {
			return err
		}
	}
	return nil
}
