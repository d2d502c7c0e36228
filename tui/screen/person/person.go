// Package person is the screen of the people (人员).
package person

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/console"
	form "alumni/tui/form/person"
	"alumni/tui/kit"
	"alumni/tui/show/person"
)

// New makes the screen of the people.
func New(env *kit.Env) kit.Screen { return console.List(env, person.List, nil) }

// Detail loads a person's document.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	return console.Detail(ctx, env, person.View, id, func(v people.PersonView) []kit.Action {
		return form.PhoneAction(env, id, v.Name)
	})
}
