package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	accounts "alumni/domain/office/account"
	"alumni/keys"
	"alumni/tui/i18n"
	"alumni/tui/show/account"
)

// Accounts are the commands over accounts; the operator has them on the server too.
func (env *Env) Accounts() *cobra.Command {
	get := func(ctx context.Context, after string, limit int) (domain.Page[accounts.View], error) {
		o, err := env.opened()
		if err != nil {
			return domain.Page[accounts.View]{}, err
		}
		return o.Accounts(ctx, env.By, after, limit)
	}
	return parent("account", table(env, "list", nil, get, account.Columns(env.Text)), env.accountAdd(), plain(env, account.Disable))
}

// accountAdd is told by hand: what a scope may be depends on the role.
func (env *Env) accountAdd() *cobra.Command {
	var in accounts.AddAccount
	var scope, key string
	return env.deed("add", bind.Fields{
		bind.Need(bind.Text("name", &in.Name)),
		bind.Need(bind.Choice("role", &in.Role, domain.Roles, zh.Role, en.Role)),
		bind.Choice("lang", &in.Lang, i18n.Langs, zh.Lang, en.Lang),
		bind.Text("scope", &scope),
		bind.Step(func(context.Context) (err error) {
			in.Scope, err = env.scope(scope, in.Role)
			return err
		}),
		bind.ID("person", domain.KindPerson, &in.Person),
		bind.Need(bind.Raw("key", &key)),
	}, func(ctx context.Context) (any, string, error) {
		var err error
		if in.Key, err = keys.ParsePublicKey(key); err != nil {
			return nil, "", err
		}
		o, err := env.opened()
		if err != nil {
			return nil, "", err
		}
		a, err := o.AddAccount(ctx, env.By, in)
		return a, fmt.Sprintf(env.Text.Command.AccountAdded, a.ID, a.Name, env.Text.Word.Role[a.Role]), err
	})
}

// scope reads --scope, whose kind depends on the role.
func (env *Env) scope(s string, role domain.Role) (domain.ID, error) {
	kind := domain.KindBranch
	if role == domain.RoleGroupManager {
		kind = domain.KindGroup
	}
	if s == "" {
		return domain.ID{}, nil
	}
	id, err := domain.ReadID(s, kind)
	if err != nil {
		return id, env.badFlag("scope", s)
	}
	return id, nil
}
