// Command alumni is the console of the alumni headquarters, served over SSH:
// one binary, one folder of data. This package is the only place where the
// parts are wired together; it holds no rule.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"alumni/cmd/alumni/cli"
	"alumni/db"
	"alumni/tui/i18n"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	// A second signal ends the process at once, should the orderly way hang.
	context.AfterFunc(ctx, stop)
	m := &Main{Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	m.Hangup = hangup
	code := m.Run(ctx)
	stop()
	os.Exit(code)
}

// Main is the whole program with everything it touches of its process, so that
// tests start it as it is.
type Main struct {
	Args           []string // without the program's name
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	// Hangup brings SIGHUP: it ends a command; a server opens its log anew.
	Hangup <-chan os.Signal
	// Clock, if set, gives the time instead of the machine's clock.
	Clock func() time.Time
	// Exit, if set, ends the process instead of os.Exit.
	Exit func(code int)
	// Ready, if set, is told the address once a server accepts connections.
	Ready func(addr string)

	hung  atomic.Pointer[func()] // what Hangup does; nil ends the run
	text  *i18n.Text
	store *db.DB // that an operator's command has open
}

// Run executes the command line until it is done or ctx ends, and gives the
// exit code: 0 done, 1 refused or failed, 2 wrong usage.
func (m *Main) Run(ctx context.Context) int {
	m.text = i18n.For(m.lang())
	ctx, end := context.WithCancel(ctx)
	defer end()
	go m.heedHangup(ctx, end)
	root := m.tree()
	if len(m.Args) > 0 && strings.HasPrefix(m.Args[0], cobra.ShellCompRequestCmd) {
		return m.report(&cli.UsageError{Text: fmt.Sprintf(m.text.Command.UnknownCommand, m.Args[0])})
	}
	root.SetArgs(append([]string{}, m.Args...))
	root.SetIn(m.Stdin)
	root.SetOut(m.Stdout)
	root.SetErr(m.Stderr)
	return m.report(root.ExecuteContext(ctx))
}

func (m *Main) heedHangup(ctx context.Context, end context.CancelFunc) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-m.Hangup:
		}
		if do := m.hung.Load(); do != nil {
			(*do)()
			continue
		}
		end()
		return
	}
}

func (m *Main) tree() *cobra.Command {
	root := &cobra.Command{Use: "alumni", PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return m.fromEnv(cmd) }}
	root.PersistentFlags().String("lang", "", "")
	root.AddCommand(
		m.serveCommand(), m.demoCommand(), m.accountCommand(), m.branchCommand(),
		m.checkCommand(), m.backupCommand(), m.restoreCommand(), m.compactCommand(), m.healthCommand(), m.versionCommand(),
	)
	cli.Dress(root, m.text)
	wrong := root.RunE
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return wrong(cmd, args)
		}
		fmt.Fprintln(m.Stderr, m.text.Server.FirstSteps)
		return &cli.ExitError{Code: cli.ExitUsage}
	}
	return root
}

// refusal is a failure whose one line is already in the session's language.
type refusal struct {
	line  string
	cause error
}

func (r *refusal) Error() string { return r.line }
func (r *refusal) Unwrap() error { return r.cause }

// refuse makes a refusal of a template of i18n and its values; a value that is
// an error becomes the cause.
func refuse(template string, args ...any) error {
	r := &refusal{line: fmt.Sprintf(template, args...)}
	for _, a := range args {
		if err, ok := a.(error); ok {
			r.cause = err
		}
	}
	return r
}

// say makes a refusal of a line that has no values.
func say(line string) error { return &refusal{line: line} }

// report writes what went wrong as one line on stderr and gives the exit code.
func (m *Main) report(err error) int {
	var (
		wrong   *cli.UsageError
		refused *refusal
		said    *cli.ExitError
	)
	switch {
	case err == nil:
		return cli.ExitDone
	case errors.As(err, &said):
		return said.Code
	case errors.As(err, &wrong):
		fmt.Fprintf(m.Stderr, m.text.Server.Problem+"\n", wrong.Text)
		return cli.ExitUsage
	case errors.As(err, &refused):
		fmt.Fprintf(m.Stderr, m.text.Server.Problem+"\n", cli.Clean(refused.line))
	default:
		fmt.Fprintf(m.Stderr, m.text.Server.Problem+"\n", cli.Clean(m.text.Error(err)))
	}
	return cli.ExitRefused
}

// lang is the language of this run: the chosen one, else the locale's.
func (m *Main) lang() string {
	return cmp.Or(m.chosenLang(), m.Getenv("LC_ALL"), m.Getenv("LC_MESSAGES"), m.Getenv("LANG"))
}

// chosenLang is what --lang or ALUMNI_LANG says. It is read before the tree is
// made, since the tree speaks that language.
func (m *Main) chosenLang() string {
	for i, a := range m.Args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return v
		}
		if a == "--lang" && i+1 < len(m.Args) {
			return m.Args[i+1]
		}
	}
	return m.Getenv("ALUMNI_LANG")
}

// fromEnv fills every flag that was not given from its variable.
func (m *Main) fromEnv(cmd *cobra.Command) error {
	if lang := m.chosenLang(); lang != "" && !i18n.Known(lang) {
		return m.badChoice("lang", lang, i18n.Langs...)
	}
	var err error
	// What somebody says on purpose is said each time.
	said := []string{"help", "new", "yes-clock"}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		name := variable(f.Name)
		v := m.Getenv(name)
		if f.Changed || v == "" || slices.Contains(said, f.Name) || err != nil {
			return
		}
		if cmd.Flags().Set(f.Name, v) != nil {
			err = &cli.UsageError{Text: fmt.Sprintf(m.text.Server.BadEnv, name, cli.Clean(v))}
		}
	})
	return err
}

// variable is the name of a flag's environment variable. The admin key's is
// plural, since it may hold several key lines.
func variable(flag string) string {
	if flag == "admin-key" {
		return "ALUMNI_ADMIN_KEYS"
	}
	return "ALUMNI_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}
