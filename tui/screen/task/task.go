// Package task shows a task (待办任务): a step that a person does in WeChat or on
// the official account, ended by its proof. Tasks are reached from the inbox;
// they have no list of their own.
package task

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officebulletin "alumni/domain/office/bulletin"
	"alumni/domain/office/task"
	"alumni/tui/console"
	bulletinform "alumni/tui/form/bulletin"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/bulletin"
)

// Detail loads a task's document.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Task(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	d := kit.Detail{
		Version: v.Version,
		Doc: show.Doc{
			ID:       v.ID.String(),
			Title:    t.Sentence(t.Task.Heading, domain.Args{"kind": string(v.Kind)}),
			Subtitle: t.Whose(v.Branch, v.BranchName),
			Sections: []show.Section{about(env, v), show.History(env.Text, env.Office.Now(), v.History, v.ID)},
		},
	}
	if v.State == domain.TaskOpen {
		d.Actions = []kit.Action{{
			Key: "d", Label: t.Task.Complete,
			Allowed: func() error { return v.Complete },
			Run:     func() tea.Cmd { return kit.OpenForm(env, complete(env, v.ID)) },
		}}
		if v.Kind == domain.TaskPublish {
			d.Actions = append(d.Actions, publication(env, v)...)
		}
		d.Actions = append(d.Actions, filingActions(env, v)...)
		if v.Assign == nil { // else the reason is the one beside completing it
			d.Actions = append(d.Actions, kit.Action{
				Key: "a", Label: t.Task.Assign, Run: func() tea.Cmd { return kit.OpenForm(env, assign(env, v.ID)) },
			})
		}
	}
	if !v.Subject.IsZero() {
		d.Actions = append(d.Actions, kit.Action{
			Key: "o", Label: t.Task.Subject + " " + v.Subject.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, v.Subject) },
		})
	}
	return d, nil
}

func about(env *kit.Env, v task.View) show.Section {
	t := env.Text
	var s show.Section
	s.Rows = append(s.Rows, show.Row{Text: what(env, v), Tone: show.ToneStrong}, show.Row{})
	if v.GroupName != "" {
		s.Field(t.Task.Group, v.Group.String()+"  "+v.GroupName)
	}
	s.Field(t.Task.Person, v.PersonName)
	if !v.Subject.IsZero() {
		s.Field(t.Task.Subject, v.Subject.String()+"  "+t.Word.Record[v.Subject.Kind])
	}
	s.Field(t.Task.Assignee, v.AssigneeName)
	now := env.Office.Now()
	if v.State == domain.TaskOpen {
		if v.Kind == domain.TaskPublish {
			s.Rows = append(s.Rows, bulletin.Boxes(env.Text, v.Boxes())...)
			s.Rows = append(s.Rows, bulletin.InDraft(env.Text, v)...)
		}
		s.Rows = append(s.Rows, held(env, v)...)
		s.Rows = append(s.Rows, show.Row{Label: t.Label.Due, Text: t.DueDate(v.Due, now), Tone: show.DueTone(v.Due, now)})
		return s
	}
	s.Rows = append(s.Rows, show.Row{Sign: "✓", Label: t.Label.State, Text: t.Word.Task[v.State], Tone: show.ToneFocus})
	s.Field(t.Task.Proof, proof(env, v.Proof))
	s.Field(t.Task.Second, proof(env, v.Second))
	return s
}

// held says what stands in the way of a group's end, before anybody dissolves
// it in WeChat, N1.4a.
func held(env *kit.Env, v task.View) []show.Row {
	if v.Held.IsZero() {
		return nil
	}
	t := env.Text
	return []show.Row{{Sign: "!", Text: t.Sentence(t.Task.DissolveHeld, domain.Args{"id": v.Held}), Note: t.Cite("N1.4a"), Tone: show.ToneDue}}
}

// publication is what can be done with an open publication besides completing
// it at once: ticking one box, and taking the text to paste, M4.3.
func publication(env *kit.Env, v task.View) []kit.Action {
	tick := console.ActionIf(env, bulletin.Tick(), v.ID, func() error { return cmp.Or(v.Complete, domain.CanPublish(env.Actor)) })
	return []kit.Action{tick, {Key: "p", Label: env.Text.Bulletin.Text, Run: func() tea.Cmd {
		return bulletinform.OpenText(env, officebulletin.Query{Groups: []domain.ID{v.Group}})
	}}}
}

// what says the step in one sentence.
func what(env *kit.Env, v task.View) string {
	return env.Text.Sentence(env.Text.Task.Step[v.Kind], domain.Args{"person": v.PersonName})
}

func proof(env *kit.Env, p domain.Proof) string {
	return env.Text.Sentence(env.Text.Task.ProofLine, domain.Args{"date": string(p.Date), "note": p.Note, "link": p.Link})
}
