package group

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/console"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/member"
	"alumni/tui/show/rectification"
)

// The filters above a group's members.
const (
	chipMembers = iota
	chipFindings
	chipGone
)

// chips are the filters above the list.
func (m *members) chips() []kit.Chip {
	w := &m.env.Text.Rectify
	return []kit.Chip{{Label: w.AllChip, Count: -1}, {Label: w.OpenChip, Count: -1}, {Label: w.GoneChip, Count: -1}}
}

// life are the deeds on one member of the list: who is in the group, or was.
func (m *members) life(r people.MemberRow) []kit.Binding {
	manage := func() error { return m.manageable() }
	if !r.Present() {
		in := people.AddMember{Group: m.group.ID, Person: r.Person, Card: r.Card, Nickname: r.Nickname, Basis: r.Basis}
		if in.Basis == domain.BasisException { // allowed for that stay only
			in.Basis = ""
		}
		return []kit.Binding{console.BindingIf(m.env, member.Of(member.Again, in, r.Name, member.AgainFields), domain.ID{}, manage)}
	}
	edit := people.EditMember{
		Version: r.Version,
		Group:   m.group.ID, Person: r.Person, Card: r.Card, Nickname: r.Nickname, Basis: r.Basis,
		Exception: r.Exception.Reason, AllowedBy: r.Exception.AllowedBy,
	}
	out := []kit.Binding{console.BindingIf(m.env, member.Of(member.Edit, edit, r.Name, member.EditFields), domain.ID{}, manage)}
	if len(r.Findings) > 0 && r.Notice.IsZero() {
		ask := people.AskToRectify{Group: m.group.ID, Persons: []domain.ID{r.Person}}
		out = append(out, m.ask(member.Of(rectification.Ask, ask, r.Name, rectification.AskFields), manage))
	}
	leave := people.LeaveMember{Group: m.group.ID, Person: r.Person, Version: r.Version, On: domain.DateOf(m.env.Office.Now())}
	remove := people.ExpelMember{Group: m.group.ID, Person: r.Person, Version: r.Version}
	return append(out,
		console.BindingIf(m.env, member.Of(member.Leave, leave, r.Name, member.LeaveFields), domain.ID{}, manage),
		console.BindingIf(m.env, member.Of(member.Remove, remove, r.Name, member.RemoveFields), domain.ID{}, manage))
}

// manageable tells whether the actor may change the group's members now.
func (m *members) manageable() error {
	g := *m.now.Load()
	if err := domain.CanManage(m.env.Actor(), g); err != nil {
		return err
	}
	return domain.LiveGroup(g)
}

// ask is the binding of a notice; what to paste stands on the notice's own page.
func (m *members) ask(d deed.Offer, allowed func() error) kit.Binding {
	return console.BindingIf(m.env, d, domain.ID{}, allowed)
}

// lifeOfAll are the deeds on the list itself: everybody whose card deviates is
// asked to mend it, somebody at the door is refused, and who was refused.
func (m *members) lifeOfAll() []kit.Binding {
	t := &m.env.Text.Rectify
	group := i18n.ShortGroup(m.group.Name)
	all := member.Of(rectification.Ask, people.AskToRectify{Group: m.group.ID, All: true}, group, rectification.AskFields)
	all.Key, all.Name = "N", i18n.Line{ZH: t.AskAll, EN: t.AskAll}
	refuse := people.RefuseMember{Group: m.group.ID, On: domain.DateOf(m.env.Office.Now())}
	return []kit.Binding{
		m.ask(all, m.manageable),
		console.BindingIf(m.env, member.Of(member.Refuse, refuse, group, member.RefuseFields), domain.ID{}, m.manageable),
		{Key: "F", Label: t.Refusals, Hidden: true, Run: func() tea.Cmd { return kit.Push(m.env, m.refusals()) }},
	}
}

// refusals is the list of who was not let in.
func (m *members) refusals() kit.Screen {
	t := m.env.Text
	return kit.NewBrowser(m.env, kit.BrowserSpec[people.RefusalRow]{
		Title:   t.Sentence(t.Rectify.RefusalsTitle, domain.Args{"group": i18n.ShortGroup(m.group.Name)}),
		Columns: member.Refusals(t),
		Load: func(ctx context.Context, q kit.ListQuery) (kit.ListPage[people.RefusalRow], error) {
			f := people.RefusalFilter{Group: m.group.ID, Text: q.Text, After: q.After, Limit: q.Limit}
			p, err := m.env.Office.Refusals(ctx, m.env.By, f)
			said := t.Sentence(t.Rectify.RefusalCount, domain.Args{"n": kit.Found(q, p)})
			return kit.ListPage[people.RefusalRow]{Page: p, Headline: []show.Cell{{Text: said, Tone: show.ToneStrong}}}, err
		},
		ID: func(r people.RefusalRow) domain.ID { return r.ID }, Stamp: func(r people.RefusalRow) uint64 { return r.Stamp },
		Search: true, Empty: t.Rectify.RefusalEmpty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindRefusal) },
		Row:     func(r people.RefusalRow) kit.Detail { return kit.Detail{Doc: member.RefusalDocument(t, r)} },
	})
}

// Notice loads a notice's document.
var Notice = console.Page(rectification.View, func(env *kit.Env, v people.NoticeView) []kit.Binding {
	return []kit.Binding{{Key: "p", Label: env.Text.Rectify.Text, Run: func() tea.Cmd {
		return kit.OpenText(env, env.Text.Rectify.TextTitle, func(context.Context) (string, error) { return env.Text.RectifyText(v), nil })
	}}}
})
