package remote

import (
	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/tui/show/person"
)

func (env *Env) persons() *cobra.Command {
	return noun(env, person.List, person.View, env.personImport(), plain(env, person.Reveal))
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
