package remote

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/keys"
)

// Accounts are the commands over accounts; the operator has them on the server too.
func (env *Env) Accounts() *cobra.Command {
	return parent("account",
		filters(env.command("list", nil, env.accountList)),
		texts(env.command("add", nil, env.accountAdd), "name", "role", "scope", "person", "key", "lang"),
		env.command("disable ID", []string{"ID"}, env.accountDisable),
	)
}

func (env *Env) accountList(cmd *cobra.Command, _ []string) error {
	get := func(ctx context.Context, after string, limit int) (domain.Page[domain.Account], error) {
		o, err := env.desk()
		if err != nil {
			return domain.Page[domain.Account]{}, err
		}
		return o.Accounts(ctx, env.By, after, limit)
	}
	return list(env, cmd, get, []column[domain.Account]{
		{"id", func(a domain.Account) string { return a.ID.String() }},
		{"person_name", func(a domain.Account) string { return a.Name }},
		{"role", func(a domain.Account) string { return env.Text.Word.Role[a.Role] }},
		{"scope", func(a domain.Account) string { return a.Scope.String() }},
		{"state", func(a domain.Account) string { return env.Text.Word.Account[a.State] }},
		{"keys", func(a domain.Account) string { return fingerprints(a) }},
	})
}

func fingerprints(a domain.Account) string {
	var out []string
	for _, k := range a.Keys {
		out = append(out, k.Fingerprint)
	}
	return strings.Join(out, " ")
}

func (env *Env) accountAdd(cmd *cobra.Command, _ []string) error {
	if err := cli.Require(cmd, env.Text, "name", "role", "key"); err != nil {
		return err
	}
	in := office.AddAccount{Name: text(cmd, "name")}
	var err error
	if in.Role, err = choice(env, cmd, "role", domain.Roles); err != nil {
		return err
	}
	if in.Lang, err = choice(env, cmd, "lang", []string{"zh", "en"}); err != nil {
		return err
	}
	if in.Scope, err = env.scope(cmd, in.Role); err != nil {
		return err
	}
	if in.Person, err = env.idFlag(cmd, "person", domain.KindPerson); err != nil {
		return err
	}
	line, err := env.long(cmd, text(cmd, "key"))
	if err != nil {
		return err
	}
	if in.Key, err = keys.ParsePublicKey(line); err != nil {
		return err
	}
	o, err := env.desk()
	if err != nil {
		return err
	}
	a, err := o.AddAccount(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.done(cmd, a, env.Text.Command.AccountAdded, a.ID, a.Name, env.Text.Word.Role[a.Role])
}

// scope reads --scope, whose kind depends on the role.
func (env *Env) scope(cmd *cobra.Command, role domain.Role) (domain.ID, error) {
	kind := domain.KindBranch
	if role == domain.RoleGroupManager {
		kind = domain.KindGroup
	}
	return env.idFlag(cmd, "scope", kind)
}

func (env *Env) accountDisable(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindAccount)
	if err != nil {
		return err
	}
	o, err := env.desk()
	if err != nil {
		return err
	}
	a, err := o.DisableAccount(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.done(cmd, a, env.Text.Command.AccountDisabled, a.ID, a.Name)
}
