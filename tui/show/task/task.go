// Package task tells of tasks (待办任务): what a person does in WeChat or on the
// official account, and what waits for somebody, for every face.
package task

import (
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
	"alumni/tui/show/bulletin"
)

// View is one task.
var View = deed.Viewing[task.View]{
	Words: "task show", On: domain.KindTask, Short: i18n.Line{ZH: "一项任务的详情", EN: "one task in full"},
	Do: (*office.Office).Task, Doc: document, Version: func(v task.View) uint64 { return v.Version },
}

func document(t *i18n.Text, now time.Time, v task.View) show.Doc {
	return show.Doc{
		ID: v.ID.String(), Title: t.Sentence(t.Task.Heading, domain.Args{"kind": string(v.Kind)}),
		Subtitle: t.Whose(v.Branch, v.BranchName),
		Sections: []show.Section{about(t, now, v), show.History(t, now, v.History, v.ID)},
	}
}

func about(t *i18n.Text, now time.Time, v task.View) show.Section {
	s := show.Section{Rows: []show.Row{{Text: Step(t, v), Tone: show.ToneStrong}, {}}}
	if v.Kind == domain.TaskDuty { // nothing else says by what it is one
		s.Rows[0].Note = t.Cite("M6.7")
	}
	if v.GroupName != "" {
		s.Field(t.Task.Group, v.Group.String()+"  "+v.GroupName)
	}
	if v.PersonName != "" {
		s.Rows = append(s.Rows, show.Row{Label: t.Task.Person, Text: v.PersonName, ID: v.Person})
	}
	if !v.Subject.IsZero() {
		s.Field(t.Task.Subject, v.Subject.String()+"  "+t.Word.Record[v.Subject.Kind])
	}
	if v.Authority != "" { // whoever removes somebody says on what, N2.2c, M8.1b
		s.Field(t.FieldName("authority_clause"), t.Cite(v.Authority))
		s.Field(t.FieldName("reason"), v.Reason)
	}
	s.Field(t.Task.Assignee, v.AssigneeName)
	s.Rows = append(s.Rows, spare(t.Heading("audience"), turn(t, v)))
	if v.State == domain.TaskOpen {
		s.Rows = append(s.Rows, spare(t.Label.State, t.Word.Task[v.State]))
		if v.Kind == domain.TaskPublish {
			s.Rows = append(s.Rows, bulletin.Boxes(t, v.Boxes())...)
			s.Rows = append(s.Rows, bulletin.InDraft(t, v)...)
		}
		s.Rows = append(s.Rows, Held(t, v)...)
		s.Rows = append(s.Rows, show.DueRow(t, v.Due, now))
		return s
	}
	s.Rows = append(s.Rows, show.Row{Sign: "✓", Label: t.Label.State, Text: t.Word.Task[v.State], Tone: show.ToneFocus})
	s.Field(t.Task.Proof, proof(t, v.Proof))
	s.Field(t.Task.Second, proof(t, v.Second))
	return s
}

// spare is a row that only a command prints: the screen says it elsewhere.
func spare(label, text string) show.Row { return show.Row{Label: label, Long: label + "  " + text} }

// turn says whose turn a task is: headquarters', a branch's or a group's.
func turn(t *i18n.Text, v task.View) string {
	switch v.Audience {
	case domain.AudienceOf(v.Group):
		return v.GroupName + " " + v.Group.String()
	case domain.AudienceOf(v.Branch):
		return t.BranchName(v.BranchName) + " " + v.Branch.String()
	}
	return t.Label.HQName
}

// Step says in one sentence what is to be done.
func Step(t *i18n.Text, v task.View) string {
	return t.Sentence(t.Say(i18n.TaskKindOf(v.Kind).Step), domain.Args{"person": v.PersonName, "what": v.Reason})
}

// Held says what stands in the way of a group's end, before anybody dissolves
// it in WeChat, N1.4a.
func Held(t *i18n.Text, v task.View) []show.Row {
	if v.Held.IsZero() {
		return nil
	}
	text := t.Sentence(t.Task.DissolveHeld, domain.Args{"id": v.Held})
	return []show.Row{{Sign: "!", Text: text, Note: t.Cite("N1.4a"), Tone: show.ToneDue}}
}

func proof(t *i18n.Text, p domain.Proof) string {
	return t.Sentence(t.Task.ProofLine, domain.Args{"date": string(p.Date), "note": p.Note, "link": p.Link})
}

// Waiting are the columns of what waits for the caller, tasks and all else.
func Waiting(t *i18n.Text, now func() time.Time) []show.Column[task.InboxItem] {
	return []show.Column[task.InboxItem]{
		{Key: "due", Title: t.Label.Due, Width: 10, Cell: func(i task.InboxItem) show.Cell {
			return show.Cell{Text: t.DueWord(i.Due, now()), Long: t.DueDate(i.Due, now()), Tone: show.DueTone(i.Due, now())}
		}},
		{Key: "type", Title: t.Inbox.Kind, Width: t.Cells(4, 8), Text: func(i task.InboxItem) string { return t.InboxKind(i) }},
		{Key: "subject", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(i task.InboxItem) string {
			return i.Subject.String()
		}},
		{Key: "matter", Title: t.Inbox.Matter, Width: 18, Grow: 1, Cell: func(i task.InboxItem) show.Cell {
			if i.Mine { // a sign, since beside a pane there is no room for names
				return show.Cell{Sign: "●", Text: t.InboxMatter(i), Tone: show.ToneFocus}
			}
			return show.Cell{Text: t.InboxMatter(i)}
		}},
		{Key: "assignee", Title: t.Task.Assignee, Width: 16, Spare: true, Cell: func(i task.InboxItem) show.Cell {
			if i.Mine {
				return show.Cell{Text: i.Assignee, Tone: show.ToneFocus}
			}
			return show.Cell{Text: i.Assignee, Tone: show.ToneLabel}
		}},
		{Key: "group", Title: t.Task.Group, Text: func(i task.InboxItem) string { return i.Group }},
	}
}
