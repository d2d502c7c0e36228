package remote

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
)

// parent is a command that only holds others.
func parent(use string, subs ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{Use: use}
	cmd.AddCommand(subs...)
	return cmd
}

// command is a leaf with exactly the named arguments.
func (env *Env) command(use string, args []string, run func(cmd *cobra.Command, args []string) error) *cobra.Command {
	return &cobra.Command{Use: use, Args: cli.Args(env.Text, args...), RunE: run}
}

// id reads a short number of one kind; anything else is a wrong command line.
func (env *Env) id(s string, kind domain.Kind) (domain.ID, error) {
	id, err := domain.ParseID(s)
	if err == nil && id.Kind != kind {
		err = &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultBadID, Field: "id", Args: domain.Args{"value": s}}
	}
	if err != nil {
		return id, &cli.UsageError{Text: env.Text.Error(err)}
	}
	return id, nil
}

// idFlag reads a flag that names a record; the zero ID if it was not given.
func (env *Env) idFlag(cmd *cobra.Command, flag string, kind domain.Kind) (domain.ID, error) {
	s, _ := cmd.Flags().GetString(flag)
	if s == "" {
		return domain.ID{}, nil
	}
	id, err := env.id(s, kind)
	if err != nil {
		return id, &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.FlagBadValue, flag, cli.Clean(s))}
	}
	return id, nil
}

// choice reads a flag that takes one of a list; "" if it was not given.
func choice[T ~string](env *Env, cmd *cobra.Command, flag string, of []T) (T, error) {
	s, _ := cmd.Flags().GetString(flag)
	if s == "" {
		return "", nil
	}
	return oneOf(env, flag, s, of)
}

// choices reads a flag that takes several of a list.
func choices[T ~string](env *Env, cmd *cobra.Command, flag string, of []T) ([]T, error) {
	given, _ := cmd.Flags().GetStringSlice(flag)
	var out []T
	for _, s := range given {
		v, err := oneOf(env, flag, strings.TrimSpace(s), of)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// oneOf is a value of a list; anything else is a wrong command line, which
// says what the flag takes.
func oneOf[T ~string](env *Env, flag, s string, of []T) (T, error) {
	if slices.Contains(of, T(s)) {
		return T(s), nil
	}
	words := make([]string, len(of))
	for i, v := range of {
		words[i] = string(v)
	}
	refused := fmt.Sprintf(env.Text.Command.FlagBadValue, flag, cli.Clean(s))
	return "", &cli.UsageError{Text: refused + fmt.Sprintf(env.Text.Label.OneOf, strings.Join(words, env.Text.Label.Comma))}
}

// ofHQ declares the flag that narrows a list to headquarters' own groups, M3,
// beside the one that narrows it to a branch's.
func ofHQ(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().Bool("hq", false, "")
	return cmd
}

// whose reads --branch and --hq of a list, of which at most one is given.
func (env *Env) whose(cmd *cobra.Command) (branch domain.ID, hq bool, err error) {
	branch, err = env.idFlag(cmd, "branch", domain.KindBranch)
	if hq, _ = cmd.Flags().GetBool("hq"); hq && err == nil && !branch.IsZero() {
		err = &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.OneFlag, "branch", "hq")}
	}
	return branch, hq, err
}

// text reads a plain flag.
func text(cmd *cobra.Command, flag string) string {
	s, _ := cmd.Flags().GetString(flag)
	return s
}

// texts declares flags that take text.
func texts(cmd *cobra.Command, flags ...string) *cobra.Command {
	for _, f := range flags {
		cmd.Flags().String(f, "", "")
	}
	return cmd
}

// filters declares the flags of a list.
func filters(cmd *cobra.Command, flags ...string) *cobra.Command {
	cmd.Flags().Int("limit", 0, "")
	return texts(cmd, flags...)
}
