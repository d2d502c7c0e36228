// Package place is the screen of the table of places and industries (地名与行业),
// after which groups are named, M4.6.
package place

import (
	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/console"
	"alumni/tui/kit"
	"alumni/tui/show/place"
)

// New makes the screen of the table.
func New(env *kit.Env) kit.Screen {
	return console.List(env, place.List, func() []kit.Action {
		return []kit.Action{console.Action(env, place.Add, domain.ID{})}
	})
}

// Detail loads a place's document.
var Detail = console.Page(place.View, func(env *kit.Env, v registry.PlaceView) []kit.Action {
	return []kit.Action{console.Action(env, place.Edit, v.ID)}
})
