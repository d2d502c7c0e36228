package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
)

// checkCommand checks a stopped store: its pages, as every opening does, then
// every record with its index entries, claims and counters, then the audit
// chain. What it finds it prints, one finding a line.
func (m *Main) checkCommand() *cobra.Command {
	env := m.localEnv()
	cmd := &cobra.Command{
		Use:  "check",
		Args: cli.Args(m.text),
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := env.Open()
			if err != nil {
				return err
			}
			file, t := storeFile(cmd.Flag("data").Value.String()), &m.text.Command
			found := m.store.Check(cmd.Context())
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			if found != nil {
				fmt.Fprintf(m.Stdout, m.text.Server.StoreBad+"\n", file)
				for line := range strings.Lines(found.Error()) {
					fmt.Fprintln(m.Stdout, "  "+cli.Clean(strings.TrimSpace(line)))
				}
			}
			report, err := o.VerifyAudit(cmd.Context(), env.By)
			if err != nil {
				return err
			}
			if found == nil {
				fmt.Fprintf(m.Stdout, m.text.Server.StoreOK+"\n", file)
			}
			if report.OK {
				fmt.Fprintf(m.Stdout, t.ChainOK+"\n", report.Entries, report.Head)
			} else {
				fmt.Fprintf(m.Stdout, t.ChainBad+"\n", report.BadSeq, cli.Clean(report.Problem))
			}
			if found != nil || !report.OK {
				return &cli.ExitError{Code: cli.ExitRefused}
			}
			return nil
		},
	}
	m.onStore(cmd, env)
	return cmd
}
