package consolidation

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/tui/console"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	plan "alumni/tui/show/consolidation"
)

// Detail loads a consolidation's document and what can be done with it.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	return console.Detail(ctx, env, plan.View, id, func(v consolidation.View) []kit.Action { return actions(env, v) })
}

func actions(env *kit.Env, v consolidation.View) []kit.Action {
	t := &env.Text.Consolidation
	allowed := func() error { return v.Manage }
	list := kit.Action{Key: "l", Label: t.List, Run: func() tea.Cmd { return kit.Push(env, Moves(env, v.ID)) }}
	cancel := plan.Cancel
	cancel.Danger = v.State == domain.ConsolidationRunning
	stop := console.ActionIf(env, cancel, v.ID, allowed)
	switch v.State {
	case domain.ConsolidationDraft:
		stop.Label = t.Drop
		return []kit.Action{
			console.ActionIf(env, plan.Start, v.ID, allowed), kit.FormAction(env, "e", t.Adjust, allowed, adjust(env, v.ID)), list, stop,
		}
	case domain.ConsolidationRunning:
		out := []kit.Action{}
		if task := emptied(v); !task.IsZero() {
			out = append(out, kit.Action{
				Key: "o", Label: t.EndGroup + " " + task.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, task) },
			})
		}
		return append(out, list, kit.Action{Key: "t", Label: t.Notice, Run: func() tea.Cmd { return notice(env, v.ID) }}, stop)
	}
	return []kit.Action{list}
}

// emptied gives the task of the first empty group that may end now.
func emptied(v consolidation.View) domain.ID {
	for _, g := range v.Plan.Groups {
		if !g.Stays && g.Now == 0 && g.State.Live() {
			return g.Task
		}
	}
	return domain.ID{}
}

// notice opens the text that the members are told.
func notice(env *kit.Env, id domain.ID) tea.Cmd {
	return kit.OpenText(env, env.Text.Consolidation.NoticeTitle, func(ctx context.Context) (string, error) {
		n, err := env.Office.ConsolidationNotice(ctx, env.By, id)
		return env.Text.MoveNotice(n), err
	})
}

// keeping is the form that chooses the groups that stay; what is chosen now is ticked.
func keeping(env *kit.Env, v consolidation.PlanView, intro string) kit.Form {
	keep := kit.Field{Key: "keep", Label: env.Text.FieldName("keep"), Kind: kit.FieldMulti}
	for _, g := range v.Groups {
		keep.Options = append(keep.Options, kit.Option{
			Value: g.ID.String(), Label: i18n.ShortGroup(g.Name),
			Note: env.Styles.Clean(show.Ratio(g.Now, g.Capacity) + " " + show.Bar(g.Now, g.Capacity, 8)),
		})
		if g.Stays {
			keep.Values = append(keep.Values, g.ID.String())
		}
	}
	return kit.Form{
		Intro: []show.Row{
			{Text: plan.Summary(env.Text, v, v.People), Tone: show.ToneStrong},
			{Text: intro, Tone: show.ToneLabel},
		},
		Fields: []kit.Field{keep}, Rules: []domain.ClauseID{"N1.5"},
	}
}

func kept(val kit.Values) ([]domain.ID, error) {
	return domain.ReadEach(strings.Join(val.Multi["keep"], ","), domain.ParseID)
}

// propose builds the form that makes a plan for a branch, at first the best one.
func propose(env *kit.Env, branch domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.ConsolidationPlan(ctx, env.By, branch, nil)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		f := keeping(env, v, t.Consolidation.ProposeIntro)
		f.Title = t.Sentence(t.Consolidation.ProposeTitle, domain.Args{"branch": t.BranchName(v.BranchName)})
		f.Submit = t.Consolidation.Submit
		f.Run = func(ctx context.Context, val kit.Values) (string, error) {
			keep, err := kept(val)
			if err == nil && len(keep) == 0 {
				err = domain.Required("keep", "N1.5")
			}
			if err != nil {
				return "", err
			}
			c, err := env.Office.ProposeConsolidation(ctx, env.By, consolidation.ProposeConsolidation{Branch: branch, Keep: keep})
			if err != nil {
				return "", err
			}
			return t.Sentence(t.Consolidation.WasProposed, domain.Args{"id": c.ID, "keep": len(c.Keep), "n": movers(ctx, env, c)}), nil
		}
		return f, nil
	}
}

// movers counts who joins another group by a plan; who is there already does not.
func movers(ctx context.Context, env *kit.Env, c domain.Consolidation) int {
	if v, err := env.Office.Consolidation(ctx, env.By, c.ID); err == nil {
		return v.Plan.People
	}
	return len(c.Moves)
}

// managed builds a form on a consolidation that the caller may change.
func managed(env *kit.Env, id domain.ID, form func(consolidation.View) (kit.Form, error)) func(ctx context.Context) (kit.Form, error) {
	refused := func(v consolidation.View) error { return v.Manage }
	return kit.FormOn(env, env.Office.Consolidation, id, refused, func(_ context.Context, v consolidation.View) (kit.Form, error) {
		return form(v)
	})
}

// adjust builds the form that chooses other groups to stay.
func adjust(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return managed(env, id, func(v consolidation.View) (kit.Form, error) {
		t := env.Text
		f := keeping(env, v.Plan, t.Consolidation.AdjustIntro)
		f.Title, f.Submit = t.Sentence(t.Consolidation.AdjustTitle, domain.Args{"id": id}), t.Consolidation.AdjustSubmit
		f.Run = func(ctx context.Context, val kit.Values) (string, error) {
			keep, err := kept(val)
			if err != nil {
				return "", err
			}
			_, err = env.Office.AdjustConsolidation(ctx, env.By, consolidation.AdjustConsolidation{ID: id, Version: v.Version, Keep: keep})
			return t.Sentence(t.Consolidation.WasAdjusted, domain.Args{"id": id}), err
		}
		return f, nil
	})
}
