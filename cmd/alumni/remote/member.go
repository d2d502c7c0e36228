package remote

import (
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) members() *cobra.Command {
	load := env.command("import GROUP", []string{"GROUP"}, env.memberImport)
	load.Flags().Bool("dry-run", false, "")
	return parent("member",
		texts(env.command("add", nil, env.memberAdd), "group", "person", "basis", "card", "reason"),
		filters(env.command("list GROUP", []string{"GROUP"}, env.groupMembers), "text"), load,
	)
}

func (env *Env) memberAdd(cmd *cobra.Command, _ []string) error {
	if err := cli.Require(cmd, env.Text, "group", "person", "basis"); err != nil {
		return err
	}
	var in office.AddMember
	var err error
	if in.Group, err = env.idFlag(cmd, "group", domain.KindGroup); err != nil {
		return err
	}
	if in.Person, err = env.idFlag(cmd, "person", domain.KindPerson); err != nil {
		return err
	}
	if in.Basis, err = choice(env, cmd, "basis", domain.Bases); err != nil {
		return err
	}
	in.Card = text(cmd, "card")
	if in.Reason, err = env.long(cmd, text(cmd, "reason")); err != nil {
		return err
	}
	m, err := env.Office.AddMember(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	sentence := env.Text.Sentence(env.Text.Consolidation.CommandMember, domain.Args{"person": m.Person, "group": m.Group})
	return env.done(cmd, m, "%s", sentence)
}

// memberImport registers a group's members from a table on standard input.
func (env *Env) memberImport(cmd *cobra.Command, args []string) error {
	group, err := env.id(args[0], domain.KindGroup)
	if err != nil {
		return err
	}
	rows, err := importfile.Members(cmd.InOrStdin())
	if err != nil {
		return err
	}
	dry, _ := cmd.Flags().GetBool("dry-run")
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
	if err := env.done(cmd, n, "%s", sentence); err != nil || env.json {
		return err
	}
	for _, line := range env.Text.MemberFindings(n) {
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), cli.Clean(line)); err != nil {
			return err
		}
	}
	return nil
}
