package group

import (
	"context"
	"fmt"
	"sync"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/tui/form/person"
	"alumni/tui/form/violation"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// members is the list of one group's members. A member's document is made of
// the row, since a person is nobody's to read outside a group.
type members struct {
	env   *kit.Env
	group desk.GroupRow

	mu   sync.Mutex
	rows map[domain.ID]people.MemberRow // what the list has loaded, and
	now  domain.Group                   // the group as it was then
}

// Members makes the screen of a group's members.
func Members(env *kit.Env, g desk.GroupRow) kit.Screen {
	m := &members{env: env, group: g, rows: map[domain.ID]people.MemberRow{}, now: g.Group}
	t := env.Text
	return kit.NewBrowser(env, kit.BrowserSpec[people.MemberRow]{
		Title:   t.Sentence(t.Member.Title, domain.Args{"group": i18n.ShortGroup(g.Name)}),
		Columns: memberColumns(env),
		Load:    m.load,
		ID:      func(r people.MemberRow) domain.ID { return r.Person },
		Stamp:   memberStamp,
		Search:  true,
		Empty:   t.Member.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindGroup, domain.KindViolation) },
		Detail:  m.detail,
		Actions: m.listActions,
		Open: func(r people.MemberRow) tea.Cmd {
			return kit.Push(env, kit.NewPageOf(env, r.Person, m.detail))
		},
	})
}

func (m *members) load(ctx context.Context, q kit.ListQuery) (kit.ListPage[people.MemberRow], error) {
	p, err := m.env.Office.Members(ctx, m.env.By, people.MemberFilter{
		Group: m.group.ID, Text: q.Text, After: q.After, Limit: q.Limit,
	})
	if err != nil {
		return kit.ListPage[people.MemberRow]{}, err
	}
	now := m.present()
	if q.After == "" { // people come and go while the screen is open
		g, err := m.env.Office.Group(ctx, m.env.By, m.group.ID)
		if err != nil {
			return kit.ListPage[people.MemberRow]{}, err
		}
		now = g.Group
	}
	m.mu.Lock()
	m.now = now
	for _, r := range p.Items {
		m.rows[r.Person] = r
	}
	m.mu.Unlock()
	t := m.env.Text
	head := i18n.ShortGroup(m.group.Name)
	if m.group.NameFinding != "" {
		head = m.group.Name
	}
	head += "  " + t.Headcount(now)
	if !now.State.Live() {
		head += "  " + t.GroupStanding(now.State, now.EndedAt)
	}
	return kit.ListPage[people.MemberRow]{
		Page: p,
		Headline: []show.Cell{
			{Text: head, Tone: show.ToneStrong},
			{Text: t.Whose(m.group.Branch, m.group.BranchName), Tone: show.ToneLabel},
		},
	}, nil
}

// present is the group as it was when the list was loaded.
func (m *members) present() domain.Group {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

func (m *members) detail(_ context.Context, id domain.ID) (kit.Detail, error) {
	m.mu.Lock()
	r, ok := m.rows[id]
	m.mu.Unlock()
	if !ok {
		return kit.Detail{}, domain.NotFound(id)
	}
	t := m.env.Text
	s := show.Section{}
	s.Field(t.Member.Card, r.Card)
	s.Rows = append(s.Rows, realRow(m.env, r))
	s.Field(t.Member.Role, t.Word.Manager[r.Role])
	s.Field(t.Member.Office, t.Word.Office[r.Office])
	s.Field(t.Member.Basis, t.Word.Basis[r.Basis])
	s.Field(t.Member.Joined, string(domain.DateOf(r.JoinedAt)))
	if r.Incidents > 0 {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: t.Member.Incidents, Tone: show.ToneDue,
			Text: t.Sentence(t.Violation.EarlierCount, domain.Args{"n": r.Incidents}), Note: t.Cite("M8.1b"),
		})
	}
	return kit.Detail{
		Doc:     show.Doc{ID: id.String(), Title: r.Name, Subtitle: i18n.ShortGroup(m.group.Name), Sections: []show.Section{s}},
		Actions: m.actions(r),
	}, nil
}

func (m *members) actions(r people.MemberRow) []kit.Action {
	out := []kit.Action{{
		Key: "v", Label: m.env.Text.Violation.New,
		Allowed: func() error { return domain.CanManage(m.env.Actor, m.group.Group) },
		Run: func() tea.Cmd {
			return kit.OpenForm(m.env, violation.Record(m.env, m.group.ID, kit.Option{Value: r.Person.String(), Label: r.Name}))
		},
	}}
	return append(out, person.PhoneAction(m.env, r.Person, r.Name)...)
}

func realRow(env *kit.Env, r people.MemberRow) show.Row {
	t := env.Text
	if r.Verified {
		return show.Row{Sign: "✓", Label: t.Member.Real, Text: t.Label.Verified, Note: t.Cite("N1.2a"), Tone: show.ToneFocus}
	}
	return show.Row{Sign: "!", Label: t.Member.Real, Text: t.Label.Unverified, Note: t.Cite("N1.2a"), Tone: show.ToneDue}
}

// memberStamp changes with whatever the row shows; a membership has no version.
func memberStamp(r people.MemberRow) uint64 {
	n := uint64(r.Incidents) << 8
	if r.Verified {
		n |= 1
	}
	for _, c := range string(r.Role) + "|" + string(r.Office) + "|" + r.Card {
		n = n*131 + uint64(c)
	}
	return n
}

func memberColumns(env *kit.Env) []show.Column[people.MemberRow] {
	t := &env.Text.Member
	return []show.Column[people.MemberRow]{
		{Title: t.Name, Width: 8, Cell: func(r people.MemberRow) show.Cell { return show.Cell{Text: r.Name} }},
		{Title: t.Card, Width: 20, Grow: 1, Cell: func(r people.MemberRow) show.Cell {
			return show.Cell{Text: r.Card, Tone: show.ToneLabel}
		}},
		{Title: t.Real, Width: 8, Cell: func(r people.MemberRow) show.Cell {
			row := realRow(env, r)
			return show.Cell{Sign: row.Sign, Tone: row.Tone}
		}},
		{Title: t.Role, Width: 6, Cell: func(r people.MemberRow) show.Cell { return show.Cell{Text: env.Text.Word.Manager[r.Role]} }},
		{
			Title: t.Office, Width: 6, Grow: 0, Wide: true,
			Cell: func(r people.MemberRow) show.Cell { return show.Cell{Text: env.Text.Word.Office[r.Office]} },
		},
		{Title: t.Incidents, Width: 5, Right: true, Cell: func(r people.MemberRow) show.Cell {
			if r.Incidents == 0 {
				return show.Cell{Text: "—", Tone: show.ToneLabel}
			}
			return show.Cell{Text: fmt.Sprintf("! %d", r.Incidents), Tone: show.ToneDue}
		}},
	}
}
