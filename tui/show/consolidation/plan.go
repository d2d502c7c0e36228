package consolidation

import (
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/consolidation"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Candidate is the document of a branch that could consolidate: its groups as
// they are, and what the best plan would do with them.
func Candidate(t *i18n.Text, v consolidation.PlanView) show.Doc {
	best := groups(t, v)
	best.Title = t.Consolidation.Best
	moves := show.Section{Title: t.Consolidation.Flows, Rows: flows(t, v)}
	moves.Rows = append(moves.Rows, show.Row{Sign: "✓", Text: t.Consolidation.Fits + "  " + t.Cite("N1.5"), Tone: show.ToneFocus})
	return show.Doc{Subtitle: Summary(t, v, v.People), Sections: show.Filled(present(t, v), best, moves, problems(t, v, nil))}
}

// Summary says in one line what a plan does to so many people.
func Summary(t *i18n.Text, v consolidation.PlanView, people int) string {
	keep := 0
	for _, g := range v.Groups {
		if g.Stays {
			keep++
		}
	}
	return t.Sentence(t.Consolidation.Summary, domain.Args{"keep": keep, "end": len(v.Groups) - keep, "people": people})
}

func present(t *i18n.Text, v consolidation.PlanView) show.Section {
	s := show.Section{Title: t.Consolidation.Present}
	for _, g := range v.Groups {
		s.Rows = append(s.Rows, load(g.GroupLoad))
	}
	for _, g := range v.LeftOut {
		r := load(g)
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

func load(g consolidation.GroupLoad) show.Row {
	return show.Row{Label: i18n.ShortGroup(g.Name), Text: show.Figures(g.Members, g.Capacity) + " " + show.Bar(g.Members, g.Capacity, 10)}
}

// groups says of every group whether it stays or ends.
func groups(t *i18n.Text, v consolidation.PlanView) show.Section {
	w := &t.Consolidation
	var s show.Section
	for _, g := range v.Groups {
		r := show.Row{Sign: "○", Label: i18n.ShortGroup(g.Name), Tone: show.ToneDue}
		switch {
		case g.Stays:
			r.Sign, r.Tone = "●", show.ToneFocus
			r.Text = w.Stays + "  " + t.Sentence(w.StaysText, domain.Args{"now": g.Now, "after": g.After, "capacity": g.Capacity})
		case !g.State.Live():
			r.Sign, r.Tone, r.Text = "✓", show.ToneFocus, w.Ended
		default:
			r.Text = w.Ends + "  " + t.Sentence(w.EndsText, domain.Args{"now": g.Now})
		}
		r.Long = r.Sign + " " + g.ID.String() + " " + g.Name + "  " + r.Text
		s.Rows = append(s.Rows, r)
	}
	return s
}

// flows are the moves summed by the two groups.
func flows(t *i18n.Text, v consolidation.PlanView) []show.Row {
	w, names := &t.Consolidation, map[domain.ID]string{}
	for _, g := range v.Groups {
		names[g.ID] = i18n.ShortGroup(g.Name)
	}
	var out []show.Row
	for _, f := range v.Flows {
		text := t.Sentence(w.FlowText, domain.Args{"from": names[f.From], "to": names[f.To], "n": f.People})
		if f.Done > 0 {
			text += t.Sentence(w.FlowDone, domain.Args{"done": f.Done, "n": f.People})
		}
		if f.Already > 0 {
			text += t.Sentence(w.FlowAlready, domain.Args{"n": f.Already})
		}
		r := show.Row{Sign: "▸", Text: text}
		if f.Done == f.People {
			r.Sign, r.Tone = "✓", show.ToneFocus
		}
		out = append(out, r)
	}
	return out
}

// problems says who can't be moved, and where people are not registered.
func problems(t *i18n.Text, v consolidation.PlanView, names map[domain.ID]string) show.Section {
	w, called := &t.Consolidation, map[domain.ID]string{}
	s := show.Section{Title: w.Problems}
	add := func(text string) { s.Rows = append(s.Rows, show.Row{Sign: "!", Tone: show.ToneDanger, Text: text}) }
	for _, g := range v.Groups {
		called[g.ID] = g.Name
		if n := g.Unknown(); n > 0 {
			add(t.Sentence(w.Unknown, domain.Args{"group": i18n.ShortGroup(g.Name), "n": n}))
		}
		if !g.Case.IsZero() {
			add(t.Sentence(w.OpenCase, domain.Args{"group": i18n.ShortGroup(g.Name), "id": g.Case}))
		}
	}
	for _, p := range v.Problems {
		add(t.MoveProblem(p.Fault, names[p.Person], called[p.From], called[p.To]))
	}
	return s
}

// View is one consolidation: its plan and how far it is.
var View = deed.Viewing[consolidation.View]{
	Words: "consolidation show", On: domain.KindConsolidation, Short: i18n.Line{ZH: "一次整合的详情", EN: "one consolidation"},
	Do: (*office.Office).Consolidation, Doc: document, Version: func(v consolidation.View) uint64 { return v.Version },
	Commands: []deed.Offer{Start, Cancel},
}

func document(t *i18n.Text, now time.Time, v consolidation.View) show.Doc {
	people := v.Plan.People
	if v.State != domain.ConsolidationDraft {
		people = len(v.Moves) // all who were to move, as the progress counts them
	}
	return show.Doc{
		ID: v.ID.String(), Title: t.Sentence(t.Consolidation.Heading, domain.Args{"branch": t.BranchName(v.BranchName)}),
		Subtitle: Summary(t, v.Plan, people),
		Sections: show.Filled(
			about(t, v), groups(t, v.Plan), show.Section{Title: t.Consolidation.Flows, Rows: flows(t, v.Plan)},
			problems(t, v.Plan, v.Names), tasks(t, v), show.History(t, now, v.History, v.ID),
		),
	}
}

func about(t *i18n.Text, v consolidation.View) show.Section {
	w, c := &t.Consolidation, state(t, v.State)
	s := show.Section{Rows: []show.Row{{Label: t.Label.State, Text: c.Full(), Tone: c.Tone}}}
	args := domain.Args{"done": v.Done, "n": len(v.Moves), "by": v.ByName, "at": v.CreatedAt}
	switch v.State {
	case domain.ConsolidationDraft:
		s.Field(w.Title, t.Sentence(w.Proposed, args))
	case domain.ConsolidationCancelled:
		s.Field(w.Progress, t.Sentence(w.Cancelled, args))
		s.Rows = append(s.Rows, show.Row{Long: t.Sentence(w.Moved, args)})
	default:
		moved := show.Bar(v.Done, len(v.Moves), 16) + " " + t.Sentence(w.Moved, args)
		s.Rows = append(s.Rows, show.Row{Label: w.Progress, Tone: show.ToneFocus, Text: moved})
	}
	s.Field(t.Label.Reason, v.Reason)
	return s
}

func tasks(t *i18n.Text, v consolidation.View) show.Section {
	s := show.Section{Title: t.Consolidation.Tasks}
	if v.State != domain.ConsolidationRunning {
		return s
	}
	for _, g := range v.Plan.Groups {
		if g.Stays || g.Task.IsZero() || !g.State.Live() {
			continue
		}
		args := domain.Args{"id": g.Task, "group": i18n.ShortGroup(g.Name)}
		r := show.Row{Sign: "…", Text: t.Sentence(t.Consolidation.TaskOf, args), Tone: show.ToneDue}
		if g.Now == 0 {
			r = show.Row{Sign: "!", Text: t.Sentence(t.Consolidation.TaskReady, args), Tone: show.ToneFocus}
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

// Start begins to carry a plan out: its form says what follows.
var Start = deed.Deed[consolidation.StartConsolidation, domain.Consolidation]{
	Words: "consolidation start", Key: "s", On: domain.KindConsolidation,
	Name:  i18n.Line{ZH: "开始整合", EN: "Start"},
	Short: i18n.Line{ZH: "开始整合", EN: "begin to carry a plan out"},
	Rules: []domain.ClauseID{"N1.5"},
	Load: deed.From((*office.Office).Consolidation, func(t *i18n.Text, v consolidation.View) deed.Loaded[consolidation.StartConsolidation] {
		w := &t.Consolidation
		rows := []show.Row{
			{Text: t.Sentence(w.StartIntro, domain.Args{"end": len(v.End), "people": v.Plan.People}), Tone: show.ToneStrong},
			{Text: w.StartAfter},
			{},
		}
		rows = append(append(rows, groups(t, v.Plan).Rows...), problems(t, v.Plan, v.Names).Rows...)
		reason := t.Sentence(w.DefaultReason, domain.Args{"groups": len(v.Keep) + len(v.End), "keep": len(v.Keep)})
		return deed.Loaded[consolidation.StartConsolidation]{
			In:   consolidation.StartConsolidation{ID: v.ID, Version: v.Version, Reason: reason},
			Name: v.ID.String(), Refused: v.Manage, Warn: rows,
		}
	}),
	Version: func(in *consolidation.StartConsolidation) *uint64 { return &in.Version },
	Fields: func(in *consolidation.StartConsolidation) []deed.Field {
		return []deed.Field{
			deed.TextOf("reason", &in.Reason).Pipe().Must().Max(domain.MaxText).Named("理由", "Reason").
				Hinted("理事会决议或理由", "the council's decision, or why"),
		}
	},
	Do: (*office.Office).StartConsolidation,
	Said: func(t *i18n.Text, in consolidation.StartConsolidation, _ domain.Consolidation) string {
		said := i18n.Line{ZH: "{id} 已开始，请按迁移名单逐人办理", EN: "{id} started; go by the list of moves"}
		return t.Sentence(t.Say(said), domain.Args{"id": in.ID})
	},
}

// Cancel drops a plan or stops it; what was moved stays moved.
var Cancel = deed.Deed[consolidation.CancelConsolidation, domain.Consolidation]{
	Words: "consolidation cancel", Key: "x", On: domain.KindConsolidation,
	Name:   i18n.Line{ZH: "停止整合", EN: "Stop"},
	Submit: i18n.Line{ZH: "确认", EN: "Confirm"},
	Short:  i18n.Line{ZH: "放弃方案或停止整合", EN: "drop a plan, or stop one that runs"},
	Rules:  []domain.ClauseID{"N1.5"},
	Load: deed.From((*office.Office).Consolidation,
		func(t *i18n.Text, v consolidation.View) deed.Loaded[consolidation.CancelConsolidation] {
			after := i18n.Line{ZH: "方案作废，什么都没有迁移。", EN: "The plan is dropped; nobody was moved."}
			if v.State == domain.ConsolidationRunning {
				after = i18n.Line{
					ZH: "已迁 {done}/{n}，已迁的人留在新群；未迁的人和群保持原样，任务取消。",
					EN: "{done}/{n} moved; who moved stays moved, all else stays as it is and the tasks are cancelled.",
				}
			}
			text := t.Sentence(t.Say(after), domain.Args{"done": v.Done, "n": len(v.Moves)})
			return deed.Loaded[consolidation.CancelConsolidation]{
				In:   consolidation.CancelConsolidation{ID: v.ID, Version: v.Version},
				Name: v.ID.String(), Refused: v.Manage, Warn: []show.Row{{Text: text, Tone: show.ToneStrong}},
			}
		}),
	Version: func(in *consolidation.CancelConsolidation) *uint64 { return &in.Version },
	Fields: func(in *consolidation.CancelConsolidation) []deed.Field {
		return []deed.Field{deed.AreaOf("reason", &in.Reason).Named("理由", "Reason")}
	},
	Do: (*office.Office).CancelConsolidation,
	Said: func(t *i18n.Text, in consolidation.CancelConsolidation, _ domain.Consolidation) string {
		return t.Sentence(t.Say(i18n.Line{ZH: "{id} 已取消", EN: "{id} cancelled"}), domain.Args{"id": in.ID})
	},
}
