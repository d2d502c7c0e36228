// Package group is the screen of the WeChat groups (微信群): the list, a
// group's document, its members, and the application for a transfer.
package group

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/console"
	"alumni/tui/form/application"
	"alumni/tui/form/filing"
	"alumni/tui/form/person"
	"alumni/tui/form/transfer"
	"alumni/tui/form/violation"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show/group"
)

// New makes the screen of the groups.
func New(env *kit.Env) kit.Screen {
	return console.List(env, group.List, func() []kit.Action { return ownGroup(env) })
}

// ownGroup applies for a group of headquarters itself, M3, which no branch's
// page could offer. Its key is a capital one, as that of every new record on a
// list: the small one mends the name of the selected group.
func ownGroup(env *kit.Env) []kit.Action {
	if domain.CanApply(env.Actor, domain.ID{}) != nil {
		return nil
	}
	return []kit.Action{kit.FormAction(env, "N", env.Text.Application.ApplyHQ, nil, application.ForHQ(env))}
}

// Detail loads a group's document.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	return console.Detail(ctx, env, group.View, id, func(v registry.GroupView) []kit.Action { return actions(env, v) })
}

func actions(env *kit.Env, v registry.GroupView) []kit.Action {
	t := &env.Text.Group
	manage := func() error { return domain.CanManage(env.Actor, v.Group) }
	phone := person.PhoneAction(env, v.Owner, v.OwnerName)
	out := []kit.Action{
		{Key: "m", Label: t.MemberList, Run: func() tea.Cmd { return kit.Push(env, Members(env, v.GroupRow)) }},
	}
	if !v.State.Live() { // nothing is handed over or recorded in a group that is none any more
		return append(out, phone...)
	}
	handOver := t.Transfer
	if v.Owner.IsZero() {
		handOver = t.FillOwner
	}
	out = append(out,
		kit.FormAction(env, "t", handOver, manage, transfer.ForGroup(env, v.ID)),
		kit.FormAction(env, "v", env.Text.Violation.New, manage, violation.Record(env, v.ID, kit.Option{})))
	out = append(out, changes(env, v)...)
	if domain.CanFile(env.Actor, v.Group) == nil {
		out = append(out, filing.PasteAction(env, nil, v.ID, v.Name))
	}
	if !v.Owner.IsZero() && domain.CanDeclareVacant(env.Actor, v.Group) == nil {
		out = append(out, vacate(env, v.ID))
	}
	return append(out, phone...)
}

// changes are what may be applied for about a group in use: its admins, its
// canonical name, its end. Who may never apply is not offered them.
func changes(env *kit.Env, v registry.GroupView) []kit.Action {
	if domain.CanApply(env.Actor, v.Branch) != nil {
		return nil
	}
	var out []kit.Action
	for _, kind := range domain.ApplicationSpecs {
		words := i18n.ApplicationKindOf(kind.Kind)
		if words.Key == "" || kind.Renames && v.NameFinding == "" {
			continue
		}
		out = append(out, kit.FormAction(env, words.Key, env.Text.Say(words.Offer), nil, application.ForGroup(env, v.ID, kind.Kind)))
	}
	return out
}

// vacate asks first since when the owner is gone, mostly today.
func vacate(env *kit.Env, id domain.ID) kit.Action {
	return console.ActionWith(env, group.Vacate, id, func(_ context.Context, f *kit.Form) error {
		slices.Reverse(f.Fields)
		f.Fields[0].Value = string(domain.DateOf(env.Office.Now()))
		return nil
	})
}
