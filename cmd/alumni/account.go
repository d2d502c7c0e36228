package main

import (
	"fmt"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/remote"
	"alumni/db"
	"alumni/domain/office"
)

// accountCommand holds the account commands of the remote face, run by the
// operator on a stopped store. Here --key may name a file.
func (m *Main) accountCommand() *cobra.Command {
	env := m.localEnv()
	cmd := env.Accounts()
	m.onStore(cmd, env)
	for _, sub := range cmd.Commands() {
		if sub.Name() != "add" {
			continue
		}
		run := sub.RunE
		sub.RunE = func(cmd *cobra.Command, args []string) error {
			if err := m.keyFile(cmd); err != nil {
				return err
			}
			return run(cmd, args)
		}
	}
	return cmd
}

// keyFile puts the content of the file that --key names in the flag's place.
func (m *Main) keyFile(cmd *cobra.Command) error {
	path := cmd.Flag("key").Value.String()
	if path == "" || path == "-" || looksLikeKey(path) {
		return nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return refuse(m.text.Server.NoAdminKeyFile, path, err)
	}
	return cmd.Flags().Set("key", string(b))
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
			return refuse(m.text.Server.BadFile, args[0], err)
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
	var wrap func(*cobra.Command)
	wrap = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			wrap(sub)
		}
		run := c.RunE
		if run == nil {
			return
		}
		c.RunE = func(cmd *cobra.Command, args []string) error {
			if err := cli.Require(cmd, m.text, "data"); err != nil {
				return err
			}
			dir := cmd.Flag("data").Value.String()
			var refused error
			env.Open = func() (*office.Office, error) {
				store, closeStore, err := m.openStopped(dir, m.remoteLine(cmd))
				if err != nil {
					refused = err
					return nil, err
				}
				m.store, m.closeStore = store, closeStore
				return office.New(toldStore{store, slog.New(slog.NewTextHandler(m.Stderr, nil))}), nil
			}
			err := run(cmd, args)
			if m.closeStore != nil {
				m.closeStore()
			}
			if refused != nil {
				return refused
			}
			if code := env.Report(err); code != cli.ExitDone {
				return &cli.ExitError{Code: code}
			}
			return nil
		}
	}
	wrap(cmd)
}

// openStopped opens an existing store for one of the operator's commands.
func (m *Main) openStopped(dir, remote string) (*db.DB, func(), error) {
	exists, err := m.inspect(dir)
	if err != nil {
		return nil, nil, err
	}
	if !exists {
		return nil, nil, refuse(m.text.Server.NoStore, dir)
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
		line += " -p " + port
	}
	user := m.Getenv("ALUMNI_USER")
	if user == "" {
		user = "alumni"
	}
	words := cli.Path(cmd)
	if words == "check" {
		words = "audit verify" // what of it can be asked while a server runs
	}
	line += fmt.Sprintf(" %s@HOST %s", user, words)
	if cmd.Name() == "import" {
		line += " < FILE.csv"
	}
	return line
}
