package application

import (
	"context"

	"alumni/domain"
	officecasework "alumni/domain/office/casework"
	"alumni/domain/office/desk"
	caseform "alumni/tui/form/casework"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/casework"
)

// approve builds the form of a reply with yes, M4.2: what it creates or
// changes, what the rules say, and the document number.
func approve(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := undecided(ctx, env, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		offer := caseform.LetterAction(env, v.ID)
		rules := v.Kind.Spec().Rules
		if v.Kind == domain.ApplyNewGroup {
			rules = []domain.ClauseID{"M4.2", "M4.6"}
		}
		return kit.Form{
			Title:  t.Sentence(t.Application.ApproveTitle, domain.Args{"id": v.ID}),
			Intro:  append(consequence(env, v), casework.Checks(env.Text, v.Checks)...),
			Fields: caseform.ApprovalFields(env, v.SuggestReply),
			Rules:  rules, Submit: t.Case.ApproveSubmit, Offer: &offer,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				app, err := env.Office.ApproveApplication(ctx, env.By, officecasework.Approve{
					ID: v.ID, Version: v.Version, Number: val.Text["number"], Note: val.Text["note"],
				})
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Application.Approved, domain.Args{"id": app.ID, "name": given(ctx, env, app.ID)}), nil
			},
		}, nil
	}
}

// consequence says what an approval does, before Enter.
func consequence(env *kit.Env, v officecasework.ApplicationView) []show.Row {
	t, g := env.Text, desk.GroupRow{}
	if row, ok := present(v); ok {
		g = row
	}
	args := domain.Args{
		"id": v.ID, "name": v.Name, "owner": v.OwnerName, "existing": v.Existing, "seq": v.Seq,
		"group": g.Name, "members": g.Members, "admins": t.Names(v.AdminRefs),
	}
	intro, after := t.Application.ApproveIntro, t.Application.ApproveAfter
	switch {
	case v.Kind == domain.ApplyLateFiling:
		intro, after, args["name"] = t.Application.ApproveLate, t.Application.ApproveLateAfter, casework.NameFinding(v.Checks)
	case v.Kind == domain.ApplyAdmins:
		intro, after = t.Application.ApproveAdmins, t.Application.ApproveChange
	case v.Kind == domain.ApplyRename:
		intro, after = t.Application.ApproveRename, t.Application.ApproveChange
	case v.Kind == domain.ApplyDissolution:
		intro, after = t.Application.ApproveDissolve, t.Application.ApproveDissolveAfter
	}
	return []show.Row{{Text: t.Sentence(intro, args), Tone: show.ToneStrong}, {Text: t.Sentence(after, args)}, {}}
}

// given is the name that the approval allocated; another approval may have
// taken the one that the form announced.
func given(ctx context.Context, env *kit.Env, id domain.ID) string {
	v, err := env.Office.Application(ctx, env.By, id)
	if err != nil {
		return ""
	}
	return v.Name
}

// reject builds the form of a reply with no, which needs a reason, M4.2.
func reject(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := undecided(ctx, env, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		args := domain.Args{"id": v.ID, "branch": t.Whose(v.Branch, v.BranchName), "kind": string(v.Kind)}
		offer, after := caseform.LetterAction(env, v.ID), t.Application.RejectAfter
		if v.Kind.OnGroup() {
			after = t.Application.RejectChange
		}
		return kit.Form{
			Title: t.Sentence(t.Application.RejectTitle, args),
			Intro: []show.Row{
				{Text: t.Sentence(t.Application.RejectIntro, args), Tone: show.ToneStrong},
				{Text: after},
			},
			Fields: caseform.RejectionFields(env),
			Rules:  []domain.ClauseID{"M4.2"},
			Submit: t.Case.RejectSubmit,
			Danger: true, Offer: &offer,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.RejectCase(ctx, env.By, officecasework.Reject{ID: v.ID, Version: v.Version, Reason: val.Text["reason"]})
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Application.Rejected, domain.Args{"id": v.ID}), nil
			},
		}, nil
	}
}

// undecided loads an application that the caller may decide now.
func undecided(ctx context.Context, env *kit.Env, id domain.ID) (officecasework.ApplicationView, error) {
	v, err := env.Office.Application(ctx, env.By, id)
	if err == nil {
		err = v.Decide
	}
	return v, err
}
