package consolidation

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	cons "alumni/domain/consolidation"
	"alumni/domain/office/consolidation"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// Detail loads a consolidation's document: its plan, how far it is, and what
// can be done with it.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Consolidation(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	people := v.Plan.People
	if v.State != domain.ConsolidationDraft {
		people = len(v.Moves) // all who were to move, as the progress counts them
	}
	d := kit.Detail{Version: v.Version, Doc: show.Doc{
		ID:       v.ID.String(),
		Title:    t.Sentence(t.Consolidation.Heading, domain.Args{"branch": t.BranchName(v.BranchName)}),
		Subtitle: planSummary(env, v.Plan, people),
		Sections: []show.Section{about(env, v), groupSection(env, v.Plan)},
	}}
	if rows := flowRows(env, v.Plan); len(rows) > 0 {
		d.Doc.Sections = append(d.Doc.Sections, show.Section{Title: t.Consolidation.Flows, Rows: rows})
	}
	if s := problemSection(env, v.Plan, v.Names); len(s.Rows) > 0 {
		d.Doc.Sections = append(d.Doc.Sections, s)
	}
	if s := taskSection(env, v); len(s.Rows) > 0 {
		d.Doc.Sections = append(d.Doc.Sections, s)
	}
	d.Doc.Sections = append(d.Doc.Sections, show.History(env.Text, env.Office.Now(), v.History, v.ID))
	d.Actions = actions(env, v)
	return d, nil
}

func about(env *kit.Env, v consolidation.View) show.Section {
	t := env.Text
	cell := stateCell(env, v.State)
	s := show.Section{Rows: []show.Row{{Label: t.Label.State, Text: env.Styles.Sign(cell.Sign) + " " + cell.Text, Tone: cell.Tone}}}
	args := domain.Args{"done": v.Done, "n": len(v.Moves), "by": v.ByName, "at": v.CreatedAt}
	switch v.State {
	case domain.ConsolidationDraft:
		s.Field(t.Consolidation.Title, t.Sentence(t.Consolidation.Proposed, args))
	case domain.ConsolidationCancelled:
		s.Field(t.Consolidation.Progress, t.Sentence(t.Consolidation.Cancelled, args))
	default:
		s.Rows = append(s.Rows, show.Row{Label: t.Consolidation.Progress, Tone: show.ToneFocus, Text: bar(env, v.Done, len(v.Moves), 16) + " " +
			t.Sentence(t.Consolidation.Moved, args)})
	}
	s.Field(t.Label.Reason, v.Reason)
	return s
}

func taskSection(env *kit.Env, v consolidation.View) show.Section {
	t := env.Text
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

func actions(env *kit.Env, v consolidation.View) []kit.Action {
	t := &env.Text.Consolidation
	allowed := func() error { return v.Manage }
	list := kit.Action{Key: "l", Label: t.List, Run: func() tea.Cmd { return kit.Push(env, Moves(env, v.ID)) }}
	switch v.State {
	case domain.ConsolidationDraft:
		return []kit.Action{
			{Key: "s", Label: t.Start, Allowed: allowed, Run: func() tea.Cmd { return kit.OpenForm(env, start(env, v.ID)) }},
			{Key: "e", Label: t.Adjust, Allowed: allowed, Run: func() tea.Cmd { return kit.OpenForm(env, adjust(env, v.ID)) }},
			list,
			{Key: "x", Label: t.Drop, Allowed: allowed, Run: func() tea.Cmd { return kit.OpenForm(env, stop(env, v.ID)) }},
		}
	case domain.ConsolidationRunning:
		out := []kit.Action{}
		if task := emptied(v); !task.IsZero() {
			out = append(out, kit.Action{
				Key: "o", Label: t.EndGroup + " " + task.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, task) },
			})
		}
		return append(out, list,
			kit.Action{Key: "t", Label: t.Notice, Run: func() tea.Cmd { return notice(env, v.ID) }},
			kit.Action{Key: "x", Label: t.Stop, Allowed: allowed, Run: func() tea.Cmd { return kit.OpenForm(env, stop(env, v.ID)) }},
		)
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

// moveSign is the sign of how a move stands.
func moveSign(s cons.State) (string, show.Tone) {
	switch s {
	case cons.StateDone:
		return "✓", show.ToneFocus
	case cons.StateBlocked:
		return "!", show.ToneDanger
	case cons.StateLeft:
		return "—", show.ToneLabel
	}
	return "…", show.ToneDue
}
