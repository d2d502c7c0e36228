package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/people"
)

func (env *Env) members() *cobra.Command {
	return parent("member", env.memberAdd(), env.groupMembers("list GROUP"), env.memberImport())
}

func (env *Env) memberAdd() *cobra.Command {
	var in people.AddMember
	return env.deed("add", bind.Fields{
		bind.Need(bind.ID("group", domain.KindGroup, &in.Group)),
		bind.Need(bind.ID("person", domain.KindPerson, &in.Person)),
		bind.Need(bind.Choice("basis", &in.Basis, domain.Bases, zh.Basis, en.Basis)),
		bind.Text("card", &in.Card),
		bind.Long("reason", &in.Reason),
	}, func(ctx context.Context) (any, string, error) {
		m, err := env.Office.AddMember(ctx, env.By, in)
		return m, env.Text.Sentence(env.Text.Consolidation.CommandMember, domain.Args{"person": m.Person, "group": m.Group}), err
	})
}

// memberImport registers a group's members from a table on standard input.
func (env *Env) memberImport() *cobra.Command {
	var group domain.ID
	var dry bool
	return env.command("import GROUP", bind.Fields{bind.Arg(domain.KindGroup, &group), bind.Yes("dry-run", &dry)}, func(cmd *cobra.Command) error {
		rows, err := importfile.Members(cmd.InOrStdin())
		if err != nil {
			return err
		}
		n, err := env.Office.ImportMembers(cmd.Context(), env.By, group, rows, dry)
		if err != nil {
			return err
		}
		said := env.Text.Member.Imported
		if dry {
			said = env.Text.Member.Checked
		}
		sentence := env.Text.Sentence(said, domain.Args{
			"joined": n.Joined, "registered": n.Registered, "already": n.Already, "members": n.Members, "capacity": n.Capacity,
		})
		if err := env.done(n, sentence); err != nil || env.json {
			return err
		}
		for _, line := range env.Text.MemberFindings(n) {
			if _, err := fmt.Fprintln(env.Stdout, cli.Clean(line)); err != nil {
				return err
			}
		}
		return nil
	})
}
