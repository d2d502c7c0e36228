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
	"alumni/domain/office/registry"
	"alumni/tui/deed"
	"alumni/tui/show/group"
	"alumni/tui/show/member"
)

func (env *Env) groups() *cobra.Command {
	whose := func(f *registry.GroupFilter) bind.Field { return env.whose(&f.Branch, &f.HQ) }
	return parent("group", append(plains(env, group.View.Commands),
		listing(env, group.List, whose), viewing(env, group.View), env.memberList("members ID"))...)
}

func (env *Env) members() *cobra.Command {
	deeds := plains(env, []deed.Offer{member.Add, member.Edit, member.Leave, member.Remove, member.Refuse})
	return parent("member", append(deeds, env.memberList("list GROUP"), env.memberShow(), env.refusals(), env.memberImport())...)
}

// memberList lists a group's members; it is a command of the groups and of the members.
func (env *Env) memberList(use string) *cobra.Command {
	var f people.MemberFilter
	fields := bind.Fields{
		bind.Arg(domain.KindGroup, &f.Group), bind.Yes("findings", &f.Findings), bind.Yes("gone", &f.Gone), bind.Text("text", &f.Text),
	}
	return table(env, use, fields, func(ctx context.Context, after string, limit int) (domain.Page[people.MemberRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Members(ctx, env.By, f)
	}, member.Columns(env.Text))
}

// memberImport registers a group's members from a table on standard input.
func (env *Env) memberImport() *cobra.Command {
	var group domain.ID
	var dry bool
	fields := bind.Fields{env.may(domain.CanChange), bind.Arg(domain.KindGroup, &group), bind.Yes("dry-run", &dry)}
	return env.command("import GROUP", fields, func(cmd *cobra.Command) error {
		rows, err := importfile.Members(cmd.Context(), cmd.InOrStdin())
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
		if err := env.done(n, member.Outcome(env.Text, said, n)); err != nil || env.json {
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
