package remote

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/show/bulletin"
	showtask "alumni/tui/show/task"
)

func (env *Env) tasks() *cobra.Command {
	show := viewingAs(env, showtask.View, func(t task.View) any {
		return struct {
			task.View
			Refused *Failure `json:"complete_refused,omitempty"`
		}{t, env.refusal(t.Complete)}
	})
	return parent("task", env.waiting("list", true), show, env.taskComplete(), env.taskAssign(), plain(env, bulletin.Tick), plain(env, showtask.Give))
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
	return env.command(use, bind.Fields{bind.Text("text", &f.Text), env.limit(&limit)}, func(cmd *cobra.Command) error {
		err := rows(cmd.Context(), env, limit, get, showtask.Waiting(env.Text, env.now))
		if err != nil || env.json || tasksOnly || head.Total == 0 {
			return err
		}
		_, err = fmt.Fprintf(env.Stdout, "\n"+env.Text.Command.Inbox+"\n", head.Total, head.Overdue, head.Today)
		return err
	})
}

func (env *Env) taskComplete() *cobra.Command {
	var in task.CompleteTask
	return env.deed("complete ID", domain.CanChange, bind.Fields{
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
		return t, env.Text.Sentence(env.Text.Task.Done, domain.Args{"id": t.ID}), err
	})
}

// nobody is what --to takes for "anybody of the audience again".
const nobody = "none"

// taskAssign says who does a task and until when; without --to it stays with
// whom it is.
func (env *Env) taskAssign() *cobra.Command {
	var in task.AssignTask
	var to string
	return env.deed("assign ID", domain.CanChange, bind.Fields{
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
