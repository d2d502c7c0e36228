package task

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// anybody is the choice of no one in particular: whoever of the audience comes first.
const anybody = ""

// assign builds the form that says who does a task and until when.
func assign(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Task(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		if v.Assign != nil {
			return kit.Form{}, v.Assign
		}
		people, err := env.Office.Assignees(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		return kit.Form{
			Title: t.Sentence(t.Task.AssignTitle, domain.Args{"kind": string(v.Kind), "id": v.ID}),
			Intro: []show.Row{{Text: v.GroupName, Tone: show.ToneFocus}, {Text: what(env, v), Tone: show.ToneStrong}},
			Fields: []kit.Field{
				assignee(env, v, people),
				kit.DateField(env, "due", domain.DateOf(v.Due)),
			},
			Submit: t.Task.AssignSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := task.AssignTask{ID: v.ID, Version: v.Version, Due: domain.ReadDate(val.Text["due"])}
				if s := val.Text["account"]; s != anybody {
					if in.Account, err = domain.ParseID(s); err != nil {
						return "", err
					}
				}
				if in.Due == domain.DateOf(v.Due) {
					in.Due = "" // untouched
				}
				_, err := env.Office.AssignTask(ctx, env.By, in)
				return t.Sentence(t.Task.Assigned, domain.Args{"id": v.ID}), err
			},
		}, nil
	}
}

// assignee offers the caller first: taking a task oneself is the usual case.
func assignee(env *kit.Env, v task.View, people []task.AccountRef) kit.Field {
	t := env.Text
	f := kit.Field{Key: "account", Label: t.FieldName("assignee"), Kind: kit.FieldChoice}
	for _, p := range people {
		o := kit.Option{Value: p.ID.String(), Label: p.Name}
		if p.Mine {
			o.Label = t.Sentence(t.Task.Me, domain.Args{"name": p.Name})
		}
		f.Options = append(f.Options, o)
		if p.ID == v.Assignee {
			f.Value = o.Value
		}
	}
	f.Options = append(f.Options, kit.Option{Value: anybody, Label: t.Task.Anybody})
	if f.Value == "" && len(people) > 0 {
		f.Value = people[0].ID.String()
	}
	return f
}
