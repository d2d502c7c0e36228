package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	accounts "alumni/domain/office/account"
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
		return rows(cmd.Context(), env, 0, once(account.Ways(env.Text, v)), account.Keys(env.Text))
	})
}

// sessions are the commands over what is open on the server.
func (env *Env) sessions() *cobra.Command { return noun(env, account.Sessions, account.Session) }

// invitations are the commands over invitations.
func (env *Env) invitations() *cobra.Command {
	return noun(env, account.Invitations, account.Invitation)
}

// enroll is what a key without an account runs, see Enroll. Whoever reaches this
// tree has one, and is told so.
func (env *Env) enroll() *cobra.Command {
	var words []string
	return env.command("enroll [CODE...]", bind.Fields{bind.Words(&words)}, func(cmd *cobra.Command) error {
		o, err := env.opened()
		if err == nil {
			_, err = o.Enrol(cmd.Context(), env.By, accounts.Enrol{
				Code: strings.Join(words, ""), Key: domain.AccountKey{Fingerprint: env.By.Fingerprint},
			})
		}
		return err
	})
}

// Enroll registers the caller's own key by an invitation's code, which may be
// typed in several words. It is all that a key without an account can do.
func Enroll(ctx context.Context, env *Env, key domain.AccountKey, words []string) int {
	acc, err := env.Office.Enrol(ctx, env.By, accounts.Enrol{Code: strings.Join(words, ""), Key: key})
	if err == nil {
		_, err = fmt.Fprintln(env.Stdout, env.Text.Sentence(env.Text.Account.Enrolled, domain.Args{
			"id": acc.ID, "name": acc.Name, "role": env.Text.Word.Role[acc.Role], "key": key.Fingerprint,
		}))
	}
	return env.Report(err)
}
