package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) violations() *cobra.Command {
	add := texts(env.command("add", nil, env.violationAdd),
		"group", "person", "outcome", "authority", "evidence", "date")
	add.Flags().StringSlice("clause", nil, "")
	return parent("violation",
		filters(env.command("list", nil, env.violationList), "branch", "group", "person", "state", "text"),
		env.command("show ID", []string{"ID"}, env.violationShow),
		add,
	)
}

func (env *Env) violationAdd(cmd *cobra.Command, _ []string) error {
	if err := cli.Require(cmd, env.Text, "group", "person", "clause", "outcome", "evidence"); err != nil {
		return err
	}
	var in office.RecordViolation
	var err error
	if in.Group, err = env.idFlag(cmd, "group", domain.KindGroup); err != nil {
		return err
	}
	if in.Person, err = env.idFlag(cmd, "person", domain.KindPerson); err != nil {
		return err
	}
	if in.Outcome, err = choice(env, cmd, "outcome", domain.Outcomes); err != nil {
		return err
	}
	clauses, _ := cmd.Flags().GetStringSlice("clause")
	for _, c := range clauses {
		in.Clauses = append(in.Clauses, domain.ClauseID(strings.TrimSpace(c)))
	}
	in.Authority = domain.ClauseID(text(cmd, "authority"))
	in.OccurredOn = domain.Date(text(cmd, "date"))
	if in.OccurredOn == "" {
		in.OccurredOn = domain.DateOf(env.Office.Now())
	}
	if in.Evidence, err = env.long(cmd, text(cmd, "evidence")); err != nil {
		return err
	}
	v, err := env.Office.RecordViolation(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	if v.Task.IsZero() {
		return env.done(cmd, v, env.Text.Command.Recorded, v.ID)
	}
	return env.done(cmd, v, env.Text.Command.RecordedTask, v.ID, v.Task)
}

func (env *Env) violationList(cmd *cobra.Command, _ []string) error {
	var f office.ViolationFilter
	var err error
	if f.Branch, err = env.idFlag(cmd, "branch", domain.KindBranch); err != nil {
		return err
	}
	if f.Group, err = env.idFlag(cmd, "group", domain.KindGroup); err != nil {
		return err
	}
	if f.Person, err = env.idFlag(cmd, "person", domain.KindPerson); err != nil {
		return err
	}
	if f.State, err = choice(env, cmd, "state", domain.ViolationStates); err != nil {
		return err
	}
	f.Text = text(cmd, "text")
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.ViolationRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Violations(ctx, env.By, f)
	}
	return list(env, cmd, get, []column[office.ViolationRow]{
		{"id", func(v office.ViolationRow) string { return v.ID.String() }},
		{"group", func(v office.ViolationRow) string { return v.GroupName }},
		{"person_name", func(v office.ViolationRow) string { return v.PersonName }},
		{"clauses", func(v office.ViolationRow) string { return clauseList(v.Clauses) }},
		{"outcome", func(v office.ViolationRow) string { return env.Text.Word.Outcome[v.Outcome] }},
		{"occurred_on", func(v office.ViolationRow) string { return string(v.OccurredOn) }},
		{"state", func(v office.ViolationRow) string { return env.Text.Word.Violation[v.State] }},
	})
}

func clauseList(ids []domain.ClauseID) string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return strings.Join(out, ",")
}

func (env *Env) violationShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindViolation)
	if err != nil {
		return err
	}
	v, err := env.Office.Violation(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.show(cmd, v, func(p *page) {
		p.field("id", v.ID.String())
		p.field("group", v.GroupName+" "+v.Group.String())
		p.field("person", env.person(v.PersonRef))
		p.field("clauses", clauseList(v.Clauses))
		p.field("outcome", env.Text.Word.Outcome[v.Outcome])
		p.field("authority", env.Text.Cite(v.Authority))
		p.field("occurred_on", string(v.OccurredOn))
		p.field("evidence", v.Evidence)
		p.field("state", env.Text.Word.Violation[v.State])
		p.field("task", v.Task.String())
		p.field("due", env.time(v.Due))
		p.field("earlier", fmt.Sprint(v.Earlier))
		p.history(v.History, v.ID)
	})
}
