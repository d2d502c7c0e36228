// Package application is the screen of the applications for groups (申请): the
// list, an application's document with its checks, and headquarters' reply.
package application

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/tui/console"
	applicationform "alumni/tui/form/application"
	caseform "alumni/tui/form/casework"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/application"
	showcase "alumni/tui/show/casework"
)

// New makes the screen of the applications.
func New(env *kit.Env) kit.Screen { return console.List(env, application.List, nil) }

// Detail loads an application's document: what is asked for, what it lacks, the
// checks with their clauses, and what can be done with it now.
var Detail = console.Page(application.View, bindings)

func bindings(env *kit.Env, v casework.ApplicationView) []kit.Binding {
	id := v.ID
	about := env.Text.Whose(v.Branch, v.BranchName) + " · " + env.Text.Word.Application[v.Kind]
	out := caseform.Bindings(env, v.CaseView, caseform.Forms{
		Approve: approve(env, id), Reject: console.Form(env, application.Reject, id),
		Return:   console.Form(env, showcase.Return(showcase.Application, about), id),
		Withdraw: console.Form(env, showcase.Withdraw(showcase.Application, v.State, about), id), Edit: applicationform.Again(env, id),
	})
	if v.Decide == nil {
		out = append(out, caseform.VerifyBinding(env, v.State, append([]desk.PersonRef{v.OwnerRef}, v.AdminRefs...)...)...)
	}
	if !v.Group.IsZero() {
		out = append(out, kit.ToRecord(env, env.Text.Console.Open, v.Group))
	}
	return out
}

// approve builds the form of a reply with yes, M4.2: what it creates or
// changes, what the rules say, and the document number.
func approve(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	may := func(v casework.ApplicationView) error { return v.Decide }
	return kit.FormOn(env, env.Office.Application, id, may, func(_ context.Context, v casework.ApplicationView) (kit.Form, error) {
		t, kind := env.Text, i18n.ApplicationKindOf(v.Kind)
		g, _ := application.Present(v)
		args := domain.Args{
			"id": v.ID, "name": v.Name, "owner": v.OwnerName, "existing": v.Existing, "seq": v.Seq,
			"group": g.Name, "members": g.Members, "admins": t.Names(v.AdminRefs),
		}
		if v.Kind.Spec().Exists {
			args["name"] = showcase.NameFinding(v.Checks)
		}
		r := caseform.Reply{Title: t.Sentence(t.Application.ApproveTitle, args), Rules: kind.Cites, Intro: []show.Row{
			{Text: t.Sentence(t.Say(kind.Approve), args), Tone: show.ToneStrong}, {Text: t.Sentence(t.Say(kind.After), args)}, {},
		}}
		if r.Rules == nil {
			r.Rules = v.Kind.Spec().Rules
		}
		return caseform.Approve(env, v.CaseView, r, func(ctx context.Context, in casework.Approve) (string, error) {
			app, err := env.Office.ApproveApplication(ctx, env.By, in)
			if err != nil {
				return "", err
			}
			done := domain.Args{"id": app.ID}
			// Another approval may have taken the name that the form announced.
			if now, err := env.Office.Application(ctx, env.By, app.ID); err == nil {
				done["name"] = now.Name
			}
			return t.Sentence(t.Application.Approved, done), nil
		}), nil
	})
}
