package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

func (env *Env) groups() *cobra.Command {
	return parent("group", env.groupList(), env.groupShow(), env.groupMembers("members ID"), env.groupVacancy())
}

func (env *Env) groupList() *cobra.Command {
	var f registry.GroupFilter
	fields := bind.Fields{
		env.whose(&f.Branch, &f.HQ), bind.Choice("state", &f.State, domain.GroupStates, zh.GroupState, en.GroupState),
		bind.Choice("filing", &f.Filing, domain.FilingStates, zh.Filing, en.Filing), bind.Text("text", &f.Text),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[desk.GroupRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Groups(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[desk.GroupRow]{
		{"id", func(g desk.GroupRow) string { return g.ID.String() }},
		{"name", func(g desk.GroupRow) string { return g.Name }},
		{"branch", func(g desk.GroupRow) string { return env.home(g.Branch, g.BranchName) }},
		{"state", func(g desk.GroupRow) string { return env.Text.Word.GroupState[g.State] }},
		{"filing", func(g desk.GroupRow) string { return env.Text.Word.Filing[g.Filing] }},
		{"owner", func(g desk.GroupRow) string { return env.owner(g.OwnerName, g.Owner.IsZero()) }},
		{"members", func(g desk.GroupRow) string { return env.Text.Headcount(g.Group) }},
	})
}

func (env *Env) groupShow() *cobra.Command {
	return record(env, "show ID", domain.KindGroup, (*office.Office).Group, func(p *page, g registry.GroupView) {
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

// groupMembers lists a group's members; it is a command of the groups and of the members.
func (env *Env) groupMembers(use string) *cobra.Command {
	var f people.MemberFilter
	get := func(ctx context.Context, after string, limit int) (domain.Page[people.MemberRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Members(ctx, env.By, f)
	}
	fields := bind.Fields{bind.Arg(domain.KindGroup, &f.Group), bind.Text("text", &f.Text)}
	return list(env, use, fields, get, []column[people.MemberRow]{
		{"person", func(m people.MemberRow) string { return m.Person.String() }},
		{"person_name", func(m people.MemberRow) string { return m.Name }},
		{"card", func(m people.MemberRow) string { return m.Card }},
		{"role", func(m people.MemberRow) string { return env.Text.Word.Manager[m.Role] }},
		{"office", func(m people.MemberRow) string { return env.Text.Word.Office[m.Office] }},
		{"basis", func(m people.MemberRow) string { return env.Text.Word.Basis[m.Basis] }},
		{"verified", func(m people.MemberRow) string { return env.yes(m.Verified) }},
		{"incidents", func(m people.MemberRow) string { return fmt.Sprint(m.Incidents) }},
	})
}
