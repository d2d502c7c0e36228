// Package group is the screen of the WeChat groups (微信群): the list, a
// group's document, its members, and the application for a transfer.
package group

import (
	"context"
	"slices"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/tui/console"
	"alumni/tui/form/application"
	"alumni/tui/form/filing"
	"alumni/tui/form/transfer"
	"alumni/tui/form/violation"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/group"
	"alumni/tui/show/member"
	"alumni/tui/show/task"
)

// New makes the screen of the groups.
func New(env *kit.Env) kit.Screen {
	return console.List(env, group.List, func() []kit.Binding { return append(ownGroup(env), reviews(env), notices(env, domain.ID{}, "")) })
}

// ownGroup applies for a group of headquarters itself, M3, which no branch's
// page could offer. Its key is a capital one, as that of every new record on a
// list: the small one mends the name of the selected group.
func ownGroup(env *kit.Env) []kit.Binding {
	if domain.CanApply(env.Actor(), domain.ID{}) != nil {
		return nil
	}
	return []kit.Binding{kit.FormBinding(env, "N", env.Text.Application.ApplyHQ, nil, application.ForHQ(env))}
}

// Detail loads a group's document.
var Detail = console.Page(group.View, bindings)

func bindings(env *kit.Env, v registry.GroupView) []kit.Binding {
	t := &env.Text.Group
	manage := func() error { return domain.CanManage(env.Actor(), v.Group) }
	phone := console.RevealBinding(env, v.Owner)
	out := []kit.Binding{
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
		kit.FormBinding(env, "t", handOver, manage, transfer.ForGroup(env, v.ID)),
		kit.FormBinding(env, "v", env.Text.Violation.New, manage, violation.Record(env, v.ID, kit.Option{})))
	out = append(out, fitting(env, v), console.BindingIf(env, task.Give, v.ID, manage))
	out = append(out, reviewOf(env, v, manage)...)
	out = append(out, changes(env, v)...)
	if domain.CanFile(env.Actor(), v.Group) == nil {
		out = append(out, filing.PasteBinding(env, nil, v.ID, v.Name))
	}
	if !v.Owner.IsZero() && domain.CanDeclareVacant(env.Actor(), v.Group) == nil {
		out = append(out, vacate(env, v.ID))
	}
	return append(out, phone...)
}

// changes are what may be applied for about a group in use: its admins, its
// canonical name, its end. Who may never apply is not offered them.
func changes(env *kit.Env, v registry.GroupView) []kit.Binding {
	if domain.CanApply(env.Actor(), v.Branch) != nil {
		return nil
	}
	var out []kit.Binding
	for _, kind := range domain.ApplicationSpecs {
		words := i18n.ApplicationKindOf(kind.Kind)
		if words.Key == "" || kind.Renames && v.NameFinding == "" {
			continue
		}
		out = append(out, kit.FormBinding(env, words.Key, env.Text.Say(words.Offer), nil, application.ForGroup(env, v.ID, kind.Kind)))
	}
	return out
}

// vacate asks first since when the owner is gone, mostly today.
func vacate(env *kit.Env, id domain.ID) kit.Binding {
	return console.BindingWith(env, group.Vacate, id, func(_ context.Context, f *kit.Form) error {
		slices.Reverse(f.Fields)
		f.Fields[0].Value = string(domain.DateOf(env.Office.Now()))
		return nil
	})
}

// members is the list of one group's members. A member's document is made of
// the row, since a person is nobody's to read outside a group.
type members struct {
	env   *kit.Env
	group desk.GroupRow
	now   atomic.Pointer[domain.Group] // as it was when the list was loaded
	marks kit.Marks                    // who is asked to put the card right at once
}

