package task

import (
	"cmp"
	"context"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/console"
	filingform "alumni/tui/form/filing"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// complete builds the form that ends a task with its proof; a publication
// needs both channels, M4.3. A filing has no proof but its form, which is looked
// at before it is handed in or accepted, M4.4.
func complete(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Task(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		if v.Complete != nil {
			return kit.Form{}, v.Complete
		}
		if own, err := filingForm(ctx, env, v); own != nil || err != nil {
			if err != nil {
				return kit.Form{}, err
			}
			return own(ctx)
		}
		t := env.Text
		f := kit.Form{
			Title: t.Sentence(t.Task.CompleteTitle, domain.Args{"kind": string(v.Kind), "id": v.ID}),
			Intro: []show.Row{
				{Text: cmp.Or(v.GroupName, t.Whose(v.Branch, v.BranchName)), Tone: show.ToneFocus},
				{Text: what(env, v), Tone: show.ToneStrong},
				{Text: t.Task.CompleteIntro, Tone: show.ToneLabel},
			},
			Fields: proofFields(env),
			Submit: t.Task.Submit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := task.CompleteTask{ID: v.ID, Version: v.Version, Proof: read(val, ""), Second: read(val, "second_")}
				if _, err := env.Office.CompleteTask(ctx, env.By, in); err != nil {
					return "", err
				}
				return t.Sentence(t.Task.Done, domain.Args{"id": v.ID}), nil
			},
		}
		if v.Kind == domain.TaskPublish {
			f.Intro[2].Text = t.Task.CompletePublish
			f.Fields = publicationFields(env, v.Boxes())
			f.Rules = []domain.ClauseID{"M4.3"}
		}
		if v.Kind == domain.TaskConvertGroup {
			f.Intro[2].Text = t.Task.Convert
			f.Fields[0].Label, f.Fields[0].Hint = t.Task.CouncilDecision, t.Task.DecisionHint
			f.Rules = []domain.ClauseID{"N1.4b", "N2.1a", "M5.2"}
		}
		if v.Kind == domain.TaskDissolveGroup {
			f.Intro[2].Text = t.Task.DissolveAfter
			f.Intro = append(f.Intro, held(env, v)...)
			f.Rules = []domain.ClauseID{"N1.4a", "M4.3"}
		}
		if v.Kind == domain.TaskReviewOwner {
			f.Intro[2].Text = t.Task.CompleteReview
			f.Fields = authorisationFields(env)
			f.Rules = []domain.ClauseID{"M5.2"}
		}
		return f, nil
	}
}

// filingForm is what ends a task about a group's filing form; nil for every other
// task.
func filingForm(ctx context.Context, env *kit.Env, v task.View) (func(ctx context.Context) (kit.Form, error), error) {
	switch v.Kind {
	case domain.TaskFile:
		return filingform.Submit(env, v.Group), nil
	case domain.TaskAcceptFiling:
		f, err := env.Office.FilingForm(ctx, env.By, v.Group)
		if err == nil && f.Newest != nil && f.Newest.State == domain.FormSubmitted {
			return console.Form(env, filing.Accept(), f.Newest.ID), nil
		}
		return nil, err
	}
	return nil, nil
}

func read(v kit.Values, prefix string) domain.Proof {
	return domain.Proof{
		Note: v.Text[prefix+"note"], Link: v.Text[prefix+"link"], Date: domain.ReadDate(v.Text[prefix+"date"]),
	}
}

func proofFields(env *kit.Env) []kit.Field {
	t := env.Text
	return []kit.Field{
		{Key: "note", Label: t.Task.Note, Kind: kit.FieldArea, Hint: t.Task.NoteHint, Max: domain.MaxText},
		{Key: "link", Label: t.Task.Link, Hint: t.Task.LinkHint, Max: domain.MaxText},
		dateField(env, "date", t.Task.Date),
	}
}

// authorisationFields are the president's authorisation that ends the review
// of an owner, M5.2.
func authorisationFields(env *kit.Env) []kit.Field {
	t := env.Text
	date := dateField(env, "date", t.FieldName("authority_date"))
	date.Value = "" // the day on the document, which is seldom today
	return []kit.Field{
		{Key: "note", Label: t.FieldName("authority_number"), Max: domain.MaxReference},
		date,
		{Key: "link", Label: t.Task.Link, Hint: t.Task.LinkHint, Max: domain.MaxText},
	}
}

// publicationFields are both channels of a publication; what was recorded before stands in them.
func publicationFields(env *kit.Env, p domain.Publication) []kit.Field {
	t := env.Text
	out := []kit.Field{
		{Key: "link", Label: t.FieldName("official_link"), Hint: t.Task.LinkHint, Max: domain.MaxText, Value: p.Account.Link},
		dateField(env, "date", t.FieldName("official_date")),
		{Key: "second_link", Label: t.FieldName("second_link"), Hint: t.Task.LinkHint, Max: domain.MaxText, Value: p.Website.Link},
		dateField(env, "second_date", t.Task.SecondDate),
	}
	if p.Account.Ticked() {
		out[1].Value = string(p.Account.Date)
	}
	if p.Website.Ticked() {
		out[3].Value = string(p.Website.Date)
	}
	return out
}

func dateField(env *kit.Env, key, label string) kit.Field {
	return kit.Field{
		Key: key, Label: label, Value: string(domain.DateOf(env.Office.Now())), Hint: env.Text.Label.Today, Max: 20,
	}
}
