package remote

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) tasks() *cobra.Command {
	complete := versioned(texts(env.command("complete ID", []string{"ID"}, env.taskComplete),
		"note", "link", "date", "note2", "link2", "date2"))
	return parent("task",
		filters(env.command("list", nil, func(cmd *cobra.Command, _ []string) error { return env.waiting(cmd, true) }), "text"),
		env.command("show ID", []string{"ID"}, env.taskShow),
		complete,
		env.taskAssignCommand(),
		env.notice(),
	)
}

func (env *Env) inbox() *cobra.Command {
	return filters(env.command("inbox", nil, func(cmd *cobra.Command, _ []string) error { return env.waiting(cmd, false) }), "text")
}

// waiting lists what waits for the caller, of tasks only or of every kind.
func (env *Env) waiting(cmd *cobra.Command, tasksOnly bool) error {
	var head office.InboxPage
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.InboxItem], error) {
		p, err := env.Office.Inbox(ctx, env.By, office.InboxFilter{Text: text(cmd, "text"), After: after, Limit: limit})
		if after == "" {
			head = p
		}
		if !tasksOnly {
			return domain.Page[office.InboxItem]{Items: p.Items, Next: p.Next}, err
		}
		var items []office.InboxItem
		for _, i := range p.Items {
			if i.Subject.Kind == domain.KindTask {
				items = append(items, i)
			}
		}
		return domain.Page[office.InboxItem]{Items: items, Next: p.Next}, err
	}
	err := list(env, cmd, get, []column[office.InboxItem]{
		{"id", func(i office.InboxItem) string { return i.Subject.String() }},
		{"type", func(i office.InboxItem) string { return env.Text.Word.Record[i.Subject.Kind] + " " + env.matter(i) }},
		{"branch", func(i office.InboxItem) string { return cmp.Or(i.Branch, env.Text.Label.HQName) }},
		{"group", func(i office.InboxItem) string { return i.Group }},
		{"person", func(i office.InboxItem) string { return who(i) }},
		{"assignee", func(i office.InboxItem) string { return i.Assignee }},
		{"due", func(i office.InboxItem) string { return env.due(i.Due, i.Overdue) }},
	})
	if err != nil || env.json || tasksOnly || head.Total == 0 {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "\n"+env.Text.Command.Inbox+"\n", head.Total, head.Overdue, head.Today)
	return err
}

// matter is what an inbox item is about, in words.
func (env *Env) matter(i office.InboxItem) string {
	w := &env.Text.Word
	switch i.Subject.Kind {
	case domain.KindApplication:
		return w.Application[domain.ApplicationKind(i.Type)]
	case domain.KindTransfer:
		return w.Manager[domain.ManagerRole(i.Type)]
	case domain.KindGroup:
		return env.Text.Label.Vacant
	default:
		return w.TaskKind[domain.TaskKind(i.Type)]
	}
}

func who(i office.InboxItem) string {
	if i.From != "" || i.To != "" {
		return i.From + " → " + i.To
	}
	return i.Person
}

func (env *Env) taskShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindTask)
	if err != nil {
		return err
	}
	t, err := env.Office.Task(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	v := struct {
		office.TaskView
		Refused *Failure `json:"complete_refused,omitempty"`
	}{t, env.refusal(t.Complete)}
	return env.show(cmd, v, func(p *page) {
		p.field("id", t.ID.String())
		p.field("type", env.Text.Word.TaskKind[t.Kind])
		p.field("subject", t.Subject.String())
		p.field("group", t.GroupName+" "+t.Group.String())
		p.home(t.Branch, t.BranchName)
		if !t.Person.IsZero() {
			p.field("person", t.PersonName+" "+t.Person.String())
		}
		p.field("audience", env.audience(t))
		p.field("assignee", t.AssigneeName)
		p.field("state", env.Text.Word.Task[t.State])
		p.field("due", env.due(t.Due, t.Overdue))
		p.field("held", t.Held.String())
		p.field("bulletin_draft", t.Bulletin.String())
		for _, proof := range []domain.Proof{t.Proof, t.Second} {
			if !proof.At.IsZero() {
				p.field("proof", fmt.Sprintf("%s %s %s", proof.Date, proof.Note, proof.Link))
			}
		}
		p.field("version", fmt.Sprint(t.Version))
		p.history(t.History, t.ID)
	})
}

// audience says whose turn a task is: headquarters', a branch's or a group's.
func (env *Env) audience(t office.TaskView) string {
	switch t.Audience {
	case domain.AudienceHQ:
		return env.Text.Label.HQ
	case domain.AudienceOf(t.Group):
		return t.GroupName + " " + t.Group.String()
	case domain.AudienceOf(t.Branch):
		return env.Text.BranchName(t.BranchName) + " " + t.Branch.String()
	}
	return string(t.Audience)
}

func (env *Env) taskComplete(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindTask)
	if err != nil {
		return err
	}
	in := office.CompleteTask{ID: id}
	note, err := env.long(cmd, text(cmd, "note"))
	if err != nil {
		return err
	}
	in.Proof = domain.Proof{Note: note, Link: text(cmd, "link"), Date: day(text(cmd, "date"))}
	in.Second = domain.Proof{Note: text(cmd, "note2"), Link: text(cmd, "link2"), Date: day(text(cmd, "date2"))}
	if in.Proof == (domain.Proof{}) {
		return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.MissingFlag, "note")}
	}
	v, err := env.Office.Task(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	today := domain.DateOf(env.Office.Now())
	for _, p := range []*domain.Proof{&in.Proof, &in.Second} {
		// The day of an authorisation stands on its document, M5.2.
		if *p != (domain.Proof{}) && p.Date == "" && v.Kind != domain.TaskReviewOwner {
			p.Date = today
		}
	}
	in.Version = onVersion(cmd, v.Version)
	t, err := env.Office.CompleteTask(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.done(cmd, t, env.Text.Command.Completed, t.ID)
}