// Members makes the screen of a group's members.
func Members(env *kit.Env, g desk.GroupRow) kit.Screen {
	m, t := &members{env: env, group: g}, env.Text
	m.now.Store(&g.Group)
	spec := kit.BrowserSpec[people.MemberRow]{
		Title:   t.Sentence(t.Member.Title, domain.Args{"group": i18n.ShortGroup(g.Name)}),
		Columns: member.Columns(t),
		Load:    m.load,
		ID:      func(r people.MemberRow) domain.ID { return r.Person },
		Stamp:   memberStamp,
		Search:  true,
		Empty:   t.Member.Empty,
		Touches: func(e domain.Event) bool {
			return kit.Of(e, domain.KindGroup, domain.KindViolation, domain.KindRectification, domain.KindTask)
		},
		Row:      m.detail,
		Bindings: m.listBindings,
	}
	if domain.CanManage(env.Actor(), g.Group) != nil { // nobody is marked by who may ask nobody
		return kit.NewBrowser(env, spec)
	}
	return kit.NewBrowser(env, console.WithMarks(env, spec, &m.marks))
}

func (m *members) load(ctx context.Context, q kit.ListQuery) (kit.ListPage[people.MemberRow], error) {
	p, err := m.env.Office.Members(ctx, m.env.By, people.MemberFilter{
		Group: m.group.ID, Text: q.Text, After: q.After, Limit: q.Limit, Findings: q.Chip == chipFindings, Gone: q.Chip == chipGone,
	})
	if err != nil {
		return kit.ListPage[people.MemberRow]{}, err
	}
	if q.After == "" { // people come and go while the screen is open
		g, err := m.env.Office.Group(ctx, m.env.By, m.group.ID)
		if err != nil {
			return kit.ListPage[people.MemberRow]{}, err
		}
		m.now.Store(&g.Group)
	}
	t, now := m.env.Text, *m.now.Load()
	head := i18n.ShortGroup(m.group.Name)
	if m.group.NameFinding != "" {
		head = m.group.Name
	}
	head += "  " + t.Headcount(now)
	if !now.State.Live() {
		head += "  " + t.GroupStanding(now.State, now.EndedAt)
	}
	return kit.ListPage[people.MemberRow]{
		Page:  p,
		Chips: m.chips(),
		Headline: []show.Cell{
			{Text: head, Tone: show.ToneStrong},
			{Text: t.Whose(m.group.Branch, m.group.BranchName), Tone: show.ToneLabel},
		},
	}, nil
}

func (m *members) detail(r people.MemberRow) kit.Detail {
	record := violation.Record(m.env, m.group.ID, kit.Option{Value: r.Person.String(), Label: r.Name})
	manage := func() error { return domain.CanManage(m.env.Actor(), m.group.Group) }
	out := []kit.Binding{kit.FormBinding(m.env, "v", m.env.Text.Violation.New, manage, record)}
	if !r.Present() {
		out = nil
	}
	open := kit.ToRecord(m.env, m.env.Text.Console.Open, r.Person)
	open.Key = "O" // the small one says that the member left
	out = append(append(m.life(r), out...), open)
	return kit.Detail{
		Doc:      member.Document(m.env.Text, r, m.group.Name),
		Bindings: append(out, console.RevealBinding(m.env, r.Person)...),
	}
}

// memberStamp changes with whatever the row shows; a membership has no version.
func memberStamp(r people.MemberRow) uint64 {
	n := uint64(r.Incidents) << 8
	if r.Verified {
		n |= 1
	}
	for _, c := range string(r.Role) + "|" + string(r.Office) + "|" + r.Card + "|" + r.Nickname + "|" + string(r.Basis) + "|" +
		r.Notice.String() + r.Removal.String() + r.RemovedAt.String() {
		n = n*131 + uint64(c)
	}
	return n
}

// listBindings are the keys of the list itself: many members at a time.
func (m *members) listBindings() []kit.Binding {
	allowed := func() error {
		g := *m.now.Load()
		if err := domain.CanManage(m.env.Actor(), g); err != nil {
			return err
		}
		return domain.Admits(g)
	}
	return append([]kit.Binding{{
		Key: "i", Label: m.env.Text.Member.Paste, Allowed: allowed,
		Run: func() tea.Cmd { return kit.OpenPaste(m.env, m.paste()) },
	}}, m.lifeOfAll()...)
}
