package group

import (
	tea "charm.land/bubbletea/v2"

	"alumni/domain/office/registry"
	"alumni/tui/console"
	"alumni/tui/kit"
	"alumni/tui/show/review"

	rules "alumni/domain/review"
)

// reviewOf begins the review of a group's members, M6.1, or opens the one that runs.
func reviewOf(env *kit.Env, v registry.GroupView, manage func() error) []kit.Binding {
	if !rules.Owed(v.Group) {
		return nil
	}
	if v.Review.IsZero() {
		return []kit.Binding{console.BindingIf(env, review.Start, v.ID, manage)}
	}
	return []kit.Binding{{Key: review.Start.Key, Label: env.Text.Review.Resume, Run: func() tea.Cmd { return kit.OpenRecord(env, v.Review) }}}
}

// reviews opens the list of all reviews.
func reviews(env *kit.Env) kit.Binding {
	return kit.Binding{Key: "W", Label: env.Text.Review.List, Run: func() tea.Cmd {
		return kit.Push(env, console.Screen(review.List)(env))
	}}
}
