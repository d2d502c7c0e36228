package main

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"os"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/remote"
	"alumni/cmd/alumni/sshd"
	"alumni/db"
	"alumni/domain/office"
	"alumni/keys"
)

// accountCommand holds the account commands of the remote face, run by the
// operator on a stopped store. Here --key may name a file.
func (m *Main) accountCommand() *cobra.Command {
	env := m.localEnv()
	cmd := env.Accounts()
	m.onStore(cmd, env)
	cli.Each(cmd, func(c *cobra.Command) {
		if c.Name() == "add" {
			c.PreRunE = m.keyFile
		}
	})
	return cmd
}

// keyFile puts the content of the file that --key names in the flag's place.
func (m *Main) keyFile(cmd *cobra.Command, _ []string) error {
	key := cmd.Flag("key").Value.String()
	if key == "-" {
		return nil
	}
	text, file, err := m.readKeys(key)
	if err != nil {
		return err
	}
	if _, err := keys.ParsePublicKey(text); err != nil && file != "" {
		return refuse(m.text.Server.BadAdminKey, file, errors.New(m.text.Error(err)))
	}
	return cmd.Flags().Set("key", text)
}

// branchCommand imports branches from a file into a stopped store.
func (m *Main) branchCommand() *cobra.Command {
	env := m.localEnv()
	imports := env.BranchImport()
	imports.Use = "import FILE.csv"
	m.onStore(imports, env)
	run := imports.RunE
	imports.Args = cli.Args(m.text, "FILE.csv")
	imports.RunE = func(cmd *cobra.Command, args []string) error {
		f, err := os.Open(args[0])
		if err != nil {
			return refuse(m.text.Server.BadFile, args[0], m.why(err))
		}
		defer f.Close()
		cmd.SetIn(f)
		return run(cmd, nil)
	}
	branch := &cobra.Command{Use: "branch"}
	branch.AddCommand(imports)
	return branch
}

func (m *Main) localEnv() *remote.Env {
	return &remote.Env{
		By: operator(), Text: m.text, Stdin: m.Stdin, Stdout: m.Stdout, Stderr: m.Stderr, Version: version(),
	}
}

// onStore makes the leaves under cmd open the store of --data when they come to
// need it and close it after, and report errors as the remote face does.
func (m *Main) onStore(cmd *cobra.Command, env *remote.Env) {
	cmd.PersistentFlags().String("data", "", "")
	env.Prepare(cmd)
	cli.Each(cmd, func(c *cobra.Command) {
		if run := c.RunE; run != nil {
			c.RunE = func(cmd *cobra.Command, args []string) error { return m.withStore(cmd, env, run, args) }
		}
	})
}

func (m *Main) withStore(cmd *cobra.Command, env *remote.Env, run func(*cobra.Command, []string) error, args []string) error {
	if err := cli.Require(cmd, m.text, "data"); err != nil {
		return err
	}
	var refused error
	closeStore := func() {}
	env.Open = func() (*office.Office, error) {
		m.store, closeStore, refused = m.openStopped(cmd.Flag("data").Value.String(), m.remoteLine(cmd))
		if refused != nil {
			return nil, refused
		}
		return m.newOffice(m.localStore(m.store)), nil
	}
	err := run(cmd, args)
	if refused != nil {
		return refused
	}
	closeStore()
	if code := env.Report(err); code != cli.ExitDone {
		return &cli.ExitError{Code: code}
	}
	return nil
}

// openStopped opens an existing store for one of the operator's commands.
func (m *Main) openStopped(dir, remote string) (*db.DB, func(), error) {
	has, err := m.inspect(dir, os.Geteuid() != 0)
	if err != nil {
		return nil, nil, err
	}
	if !has.store {
		return nil, nil, m.noStore(dir, has)
	}
	store, eng, err := m.openStore(dir, true, false, m.text.Server.Locked, dir, remote)
	if err != nil {
		return nil, nil, err
	}
	return store, func() { _ = eng.Close() }, nil
}

// remoteLine is the remote command that does the same while a server runs.
func (m *Main) remoteLine(cmd *cobra.Command) string {
	line := "ssh"
	if port := listenPort(m.Getenv("ALUMNI_LISTEN")); port != "22" {
		line += " -p " + cmp.Or(port, "PORT") // only the server that runs knows
	}
	words := cli.Path(cmd)
	if words == "check" {
		words = "audit verify" // what of it can be asked while a server runs
	}
	line += fmt.Sprintf(" %s@HOST %s", cmp.Or(m.Getenv("ALUMNI_USER"), sshd.DefaultUser), words)
	if cmd.Name() == "import" {
		line += " < FILE.csv"
	}
	return line
}

// listenPort is the port of a listen address, "" if it names none.
func listenPort(addr string) string {
	_, port, _ := net.SplitHostPort(addr)
	return port
}

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
				for _, line := range m.findings(found) {
					fmt.Fprintln(m.Stdout, "  "+line)
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
				fmt.Fprintln(m.Stdout, m.text.ChainBroken(report))
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
