package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/consolidation"
)

// consolidationRecord says that people were moved in WeChat. Who could not be
// recorded is named, one a line, on standard error.
func (env *Env) consolidationRecord() *cobra.Command {
	var in consolidation.RecordMoves
	fields := changes(env, domain.KindConsolidation, (*office.Office).Consolidation, &in.ID, &in.Version,
		bind.IDs("person", domain.KindPerson, &in.Persons), bind.Yes("all", &in.All), env.limit(&in.Limit),
		bind.ID("from", domain.KindGroup, &in.From),
		bind.Step(func(context.Context) error {
			switch {
			case in.All && len(in.Persons) > 0:
				return env.badFlag("all", "person")
			case !in.All && len(in.Persons) == 0:
				return env.missing("person")
			}
			return nil
		}))
	return env.command("record ID", fields, func(cmd *cobra.Command) error {
		r, err := env.Office.RecordMoves(cmd.Context(), env.By, in)
		if err != nil {
			return err
		}
		return env.saidMoves(in.ID, r)
	})
}

// saidMoves says what was recorded and who was not, one a line, on standard error.
func (env *Env) saidMoves(id domain.ID, r consolidation.MovesRecorded) error {
	t := &env.Text.Consolidation
	if env.json {
		return cli.WriteJSON(env.Stdout, env.recorded(r))
	}
	for _, s := range r.Skipped {
		why := t.MoveState["left"]
		if s.Why != nil {
			why = env.Text.Error(s.Why)
		}
		line := env.Text.Sentence(t.CommandSkipped, domain.Args{"person": s.Name + " " + s.Person.String(), "why": why})
		fmt.Fprintln(env.Stderr, cli.Clean(line))
	}
	return env.done(r, env.Text.Sentence(t.CommandRecorded, domain.Args{"id": id, "n": r.Moved, "left": r.Left}))
}

// recorded is the JSON of what was recorded, with why others were not.
func (env *Env) recorded(r consolidation.MovesRecorded) any {
	type skipped struct {
		consolidation.SkippedMove
		Refused *Failure `json:"refused,omitempty"`
	}
	out := struct {
		consolidation.MovesRecorded
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
