package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
)

// checkCommand checks a stopped store: its pages, as every opening does, then
// the audit chain.
func (m *Main) checkCommand() *cobra.Command {
	env := m.localEnv()
	cmd := &cobra.Command{
		Use:  "check",
		Args: cli.Args(m.text),
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir := cmd.Flag("data").Value.String()
			t := &m.text.Command
			report, err := env.Office.VerifyAudit(cmd.Context(), env.By)
			if err != nil {
				return err
			}
			fmt.Fprintf(m.Stdout, t.Server.StoreOK+"\n", storeFile(dir))
			if !report.OK {
				fmt.Fprintf(m.Stdout, t.ChainBad+"\n", report.BadSeq, cli.Clean(report.Problem))
				return &cli.ExitError{Code: cli.ExitRefused}
			}
			fmt.Fprintf(m.Stdout, t.ChainOK+"\n", report.Entries, report.Head)
			return nil
		},
	}
	m.onStore(cmd, env)
	return cmd
}
