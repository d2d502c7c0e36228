package remote

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
	"alumni/tui/show/person"
)

func (env *Env) persons() *cobra.Command {
	return noun(env, person.List, person.View, env.personImport(), plain(env, person.Reveal))
}

// personImport registers the people of a list on standard input.
func (env *Env) personImport() *cobra.Command {
	var f listFlags
	fields := append(bind.Fields{env.may(domain.CanKeepPeople)}, f.fields(roster.PeopleColumns())...)
	load := env.command("import", fields, func(cmd *cobra.Command) error {
		ctx := cmd.Context()
		if err := f.words(ctx, env); err != nil {
			return err
		}
		list, err := importfile.People(ctx, cmd.InOrStdin(), f.read)
		if err != nil {
			return err
		}
		row := func(r people.ImportPerson) int { return r.Row }
		list.Bad = f.unskipped(list.Bad)
		rows := decide(&f, list.Rows, row, func(r *people.ImportPerson, d decision) { r.New, r.Same = d.new, d.person })
		if !f.dry && !f.partial && !f.refused {
			if err := desk.Wrong(list.Bad); err != nil {
				return err
			}
			return env.importPeople(ctx, list, rows, nil)
		}
		plan, err := env.Office.PreviewPeople(ctx, env.By, rows)
		if err != nil {
			return err
		}
		bad := byRow(list.Bad, plan.Bad())
		switch {
		case f.refused:
			return env.writeRefused(list.Columns, list.Cells, bad)
		case f.dry:
			return cmp.Or(env.showPlan(list, plan), desk.Wrong(bad))
		}
		return env.importPeople(ctx, list, without(rows, bad, row), bad)
	})
	load.Long = env.Text.Command.PeopleColumns
	return load
}

// importPeople writes rows that are right, and says which ones were not.
func (env *Env) importPeople(
	ctx context.Context, list roster.Table[people.ImportPerson], rows []people.ImportPerson, bad []desk.RowError,
) error {
	n, err := env.Office.ImportPeople(ctx, env.By, rows, false)
	if err != nil {
		return err
	}
	lines := append([]string{env.saidPeople(env.Text.Person.Imported, n)}, env.Text.RowsLeft(bad)...)
	return env.told(struct {
		people.PeopleImported
		Refused int `json:"refused"`
		List    any `json:"list"`
	}{n, len(bad), list}, append(lines, env.Text.Reading(list.Sheet, list.Heading, list.Columns, list.Passed)...))
}

// showPlan says what an import would write, row by row.
func (env *Env) showPlan(list roster.Table[people.ImportPerson], plan people.PeoplePreview) error {
	n := people.PeopleImported{
		Added: plan.Counts[people.VerdictNew], Known: plan.Counts[people.VerdictSame] + plan.Counts[people.VerdictDiffers],
	}
	plan.Counts[people.VerdictWrong] += len(list.Bad)
	lines := []string{env.saidPeople(env.Text.Person.Checked, n)}
	lines = append(lines, env.Text.Reading(list.Sheet, list.Heading, list.Columns, list.Passed)...)
	return env.told(struct {
		people.PeopleImported
		people.PeoplePreview
		List any `json:"list"`
	}{n, plan, list}, append(lines, env.Text.PeoplePlan(plan)...))
}

func (env *Env) saidPeople(sentence string, n people.PeopleImported) string {
	return env.Text.Sentence(sentence, domain.Args{"added": n.Added, "known": n.Known})
}
