package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/show/name"
)

func (env *Env) names() *cobra.Command {
	return parent("name", env.nameCheck(), env.namePropose(), listing(env, name.Findings))
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
		doc := name.Judged(env.Text, env.Text.Command.Checks, r)
		err = env.show(r, func(p *page) {
			p.fields = append(p.fields, [2]string{env.Text.Group.Name, doc.Title})
			if doc.Subtitle != "" {
				p.fields = append(p.fields, [2]string{"", doc.Subtitle})
			}
			p.parts(doc)
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
	return env.deed("propose [ID]", domain.CanCheckName, bind.Fields{
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
