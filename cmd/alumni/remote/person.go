package remote

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
	"alumni/tui/deed"
	"alumni/tui/show/person"
)

func (env *Env) persons() *cobra.Command {
	view := person.View
	view.Deeds = slices.DeleteFunc(slices.Clone(view.Deeds), func(d deed.Offer) bool { return d.Plain().Words == person.Verify.Words })
	return parent("person", append(plains(env, slices.Concat(person.List.Deeds, view.Deeds)),
		env.personList(), viewing(env, view), env.personImport(), env.personVerify(), plain(env, person.Reveal),
		plain(env, person.Erase), env.erasure())...)
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

// personImport registers the people of a list on standard input.
func (env *Env) personImport() *cobra.Command {
	var f listFlags
	changed := false
	fields := append(bind.Fields{env.may(domain.CanKeepPeople), bind.Yes("changed", &changed)}, f.fields(roster.PeopleColumns())...)
	load := env.command("import", fields, func(cmd *cobra.Command) error {
		ctx := cmd.Context()
		if err := f.settle(env); err != nil {
			return err
		}
		if err := f.words(ctx, env); err != nil {
			return err
		}
		list, err := importfile.People(ctx, cmd.InOrStdin(), f.read)
		if err != nil {
			return err
		}
		row := func(r people.ImportPerson) int { return r.Row }
		f.leaveOut(list.LeaveOut)
		list.Bad = f.unskipped(list.Bad)
		rows := decide(&f, list.Rows, row, func(r *people.ImportPerson, d decision) {
			r.New, r.Same, r.Change, r.SureName = d.new, d.person, d.change, d.name
		})
		for i := range rows {
			rows[i].Change = rows[i].Change || changed
		}
		if !f.dry && !f.partial && !f.refused {
			if err := desk.Wrong(list.Bad); err != nil {
				return err
			}
			return env.importPeople(ctx, &f, list, rows, nil)
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
			return cmp.Or(env.showPlan(list, plan, f.left(bad)), f.stands(bad))
		}
		return env.importPeople(ctx, &f, list, without(rows, bad, row), bad)
	})
	load.Long = env.Text.Command.PeopleColumns
	return load
}

// importPeople writes rows that are right, and says which ones were not.
func (env *Env) importPeople(
	ctx context.Context, f *listFlags, list roster.Table[people.ImportPerson], rows []people.ImportPerson, bad []desk.RowError,
) error {
	imp, n, err := env.Office.BringPeople(ctx, env.By, rows, f.bringing(bad))
	if err != nil {
		return err
	}
	lines := append([]string{env.saidPeople(env.Text.Person.Imported, n)}, env.Text.Recorded(imp, n.LeftOut)...)
	lines = append(lines, env.Text.RowsLeft(bad)...)
	return env.told(struct {
		people.PeopleImported
		Import  domain.ID `json:"import,omitzero"`
		Refused int       `json:"refused"`
		List    any       `json:"list"`
	}{n, imp.ID, len(bad), list}, append(lines, env.Text.Reading(list.Sheet, list.Heading, list.Columns, list.Passed)...))
}

// showPlan says what an import would write, row by row.
func (env *Env) showPlan(list roster.Table[people.ImportPerson], plan people.PeoplePreview, left []desk.RowError) error {
	n := plan.Imported()
	plan.Counts[people.VerdictWrong] += len(list.Bad)
	lines := []string{env.saidPeople(env.Text.Person.Checked, n)}
	lines = append(lines, env.Text.Reading(list.Sheet, list.Heading, list.Columns, list.Passed)...)
	return env.told(struct {
		people.PeopleImported
		people.PeoplePreview
		List any `json:"list"`
	}{n, plan, list}, slices.Concat(lines, env.Text.PeoplePlan(plan), env.Text.RowsLeft(left)))
}

func (env *Env) saidPeople(sentence string, n people.PeopleImported) string {
	return env.Text.Sentence(sentence, domain.Args{"added": n.Added, "changed": some(n.Changed), "known": n.Known})
}

// some is a count where there is one; nothing else is said of none.
func some(n int) any {
	if n == 0 {
		return ""
	}
	return n
}
