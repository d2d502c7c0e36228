// Package task shows a task (待办任务): a step that a person does in WeChat or on
// the official account, ended by its proof. Tasks are reached from the inbox;
// they have no list of their own.
package task

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officetask "alumni/domain/office/task"
	"alumni/tui/console"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/task"
)

// Detail loads a task's document.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	return console.Detail(ctx, env, task.View, id, func(v officetask.View) []kit.Action { return actions(env, v) })
}

func actions(env *kit.Env, v officetask.View) (out []kit.Action) {
	t := env.Text
	if v.State == domain.TaskOpen {
		out = append(out, kit.FormAction(env, "d", t.Task.Complete, func() error { return v.Complete }, complete(env, v.ID)))
		if more := endings[v.Kind].actions; more != nil {
			out = append(out, more(env, v)...)
		}
		if v.Assign == nil { // else the reason is the one beside completing it
			out = append(out, kit.FormAction(env, "a", t.Task.Assign, nil, assign(env, v.ID)))
		}
	}
	if !v.Subject.IsZero() {
		out = append(out, kit.Action{
			Key: "o", Label: t.Task.Subject + " " + v.Subject.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, v.Subject) },
		})
	}
	return out
}

// anybody is the choice of no one in particular: whoever of the audience comes first.
const anybody = ""

// assign builds the form that says who does a task and until when.
func assign(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	may := func(v officetask.View) error { return v.Assign }
	return kit.FormOn(env, env.Office.Task, id, may, func(ctx context.Context, v officetask.View) (kit.Form, error) {
		people, err := env.Office.Assignees(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		return kit.Form{
			Title: t.Sentence(t.Task.AssignTitle, domain.Args{"kind": string(v.Kind), "id": v.ID}),
			Intro: []show.Row{{Text: v.GroupName, Tone: show.ToneFocus}, {Text: task.Step(t, v), Tone: show.ToneStrong}},
			Fields: []kit.Field{
				assignee(env, v, people),
				kit.DateField(env, "due", domain.DateOf(v.Due)),
			},
			Submit: t.Task.AssignSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := officetask.AssignTask{ID: v.ID, Version: v.Version, Due: domain.ReadDate(val.Text["due"])}
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
	})
}

// assignee offers the caller first: taking a task oneself is the usual case.
func assignee(env *kit.Env, v officetask.View, people []officetask.AccountRef) kit.Field {
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
