package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) persons() *cobra.Command {
	list := filters(env.command("list", nil, env.personList), "text")
	list.Flags().Bool("unverified", false, "")
	add := texts(env.command("add", nil, env.personAdd), "name", "city", "major", "phone", "how")
	add.Flags().Int("year", 0, "")
	add.Flags().Bool("confirm", false, "")
	edit := versioned(texts(env.command("edit ID", []string{"ID"}, env.personEdit), "name", "city", "major", "phone"))
	edit.Flags().Int("year", 0, "")
	load := env.command("import", nil, env.personImport)
	load.Flags().Bool("dry-run", false, "")
	load.Long = env.Text.Command.PeopleColumns
	return parent("person", list, env.command("show ID", []string{"ID"}, env.personShow), add, edit,
		versioned(texts(env.command("verify ID", []string{"ID"}, env.personVerify), "how")), load,
		env.command("phone ID", []string{"ID"}, env.personPhone))
}

func (env *Env) personList(cmd *cobra.Command, _ []string) error {
	unverified, _ := cmd.Flags().GetBool("unverified")
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.PersonRow], error) {
		return env.Office.People(ctx, env.By, office.PersonFilter{Text: text(cmd, "text"), Unverified: unverified, After: after, Limit: limit})
	}
	return list(env, cmd, get, []column[office.PersonRow]{
		{"id", func(p office.PersonRow) string { return p.ID.String() }},
		{"person_name", func(p office.PersonRow) string { return p.Name }},
		{"card", func(p office.PersonRow) string { return p.Card }},
		{"phone", func(p office.PersonRow) string { return p.Phone.String() }},
		{"verified", func(p office.PersonRow) string { return env.yes(p.Verified()) }},
		{"groups", func(p office.PersonRow) string { return fmt.Sprint(p.Groups) }},
		{"office", func(p office.PersonRow) string { return env.offices(p.Offices) }},
	})
}

func (env *Env) offices(held []office.OfficeHeld) string {
	var out []string
	for _, o := range held {
		out = append(out, o.BranchName+env.Text.Word.Office[o.Office])
	}
	return strings.Join(out, env.Text.Label.Comma)
}

func (env *Env) personShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindPerson)
	if err != nil {
		return err
	}
	v, err := env.Office.Person(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.show(cmd, v, func(p *page) {
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

func (env *Env) personAdd(cmd *cobra.Command, _ []string) error {
	if err := cli.Require(cmd, env.Text, "name"); err != nil {
		return err
	}
	in := office.AddPerson{Name: text(cmd, "name"), City: text(cmd, "city"), Major: text(cmd, "major"), Phone: text(cmd, "phone")}
	in.Year, _ = cmd.Flags().GetInt("year")
	in.Confirm, _ = cmd.Flags().GetBool("confirm")
	var err error
	if in.How, err = env.long(cmd, text(cmd, "how")); err != nil {
		return err
	}
	p, err := env.Office.AddPerson(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, p, env.Text.Person.Added, domain.Args{"id": p.ID, "name": p.Name})
}

// personEdit changes what is given and leaves the rest.
func (env *Env) personEdit(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindPerson)
	if err != nil {
		return err
	}
	v, err := env.Office.Person(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	in := office.EditPerson{ID: id, Version: onVersion(cmd, v.Version), Name: v.Name, City: v.City, Major: v.Major, Year: v.Year, Phone: text(cmd, "phone")}
	for flag, to := range map[string]*string{"name": &in.Name, "city": &in.City, "major": &in.Major} {
		if cmd.Flags().Changed(flag) {
			*to = text(cmd, flag)
		}
	}
	if cmd.Flags().Changed("year") {
		in.Year, _ = cmd.Flags().GetInt("year")
	}
	p, err := env.Office.EditPerson(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, p, env.Text.Person.Edited, domain.Args{"id": p.ID, "name": p.Name})
}

func (env *Env) personVerify(cmd *cobra.Command, args []string) error {
	if err := cli.Require(cmd, env.Text, "how"); err != nil {
		return err
	}
	id, err := env.id(args[0], domain.KindPerson)
	if err != nil {
		return err
	}
	in := office.VerifyPerson{ID: id}
	if in.Version, err = decidedOn(env, cmd, id, env.Office.Person); err != nil {
		return err
	}
	if in.How, err = env.long(cmd, text(cmd, "how")); err != nil {
		return err
	}
	p, err := env.Office.VerifyPerson(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, p, env.Text.Person.Verified, domain.Args{"name": p.Name})
}

// personImport registers the people of a CSV file on standard input.
func (env *Env) personImport(cmd *cobra.Command, _ []string) error {
	rows, err := importfile.People(cmd.InOrStdin())
	if err != nil {
		return err
	}
	dry, _ := cmd.Flags().GetBool("dry-run")
	n, err := env.Office.ImportPeople(cmd.Context(), env.By, rows, dry)
	if err != nil {
		return err
	}
	said := env.Text.Person.Imported
	if dry {
		said = env.Text.Person.Checked
	}
	return env.say(cmd, n, said, domain.Args{"added": n.Added, "known": n.Known})
}

// personPhone shows a phone in clear; the use-case logs it, A2.
func (env *Env) personPhone(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindPerson)
	if err != nil {
		return err
	}
	phone, err := env.Office.RevealPhone(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.done(cmd, map[string]string{"id": id.String(), "phone": phone}, "%s", phone)
}
