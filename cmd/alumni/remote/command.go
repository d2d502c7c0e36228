package remote

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/deed"
	"alumni/tui/i18n"
)

// zh and en are the words in which a choice is understood, in whichever
// language the session is, beside its code.
var zh, en = &i18n.For("zh").Word, &i18n.For("en").Word

// parent is a command that only holds others.
func parent(use string, subs ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{Use: use}
	cmd.AddCommand(subs...)
	return cmd
}

// command is a leaf: its words, what it takes and what it does.
func (env *Env) command(use string, fields bind.Fields, run func(cmd *cobra.Command) error) *cobra.Command {
	return bind.Command(use, bind.Line{Text: env.Text, Call: env.call}, fields, run)
}

// deed is a command that changes something: may tells who may at all, do gives
// what the change led to, for a program, and the sentence that says it.
func (env *Env) deed(
	use string, may func(domain.Actor) error, fields bind.Fields, do func(ctx context.Context) (any, string, error),
) *cobra.Command {
	return env.command(use, append(bind.Fields{env.may(may)}, fields...), func(cmd *cobra.Command) error {
		v, said, err := do(cmd.Context())
		if err != nil {
			return err
		}
		return env.done(v, said)
	})
}

// getter is a use-case that gives one record.
type getter[V any] = func(o *office.Office, ctx context.Context, by domain.Caller, id domain.ID) (V, error)

// showAs is record with a form of the record for a program.
func showAs[V any](env *Env, use string, kind domain.Kind, get getter[V], program func(V) any, human func(p *page, v V)) *cobra.Command {
	var id domain.ID
	return env.command(use, bind.Fields{bind.Arg(kind, &id)}, func(cmd *cobra.Command) error {
		o, err := env.opened()
		if err != nil {
			return err
		}
		v, err := get(o, cmd.Context(), env.By, id)
		if err != nil {
			return err
		}
		return env.show(program(v), func(p *page) { human(p, v) })
	})
}

// A change is made on a version of its record, so that nobody changes unseen
// what somebody else changed since. Every command that changes a record takes
// --version; without it, it loads the present one itself.

// version is --version of a record that the fields before it name.
func version[V any, P interface {
	*V
	Head() *domain.Meta
}](env *Env, get getter[V], id *domain.ID, to *uint64) bind.Field {
	return bind.All(bind.Version(to), bind.Step(func(ctx context.Context) error {
		if *to != 0 {
			return nil
		}
		v, err := get(env.Office, ctx, env.By, *id)
		if err == nil {
			*to = P(&v).Head().Version
		}
		return err
	}))
}

// changes are the fields of a command that changes the record named first, on
// its version, which is loaded last.
func changes[V any, P interface {
	*V
	Head() *domain.Meta
}](env *Env, kind domain.Kind, get getter[V], id *domain.ID, on *uint64, fields ...bind.Field) bind.Fields {
	all := append(bind.Fields{bind.Arg(kind, id)}, fields...)
	return append(all, version[V, P](env, get, id, on))
}

// may asks whether the caller may do such a thing at all, before anything else
// that the line says is read: a file of somebody who may not costs nothing. The
// operator, whose office is not open yet, may; the use-case asks all again.
func (env *Env) may(rule func(domain.Actor) error) bind.Field {
	return bind.Door(func(ctx context.Context) error {
		if env.Office == nil {
			return nil
		}
		a, err := env.Office.Whoami(ctx, env.By)
		if err != nil {
			return err
		}
		return rule(a)
	})
}

// missing refuses a command line that lacks a flag.
func (env *Env) missing(flag string) error {
	return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.MissingFlag, flag)}
}

// oneOf refuses a command line that has none or both of two flags.
func (env *Env) oneOf(a, b string) error {
	return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.OneFlag, a, b)}
}

// badFlag refuses the value of a flag.
func (env *Env) badFlag(flag, value string) error {
	return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.FlagBadValue, flag, cli.Clean(value))}
}

// whose narrows a list to a branch's groups or to headquarters' own, M3, of
// which at most one is given.
func (env *Env) whose(branch *domain.ID, hq *bool) bind.Field {
	return bind.All(bind.ID("branch", domain.KindBranch, branch), bind.Yes("hq", hq), bind.Step(func(context.Context) error {
		if *hq && !branch.IsZero() {
			return env.oneOf("branch", "hq")
		}
		return nil
	}))
}

// today is the day in China.
func (env *Env) today() domain.Date { return domain.DateOf(env.Office.Now()) }

// call tells a field's reader who asks, and of which office.
func (env *Env) call(ctx context.Context) (deed.Call, error) {
	o, err := env.opened()
	return deed.Call{Ctx: ctx, Office: o, By: env.By, Text: env.Text}, err
}

// now is the office's time; a tree is built before its office is opened.
func (env *Env) now() time.Time { return env.Office.Now() }
