package remote

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/show/person"
)

func (env *Env) persons() *cobra.Command {
	view := person.View
	view.Deeds = slices.DeleteFunc(slices.Clone(view.Deeds), func(d deed.Offer) bool { return d.Plain().Words == person.Verify.Words })
	return noun(env, person.List, view, env.personImport(), env.personVerify(), plain(env, person.Reveal))
}

// personVerify verifies one person or many in one way: named on the line, or a
// list of numbers on standard input.
func (env *Env) personVerify() *cobra.Command {
	var args []string
	var one people.VerifyPerson
	fields := bind.Fields{env.may(domain.CanKeepPeople), bind.Words(&args), bind.Version(&one.Version)}
	for _, f := range person.Verify.Fields(&one) {
		fields = append(fields, bind.Of(env.Text, f))
	}
	cmd := env.command("verify [ID...]", fields, func(cmd *cobra.Command) error {
		ids, err := env.peopleNamed(cmd, args)
		if err != nil {
			return err
		}
		if len(ids) == 1 {
			return env.verifyOne(cmd.Context(), ids[0], one)
		}
		out, err := env.Office.VerifyPeople(cmd.Context(), env.By, people.VerifyPeople{IDs: ids, How: one.How})
		if err != nil {
			return err
		}
		return env.done(out, env.Text.Sentence(env.Text.Person.VerifiedMany, domain.Args{"n": len(out)}))
	})
	cmd.Short = env.Text.Say(person.Verify.Short)
	return cmd
}

// verifyOne verifies one person, on the version given or the present one.
func (env *Env) verifyOne(ctx context.Context, id domain.ID, in people.VerifyPerson) error {
	in.ID = id
	if in.Version == 0 {
		v, err := env.Office.Person(ctx, env.By, id)
		if err != nil {
			return err
		}
		in.Version = v.Version
	}
	p, err := env.Office.VerifyPerson(ctx, env.By, in)
	if err != nil {
		return err
	}
	return env.done(p, person.Verify.Said(env.Text, in, p))
}

// peopleNamed reads numbers of people: the arguments, or without any what stands on
// standard input, parted by spaces, commas or lines.
func (env *Env) peopleNamed(cmd *cobra.Command, args []string) ([]domain.ID, error) {
	if len(args) == 0 {
		text, err := bind.Input(cmd, env.Text)
		if err != nil {
			return nil, err
		}
		args = domain.ReadList(text)
	}
	if len(args) == 0 {
		return nil, &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.MissingArg, "ID")}
	}
	c, err := env.call(cmd.Context())
	if err != nil {
		return nil, err
	}
	var out []domain.ID
	for _, a := range args {
		id, err := c.Record("id", domain.KindPerson, a)
		if err != nil {
			return nil, &cli.UsageError{Text: env.Text.Error(err)}
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}

// personImport registers the people of a CSV file on standard input.
func (env *Env) personImport() *cobra.Command {
	var dry bool
	load := env.command("import", bind.Fields{env.may(domain.CanKeepPeople), bind.Yes("dry-run", &dry)}, func(cmd *cobra.Command) error {
		rows, err := importfile.People(cmd.Context(), cmd.InOrStdin())
		if err != nil {
			return err
		}
		n, err := env.Office.ImportPeople(cmd.Context(), env.By, rows, dry)
		if err != nil {
			return err
		}
		said := env.Text.Person.Imported
		if dry {
			said = env.Text.Person.Checked
		}
		return env.done(n, env.Text.Sentence(said, domain.Args{"added": n.Added, "known": n.Known}))
	})
	load.Long = env.Text.Command.PeopleColumns
	return load
}
