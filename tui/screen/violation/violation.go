// Package violation is the screen of the violations (违规): the list, a
// violation's document, and the way to record one, N3.2, M7, M8.
package violation

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	officeincident "alumni/domain/office/incident"
	"alumni/domain/office/registry"
	officeviolation "alumni/domain/office/violation"
	"alumni/tui/console"
	violationform "alumni/tui/form/violation"
	"alumni/tui/kit"
	"alumni/tui/show"
	showimpostor "alumni/tui/show/impostor"
	"alumni/tui/show/incident"
	"alumni/tui/show/violation"
)

// New makes the screen of the violations.
func New(env *kit.Env) kit.Screen {
	return console.List(env, violation.List, func() []kit.Binding {
		return []kit.Binding{{
			Key: "n", Label: env.Text.Violation.New, Allowed: func() error { return recordable(env.Actor()) },
			Run: func() tea.Cmd { return kit.Push(env, pickGroup(env)) },
		}, {
			Key: "i", Label: env.Text.Say(incident.List.Title),
			Run: func() tea.Cmd { return kit.Push(env, console.List(env, incident.List, nil)) },
		}, {
			Key: "m", Label: env.Text.Say(showimpostor.List.Title), Run: func() tea.Cmd { return kit.Push(env, impostors(env)) },
		}}
	})
}

// Detail loads a violation's document.
var Detail = console.Page(violation.View, func(env *kit.Env, v officeviolation.View) []kit.Binding {
	return []kit.Binding{kit.ReadClause(env, v.Clauses...)}
})

// Incident loads a data incident's document.
var Incident = console.Page(incident.View, func(env *kit.Env, v officeincident.View) []kit.Binding {
	return []kit.Binding{kit.ToRecord(env, env.Text.Word.Record[domain.KindViolation], v.Violation)}
})

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
			{Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r desk.GroupRow) string { return r.ID.String() }},
			{Title: t.Group.Name, Width: 24, Grow: 1, Text: func(r desk.GroupRow) string { return r.Name }},
			{Title: t.Group.Owner, Width: 10, Text: func(r desk.GroupRow) string { return t.Vacancy(r.OwnerName) }},
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
		Open:    func(r desk.GroupRow) tea.Cmd { return kit.OpenForm(env, violationform.Record(env, r.ID, kit.Option{})) },
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
