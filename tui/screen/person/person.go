// Package person is the screen of the people (人员).
package person

import (
	"context"

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
	var out []kit.Binding
	if !v.Erased() {
		out = console.RevealBinding(env, v.ID)
	}
	if domain.CanErase(env.Actor()) == nil && (!v.Erased() || v.Erasing) {
		out = append(out, erasing(env, v.ID))
	}
	return out
})

// erasing is the key of the page that tells what an erasure takes out, and all that holds
// it, each a key away; the erasure itself is done there.
func erasing(env *kit.Env, id domain.ID) kit.Binding {
	erase := person.Erase.Plain()
	return kit.Binding{Key: erase.Key, Label: env.Text.Say(erase.Name), Run: func() tea.Cmd {
		return kit.OpenPage(env, domain.ID{Seq: id.Seq}, func(ctx context.Context, _ domain.ID) (kit.Detail, error) {
			v, err := env.Office.ErasureOf(ctx, env.By, id)
			if err != nil {
				return kit.Detail{}, err
			}
			held := func() error { return person.ErasureHeld(v) }
			form := func(ctx context.Context) (kit.Form, error) {
				f, err := console.Form(env, person.Erase, id)(ctx)
				f.Leaves = true // there is nothing more to tell here
				return f, err
			}
			return kit.Detail{
				Doc: person.ErasureDoc(env.Text, v), Bindings: []kit.Binding{kit.FormBinding(env, erase.Key, erase.Button(env.Text), held, form)},
			}, nil
		})
	}}
}

// brought is the key of the lists that were brought in.
func brought(env *kit.Env) kit.Binding {
	return kit.Binding{Key: "I", Label: env.Text.Say(imports.List.Title), Run: func() tea.Cmd {
		return kit.Push(env, console.Screen(imports.List)(env))
	}}
}

// Import loads an import's document: one that is unfinished is gone on with.
var Import = console.Page(imports.View, func(env *kit.Env, v people.ImportView) []kit.Binding {
	if !v.Unfinished() {
		return nil
	}
	return []kit.Binding{console.BindingIf(env, imports.Resume, v.ID, func() error { return v.Keep })}
})
