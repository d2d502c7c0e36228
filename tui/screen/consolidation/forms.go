package consolidation

import (
	"context"
	"fmt"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// propose builds the form that makes a plan for a branch; the best choice is
// ticked already.
func propose(env *kit.Env, branch domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.ConsolidationPlan(ctx, env.By, branch, nil)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		return kit.Form{
			Title: t.Sentence(t.Consolidation.ProposeTitle, domain.Args{"branch": t.BranchName(v.BranchName)}),
			Intro: []show.Row{
				{Text: planSummary(env, v, v.People), Tone: show.ToneStrong},
				{Text: t.Consolidation.ProposeIntro, Tone: show.ToneLabel},
			},
			Fields: []kit.Field{keepField(env, v)},
			Rules:  []domain.ClauseID{"N1.5"},
			Submit: t.Consolidation.Submit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				keep, err := ids(val.Multi["keep"])
				if err != nil {
					return "", err
				}
				if len(keep) == 0 {
					return "", domain.Required("keep", "N1.5")
				}
				c, err := env.Office.ProposeConsolidation(ctx, env.By, consolidation.ProposeConsolidation{Branch: branch, Keep: keep})
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Consolidation.WasProposed, domain.Args{"id": c.ID, "keep": len(c.Keep), "n": movers(ctx, env, c)}), nil
			},
		}, nil
	}
}

// movers counts who joins another group by a plan; who is there already does not.
func movers(ctx context.Context, env *kit.Env, c domain.Consolidation) int {
	if v, err := env.Office.Consolidation(ctx, env.By, c.ID); err == nil {
		return v.Plan.People
	}
	return len(c.Moves)
}

// keepField chooses the groups that stay.
func keepField(env *kit.Env, v consolidation.PlanView) kit.Field {
	f := kit.Field{Key: "keep", Label: env.Text.FieldName("keep"), Kind: kit.FieldMulti}
	for _, g := range v.Groups {
		f.Options = append(f.Options, kit.Option{
			Value: g.ID.String(), Label: i18n.ShortGroup(g.Name),
			Note: fmt.Sprintf("%d/%d %s", g.Now, g.Capacity, bar(env, g.Now, g.Capacity, 8)),
		})
		if g.Stays {
			f.Values = append(f.Values, g.ID.String())
		}
	}
	return f
}

func ids(values []string) ([]domain.ID, error) {
	out := make([]domain.ID, 0, len(values))
	for _, v := range values {
		id, err := domain.ParseID(v)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// adjust builds the form that chooses other groups to stay.
func adjust(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := managed(ctx, env, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		return kit.Form{
			Title: t.Sentence(t.Consolidation.AdjustTitle, domain.Args{"id": id}),
			Intro: []show.Row{
				{Text: planSummary(env, v.Plan, v.Plan.People), Tone: show.ToneStrong},
				{Text: t.Consolidation.AdjustIntro, Tone: show.ToneLabel},
			},
			Fields: []kit.Field{keepField(env, v.Plan)},
			Rules:  []domain.ClauseID{"N1.5"},
			Submit: t.Consolidation.AdjustSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				keep, err := ids(val.Multi["keep"])
				if err != nil {
					return "", err
				}
				in := consolidation.AdjustConsolidation{ID: id, Version: v.Version, Keep: keep}
				if _, err := env.Office.AdjustConsolidation(ctx, env.By, in); err != nil {
					return "", err
				}
				return t.Sentence(t.Consolidation.WasAdjusted, domain.Args{"id": id}), nil
			},
		}, nil
	}
}

// start builds the form that begins to carry a plan out: it says what follows
// and on which clause it rests.
func start(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := managed(ctx, env, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		rows := []show.Row{
			{Text: t.Sentence(t.Consolidation.StartIntro, domain.Args{"end": len(v.End), "people": v.Plan.People}), Tone: show.ToneStrong},
			{Text: t.Consolidation.StartAfter},
			{},
		}
		rows = append(rows, groupSection(env, v.Plan).Rows...)
		rows = append(rows, problemSection(env, v.Plan, v.Names).Rows...)
		reason := t.Sentence(t.Consolidation.DefaultReason, domain.Args{"groups": len(v.Keep) + len(v.End), "keep": len(v.Keep)})
		return kit.Form{
			Title: t.Sentence(t.Consolidation.StartTitle, domain.Args{"id": id}),
			Intro: rows,
			Fields: []kit.Field{
				{Key: "reason", Label: t.Label.Reason, Value: reason, Hint: t.Consolidation.ReasonHint, Max: domain.MaxText},
			},
			Rules:  []domain.ClauseID{"N1.5"},
			Submit: t.Consolidation.StartSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := consolidation.StartConsolidation{ID: id, Version: v.Version, Reason: val.Text["reason"]}
				if _, err := env.Office.StartConsolidation(ctx, env.By, in); err != nil {
					return "", err
				}
				return t.Sentence(t.Consolidation.WasStarted, domain.Args{"id": id}), nil
			},
		}, nil
	}
}

// stop builds the form that drops a plan or stops it; what was moved stays moved.
func stop(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := managed(ctx, env, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		intro := t.Consolidation.DropIntro
		if v.State == domain.ConsolidationRunning {
			intro = t.Sentence(t.Consolidation.StopIntro, domain.Args{"done": v.Done, "n": len(v.Moves)})
		}
		return kit.Form{
			Title: t.Sentence(t.Consolidation.StopTitle, domain.Args{"id": id}),
			Intro: []show.Row{{Text: intro, Tone: show.ToneStrong}},
			Fields: []kit.Field{
				{Key: "reason", Label: t.Label.Reason, Kind: kit.FieldArea, Max: domain.MaxText},
			},
			Rules:  []domain.ClauseID{"N1.5"},
			Submit: t.Consolidation.StopSubmit,
			Danger: v.State == domain.ConsolidationRunning,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := consolidation.CancelConsolidation{ID: id, Version: v.Version, Reason: val.Text["reason"]}
				if _, err := env.Office.CancelConsolidation(ctx, env.By, in); err != nil {
					return "", err
				}
				return t.Sentence(t.Consolidation.WasCancelled, domain.Args{"id": id}), nil
			},
		}, nil
	}
}

// managed loads a consolidation that the caller may change.
func managed(ctx context.Context, env *kit.Env, id domain.ID) (consolidation.View, error) {
	v, err := env.Office.Consolidation(ctx, env.By, id)
	if err == nil {
		err = v.Manage
	}
	return v, err
}
