// Package person is the screen of the people (人员).
package person

import (
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/console"
	"alumni/tui/kit"
	"alumni/tui/show/person"
)

// New makes the screen of the people.
func New(env *kit.Env) kit.Screen {
	return console.List(env, person.List, func() []kit.Binding { return paste(env) })
}

// Detail loads a person's document.
var Detail = console.Page(person.View, func(env *kit.Env, v people.PersonView) []kit.Binding {
	out := console.RevealBinding(env, v.ID)
	if domain.CanErase(env.Actor()) == nil && !v.Erased() {
		out = append(out, console.Binding(env, person.Erase, v.ID))
	}
	return out
})
