package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"alumni/tui/i18n"
)

// Dress makes a finished tree speak the session's language: help, usage errors,
// what each command and each flag is. It takes away cobra's completion command
// and its own printing of errors. Call it once, after all commands are added.
func Dress(root *cobra.Command, t *i18n.Text) {
	c := &t.Command
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { fmt.Fprint(cmd.OutOrStdout(), Help(cmd, t)) })
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		fmt.Fprint(cmd.ErrOrStderr(), Help(cmd, t))
		return nil
	})
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err, t) })
	root.SetHelpCommand(helpCommand(root, t))
	Each(root, func(cmd *cobra.Command) {
		cmd.DisableFlagsInUseLine = true
		if text, ok := c.Short[Path(cmd)]; ok {
			cmd.Short = text
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { // what is declared with a flag stands
			f.Usage = cmp.Or(f.Usage, c.Flag[Path(cmd)+" "+f.Name], c.Flag[f.Name])
		})
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = c.Flag["help"]
		if cmd.HasSubCommands() && cmd.Run == nil && cmd.RunE == nil {
			cmd.Args = cobra.ArbitraryArgs
			cmd.RunE = func(cmd *cobra.Command, args []string) error { return incomplete(cmd, args, t) }
		}
	})
}

// Path is a command's words without the program's name: "branch list", "" for the root.
func Path(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return ""
	}
	return strings.TrimSpace(Path(cmd.Parent()) + " " + cmd.Name())
}

// incomplete says what is wrong when a word that needs a further word got none, or an unknown one.
func incomplete(cmd *cobra.Command, args []string, t *i18n.Text) error {
	c := &t.Command
	if len(args) == 0 {
		return &UsageError{fmt.Sprintf(c.NeedSubcommand, strings.TrimSpace(Path(cmd)), subcommands(cmd))}
	}
	text := fmt.Sprintf(c.UnknownCommand, Clean(strings.TrimSpace(Path(cmd)+" "+args[0])))
	cmd.SuggestionsMinimumDistance = 2
	if len(args[0]) > longWord {
		return &UsageError{text}
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		text += fmt.Sprintf(c.DidYouMean, strings.Join(near, ", "))
	}
	return &UsageError{text}
}

// longWord is how many bytes of a word are compared with the commands that there
// are: no command is near a longer one, and to compare costs as much as both are long.
const longWord = 40

func subcommands(cmd *cobra.Command) string {
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// flagError renders what pflag says in the session's language.
func flagError(err error, t *i18n.Text) error {
	c := &t.Command
	var (
		unknown *pflag.NotExistError
		novalue *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return &UsageError{fmt.Sprintf(c.UnknownFlag, Clean(unknown.GetSpecifiedName()))}
	case errors.As(err, &novalue):
		return &UsageError{fmt.Sprintf(c.FlagNeedsValue, Clean(novalue.GetSpecifiedName()))}
	case errors.As(err, &invalid):
		return &UsageError{fmt.Sprintf(c.FlagBadValue, invalid.GetFlag().Name, Clean(invalid.GetValue()))}
	case errors.As(err, &syntax):
		return &UsageError{fmt.Sprintf(c.FlagBadSyntax, Clean(syntax.GetSpecifiedFlag()))}
	}
	return &UsageError{Clean(err.Error())}
}

// Args accepts exactly the named arguments; the names appear in the refusal.
func Args(t *i18n.Text, names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return &UsageError{fmt.Sprintf(t.Command.MissingArg, names[len(args)])}
		}
		if len(args) > len(names) {
			return &UsageError{fmt.Sprintf(t.Command.ExtraArg, Clean(args[len(names)]))}
		}
		return nil
	}
}

// Require refuses a command line that lacks one of the flags.
func Require(cmd *cobra.Command, t *i18n.Text, names ...string) error {
	for _, name := range names {
		if f := cmd.Flag(name); f == nil || strings.TrimSpace(f.Value.String()) == "" || f.Value.String() == "[]" {
			return &UsageError{fmt.Sprintf(t.Command.MissingFlag, name)}
		}
	}
	return nil
}

// Each calls fn for the command and every one below it.
func Each(cmd *cobra.Command, fn func(*cobra.Command)) {
	fn(cmd)
	for _, sub := range cmd.Commands() {
		Each(sub, fn)
	}
}

// Walk tells of every command what it and its flags are explained with.
func Walk(root *cobra.Command, tell func(path, short string, flags map[string]string)) {
	Each(root, func(cmd *cobra.Command) {
		texts := map[string]string{}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { texts[f.Name] = f.Usage })
		tell(Path(cmd), cmd.Short, texts)
	})
}
