package task

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/console"
	filingform "alumni/tui/form/filing"
	"alumni/tui/kit"
	"alumni/tui/show/filing"
)

// filingActions are what else can be done with a task about a filing form: the
// form that came is read in from a spreadsheet, A1, or sent back for correction
// by the same form as on its own page, M4.4.
func filingActions(env *kit.Env, v task.View) []kit.Action {
	switch v.Kind {
	case domain.TaskFile:
		return []kit.Action{filingform.PasteAction(env, v.Complete, v.Group, v.GroupName)}
	case domain.TaskAcceptFiling:
		d := filing.Return()
		return []kit.Action{kit.FormAction(env, d.Key, env.Text.Say(d.Name), func() error { return v.Complete }, giveBack(env, v))}
	}
	return nil
}

// giveBack builds the form that returns the newest version that waits: the task
// stays open over a version that the branch's next one replaced.
func giveBack(env *kit.Env, v task.View) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		f, err := env.Office.FilingForm(ctx, env.By, v.Group)
		if err != nil {
			return kit.Form{}, err
		}
		if f.Newest == nil || f.Newest.State != domain.FormSubmitted {
			return kit.Form{}, domain.NotFound(v.Subject)
		}
		return console.Form(env, filing.Return(), f.Newest.ID)(ctx)
	}
}
