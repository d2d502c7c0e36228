package remote

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
)

func (env *Env) persons() *cobra.Command {
	return parent("person",
		env.personList(), env.personShow(), env.personAdd(), env.personEdit(), env.personVerify(), env.personImport(), env.personPhone(),
	)
}

func (env *Env) personList() *cobra.Command {
	var f people.PersonFilter
	fields := bind.Fields{bind.Text("text", &f.Text), bind.Yes("unverified", &f.Unverified)}
	get := func(ctx context.Context, after string, limit int) (domain.Page[people.PersonRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.People(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[people.PersonRow]{
		{"id", func(p people.PersonRow) string { return p.ID.String() }},
		{"person_name", func(p people.PersonRow) string { return p.Name }},
		{"card", func(p people.PersonRow) string { return p.Card }},
		{"phone", func(p people.PersonRow) string { return p.Phone.String() }},
		{"verified", func(p people.PersonRow) string { return env.yes(p.Verified()) }},
		{"groups", func(p people.PersonRow) string { return fmt.Sprint(p.Groups) }},
		{"office", func(p people.PersonRow) string { return env.offices(p.Offices) }},
	})
}

func (env *Env) offices(held []people.OfficeHeld) string {
	var out []string
	for _, o := range held {
		out = append(out, o.BranchName+env.Text.Word.Office[o.Office])
	}
	return strings.Join(out, env.Text.Label.Comma)
}

func (env *Env) personShow() *cobra.Command {
	return record(env, "show ID", domain.KindPerson, (*office.Office).Person, func(p *page, v people.PersonView) {
		p.field("id", v.ID.String())
		p.field("person_name", v.Name)
		p.field("card", v.Card)
		p.field("city", v.City)
		p.field("major", v.Major)
		if v.Year > 0 {
			p.field("year", fmt.Sprint(v.Year))
		}
		p.field("phone", v.Phone.String())
		p.field("verified", env.yes(v.Verified()))
		if v.Verification != nil {
			p.field("how", env.Text.Sentence(env.Text.Person.VerifiedHow, domain.Args{
				"how": v.Verification.How, "by": v.VerifiedBy, "at": env.time(v.Verification.At),
			}))
		}
		p.field("office", env.offices(v.Offices))
		p.field("incidents", fmt.Sprint(v.Violations))
		p.field("branch", v.BranchName)
		p.field("version", fmt.Sprint(v.Version))
		var in []string
		for _, m := range v.In {
			line := m.Group.String() + " " + m.GroupName + " " + env.Text.Word.Manager[m.Role]
			if !m.Present() {
				line += " " + env.Text.NotInGroup(m)
			}
			in = append(in, line)
		}
		p.section(env.Text.Person.InGroups, in)
		p.history(v.History, v.ID)
	})
}

func (env *Env) personAdd() *cobra.Command {
	var in people.AddPerson
	return env.deed("add", bind.Fields{
		bind.Need(bind.Text("name", &in.Name)), bind.Text("city", &in.City), bind.Text("major", &in.Major), bind.Year("year", &in.Year),
		bind.Text("phone", &in.Phone), bind.Long("how", &in.How), bind.Yes("confirm", &in.Confirm),
	}, func(ctx context.Context) (any, string, error) {
		p, err := env.Office.AddPerson(ctx, env.By, in)
		return p, env.Text.Sentence(env.Text.Person.Added, domain.Args{"id": p.ID, "name": p.Name}), err
	})
}

// personEdit changes what is given and leaves the rest.
func (env *Env) personEdit() *cobra.Command {
	var in people.EditPerson
	return env.deed("edit ID", bind.Fields{
		bind.Arg(domain.KindPerson, &in.ID), bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error {
			v, err := env.Office.Person(ctx, env.By, in.ID)
			in = people.EditPerson{
				ID: in.ID, Version: cmp.Or(in.Version, v.Version), Name: v.Name, City: v.City, Major: v.Major, Year: v.Year,
			}
			return err
		}),
		bind.Text("name", &in.Name), bind.Text("city", &in.City), bind.Text("major", &in.Major), bind.Year("year", &in.Year),
		bind.Text("phone", &in.Phone),
	}, func(ctx context.Context) (any, string, error) {
		p, err := env.Office.EditPerson(ctx, env.By, in)
		return p, env.Text.Sentence(env.Text.Person.Edited, domain.Args{"id": p.ID, "name": p.Name}), err
	})
}

func (env *Env) personVerify() *cobra.Command {
	var in people.VerifyPerson
	fields := changes(env, domain.KindPerson, (*office.Office).Person, &in.ID, &in.Version, bind.Need(bind.Long("how", &in.How)))
	return env.deed("verify ID", fields, func(ctx context.Context) (any, string, error) {
		p, err := env.Office.VerifyPerson(ctx, env.By, in)
		return p, env.Text.Sentence(env.Text.Person.Verified, domain.Args{"name": p.Name}), err
	})
}

// personImport registers the people of a CSV file on standard input.
func (env *Env) personImport() *cobra.Command {
	var dry bool
	load := env.command("import", bind.Fields{bind.Yes("dry-run", &dry)}, func(cmd *cobra.Command) error {
		rows, err := importfile.People(cmd.InOrStdin())
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

// personPhone shows a phone in clear; the use-case logs it, A2.
func (env *Env) personPhone() *cobra.Command {
	var id domain.ID
	return env.deed("phone ID", bind.Fields{bind.Arg(domain.KindPerson, &id)}, func(ctx context.Context) (any, string, error) {
		phone, err := env.Office.RevealPhone(ctx, env.By, id)
		return map[string]string{"id": id.String(), "phone": phone}, phone, err
	})
}
