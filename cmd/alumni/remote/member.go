package remote

import (
	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) members() *cobra.Command {
	return parent("member",
		texts(env.command("add", nil, env.memberAdd), "group", "person", "basis", "card", "reason"),
		filters(env.command("list GROUP", []string{"GROUP"}, env.groupMembers), "text"),
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
