// Package remote is the command face: a cobra tree made fresh for every
// session, over the same use-cases as the console. It never touches the
// server's file system: long text and files come by standard input.
package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/desk"
	"alumni/tui/i18n"
	"alumni/tui/show/imports"
	"alumni/tui/show/incident"
	"alumni/tui/show/place"
	"alumni/tui/show/violation"
)

// Env is what a command line runs in. It belongs to one run.
type Env struct {
	Office         *office.Office
	By             domain.Caller
	Text           *i18n.Text
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Version        string
	// Open, if set, opens the Office when a command first needs it, so that a
	// wrong command line is refused before anything is touched.
	Open func() (*office.Office, error)
	// Copy makes a copy of the store, sealed to who can open it, one a line; the
	// bytes come once it is whole. Who may have one was asked before.
	Copy func(ctx context.Context, w io.Writer, recipients string) (Copied, error)
	// Health tells how the server is.
	Health func(ctx context.Context) (Health, error)
	// Terminal tells that the output goes through a terminal, which changes bytes.
	Terminal bool
	// Ran is set by Run: the words of the command that ran ("branch list"), or
	// "unknown". It is all that a log may hold of a command line, since
	// whatever else somebody typed may be personal.
	Ran string

	json     bool
	yesClock bool // the person said that the clock is right, though it is doubted
}

// Run executes one command line and gives its exit code: 0 done, 1 refused or
// failed, 2 wrong usage. What went wrong is one line on stderr, or one JSON
// object with --json. It ends early when ctx does.
func Run(ctx context.Context, env *Env, args []string) int {
	var word string
	if len(args) > 0 {
		word = args[0]
	}
	root := tree(env, word)
	env.Ran = "unknown"
	// A flag that comes after the mistake must still shape the message.
	for _, a := range args {
		env.json = env.json || a == "--json" || a == "--json=true"
	}
	if strings.HasPrefix(word, cobra.ShellCompRequestCmd) {
		return env.Report(&cli.UsageError{Text: fmt.Sprintf(env.Text.Command.UnknownCommand, cli.Clean(word))})
	}
	root.SetArgs(append([]string{}, args...))
	cmd, err := root.ExecuteContextC(ctx)
	if path := cli.Path(cmd); path != "" {
		env.Ran = path
	}
	return env.Report(err)
}

// opened gives the office, which an operator's command opens only now.
func (env *Env) opened() (*office.Office, error) {
	if env.Office != nil || env.Open == nil {
		return env.Office, nil
	}
	o, err := env.Open()
	env.Office = o
	return o, err
}

// Tree makes the whole tree of remote commands.
func Tree(env *Env) *cobra.Command { return tree(env, "") }

// tree is Tree, or of it what the first word of a line names, if it names a
// command: to dress all of them takes longer than most commands.
func tree(env *Env, word string) *cobra.Command {
	root := &cobra.Command{Use: "alumni", Long: env.Text.Command.Help}
	root.AddCommand(
		env.branches(), env.groups(), env.members(), env.rectifications(), env.reviews(), env.persons(), noun(env, imports.List, imports.View),
		noun(env, place.List, place.View), env.names(),
		env.applications(), env.transfers(), env.filings(), env.campaigns(), env.bulletins(), env.consolidations(),
		noun(env, violation.List, violation.View), noun(env, incident.List, incident.View), env.impostors(), env.tasks(), env.inbox(),
		env.history(), env.audit(), env.Accounts(), env.invitations(), env.enroll(), env.sessions(),
		env.rules(), env.templates(), env.settings(), env.backup(), env.Checkup(), env.whoami(), env.version(),
	)
	if i := slices.IndexFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == word }); i >= 0 {
		named := root.Commands()[i]
		root.ResetCommands()
		root.AddCommand(named)
	}
	env.Prepare(root)
	cli.Dress(root, env.Text)
	return root
}

// Prepare gives a tree that holds commands of this package their streams and
// the flags that each of them has.
func (env *Env) Prepare(root *cobra.Command) {
	root.PersistentFlags().BoolVar(&env.json, "json", false, "")
	root.PersistentFlags().BoolVar(&env.yesClock, "yes-clock", false, "")
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	cli.Each(root, func(c *cobra.Command) {
		if reads(c) {
			c.Annotations = map[string]string{cli.Unused: "yes-clock"}
		}
		if run := c.RunE; run != nil {
			c.RunE = func(cmd *cobra.Command, args []string) error {
				if env.yesClock {
					cmd.SetContext(desk.SureOfClock(cmd.Context()))
				}
				return run(cmd, args)
			}
		}
	})
}

// reads tells whether a command only looks: nothing that it does hangs on the clock.
func reads(c *cobra.Command) bool {
	switch c.Name() {
	case "list", "show", "next", "history", "inbox", "whoami", "health", "check", "version":
		return true
	}
	return cli.Path(c) == "audit verify"
}

// Failure is the JSON form of an error.
type Failure struct {
	Code    string          `json:"code"`
	Fault   domain.Fault    `json:"fault,omitempty"`
	Field   string          `json:"field,omitempty"`
	Rule    domain.ClauseID `json:"rule,omitempty"`
	Args    domain.Args     `json:"args,omitempty"`
	Message string          `json:"message"`
	Rows    []RowFailure    `json:"rows,omitempty"`
}

// RowFailure is one wrong row of an import; rows count as a spreadsheet does, 0 is the file.
type RowFailure struct {
	Row int `json:"row"`
	Failure
}

// Failure describes an error for a program to read.
func (env *Env) Failure(err error) Failure {
	var (
		wrong *cli.UsageError
		rows  *desk.ImportError
	)
	switch {
	case errors.As(err, &wrong):
		return Failure{Code: "usage", Message: wrong.Text}
	case errors.As(err, &rows):
		f := Failure{Code: string(domain.CodeInvalid), Fault: domain.FaultImport, Message: env.Text.Error(err)}
		f.Message, _, _ = strings.Cut(f.Message, "\n")
		for _, r := range rows.Rows {
			f.Rows = append(f.Rows, RowFailure{Row: r.Row, Failure: env.Failure(r.Err)})
		}
		return f
	}
	e := domain.AsError(err)
	message := env.Text.Error(err)
	if domain.IsClockDoubt(err) {
		message += env.Text.Command.ClockSure
	}
	return Failure{Code: string(e.Code), Fault: e.Fault, Field: e.Field, Rule: e.Rule, Args: e.Args, Message: message}
}

// Report writes an error to stderr and gives the exit code; nil is ExitDone.
func (env *Env) Report(err error) int {
	var said *cli.ExitError
	if err == nil {
		return cli.ExitDone
	}
	if errors.As(err, &said) {
		return said.Code
	}
	f := env.Failure(err)
	if env.json {
		_ = cli.WriteJSON(env.Stderr, map[string]Failure{"error": f})
	} else {
		for line := range strings.SplitSeq(strings.TrimRight(f.text(env, err), "\n"), "\n") {
			fmt.Fprintln(env.Stderr, cli.Clean(line))
		}
	}
	if f.Code == "usage" {
		return cli.ExitUsage
	}
	return cli.ExitRefused
}

// text is the whole message, which for an import has a line for every wrong row.
func (f Failure) text(env *Env, err error) string {
	if len(f.Rows) > 0 {
		return env.Text.Error(err)
	}
	return f.Message
}
