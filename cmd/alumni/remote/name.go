package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
)

func (env *Env) names() *cobra.Command {
	return parent("name", env.nameCheck(), env.namePropose(), env.nameFindings())
}

// nameCheck fails where there is a finding, after it has said which: a script
// relies on the exit code.
func (env *Env) nameCheck() *cobra.Command {
	var q casework.NameQuery
	fields := bind.Fields{bind.Word(&q.Name), bind.ID("branch", domain.KindBranch, &q.Branch)}
	return env.command("check NAME", fields, func(cmd *cobra.Command) error {
		r, err := env.Office.CheckName(cmd.Context(), env.By, q)
		if err != nil {
			return err
		}
		t := &env.Text.Name
		err = env.show(r, func(p *page) {
			p.field("name", r.Name)
			if r.Kind == domain.GroupHQ || !r.Branch.IsZero() {
				p.home(r.Branch, r.BranchName)
			}
			if r.Taken {
				p.field("group", r.TakenName+" "+r.TakenBy.String())
			}
			p.field("name_finding", r.Proposal)
			var lines []string
			if r.Canonical {
				lines = append(lines, env.Text.Command.Mark["pass"]+" "+t.Right)
			}
			for _, f := range r.Findings {
				line := env.Text.Command.Mark["fail"] + " " + env.Text.Sentence(t.Finding[f.Key], f.Args)
				if cite := env.Text.Cite(f.Rule); cite != "" {
					line += "  " + cite
				}
				lines = append(lines, line)
			}
			p.section(env.Text.Command.Checks, lines)
		})
		if err == nil && len(r.Findings) > 0 {
			err = &cli.ExitError{Code: cli.ExitRefused}
		}
		return err
	})
}

// namePropose proposes a name for a branch's next group, or headquarters' own.
func (env *Env) namePropose() *cobra.Command {
	var id domain.ID
	var hq bool
	return env.deed("propose [ID]", bind.Fields{
		bind.Arg(domain.KindBranch, &id), bind.Yes("hq", &hq),
		bind.Step(func(context.Context) error {
			if hq != id.IsZero() {
				return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.MissingArg, "ID | --hq")}
			}
			return nil
		}),
	}, func(ctx context.Context) (any, string, error) {
		n, err := env.Office.ProposeName(ctx, env.By, id)
		return n, n.Name, err
	})
}

func (env *Env) nameFindings() *cobra.Command {
	var f registry.GroupFilter
	fields := bind.Fields{bind.ID("branch", domain.KindBranch, &f.Branch), bind.Text("text", &f.Text)}
	get := func(ctx context.Context, after string, limit int) (domain.Page[desk.GroupRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.NameFindings(ctx, env.By, f)
	}
	return list(env, "findings", fields, get, []column[desk.GroupRow]{
		{"id", func(g desk.GroupRow) string { return g.ID.String() }},
		{"name", func(g desk.GroupRow) string { return g.Name }},
		{"branch", func(g desk.GroupRow) string { return env.home(g.Branch, g.BranchName) }},
		{"name_finding", func(g desk.GroupRow) string { return g.NameFinding }},
	})
}

func (env *Env) groupVacancy() *cobra.Command {
	var in casework.DeclareVacancy
	fields := changes(env, domain.KindGroup, (*office.Office).Group, &in.Group, &in.Version,
		bind.Need(bind.Long("reason", &in.Reason)), bind.Need(bind.Date("on", &in.On)))
	return env.deed("vacancy ID", fields, func(ctx context.Context) (any, string, error) {
		g, err := env.Office.DeclareVacancy(ctx, env.By, in)
		return g, env.Text.Sentence(env.Text.Group.VacancyDone, domain.Args{"group": fmt.Sprint(g.ID, " ", g.Name)}), err
	})
}
