package remote

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/violation"
)

func (env *Env) violations() *cobra.Command {
	return parent("violation", env.violationList(), env.violationShow(), env.violationAdd())
}

func (env *Env) violationAdd() *cobra.Command {
	var in violation.RecordViolation
	var clauses []string
	return env.deed("add", bind.Fields{
		bind.Need(bind.ID("group", domain.KindGroup, &in.Group)),
		bind.Need(bind.ID("person", domain.KindPerson, &in.Person)),
		bind.Need(bind.Names("clause", &clauses)),
		bind.Need(bind.Choice("outcome", &in.Outcome, domain.Outcomes, zh.Outcome, en.Outcome)),
		bind.Func("authority", func(s string) error { in.Authority = domain.ClauseID(s); return nil }),
		bind.Need(bind.Long("evidence", &in.Evidence)),
		bind.Date("date", &in.OccurredOn),
	}, func(ctx context.Context) (any, string, error) {
		for _, c := range clauses {
			in.Clauses = append(in.Clauses, domain.ClauseID(c))
		}
		in.OccurredOn = cmp.Or(in.OccurredOn, env.today())
		v, err := env.Office.RecordViolation(ctx, env.By, in)
		if v.Task.IsZero() {
			return v, fmt.Sprintf(env.Text.Command.Recorded, v.ID), err
		}
		return v, fmt.Sprintf(env.Text.Command.RecordedTask, v.ID, v.Task), err
	})
}

func (env *Env) violationList() *cobra.Command {
	var f violation.Filter
	fields := bind.Fields{
		bind.ID("branch", domain.KindBranch, &f.Branch), bind.ID("group", domain.KindGroup, &f.Group),
		bind.ID("person", domain.KindPerson, &f.Person),
		bind.Choice("state", &f.State, domain.ViolationStates, zh.Violation, en.Violation), bind.Text("text", &f.Text),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[violation.Row], error) {
		f.After, f.Limit = after, limit
		return env.Office.Violations(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[violation.Row]{
		{"id", func(v violation.Row) string { return v.ID.String() }},
		{"group", func(v violation.Row) string { return v.GroupName }},
		{"person_name", func(v violation.Row) string { return v.PersonName }},
		{"clauses", func(v violation.Row) string { return clauseList(v.Clauses) }},
		{"outcome", func(v violation.Row) string { return env.Text.Word.Outcome[v.Outcome] }},
		{"occurred_on", func(v violation.Row) string { return string(v.OccurredOn) }},
		{"state", func(v violation.Row) string { return env.Text.Word.Violation[v.State] }},
	})
}

func clauseList(ids []domain.ClauseID) string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return strings.Join(out, ",")
}

func (env *Env) violationShow() *cobra.Command {
	return record(env, "show ID", domain.KindViolation, (*office.Office).Violation, func(p *page, v violation.View) {
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
