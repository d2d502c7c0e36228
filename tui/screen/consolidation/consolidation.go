// Package consolidation is the screen of bringing a branch's groups together
// (整合), N1.5: the branches that could, the plan with its preview, and the moves
// person by person until the empty group ends.
package consolidation

import (
	"context"
	"errors"
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

// New makes the screen of the consolidations.
func New(env *kit.Env) kit.Screen {
	t := &env.Text.Consolidation
	detail := func(ctx context.Context, id domain.ID) (kit.Detail, error) {
		if id.Kind == domain.KindBranch {
			return candidate(ctx, env, id)
		}
		return Detail(ctx, env, id)
	}
	return kit.NewBrowser(env, kit.BrowserSpec[plan.Row]{
		Title:   t.Title,
		Columns: plan.Columns(env.Text),
		Load:    func(ctx context.Context, q kit.ListQuery) (kit.ListPage[plan.Row], error) { return load(ctx, env, q) },
		ID:      func(r plan.Row) domain.ID { return r.ID },
		Stamp:   func(r plan.Row) uint64 { return r.Stamp },
		Search:  true,
		Empty:   t.NoCandidates,
		Touches: func(e domain.Event) bool {
			return kit.Of(e, domain.KindConsolidation, domain.KindGroup, domain.KindBranch)
		},
		Detail: detail,
		Open: func(r plan.Row) tea.Cmd {
			if r.ID.Kind == domain.KindConsolidation {
				return kit.OpenRecord(env, r.ID)
			}
			return kit.OpenPage(env, r.ID, detail)
		},
	})
}

func load(ctx context.Context, env *kit.Env, q kit.ListQuery) (kit.ListPage[plan.Row], error) {
	t := &env.Text.Consolidation
	out, err := console.Parts(ctx, env, q, []console.Part[plan.Row]{
		{Label: t.ChipOpen, Count: t.CandidateCount, Empty: t.NoCandidates, None: t.NoGroups, Load: candidates(env)},
		{
			Label: t.ChipRunning, Count: t.PlanCount, Empty: t.NoneRunning,
			Load: plans(env, domain.ConsolidationRunning, domain.ConsolidationDraft),
		},
		{
			Label: t.ChipEnded, Count: t.PlanCount, Empty: t.NoneEnded,
			Load: plans(env, domain.ConsolidationDone, domain.ConsolidationCancelled),
		},
	})
	out.Headline[0].Tone = show.ToneStrong
	return out, err
}

func candidates(env *kit.Env) func(context.Context, kit.ListQuery) (domain.Page[plan.Row], error) {
	return func(ctx context.Context, q kit.ListQuery) (domain.Page[plan.Row], error) {
		p, err := env.Office.ConsolidationCandidates(ctx, env.By, consolidation.CandidateFilter{
			Text: q.Text, After: q.After, Limit: q.Limit,
		})
		return console.Rows(p, func(c consolidation.CandidateRow) plan.Row { return plan.OfCandidate(env.Text, c) }), err
	}
}

func plans(env *kit.Env, states ...domain.ConsolidationState) func(context.Context, kit.ListQuery) (domain.Page[plan.Row], error) {
	return func(ctx context.Context, q kit.ListQuery) (domain.Page[plan.Row], error) {
		p, err := env.Office.Consolidations(ctx, env.By, consolidation.Filter{States: states, Text: q.Text, After: q.After, Limit: q.Limit})
		return console.Rows(p, func(c consolidation.Row) plan.Row { return plan.OfPlan(env.Text, c) }), err
	}
}

// candidate is the document of a branch that could consolidate: its groups as
// they are, and what the best plan would do with them.
func candidate(ctx context.Context, env *kit.Env, branch domain.ID) (kit.Detail, error) {
	v, err := env.Office.ConsolidationPlan(ctx, env.By, branch, nil)
	var refused *domain.Error
	if err != nil && (!errors.As(err, &refused) || refused.Code == domain.CodeNotFound || refused.Code == domain.CodeInternal) {
		return kit.Detail{}, err
	}
	b, err := env.Office.Branch(ctx, env.By, branch)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	var d kit.Detail
	if refused == nil {
		d.Doc = plan.Candidate(t, v)
	} else { // there is nothing to merge any more, or too much for one plan
		d.Doc.Sections = []show.Section{{Rows: []show.Row{{Sign: "!", Text: t.Error(refused), Tone: show.ToneDue}}}}
	}
	d.Doc.ID, d.Doc.Title = branch.String(), t.Sentence(t.Consolidation.Heading, domain.Args{"branch": t.BranchName(b.Name)})
	switch {
	case refused != nil:
	case !v.Open.IsZero():
		label := t.Sentence(t.Consolidation.OpenPlan, domain.Args{"id": v.Open})
		d.Bindings = []kit.Binding{{Key: "o", Label: label, Run: func() tea.Cmd { return kit.OpenRecord(env, v.Open) }}}
	default:
		may := func() error { return domain.CanConsolidate(env.Actor(), branch) }
		d.Bindings = []kit.Binding{kit.FormBinding(env, "n", t.Consolidation.Propose, may, propose(env, branch))}
	}
	return d, nil
}

// Detail loads a consolidation's document and what can be done with it.
var Detail = console.Page(plan.View, bindings)

func bindings(env *kit.Env, v consolidation.View) []kit.Binding {
	t := &env.Text.Consolidation
	allowed := func() error { return v.Manage }
	list := kit.Binding{Key: "l", Label: t.List, Run: func() tea.Cmd { return kit.Push(env, Moves(env, v.ID)) }}
	cancel := plan.Cancel
	cancel.Danger = v.State == domain.ConsolidationRunning
	stop := console.BindingIf(env, cancel, v.ID, allowed)
	switch v.State {
	case domain.ConsolidationDraft:
		stop.Label = t.Drop
		return []kit.Binding{
			console.BindingIf(env, plan.Start, v.ID, allowed), kit.FormBinding(env, "e", t.Adjust, allowed, adjust(env, v.ID)), list, stop,
		}
	case domain.ConsolidationRunning:
		out := []kit.Binding{}
		if task := emptied(v); !task.IsZero() {
			out = append(out, kit.ToRecord(env, t.EndGroup, task))
		}
		return append(out, list, kit.Binding{Key: "t", Label: t.Notice, Run: func() tea.Cmd { return notice(env, v.ID) }}, stop)
	}
	return []kit.Binding{list}
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
