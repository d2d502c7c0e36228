package remote

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/task"
	"alumni/tui/show/bulletin"
)

func (env *Env) tasks() *cobra.Command {
	return parent("task", env.waiting("list", true), env.taskShow(), env.taskComplete(), env.taskAssign(), plain(env, bulletin.Tick()))
}

func (env *Env) inbox() *cobra.Command { return env.waiting("inbox", false) }

// waiting lists what waits for the caller, of tasks only or of every kind.
func (env *Env) waiting(use string, tasksOnly bool) *cobra.Command {
	var head task.InboxPage
	var f task.InboxFilter
	var limit int
	get := func(ctx context.Context, after string, size int) (domain.Page[task.InboxItem], error) {
		f.After, f.Limit = after, size
		p, err := env.Office.Inbox(ctx, env.By, f)
		if after == "" {
			head = p
		}
		if tasksOnly {
			p.Items = slices.DeleteFunc(p.Items, func(i task.InboxItem) bool { return i.Subject.Kind != domain.KindTask })
		}
		return domain.Page[task.InboxItem]{Items: p.Items, Next: p.Next}, err
	}
	cols := []column[task.InboxItem]{
		{"id", func(i task.InboxItem) string { return i.Subject.String() }},
		{"type", func(i task.InboxItem) string { return env.Text.Word.Record[i.Subject.Kind] + " " + env.matter(i) }},
		{"branch", func(i task.InboxItem) string { return cmp.Or(i.Branch, env.Text.Label.HQName) }},
		{"group", func(i task.InboxItem) string { return i.Group }},
		{"person", func(i task.InboxItem) string { return who(i) }},
		{"assignee", func(i task.InboxItem) string { return i.Assignee }},
		{"due", func(i task.InboxItem) string { return env.due(i.Due, i.Overdue) }},
	}
	return env.command(use, bind.Fields{bind.Text("text", &f.Text), env.limit(&limit)}, func(cmd *cobra.Command) error {
		err := rows(cmd.Context(), env, limit, get, told(env, cols))
		if err != nil || env.json || tasksOnly || head.Total == 0 {
			return err
		}
		_, err = fmt.Fprintf(env.Stdout, "\n"+env.Text.Command.Inbox+"\n", head.Total, head.Overdue, head.Today)
		return err
	})
}

// matter is what an inbox item is about, in words.
func (env *Env) matter(i task.InboxItem) string {
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

func who(i task.InboxItem) string {
	if i.From != "" || i.To != "" {
		return i.From + " → " + i.To
	}
	return i.Person
}

func (env *Env) taskShow() *cobra.Command {
	return showAs(env, "show ID", domain.KindTask, (*office.Office).Task, func(t task.View) any {
		return struct {
			task.View
			Refused *Failure `json:"complete_refused,omitempty"`
		}{t, env.refusal(t.Complete)}
	}, func(p *page, t task.View) {
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
func (env *Env) audience(t task.View) string {
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

func (env *Env) taskComplete() *cobra.Command {
	var in task.CompleteTask
	return env.deed("complete ID", bind.Fields{
		bind.Arg(domain.KindTask, &in.ID),
		bind.Long("note", &in.Proof.Note), bind.Text("link", &in.Proof.Link), bind.Date("date", &in.Proof.Date),
		bind.Text("note2", &in.Second.Note), bind.Text("link2", &in.Second.Link), bind.Date("date2", &in.Second.Date),
		bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error {
			if in.Proof == (domain.Proof{}) {
				return env.missing("note")
			}
			v, err := env.Office.Task(ctx, env.By, in.ID)
			in.Version = cmp.Or(in.Version, v.Version)
			for _, p := range []*domain.Proof{&in.Proof, &in.Second} {
				// The day of an authorisation stands on its document, M5.2.
				if *p != (domain.Proof{}) && p.Date == "" && v.Kind != domain.TaskReviewOwner {
					p.Date = env.today()
				}
			}
			return err
		}),
	}, func(ctx context.Context) (any, string, error) {
		t, err := env.Office.CompleteTask(ctx, env.By, in)
		return t, fmt.Sprintf(env.Text.Command.Completed, t.ID), err
	})
}

// nobody is what --to takes for "anybody of the audience again".
const nobody = "none"

// taskAssign says who does a task and until when; without --to it stays with
// whom it is.
func (env *Env) taskAssign() *cobra.Command {
	var in task.AssignTask
	var to string
	return env.deed("assign ID", bind.Fields{
		bind.Arg(domain.KindTask, &in.ID), bind.Text("to", &to), bind.Date("due", &in.Due), bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error {
			if to == "" && in.Due == "" {
				return env.missing("to")
			}
			t, err := env.Office.Task(ctx, env.By, in.ID)
			if err != nil {
				return err
			}
			in.Version = cmp.Or(in.Version, t.Version)
			switch to {
			case "":
				in.Account = t.Assignee
			case nobody:
			default:
				if in.Account, err = domain.ReadID(to, domain.KindAccount); err != nil {
					return env.badFlag("to", to)
				}
			}
			return nil
		}),
	}, func(ctx context.Context) (any, string, error) {
		t, err := env.Office.AssignTask(ctx, env.By, in)
		return t, env.Text.Sentence(env.Text.Task.Assigned, domain.Args{"id": t.ID}), err
	})
}
