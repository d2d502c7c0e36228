package remote

import (
	"context"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/roster"
	"alumni/tui/show/group"
	"alumni/tui/show/member"
)

func (env *Env) groups() *cobra.Command {
	whose := func(f *registry.GroupFilter) bind.Field { return env.whose(&f.Branch, &f.HQ) }
	return parent("group", append(plains(env, group.View.Commands),
		listing(env, group.List, whose), viewing(env, group.View), env.memberList("members ID"))...)
}

func (env *Env) members() *cobra.Command {
	return parent("member", plain(env, member.Add), env.memberList("list GROUP"), env.memberImport())
}

// memberList lists a group's members; it is a command of the groups and of the members.
func (env *Env) memberList(use string) *cobra.Command {
	var f people.MemberFilter
	fields := bind.Fields{bind.Arg(domain.KindGroup, &f.Group), bind.Text("text", &f.Text)}
	return table(env, use, fields, func(ctx context.Context, after string, limit int) (domain.Page[people.MemberRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Members(ctx, env.By, f)
	}, member.Columns(env.Text))
}

// memberImport registers a group's members from a list on standard input.
func (env *Env) memberImport() *cobra.Command {
	var (
		group domain.ID
		dry   bool
		read  roster.Options
	)
	fields := bind.Fields{
		env.may(domain.CanChange), bind.Arg(domain.KindGroup, &group), bind.Yes("dry-run", &dry),
		bind.Pairs("column", &read.Columns, roster.MemberColumns()),
		bind.Choice("basis", &read.Basis, domain.Bases, env.Text.Word.Basis),
	}
	return env.command("import GROUP", fields, func(cmd *cobra.Command) error {
		list, err := importfile.Members(cmd.Context(), cmd.InOrStdin(), read)
		if err != nil {
			return err
		}
		rows, err := list.Whole()
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
		lines := append([]string{member.Outcome(env.Text, said, n)}, env.Text.MemberFindings(n)...)
		return env.told(struct {
			people.MembersImported
			List any `json:"list"`
		}{n, list}, append(lines, env.Text.Reading(list.Sheet, list.Heading, list.Columns, list.Passed)...))
	})
}
