package group

import (
	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/tui/console"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show/person"
)

// fitting opens the list of who is in no group and would fit this one, N3.1.
func fitting(env *kit.Env, v registry.GroupView) kit.Binding {
	l := person.List
	name := i18n.ShortGroup(v.Name)
	l.Title = i18n.Line{ZH: name + " 可邀请的人", EN: "People to invite · " + name}
	l.Count = i18n.Line{ZH: "{n} 人不在任何群，适合此群", EN: "{n} {n|person is|people are} in no group and would fit this one"}
	l.Empty = i18n.Line{ZH: "没有不在任何群而适合此群的人。", EN: "Nobody who is in no group would fit this one."}
	l.None, l.Deeds = i18n.Line{}, nil
	page := l.Page
	l.Page = func(f *people.PersonFilter, text, after string, limit int) {
		page(f, text, after, limit)
		f.Fits = v.ID
	}
	l.Kinds = []domain.Kind{domain.KindPerson, domain.KindGroup}
	return kit.Binding{Key: "u", Label: env.Text.Say(i18n.Line{ZH: "可邀请", EN: "To invite"}), Hidden: true, Run: func() tea.Cmd {
		return kit.Push(env, console.Screen(l)(env))
	}, Allowed: func() error { return domain.Admissible(v.Group, nil, "", "") }}
}
