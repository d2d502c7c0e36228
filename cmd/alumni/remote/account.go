package remote

import (
	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/tui/show/account"
)

// Accounts are the commands over accounts; the operator has them on the server too.
func (env *Env) Accounts() *cobra.Command {
	cmd := noun(env, account.List, account.View)
	for _, sub := range cmd.Commands() {
		if sub.Name() == "key" {
			sub.AddCommand(env.accountKeys())
		}
	}
	return cmd
}

// accountKeys lists the keys of one account.
func (env *Env) accountKeys() *cobra.Command {
	var id domain.ID
	return env.command("list ID", bind.Fields{bind.Arg(domain.KindAccount, &id)}, func(cmd *cobra.Command) error {
		o, err := env.opened()
		if err != nil {
			return err
		}
		v, err := o.Account(cmd.Context(), env.By, id)
		if err != nil {
			return err
		}
		return rows(cmd.Context(), env, 0, once(v.Keys), account.Keys(env.Text))
	})
}

// sessions are the commands over what is open on the server.
func (env *Env) sessions() *cobra.Command { return noun(env, account.Sessions, account.Session) }
