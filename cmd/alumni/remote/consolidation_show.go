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
	"alumni/tui/i18n"
)

func (env *Env) consolidationShow() *cobra.Command {
	t := &env.Text.Consolidation
	return record(env, "show ID", domain.KindConsolidation, (*office.Office).Consolidation, func(p *page, v consolidation.View) {
		p.field("id", v.ID.String())
		p.field("branch", v.BranchName+" "+v.Branch.String())
		p.field("state", env.Text.Word.Consolidation[v.State])
		p.field("moves", fmt.Sprintf("%d/%d", v.Done, len(v.Moves)))
		p.field("reason", v.Reason)
		p.field("by", v.ByName)
		p.field("version", fmt.Sprint(v.Version))
		var groups []string
		names := map[domain.ID]string{}
		for _, g := range v.Plan.Groups {
			names[g.ID] = g.Name
			line := g.ID.String() + " " + g.Name + "  "
			switch {
			case g.Stays:
				line += t.Stays + " " + env.Text.Sentence(t.StaysText, domain.Args{"now": g.Now, "after": g.After, "capacity": g.Capacity})
			case !g.State.Live():
				line += t.Ended
			default:
				line += t.Ends + " " + env.Text.Sentence(t.EndsText, domain.Args{"now": g.Now}) + " " + g.Task.String()
			}
			if n := g.Unknown(); n > 0 {
				line += " ! " + env.Text.Sentence(t.Unknown, domain.Args{"group": g.Name, "n": n})
			}
			if !g.Case.IsZero() {
				line += " ! " + env.Text.Sentence(t.OpenCase, domain.Args{"group": g.Name, "id": g.Case})
			}
			groups = append(groups, strings.TrimSpace(line))
		}
		p.section(t.Groups, groups)
		var flows, problems []string
		for _, f := range v.Plan.Flows {
			flows = append(flows, fmt.Sprintf("%s → %s  %d/%d", f.From, f.To, f.Done, f.People))
		}
		p.section(t.Flows, flows)
		for _, x := range v.Plan.Problems {
			problems = append(problems, env.Text.MoveProblem(x.Fault, v.Names[x.Person], names[x.From], names[x.To]))
		}
		p.section(t.Problems, problems)
		p.history(v.History, v.ID)
	})
}

func (env *Env) consolidationMoves() *cobra.Command {
	var f consolidation.MoveFilter
	fields := bind.Fields{
		bind.Arg(domain.KindConsolidation, &f.ID), bind.ID("from", domain.KindGroup, &f.From),
		bind.Choices("state", &f.States, cons.States, i18n.For("zh").Consolidation.MoveState, i18n.For("en").Consolidation.MoveState),
		bind.Text("text", &f.Text),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[consolidation.MoveRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.ConsolidationMoves(ctx, env.By, f)
	}
	return list(env, "moves ID", fields, get, []column[consolidation.MoveRow]{
		{"person", func(r consolidation.MoveRow) string { return r.Person.String() }},
		{"person_name", func(r consolidation.MoveRow) string { return r.Name }},
		{"card", func(r consolidation.MoveRow) string { return r.Card }},
		{"group_from", func(r consolidation.MoveRow) string { return r.From.String() }},
		{"group_to", func(r consolidation.MoveRow) string { return r.To.String() }},
		{"role", func(r consolidation.MoveRow) string { return env.Text.Word.Manager[r.Role] }},
		{"state", func(r consolidation.MoveRow) string { return env.Text.Consolidation.MoveState[r.State] }},
	})
}
