// Package person is the screen of the people (人员).
package person

import (
	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/console"
	"alumni/tui/kit"
	"alumni/tui/show/imports"
	"alumni/tui/show/person"
)

// New makes the screen of the people.
func New(env *kit.Env) kit.Screen {
	if domain.CanKeepPeople(env.Actor()) != nil { // nobody is marked by who may verify nobody
		return console.List(env, person.List, func() []kit.Binding { return append(paste(env), brought(env)) })
	}
	m := &kit.Marks{}
	return console.Marked(env, person.List, m, func() []kit.Binding { return append(append(paste(env), brought(env)), verifyMany(env, m)...) })
}

// Detail loads a person's document.
var Detail = console.Page(person.View, func(env *kit.Env, v people.PersonView) []kit.Binding {
	out := console.RevealBinding(env, v.ID)
	if domain.CanErase(env.Actor()) == nil && !v.Erased() {
		out = append(out, console.Binding(env, person.Erase, v.ID))
	}
	return out
})

// brought is the key of the lists that were brought in.
func brought(env *kit.Env) kit.Binding {
	return kit.Binding{Key: "I", Label: env.Text.Say(imports.List.Title), Run: func() tea.Cmd {
		return kit.Push(env, console.Screen(imports.List)(env))
	}}
}
