package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) names() *cobra.Command {
	return parent("name",
		texts(env.command("check NAME", []string{"NAME"}, env.nameCheck), "branch"),
		ofHQ(env.optional("propose [ID]", env.namePropose)),
		filters(env.command("findings", nil, env.nameFindings), "branch", "text"),
	)
}

// nameCheck fails where there is a finding, after it has said which: a script
// relies on the exit code.
func (env *Env) nameCheck(cmd *cobra.Command, args []string) error {
	branch, err := env.idFlag(cmd, "branch", domain.KindBranch)
	if err != nil {
		return err
	}
	r, err := env.Office.CheckName(cmd.Context(), env.By, office.NameQuery{Name: args[0], Branch: branch})
	if err != nil {
		return err
	}
	t := &env.Text.Name
	err = env.show(cmd, r, func(p *page) {
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
}

func (env *Env) namePropose(cmd *cobra.Command, args []string) error {
	hq, _ := cmd.Flags().GetBool("hq")
	if hq == (len(args) > 0) {
		return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.MissingArg, "ID | --hq")}
	}
	var id domain.ID // headquarters' own
	if !hq {
		var err error
		if id, err = env.id(args[0], domain.KindBranch); err != nil {
			return err
		}
	}
	n, err := env.Office.ProposeName(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.done(cmd, n, "%s", n.Name)
}

func (env *Env) nameFindings(cmd *cobra.Command, _ []string) error {
	branch, err := env.idFlag(cmd, "branch", domain.KindBranch)
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.GroupRow], error) {
		return env.Office.NameFindings(ctx, env.By, office.GroupFilter{Branch: branch, Text: text(cmd, "text"), After: after, Limit: limit})
	}
	return list(env, cmd, get, []column[office.GroupRow]{
		{"id", func(g office.GroupRow) string { return g.ID.String() }},
		{"name", func(g office.GroupRow) string { return g.Name }},
		{"branch", func(g office.GroupRow) string { return env.home(g.Branch, g.BranchName) }},
		{"name_finding", func(g office.GroupRow) string { return g.NameFinding }},
	})
}

func (env *Env) groupVacancy(cmd *cobra.Command, args []string) error {
	if err := cli.Require(cmd, env.Text, "reason", "on"); err != nil {
		return err
	}
	id, err := env.id(args[0], domain.KindGroup)
	if err != nil {
		return err
	}
	in := office.DeclareVacancy{Group: id, On: domain.Date(text(cmd, "on"))}
	if in.Version, err = decidedOn(env, cmd, id, env.Office.Group); err != nil {
		return err
	}
	if in.Reason, err = env.long(cmd, text(cmd, "reason")); err != nil {
		return err
	}
	g, err := env.Office.DeclareVacancy(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, g, env.Text.Group.VacancyDone, domain.Args{"group": fmt.Sprint(g.ID, " ", g.Name)})
}
