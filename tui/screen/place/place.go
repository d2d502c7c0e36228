// Package place is the screen of the table of places and industries (地名与行业),
// after which groups are named, M4.6.
package place

import (
	"context"

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
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	return console.Detail(ctx, env, place.View, id, func(registry.PlaceView) []kit.Action {
		return []kit.Action{console.Action(env, place.Edit, id)}
	})
}
