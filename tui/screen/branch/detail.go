package branch

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/form/application"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// Detail loads a branch's document: council, groups, filing, term and history.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Branch(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	doc := show.Doc{
		ID: v.ID.String(), Title: t.BranchName(v.Name),
		Subtitle: t.Word.BranchKind[v.Kind] + " · " + t.Word.BranchState[v.State],
		Sections: []show.Section{overview(env, v), council(env, v), groups(env, v)},
	}
	if s, ok := outside(env, v); ok {
		doc.Sections = append(doc.Sections, s)
	}
	doc.Sections = append(doc.Sections, show.History(env.Text, env.Office.Now(), v.History, v.ID))
	actions := slices.Concat(applications(env, v), reviewActions(env, v), keep(env, v))
	return kit.Detail{Doc: doc, Version: v.Version, Actions: actions}, nil
}

// applications are the two ways to apply: for a new group, and late for one
// that there is already.
func applications(env *kit.Env, v registry.BranchView) []kit.Action {
	allowed := func() error { return domain.CanApplyFor(env.Actor, v.Branch) }
	label := env.Text.Application.Apply
	if v.State == domain.BranchNone || v.State == domain.BranchPreparatory { // no council applies yet, N1.4b
		label = env.Text.Application.Preparatory
	}
	out := []kit.Action{{
		Key: "n", Label: label, Allowed: allowed,
		Run: func() tea.Cmd { return kit.OpenForm(env, application.ForBranch(env, v.ID, false)) },
	}}
	if len(application.BranchKinds(v.Branch, true)) > 0 {
		out = append(out, kit.Action{
			Key: "b", Label: env.Text.Application.LateFiling, Allowed: allowed,
			Run: func() tea.Cmd { return kit.OpenForm(env, application.ForBranch(env, v.ID, true)) },
		})
	}
	return out
}

func overview(env *kit.Env, v registry.BranchView) show.Section {
	t := &env.Text.Branch
	var s show.Section
	if v.Filing != "" {
		sign, tone := filing.Sign(v.Filing)
		s.Rows = append(s.Rows, show.Row{Sign: sign, Label: t.Filing, Text: env.Text.Word.Filing[v.Filing], Tone: tone})
	}
	s.Field(env.Text.Branch.Established, string(v.Established))
	s.Field(t.Reelected, env.Text.Day(v.Reelected))
	s.Field(env.Text.Branch.Decision, show.Reference(env.Text, v.Document))
	if v.TermEnds != "" {
		r := show.Row{Label: t.TermEnds, Text: string(v.TermEnds)}
		if v.TermExpired {
			r.Sign, r.Tone, r.Text = "!", show.ToneDue, r.Text+" · "+t.TermExpired
		}
		s.Rows = append(s.Rows, r)
	}
	if v.Sample {
		s.Rows = append(s.Rows, show.Row{Text: env.Text.Label.Sample, Tone: show.ToneLabel})
	}
	return s
}

func council(env *kit.Env, v registry.BranchView) show.Section {
	t := env.Text
	s := show.Section{Title: t.Branch.Council}
	for _, seat := range v.Seats {
		ref := seat.Person
		ref.Office = "" // the label says it
		s.Field(t.Word.Office[seat.Office], t.Who(ref))
	}
	if len(s.Rows) == 0 {
		s.Rows = []show.Row{{Text: t.Branch.NoCouncil, Tone: show.ToneLabel}}
	}
	return s
}

func groups(env *kit.Env, v registry.BranchView) show.Section {
	t := env.Text
	s := show.Section{Title: t.Branch.GroupList}
	for _, g := range v.GroupRows {
		sign, tone := filing.Sign(g.Filing)
		convert := ""
		switch {
		case !g.State.Live():
			s.Rows = append(s.Rows, show.Row{
				Sign: "-", Label: g.ID.String(), Tone: show.ToneLabel, Text: i18n.ShortGroup(g.Name) + "  " + t.GroupStanding(g.State, g.EndedAt),
			})
			continue
		case g.Owner.IsZero():
			sign, tone = "!", show.ToneDanger // nobody answers for it, M5.1
		case g.Kind == domain.GroupPreparatory && v.State == domain.BranchEstablished:
			convert = " · " + t.Branch.ToConvert
		}
		s.Rows = append(s.Rows, show.Row{
			Sign: sign, Label: g.ID.String(), Tone: tone,
			Text: i18n.ShortGroup(g.Name) + "  " + t.Sentence(t.Branch.GroupLine, domain.Args{
				"members": g.Members, "capacity": g.Capacity, "owner": t.Vacancy(g.OwnerName),
			}) + " · " + t.Word.Filing[g.Filing] + convert,
		})
	}
	if len(s.Rows) == 0 {
		s.Rows = []show.Row{{Text: t.Branch.NoGroups, Tone: show.ToneLabel}}
	}
	return s
}
