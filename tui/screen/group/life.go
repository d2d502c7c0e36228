package group

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/console"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/member"
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
		// On what the person was in before is no answer to on what they are in now.
		in := people.AddMember{Group: m.group.ID, Person: r.Person, Card: r.Card, Nickname: r.Nickname}
		return []kit.Binding{console.BindingIf(m.env, m.again(r, in), domain.ID{}, manage)}
	}
	edit := people.EditMember{
		Version: r.Version,
		Group:   m.group.ID, Person: r.Person, Card: r.Card, Nickname: r.Nickname, Basis: r.Basis,
		Exception: r.Exception.Reason, AllowedBy: r.Exception.AllowedBy,
	}
	out := []kit.Binding{console.BindingIf(m.env, member.Of(member.Edit, edit, r.Name, member.EditFields), domain.ID{}, manage)}
	if len(r.Findings) > 0 && r.Notice.IsZero() && len(m.marks.All()) == 0 {
		out = append(out, m.askOne(r))
	}
	leave := people.LeaveMember{Group: m.group.ID, Person: r.Person, Version: r.Version, On: domain.DateOf(m.env.Office.Now())}
	remove := people.ExpelMember{Group: m.group.ID, Person: r.Person, Version: r.Version}
	return append(out,
		console.BindingIf(m.env, member.Of(member.Leave, leave, r.Name, member.LeaveFields), domain.ID{}, manage),
		console.BindingIf(m.env, member.Of(member.Remove, remove, r.Name, member.RemoveFields), domain.ID{}, manage))
}

// again takes somebody in again; what was before stands above what is asked.
func (m *members) again(r people.MemberRow, in people.AddMember) deed.Offer {
	d := member.Of(member.Again, in, r.Name, member.AgainFields)
	load := d.Load
	d.Load = func(c deed.Call, id domain.ID) (deed.Loaded[people.AddMember], error) {
		l, err := load(c, id)
		if err != nil {
			return l, err
		}
		page, err := c.Office.Refusals(c.Ctx, c.By, people.RefusalFilter{Group: m.group.ID, Text: r.Name, Limit: refusedAtMost})
		refused := slices.DeleteFunc(page.Items, func(q people.RefusalRow) bool {
			return q.Person != r.Person && (!q.Person.IsZero() || domain.NameKey(q.Name) != domain.NameKey(r.Name))
		})
		l.Warn = member.Before(c.Text, r, refused)
		return l, err
	}
	return d
}

// refusedAtMost is how many refusals at the door are shown before somebody is let in.
const refusedAtMost = 5

// manageable tells whether the actor may change the group's members now.
func (m *members) manageable() error {
	g := *m.now.Load()
	if err := domain.CanManage(m.env.Actor(), g); err != nil {
		return err
	}
	return domain.LiveGroup(g)
}

// lifeOfAll are the deeds on the list itself: everybody whose card deviates is
// asked to mend it, somebody at the door is refused, and who was refused.
func (m *members) lifeOfAll() []kit.Binding {
	t := &m.env.Text.Rectify
	group := i18n.ShortGroup(m.group.Name)
	refuse := people.RefuseMember{Group: m.group.ID, On: domain.DateOf(m.env.Office.Now())}
	return append(m.askMarked(),
		m.askAll(),
		console.BindingIf(m.env, member.Of(member.Refuse, refuse, group, member.RefuseFields), domain.ID{}, m.manageable),
		kit.Binding{Key: "F", Label: t.Refusals, Hidden: true, Run: func() tea.Cmd { return kit.Push(m.env, m.refusals()) }},
		notices(m.env, m.group.ID, m.group.Name))
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
