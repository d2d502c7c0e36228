// Package violation is the screen of the violations (违规): the list, a
// violation's document, and the way to record one, N3.2, M7, M8.
package violation

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	officeviolation "alumni/domain/office/violation"
	"alumni/tui/form/violation"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// New makes the screen of the violations.
func New(env *kit.Env) kit.Screen {
	t := &env.Text.Violation
	return kit.NewBrowser(env, kit.BrowserSpec[officeviolation.Row]{
		Title:   t.Title,
		Columns: columns(env),
		Load:    load(env),
		ID:      func(r officeviolation.Row) domain.ID { return r.ID },
		Stamp:   func(r officeviolation.Row) uint64 { return r.Stamp },
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindViolation, domain.KindTask) },
		Actions: func() []kit.Action {
			return []kit.Action{{Key: "n", Label: t.New, Allowed: func() error { return recordable(env.Actor) }, Run: func() tea.Cmd {
				return kit.Push(env, pickGroup(env))
			}}}
		},
	})
}

// recordable tells whether the actor may record violations in a group of the
// own scope; the group picked is checked again by the use-case.
func recordable(a domain.Actor) error {
	return domain.CanManage(a, domain.Group{Meta: domain.Meta{ID: a.Scope}, Branch: a.Scope})
}

// pickGroup is the list of the groups in which a violation may be recorded.
func pickGroup(env *kit.Env) kit.Screen {
	t := env.Text
	return kit.NewBrowser(env, kit.BrowserSpec[desk.GroupRow]{
		Title: t.Violation.PickGroup,
		Columns: []show.Column[desk.GroupRow]{
			{Title: t.Label.Number, Width: 6, Cell: func(r desk.GroupRow) show.Cell { return show.Cell{Text: r.ID.String(), Tone: show.ToneLabel} }},
			{Title: t.Group.Name, Width: 24, Grow: 1, Cell: func(r desk.GroupRow) show.Cell { return show.Cell{Text: r.Name} }},
			{Title: t.Group.Owner, Width: 10, Cell: func(r desk.GroupRow) show.Cell { return show.Cell{Text: t.Vacancy(r.OwnerName)} }},
		},
		Load: func(ctx context.Context, q kit.ListQuery) (kit.ListPage[desk.GroupRow], error) {
			p, err := liveGroups(ctx, env, q)
			return kit.ListPage[desk.GroupRow]{
				Page: p, Headline: []show.Cell{{Text: t.Violation.PickGroup, Tone: show.ToneStrong}},
			}, err
		},
		ID:      func(r desk.GroupRow) domain.ID { return r.ID },
		Stamp:   func(r desk.GroupRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   t.Group.Empty,
		NoPane:  true,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindGroup) },
		Open: func(r desk.GroupRow) tea.Cmd {
			return kit.OpenForm(env, violation.Record(env, r.ID, kit.Option{}))
		},
	})
}

// liveGroups is a page of the groups that are in use: in a dissolved one
// nothing can be recorded. A page of dissolved ones only is read over.
func liveGroups(ctx context.Context, env *kit.Env, q kit.ListQuery) (domain.Page[desk.GroupRow], error) {
	f := registry.GroupFilter{Text: q.Text, After: q.After, Limit: q.Limit}
	for {
		p, err := env.Office.Groups(ctx, env.By, f)
		if err != nil {
			return p, err
		}
		p.Items = slices.DeleteFunc(p.Items, func(r desk.GroupRow) bool { return !r.State.Live() })
		if len(p.Items) > 0 || p.Next == "" {
			return p, nil
		}
		f.After = p.Next
	}
}

// states are what the chips select, in their order; "" is all.
var states = [...]domain.ViolationState{domain.ViolationOpen, domain.ViolationClosed, ""}

func load(env *kit.Env) func(context.Context, kit.ListQuery) (kit.ListPage[officeviolation.Row], error) {
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[officeviolation.Row], error) {
		p, err := env.Office.Violations(ctx, env.By, officeviolation.Filter{
			State: states[q.Chip%len(states)], Text: q.Text, After: q.After, Limit: q.Limit,
		})
		if err != nil {
			return kit.ListPage[officeviolation.Row]{}, err
		}
		counts, err := env.Office.Counts(ctx, env.By)
		if err != nil {
			return kit.ListPage[officeviolation.Row]{}, err
		}
		w := env.Text.Word.Violation
		found := env.Text.Sentence(env.Text.Violation.Count, domain.Args{
			"n": kit.Found(q, p), "state": w[states[q.Chip%len(states)]],
		})
		return kit.ListPage[officeviolation.Row]{Page: p, Headline: []show.Cell{{Text: found, Tone: show.ToneStrong}}, Chips: []kit.Chip{
			{Label: w[domain.ViolationOpen], Count: counts.Violations},
			{Label: w[domain.ViolationClosed], Count: -1},
			{Label: env.Text.Label.All, Count: -1},
		}}, nil
	}
}

func columns(env *kit.Env) []show.Column[officeviolation.Row] {
	t, l := &env.Text.Violation, &env.Text.Label
	return []show.Column[officeviolation.Row]{
		{Title: t.Occurred, Width: 10, Cell: func(r officeviolation.Row) show.Cell { return show.Cell{Text: env.Text.Day(r.OccurredOn)} }},
		{Title: l.Number, Width: 6, Spare: true, Cell: func(r officeviolation.Row) show.Cell {
			return show.Cell{Text: r.ID.String(), Tone: show.ToneLabel}
		}},
		{Title: t.Person, Width: 8, Cell: func(r officeviolation.Row) show.Cell { return show.Cell{Text: r.PersonName} }},
		{
			Title: t.Group, Width: 10, Grow: 1, Cell: func(r officeviolation.Row) show.Cell { return show.Cell{Text: i18n.ShortGroup(r.GroupName)} },
		},
		{
			Title: t.Outcome, Width: env.Text.Cells(12, 13),
			Cell: func(r officeviolation.Row) show.Cell { return show.Cell{Text: env.Text.Word.Outcome[r.Outcome]} },
		},
		{Title: l.State, Width: 8, Spare: true, Cell: func(r officeviolation.Row) show.Cell {
			sign, tone := sign(r.State)
			return show.Cell{Sign: sign, Text: env.Text.Word.Violation[r.State], Tone: tone}
		}},
		{Title: t.Clauses, Width: 13, Spare: true, Cell: func(r officeviolation.Row) show.Cell {
			return show.Cell{Text: cited(env, r.Clauses), Tone: show.ToneLabel}
		}},
	}
}

// cited is the first clause, and how many more there are.
func cited(env *kit.Env, clauses []domain.ClauseID) string {
	if len(clauses) == 0 {
		return "—"
	}
	s := env.Text.Cite(clauses[0])
	if len(clauses) > 1 {
		s += " +"
	}
	return s
}

func sign(s domain.ViolationState) (string, show.Tone) {
	if s == domain.ViolationClosed {
		return "✓", show.ToneFocus
	}
	return "…", show.ToneDue
}
