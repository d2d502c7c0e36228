package remote

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
)

func (env *Env) applications() *cobra.Command {
	parts := []*cobra.Command{
		env.applicationList(), env.applicationShow(), env.applicationApprove(), env.applicationSubmit(), env.applicationDraft(),
	}
	return parent("application", append(parts, env.casework(domain.KindApplication)...)...)
}

func (env *Env) applicationApprove() *cobra.Command {
	var in casework.Approve
	return env.deed("approve ID", env.approval(domain.KindApplication, &in), func(ctx context.Context) (any, string, error) {
		app, err := env.Office.ApproveApplication(ctx, env.By, in)
		if err != nil {
			return nil, "", err
		}
		c := &env.Text.Command
		if g, err := env.Office.Group(ctx, env.By, app.Group); err == nil {
			name := g.Name
			if app.Kind == domain.ApplyRename {
				name = app.Granted // in WeChat and the registry it follows by a task
			}
			return app, fmt.Sprintf(c.ApprovedFor[app.Kind], app.ID, app.Reply.Number, g.ID, name), nil
		}
		return app, fmt.Sprintf(c.Approved, app.ID, app.Reply.Number), nil
	})
}

// caseFilter are the fields that narrow a list of cases.
func (env *Env) caseFilter(f *casework.CaseFilter) bind.Fields {
	return bind.Fields{
		env.whose(&f.Branch, &f.HQ), bind.Choice("state", &f.State, domain.CaseStates, zh.Case, en.Case), bind.Text("text", &f.Text),
	}
}

func (env *Env) applicationList() *cobra.Command {
	var f casework.CaseFilter
	get := func(ctx context.Context, after string, limit int) (domain.Page[casework.ApplicationRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Applications(ctx, env.By, f)
	}
	return list(env, "list", env.caseFilter(&f), get, []column[casework.ApplicationRow]{
		{"id", func(a casework.ApplicationRow) string { return a.ID.String() }},
		{"kind", func(a casework.ApplicationRow) string { return env.Text.Word.Application[a.Kind] }},
		{"branch", func(a casework.ApplicationRow) string { return env.home(a.Branch, a.BranchName) }},
		{"name", func(a casework.ApplicationRow) string { return a.Name }},
		{"applicant", func(a casework.ApplicationRow) string { return a.ApplicantName }},
		{"state", func(a casework.ApplicationRow) string { return env.Text.Word.Case[a.State] }},
		{"claimed_by", func(a casework.ApplicationRow) string { return a.ClaimedBy }},
		{"due", func(a casework.ApplicationRow) string { return env.due(a.Due, a.Overdue) }},
	})
}

func (env *Env) applicationShow() *cobra.Command {
	return showAs(env, "show ID", domain.KindApplication, (*office.Office).Application, func(a casework.ApplicationView) any {
		return struct {
			casework.ApplicationView
			Refused *Failure `json:"decide_refused,omitempty"`
		}{a, env.refusal(a.Decide)}
	}, func(p *page, a casework.ApplicationView) {
		p.field("id", a.ID.String())
		p.field("kind", env.Text.Word.Application[a.Kind])
		p.home(a.Branch, a.BranchName)
		p.field("name", a.Name)
		p.field("existing", a.Existing)
		p.field("applicant", env.person(a.ApplicantRef))
		p.field("owner", env.person(a.OwnerRef))
		p.field("admins", env.people(a.AdminRefs))
		p.reference("document", a.Document)
		p.reference("authority", a.Authority)
		p.reference("owner_auth", a.OwnerAuth)
		if a.Headcount > 0 {
			p.field("headcount", fmt.Sprint(a.Headcount))
		}
		p.field("reason", a.Reason)
		p.reply(a.State, a.Due, a.Overdue, a.Reply, a.ReplyBy)
		p.work(a.State, a.Claim, a.Returned, a.ReturnedBy)
		p.field("group", a.Group.String())
		p.field("version", fmt.Sprint(a.Version))
		p.decide(a.State, a.Decide)
		p.checks(a.Checks)
		p.history(a.History, a.ID)
	})
}

func (env *Env) applicationSubmit() *cobra.Command {
	var in casework.SubmitApplication
	return env.deed("submit [ID]", env.applicationFields(&in), func(ctx context.Context) (any, string, error) {
		app, err := env.Office.SubmitApplication(ctx, env.By, in)
		return app, fmt.Sprintf(env.Text.Command.Submitted, app.ID), err
	})
}

func (env *Env) applicationDraft() *cobra.Command {
	var in casework.SubmitApplication
	return env.deed("draft [ID]", env.applicationFields(&in), func(ctx context.Context) (any, string, error) {
		app, err := env.Office.SaveDraft(ctx, env.By, in)
		return app, env.Text.Sentence(env.Text.Case.Drafted, domain.Args{"id": app.ID}), err
	})
}

// applicationFields are the fields of an application, in the order of the form;
// with an ID they change what that draft or returned application says already.
func (env *Env) applicationFields(in *casework.SubmitApplication) bind.Fields {
	return bind.Fields{
		bind.Arg(domain.KindApplication, &in.ID),
		bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error { return env.applicationInHand(ctx, in) }),
		bind.Choice("kind", &in.Kind, domain.ApplicationKinds, zh.Application, en.Application),
		bind.ID("branch", domain.KindBranch, &in.Branch),
		bind.Yes("hq", &in.HQ),
		bind.ID("group", domain.KindGroup, &in.Group),
		bind.Step(func(context.Context) error { return env.whoseGroup(*in) }),
		bind.Text("existing", &in.Existing),
		bind.ID("applicant", domain.KindPerson, &in.Applicant),
		bind.Ref("authority", &in.Authority),
		bind.ID("owner", domain.KindPerson, &in.Owner),
		bind.Ref("owner-auth", &in.OwnerAuth),
		bind.IDs("admin", domain.KindPerson, &in.Admins),
		bind.Ref("document", &in.Document),
		bind.Count("headcount", &in.Headcount),
		bind.Long("reason", &in.Reason),
		bind.Count("capacity", &in.Capacity),
	}
}

// applicationInHand fills in what a draft or a returned application says now.
func (env *Env) applicationInHand(ctx context.Context, in *casework.SubmitApplication) error {
	if in.ID.IsZero() {
		return nil
	}
	v, err := env.Office.Application(ctx, env.By, in.ID)
	if err != nil {
		return err
	}
	*in = casework.SubmitApplication{
		ID: v.ID, Version: cmp.Or(in.Version, v.Version), Kind: v.Kind, Branch: v.Branch, HQ: v.HQ, Applicant: v.Applicant, Authority: v.Authority,
		Owner: v.Owner, OwnerAuth: v.OwnerAuth, Admins: v.Admins, Document: v.Document, Reason: v.Reason,
		Headcount: v.Headcount, Capacity: v.Capacity, Existing: v.Existing,
	}
	if v.Kind.OnGroup() {
		in.Group = v.Group
	}
	return nil
}

// whoseGroup checks that a new application says of which group it is: of the one
// that shall change, or a branch's or headquarters' own, M3, and only one of these.
func (env *Env) whoseGroup(in casework.SubmitApplication) error {
	switch {
	case !in.ID.IsZero():
		return nil
	case in.Kind == "":
		return env.missing("kind")
	case in.Kind.OnGroup() && in.Group.IsZero():
		return env.missing("group")
	case !in.Kind.OnGroup() && in.HQ != in.Branch.IsZero():
		return env.oneOf("branch", "hq")
	}
	return nil
}
