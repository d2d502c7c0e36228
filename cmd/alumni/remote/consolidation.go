package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	cons "alumni/domain/consolidation"
	"alumni/domain/office"
	officecons "alumni/domain/office/consolidation"
	"alumni/tui/i18n"
	"alumni/tui/show/consolidation"
)

func (env *Env) consolidations() *cobra.Command {
	return noun(env, consolidation.List, consolidation.View,
		listing(env, consolidation.Candidates), env.consolidationPropose(), env.consolidationMoves(), env.consolidationAdjust(),
		env.consolidationRecord(), env.consolidationText())
}

func (env *Env) consolidationPropose() *cobra.Command {
	var in officecons.ProposeConsolidation
	return env.deed("propose BRANCH", domain.CanChange, bind.Fields{
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

func (env *Env) consolidationMoves() *cobra.Command {
	var f officecons.MoveFilter
	w := func(lang string) map[cons.State]string { return i18n.For(lang).Consolidation.MoveState }
	fields := bind.Fields{
		bind.Arg(domain.KindConsolidation, &f.ID), bind.ID("from", domain.KindGroup, &f.From),
		bind.Choices("state", &f.States, cons.States, w("zh"), w("en")), bind.Text("text", &f.Text),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[officecons.MoveRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.ConsolidationMoves(ctx, env.By, f)
	}
	return table(env, "moves ID", fields, get, consolidation.Moves(env.Text, func(name string) string { return name }))
}

func (env *Env) consolidationAdjust() *cobra.Command {
	var in officecons.AdjustConsolidation
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
	return env.deed("adjust ID", domain.CanChange, fields, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.AdjustConsolidation(ctx, env.By, in)
		return env.consolidated(ctx, c, err, env.Text.Consolidation.CommandDone)
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

// consolidationRecord says that people were moved in WeChat. Who could not be
// recorded is named, one a line, on standard error.
func (env *Env) consolidationRecord() *cobra.Command {
	var in officecons.RecordMoves
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
	return env.command("record ID", append(bind.Fields{env.may(domain.CanChange)}, fields...), func(cmd *cobra.Command) error {
		r, err := env.Office.RecordMoves(cmd.Context(), env.By, in)
		if err != nil {
			return err
		}
		return env.saidMoves(in.ID, r)
	})
}

// saidMoves says what was recorded and who was not, one a line, on standard error.
func (env *Env) saidMoves(id domain.ID, r officecons.MovesRecorded) error {
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
func (env *Env) recorded(r officecons.MovesRecorded) any {
	type skipped struct {
		officecons.SkippedMove
		Refused *Failure `json:"refused,omitempty"`
	}
	out := struct {
		officecons.MovesRecorded
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
