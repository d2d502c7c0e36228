package remote

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/tui/show/branch"
)

func (env *Env) branches() *cobra.Command {
	return noun(env, branch.List, branch.View, env.BranchImport())
}

// BranchImport is the command that imports branches from CSV on standard input.
func (env *Env) BranchImport() *cobra.Command {
	load := env.command("import", bind.Fields{env.may(domain.CanImport)}, func(cmd *cobra.Command) error {
		rows, err := importfile.Branches(cmd.Context(), cmd.InOrStdin())
		if err != nil {
			return err
		}
		o, err := env.opened()
		if err != nil {
			return err
		}
		n, err := o.ImportBranches(cmd.Context(), env.By, rows)
		if err != nil {
			return err
		}
		said := fmt.Sprintf(env.Text.Command.Imported, n.Imported)
		for _, b := range n.Named {
			said += "\n" + strings.TrimSpace(env.Text.NamedAfter(b.Given, b.Name))
		}
		return env.done(n, said)
	})
	load.Long = env.Text.Command.BranchColumns
	return load
}
