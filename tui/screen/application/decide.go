package application

import (
	"context"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
)

// approve builds the form of a reply with yes, M4.2: what it creates, what the
// rules say, and the document number.
func approve(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Application(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		if v.Decide != nil {
			return kit.Form{}, v.Decide
		}
		t := env.Text
		args := domain.Args{"id": v.ID, "name": v.Name, "owner": v.OwnerName, "existing": v.Existing, "seq": v.Seq}
		intro := t.Application.ApproveIntro
		if v.Kind == domain.ApplyLateFiling && v.Existing != "" {
			intro = t.Application.LateIntro
		}
		rows := []kit.Row{
			{Text: t.Sentence(intro, args), Tone: kit.ToneStrong},
			{Text: t.Sentence(t.Application.ApproveAfter, args)},
			{},
		}
		return kit.Form{
			Title: t.Sentence(t.Application.ApproveTitle, args),
			Intro: append(rows, kit.CheckRows(env, v.Checks)...),
			Fields: []kit.Field{
				{Key: "number", Label: t.Application.Number, Value: v.SuggestReply, Hint: t.Label.AutoNumber},
				{Key: "note", Label: t.Application.Note, Hint: t.Application.NoteHint, Max: domain.MaxText},
			},
			Rules:  []domain.ClauseID{"M4.2", "M4.6"},
			Submit: t.Application.ApproveSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				app, err := env.Office.ApproveApplication(ctx, env.By, office.Approve{
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
		v, err := env.Office.Application(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		if v.Decide != nil {
			return kit.Form{}, v.Decide
		}
		t := env.Text
		args := domain.Args{"id": v.ID, "branch": t.BranchName(v.BranchName), "kind": string(v.Kind)}
		return kit.Form{
			Title: t.Sentence(t.Application.RejectTitle, args),
			Intro: []kit.Row{
				{Text: t.Sentence(t.Application.RejectIntro, args), Tone: kit.ToneStrong},
				{Text: t.Application.RejectAfter},
			},
			Fields: []kit.Field{{
				Key: "reason", Label: t.Application.RejectReason, Kind: kit.FieldArea, Hint: t.Application.ReasonHint, Max: domain.MaxText,
			}},
			Rules:  []domain.ClauseID{"M4.2"},
			Submit: t.Application.RejectSubmit,
			Danger: true,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				app, err := env.Office.RejectApplication(ctx, env.By, office.Reject{ID: v.ID, Version: v.Version, Reason: val.Text["reason"]})
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Application.Rejected, domain.Args{"id": app.ID}), nil
			},
		}, nil
	}
}
