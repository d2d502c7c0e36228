package remote

import (
	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/roster"
	"alumni/tui/show/person"
)

func (env *Env) persons() *cobra.Command {
	return noun(env, person.List, person.View, env.personImport(), plain(env, person.Reveal))
}

// personImport registers the people of a CSV file on standard input.
func (env *Env) personImport() *cobra.Command {
	var (
		dry  bool
		read roster.Options
	)
	fields := bind.Fields{
		env.may(domain.CanKeepPeople), bind.Yes("dry-run", &dry), bind.Pairs("column", &read.Columns, roster.PeopleColumns()),
	}
	load := env.command("import", fields, func(cmd *cobra.Command) error {
		list, err := importfile.People(cmd.Context(), cmd.InOrStdin(), read)
		if err != nil {
			return err
		}
		rows, err := list.Whole()
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
		lines := append([]string{env.Text.Sentence(said, domain.Args{"added": n.Added, "known": n.Known})},
			env.Text.Reading(list.Sheet, list.Heading, list.Columns, list.Passed)...)
		return env.told(struct {
			people.PeopleImported
			List any `json:"list"`
		}{n, list}, lines)
	})
	load.Long = env.Text.Command.PeopleColumns
	return load
}
