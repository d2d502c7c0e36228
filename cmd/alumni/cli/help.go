package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"alumni/tui/i18n"
)

// Help is a command's help page. The root's lists every command there is, down
// to the leaves, so that one look is enough.
func Help(cmd *cobra.Command, t *i18n.Text) string {
	c := &t.Command
	var b strings.Builder
	if cmd.Short != "" {
		fmt.Fprintf(&b, "%s\n\n", cmd.Short)
	}
	fmt.Fprintf(&b, "%s\n  %s\n", c.Usage, useLine(cmd, t))
	if cmd.HasAvailableSubCommands() {
		section(&b, c.Commands, leaves(cmd, t))
	}
	section(&b, c.Flags, flags(cmd.LocalFlags(), cmd.Annotations[Unused]))
	section(&b, c.GlobalFlags, flags(cmd.InheritedFlags(), cmd.Annotations[Unused]))
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", c.Examples, cmd.Example)
	}
	if cmd.Long != "" {
		fmt.Fprintf(&b, "\n%s\n", cmd.Long)
	}
	return b.String()
}

func useLine(cmd *cobra.Command, t *i18n.Text) string {
	line := cmd.Use
	if cmd.HasParent() {
		line = cmd.Parent().CommandPath() + " " + cmd.Use
	}
	if cmd.HasAvailableSubCommands() {
		line += " " + t.Command.CommandWord
	}
	return strings.TrimSpace(line + " " + t.Command.FlagsWord)
}

// leaves lists the commands that do something, in the order in which they were added.
func leaves(cmd *cobra.Command, t *i18n.Text) [][2]string {
	var rows [][2]string
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		if c.HasAvailableSubCommands() {
			for _, sub := range c.Commands() {
				visit(sub)
			}
			return
		}
		if c.IsAvailableCommand() {
			args := strings.TrimPrefix(c.Use, c.Name())
			rows = append(rows, [2]string{strings.TrimSpace(strings.TrimPrefix(Path(c), Path(cmd))) + args, c.Short})
		}
	}
	for _, sub := range cmd.Commands() {
		visit(sub)
	}
	if !cmd.HasParent() && !slices.ContainsFunc(rows, func(r [2]string) bool { return strings.HasPrefix(r[0], "help") }) {
		rows = append(rows, [2]string{"help", t.Command.Short["help"]})
	}
	return rows
}

// Unused annotates a command with the flag of all commands that changes nothing
// of what it does: its help leaves the flag out.
const Unused = "unused"

func flags(set *pflag.FlagSet, unused string) [][2]string {
	var rows [][2]string
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == unused {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		name += placeholder(f.Value.Type())
		text := f.Usage
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" && f.DefValue != "[]" {
			text += " [" + f.DefValue + "]"
		}
		rows = append(rows, [2]string{name, text})
	})
	return rows
}

// placeholder is what stands for a flag's value.
func placeholder(kind string) string {
	switch kind {
	case "bool":
		return ""
	case "int", "uint64":
		return " N"
	case "duration":
		return " 30m"
	}
	return " TEXT"
}

// section writes rows of a name and what it means under a title, if there are any.
func section(b *strings.Builder, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for i := range rows {
		rows[i][0] = "  " + rows[i][0]
	}
	_ = Fields(b, rows) // a builder takes everything
}

func helpCommand(root *cobra.Command, t *i18n.Text) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: t.Command.Short["help"],
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || found == nil || len(rest) > 0 {
				return &UsageError{fmt.Sprintf(t.Command.UnknownCommand, Clean(strings.Join(args, " ")))}
			}
			found.InitDefaultHelpFlag()
			fmt.Fprint(cmd.OutOrStdout(), Help(found, t))
			return nil
		},
	}
}
