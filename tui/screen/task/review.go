package task

import (
	tea "charm.land/bubbletea/v2"

	officetask "alumni/domain/office/task"
	"alumni/tui/console"
	"alumni/tui/kit"
	"alumni/tui/show/review"
)

// reviewBindings begin the review of members that a task waits for, or go on with
// it, M6.1.
func reviewBindings(env *kit.Env, v officetask.View) []kit.Binding {
	if v.Review.IsZero() {
		return []kit.Binding{console.BindingIf(env, review.Start, v.Group, func() error { return v.Complete })}
	}
	return []kit.Binding{{Key: review.Start.Key, Label: env.Text.Review.Resume, Run: func() tea.Cmd { return kit.OpenRecord(env, v.Review) }}}
}
