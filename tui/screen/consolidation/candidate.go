package consolidation

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

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
	d := kit.Detail{Version: b.Version, Doc: show.Doc{
		ID: branch.String(), Title: t.Sentence(t.Consolidation.Heading, domain.Args{"branch": t.BranchName(b.Name)}),
	}}
	if refused != nil { // there is nothing to merge any more, or too much for one plan
		d.Doc.Sections = []show.Section{{Rows: []show.Row{{Sign: "!", Text: t.Error(refused), Tone: show.ToneDue}}}}
		return d, nil
	}
	d.Doc.Subtitle = planSummary(env, v, v.People)
	d.Doc.Sections = []show.Section{presentSection(env, v), bestSection(env, v), flowSection(env, v)}
	if s := problemSection(env, v, nil); len(s.Rows) > 0 {
		d.Doc.Sections = append(d.Doc.Sections, s)
	}
	if !v.Open.IsZero() {
		d.Actions = append(d.Actions, openPlan(env, v.Open))
		return d, nil
	}
	d.Actions = append(d.Actions, kit.Action{
		Key: "n", Label: t.Consolidation.Propose,
		Allowed: func() error { return domain.CanConsolidate(env.Actor, branch) },
		Run:     func() tea.Cmd { return kit.OpenForm(env, propose(env, branch)) },
	})
	return d, nil
}

func openPlan(env *kit.Env, id domain.ID) kit.Action {
	t := env.Text
	return kit.Action{
		Key: "o", Label: t.Sentence(t.Consolidation.OpenPlan, domain.Args{"id": id}),
		Run: func() tea.Cmd { return kit.OpenRecord(env, id) },
	}
}

// planSummary says in one line what a plan does to so many people.
func planSummary(env *kit.Env, v consolidation.PlanView, people int) string {
	keep := 0
	for _, g := range v.Groups {
		if g.Stays {
			keep++
		}
	}
	return env.Text.Sentence(env.Text.Consolidation.Summary, domain.Args{"keep": keep, "end": len(v.Groups) - keep, "people": people})
}

func presentSection(env *kit.Env, v consolidation.PlanView) show.Section {
	t := env.Text
	s := show.Section{Title: t.Consolidation.Present}
	for _, g := range v.Groups {
		s.Rows = append(s.Rows, loadRow(env, g.GroupLoad))
	}
	for _, g := range v.LeftOut {
		r := loadRow(env, g)
		r.Tone = show.ToneLabel
		r.Note = t.Sentence(t.Consolidation.LeftOut, domain.Args{"id": g.ID, "state": string(g.State)})
		switch {
		case !g.Case.IsZero():
			r.Note = t.Sentence(t.Consolidation.LeftOutCase, domain.Args{"id": g.Case})
		case g.Filling != "" && g.State == domain.GroupActive:
			r.Note = t.Sentence(t.Consolidation.LeftOutNew, domain.Args{"until": string(g.Filling)}) + " " + t.Cite("N1.3")
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

func loadRow(env *kit.Env, g consolidation.GroupLoad) show.Row {
	return show.Row{Label: i18n.ShortGroup(g.Name), Text: figures(g.Members, g.Capacity) + " " + bar(env, g.Members, g.Capacity, 10)}
}

func bestSection(env *kit.Env, v consolidation.PlanView) show.Section {
	s := groupSection(env, v)
	s.Title = env.Text.Consolidation.Best
	return s
}

// flowSection says who goes where, and that it fits.
func flowSection(env *kit.Env, v consolidation.PlanView) show.Section {
	s := show.Section{Title: env.Text.Consolidation.Flows, Rows: flowRows(env, v)}
	s.Rows = append(s.Rows, show.Row{Sign: "✓", Text: env.Text.Consolidation.Fits + "  " + env.Text.Cite("N1.5"), Tone: show.ToneFocus})
	return s
}

// groupSection says of every group whether it stays or ends.
func groupSection(env *kit.Env, v consolidation.PlanView) show.Section {
	t := env.Text
	var s show.Section
	for _, g := range v.Groups {
		name := i18n.ShortGroup(g.Name)
		switch {
		case g.Stays:
			s.Rows = append(s.Rows, show.Row{Sign: "●", Label: name, Tone: show.ToneFocus, Text: t.Consolidation.Stays + "  " +
				t.Sentence(t.Consolidation.StaysText, domain.Args{"now": g.Now, "after": g.After, "capacity": g.Capacity})})
		case !g.State.Live():
			s.Rows = append(s.Rows, show.Row{Sign: "✓", Label: name, Tone: show.ToneFocus, Text: t.Consolidation.Ended})
		default:
			s.Rows = append(s.Rows, show.Row{Sign: "○", Label: name, Tone: show.ToneDue, Text: t.Consolidation.Ends + "  " +
				t.Sentence(t.Consolidation.EndsText, domain.Args{"now": g.Now})})
		}
	}
	return s
}

// flowRows are the moves summed by the two groups.
func flowRows(env *kit.Env, v consolidation.PlanView) []show.Row {
	t := env.Text
	names := map[domain.ID]string{}
	for _, g := range v.Groups {
		names[g.ID] = i18n.ShortGroup(g.Name)
	}
	var out []show.Row
	for _, f := range v.Flows {
		text := t.Sentence(t.Consolidation.FlowText, domain.Args{"from": names[f.From], "to": names[f.To], "n": f.People})
		if f.Done > 0 {
			text += t.Sentence(t.Consolidation.FlowDone, domain.Args{"done": f.Done, "n": f.People})
		}
		if f.Already > 0 {
			text += t.Sentence(t.Consolidation.FlowAlready, domain.Args{"n": f.Already})
		}
		sign, tone := "▸", show.TonePlain
		if f.Done == f.People {
			sign, tone = "✓", show.ToneFocus
		}
		out = append(out, show.Row{Sign: sign, Text: text, Tone: tone})
	}
	return out
}

// problemSection says who can't be moved, and where people are not registered.
func problemSection(env *kit.Env, v consolidation.PlanView, names map[domain.ID]string) show.Section {
	t := env.Text
	s := show.Section{Title: t.Consolidation.Problems}
	groups := map[domain.ID]string{}
	for _, g := range v.Groups {
		groups[g.ID] = g.Name
		if n := g.Unknown(); n > 0 {
			s.Rows = append(s.Rows, show.Row{
				Sign: "!", Tone: show.ToneDanger,
				Text: t.Sentence(t.Consolidation.Unknown, domain.Args{"group": i18n.ShortGroup(g.Name), "n": n}),
			})
		}
		if !g.Case.IsZero() {
			s.Rows = append(s.Rows, show.Row{
				Sign: "!", Tone: show.ToneDanger,
				Text: t.Sentence(t.Consolidation.OpenCase, domain.Args{"group": i18n.ShortGroup(g.Name), "id": g.Case}),
			})
		}
	}
	for _, p := range v.Problems {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Tone: show.ToneDanger, Text: t.MoveProblem(p.Fault, names[p.Person], groups[p.From], groups[p.To]),
		})
	}
	return s
}
