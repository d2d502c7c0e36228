package remote

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/keys"
)

// Copied is what a copy of the store is that somebody got.
type Copied struct {
	Bytes      int64
	Entries    uint64 // of the audit log
	Head       string // hash of the last of them
	Recipients int    // who can open it; 0: it is not sealed and holds no key
}

// backup writes a copy of the whole store to stdout. Who may not is told so
// before anything is read.
func (env *Env) backup() *cobra.Command {
	var recipients string
	fields := bind.Fields{env.may(domain.CanBackup), bind.Long("recipient", &recipients)}
	return env.command("backup", fields, func(cmd *cobra.Command) error {
		if env.Terminal {
			return &cli.UsageError{Text: env.Text.Command.NoTerminal}
		}
		// Somebody who names nobody would get a copy that is not sealed and think it is.
		// What was given is not said back: it may be a private key.
		to, err := keys.ParseRecipients(recipients)
		switch {
		case domain.AsError(err).Fault == domain.FaultPrivateKey:
			return &cli.UsageError{Text: env.Text.Error(err)}
		case err != nil, len(to) == 0 && cmd.Flag("recipient").Changed:
			return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.NoRecipient, "recipient")}
		}
		if err := env.Office.Backup(cmd.Context(), env.By); err != nil {
			return err
		}
		if env.Copy == nil {
			return domain.AsError(errors.New("remote: no copies are made here"))
		}
		c, err := env.Copy(cmd.Context(), env.Stdout, recipients)
		if err != nil {
			return err
		}
		fmt.Fprintln(env.Stderr, env.Text.Copied("", c.Bytes, c.Entries, c.Head, c.Recipients))
		return nil
	})
}
