package branch

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
	"alumni/tui/form/transfer"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// outside lists the groups whose owner has no owning office, M5.2: with a sign
// where the owner may not own the group any longer.
func outside(env *kit.Env, v registry.BranchView) (show.Section, bool) {
	t := &env.Text.Branch
	s := show.Section{Title: t.OutsideTitle + "  " + env.Text.Cite("M5.2")}
	for _, o := range v.Outside {
		args := domain.Args{
			"group": i18n.ShortGroup(o.Name), "owner": o.Owner.Name, "task": o.Task.String(), "number": o.Authority.Number,
		}
		row := show.Row{Sign: "!", Label: o.Group.String(), Tone: show.ToneDue}
		switch {
		case o.Stands():
			row.Sign, row.Tone, row.Text = "✓", show.ToneFocus, env.Text.Sentence(t.OutsideAuthorised, args)
		case o.Task.IsZero():
			row.Text = env.Text.Sentence(t.OutsideBare, args)
		default:
			row.Text = env.Text.Sentence(t.OutsideOpen, args)
		}
		s.Rows = append(s.Rows, row)
	}
	return s, len(s.Rows) > 0
}

// reviewed gives the first group whose owner waits for a review.
func reviewed(v registry.BranchView) (desk.OwnerOutside, bool) {
	for _, o := range v.Outside {
		if !o.Stands() && !o.Task.IsZero() {
			return o, true
		}
	}
	return desk.OwnerOutside{}, false
}

// reviewActions are the two ways to settle the first review: hand the group
// over, or record the president's authorisation.
func reviewActions(env *kit.Env, v registry.BranchView) []kit.Action {
	o, ok := reviewed(v)
	if !ok {
		return nil
	}
	t := &env.Text.Branch
	g := domain.Group{Meta: domain.Meta{ID: o.Group}, Branch: v.ID}
	return []kit.Action{
		{
			Key: "t", Label: t.Hand + " " + i18n.ShortGroup(o.Name), Allowed: func() error { return domain.CanManage(env.Actor, g) },
			Run: func() tea.Cmd { return kit.OpenForm(env, transfer.ForGroup(env, o.Group)) },
		},
		{
			Key: "u", Label: t.Confirm + " " + i18n.ShortGroup(o.Name), Allowed: func() error { return domain.CanConfirmOwner(env.Actor, g) },
			Run: func() tea.Cmd { return kit.OpenForm(env, confirm(env, o)) },
		},
	}
}

// confirm builds the form that records the president's authorisation as the
// proof of the review.
func confirm(env *kit.Env, o desk.OwnerOutside) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		item, err := env.Office.Task(ctx, env.By, o.Task)
		if err != nil {
			return kit.Form{}, err
		}
		if item.Complete != nil {
			return kit.Form{}, item.Complete
		}
		t := &env.Text.Branch
		who := domain.Args{"owner": o.Owner.Name, "group": o.Name}
		return kit.Form{
			Title: env.Text.Sentence(t.ConfirmTitle, who), Intro: []show.Row{{Text: env.Text.Sentence(t.ConfirmIntro, who)}},
			Fields: []kit.Field{
				{Key: "note", Label: env.Text.FieldName("authority"), Max: domain.MaxReference},
				kit.DateField(env, "date", ""), // the day on the document, which is seldom today
			},
			Rules: []domain.ClauseID{"M5.2"}, Submit: t.Confirm,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.CompleteTask(ctx, env.By, task.CompleteTask{
					ID: item.ID, Version: item.Version, Proof: domain.Proof{Note: val.Text["note"], Date: domain.ReadDate(val.Text["date"])},
				})
				return env.Text.Sentence(t.Confirmed, who), err
			},
		}, nil
	}
}
