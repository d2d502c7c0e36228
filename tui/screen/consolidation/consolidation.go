// Package consolidation is the screen of bringing a branch's groups together
// (整合), N1.5: the branches that could, the plan with its preview, and the moves
// person by person until the empty group ends.
package consolidation

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/tui/console"
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
			return kit.Push(env, kit.NewPageOf(env, r.ID, detail))
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
		p, err := env.Office.ConsolidationCandidates(ctx, env.By, consolidation.CandidateFilter{Text: q.Text, After: q.After, Limit: q.Limit})
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
		d.Actions = []kit.Action{{Key: "o", Label: label, Run: func() tea.Cmd { return kit.OpenRecord(env, v.Open) }}}
	default:
		may := func() error { return domain.CanConsolidate(env.Actor, branch) }
		d.Actions = []kit.Action{kit.FormAction(env, "n", t.Consolidation.Propose, may, propose(env, branch))}
	}
	return d, nil
}
