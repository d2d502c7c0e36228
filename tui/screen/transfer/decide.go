package transfer

import (
	"context"

	"alumni/domain"
	officecasework "alumni/domain/office/casework"
	caseform "alumni/tui/form/casework"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/casework"
)

func args(v officecasework.TransferView) domain.Args {
	return domain.Args{"id": v.ID, "group": v.GroupName, "role": string(v.Role), "from": v.FromName, "to": v.ToName}
}

// approve builds the form that hands the role over, N2.3: who it is taken
// from and given to, what follows, and what the rules say, M5.1, M5.2.
func approve(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := undecided(ctx, env, id)
		if err != nil {
			return kit.Form{}, err
		}
		t, a := env.Text, args(v)
		intro := t.Transfer.ApproveIntro
		if v.From.IsZero() {
			intro = t.Transfer.VacantIntro
		}
		offer := caseform.LetterAction(env, v.ID)
		rows := []show.Row{
			{Text: t.Sentence(intro, a), Tone: show.ToneStrong},
			{Text: t.Sentence(t.Transfer.ApproveAfter, a)},
			{},
		}
		return kit.Form{
			Title:  t.Sentence(t.Transfer.ApproveTitle, a),
			Intro:  append(rows, casework.Checks(env.Text, v.Checks)...),
			Fields: caseform.ApprovalFields(env, v.SuggestReply),
			Rules:  []domain.ClauseID{"N2.3", "M5.2"},
			Submit: t.Case.ApproveSubmit, Offer: &offer,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.ApproveTransfer(ctx, env.By, officecasework.Approve{
					ID: v.ID, Version: v.Version, Number: val.Text["number"], Note: val.Text["note"],
				})
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Transfer.Approved, a), nil
			},
		}, nil
	}
}

// reject builds the form that refuses the transfer with a reason.
func reject(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := undecided(ctx, env, id)
		if err != nil {
			return kit.Form{}, err
		}
		t, a := env.Text, args(v)
		a["from"] = t.Vacancy(v.FromName)
		offer := caseform.LetterAction(env, v.ID)
		return kit.Form{
			Title:  t.Sentence(t.Transfer.RejectTitle, a),
			Intro:  []show.Row{{Text: t.Sentence(t.Transfer.RejectIntro, a), Tone: show.ToneStrong}},
			Fields: caseform.RejectionFields(env),
			Rules:  []domain.ClauseID{"N2.3"},
			Submit: t.Case.RejectSubmit,
			Danger: true, Offer: &offer,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.RejectCase(ctx, env.By, officecasework.Reject{ID: v.ID, Version: v.Version, Reason: val.Text["reason"]})
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Transfer.Rejected, a), nil
			},
		}, nil
	}
}

// undecided loads a transfer that the caller may decide now.
func undecided(ctx context.Context, env *kit.Env, id domain.ID) (officecasework.TransferView, error) {
	v, err := env.Office.Transfer(ctx, env.By, id)
	if err == nil {
		err = v.Decide
	}
	return v, err
}
