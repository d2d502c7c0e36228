package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) groups() *cobra.Command {
	return parent("group",
		ofHQ(filters(env.command("list", nil, env.groupList), "branch", "state", "filing", "text")),
		env.command("show ID", []string{"ID"}, env.groupShow),
		filters(env.command("members ID", []string{"ID"}, env.groupMembers), "text"),
		versioned(texts(env.command("vacancy ID", []string{"ID"}, env.groupVacancy), "reason", "on")),
	)
}

func (env *Env) groupList(cmd *cobra.Command, _ []string) error {
	branch, hq, err := env.whose(cmd)
	if err != nil {
		return err
	}
	state, err := choice(env, cmd, "state", domain.GroupStates)
	if err != nil {
		return err
	}
	filing, err := choice(env, cmd, "filing", domain.FilingStates)
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.GroupRow], error) {
		return env.Office.Groups(ctx, env.By, office.GroupFilter{
			Branch: branch, HQ: hq, State: state, Filing: filing, Text: text(cmd, "text"), After: after, Limit: limit,
		})
	}
	return list(env, cmd, get, []column[office.GroupRow]{
		{"id", func(g office.GroupRow) string { return g.ID.String() }},
		{"name", func(g office.GroupRow) string { return g.Name }},
		{"branch", func(g office.GroupRow) string { return env.home(g.Branch, g.BranchName) }},
		{"state", func(g office.GroupRow) string { return env.Text.Word.GroupState[g.State] }},
		{"filing", func(g office.GroupRow) string { return env.Text.Word.Filing[g.Filing] }},
		{"owner", func(g office.GroupRow) string { return env.owner(g.OwnerName, g.Owner.IsZero()) }},
		{"members", func(g office.GroupRow) string { return env.Text.Headcount(g.Group) }},
	})
}

func (env *Env) groupShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindGroup)
	if err != nil {
		return err
	}
	g, err := env.Office.Group(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.show(cmd, g, func(p *page) {
		p.field("id", g.ID.String())
		p.field("name", g.Name)
		p.field("name_finding", g.NameFinding)
		p.home(g.Branch, g.BranchName)
		p.field("kind", env.Text.Word.GroupKind[g.Kind])
		p.field("state", env.Text.GroupStanding(g.State, g.EndedAt))
		p.field("owner", env.owner(env.person(g.OwnerRef), g.Owner.IsZero()))
		p.field("admins", env.people(g.AdminRefs))
		p.field("members", env.Text.Headcount(g.Group))
		p.field("filing", env.Text.Word.Filing[g.Filing])
		p.field("filed_at", env.time(g.FiledAt))
		p.field("sample", sampled(env, g.Sample))
		for _, c := range g.Open {
			p.field("open_cases", c.ID.String()+" "+env.Text.CaseType(c))
		}
		p.history(g.History, g.ID)
	})
}

// sampled says "yes" for sample data and nothing for real records.
func sampled(env *Env, sample bool) string {
	if sample {
		return env.Text.Command.Yes
	}
	return ""
}

func (env *Env) groupMembers(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindGroup)
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.MemberRow], error) {
		return env.Office.Members(ctx, env.By, office.MemberFilter{Group: id, Text: text(cmd, "text"), After: after, Limit: limit})
	}
	return list(env, cmd, get, []column[office.MemberRow]{
		{"person", func(m office.MemberRow) string { return m.Person.String() }},
		{"person_name", func(m office.MemberRow) string { return m.Name }},
		{"card", func(m office.MemberRow) string { return m.Card }},
		{"role", func(m office.MemberRow) string { return env.Text.Word.Manager[m.Role] }},
		{"office", func(m office.MemberRow) string { return env.Text.Word.Office[m.Office] }},
		{"basis", func(m office.MemberRow) string { return env.Text.Word.Basis[m.Basis] }},
		{"verified", func(m office.MemberRow) string { return env.yes(m.Verified) }},
		{"incidents", func(m office.MemberRow) string { return fmt.Sprint(m.Incidents) }},
	})
}
