package remote

import (
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

// consolidationRecord says that people were moved in WeChat. Who could not be
// recorded is named, one a line, on standard error.
func (env *Env) consolidationRecord(cmd *cobra.Command, args []string) error {
	var in office.RecordMoves
	var err error
	if in.Persons, err = env.idsFlag(cmd, "person", domain.KindPerson); err != nil {
		return err
	}
	in.All, _ = cmd.Flags().GetBool("all")
	in.Limit, _ = cmd.Flags().GetInt("limit")
	if in.From, err = env.idFlag(cmd, "from", domain.KindGroup); err != nil {
		return err
	}
	switch {
	case in.All && len(in.Persons) > 0:
		return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.FlagBadValue, "all", "person")}
	case !in.All && len(in.Persons) == 0:
		return cli.Require(cmd, env.Text, "person")
	case in.Limit < 0:
		return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.FlagBadValue, "limit", fmt.Sprint(in.Limit))}
	}
	if in.ID, in.Version, err = subject(env, cmd, args[0], domain.KindConsolidation, env.Office.Consolidation); err != nil {
		return err
	}
	r, err := env.Office.RecordMoves(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	t := &env.Text.Consolidation
	if env.json {
		return cli.WriteJSON(cmd.OutOrStdout(), env.recorded(r))
	}
	for _, s := range r.Skipped {
		why := t.MoveState["left"]
		if s.Why != nil {
			why = env.Text.Error(s.Why)
		}
		line := env.Text.Sentence(t.CommandSkipped, domain.Args{"person": s.Name + " " + s.Person.String(), "why": why})
		fmt.Fprintln(cmd.ErrOrStderr(), cli.Clean(line))
	}
	return env.done(cmd, r, "%s", env.Text.Sentence(t.CommandRecorded, domain.Args{"id": in.ID, "n": r.Moved, "left": r.Left}))
}

// recorded is the JSON of what was recorded, with why others were not.
func (env *Env) recorded(r office.MovesRecorded) any {
	type skipped struct {
		office.SkippedMove
		Refused *Failure `json:"refused,omitempty"`
	}
	out := struct {
		office.MovesRecorded
		Skipped []skipped `json:"skipped"`
	}{MovesRecorded: r, Skipped: []skipped{}}
	for _, s := range r.Skipped {
		v := skipped{SkippedMove: s}
		if s.Why != nil {
			f := env.Failure(s.Why)
			v.Refused = &f
		}
		out.Skipped = append(out.Skipped, v)
	}
	return out
}
