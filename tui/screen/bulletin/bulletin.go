// Package bulletin is the screen of publications and bulletins (公布、公告),
// M4.3: what waits to be published with its two boxes, the text to paste, and
// the bulletins that publish several groups at once.
package bulletin

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/tui/console"
	bulletinform "alumni/tui/form/bulletin"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	showbulletin "alumni/tui/show/bulletin"
)

// New makes the screen of publications and bulletins.
func New(env *kit.Env) kit.Screen {
	t, m := &env.Text.Bulletin, &kit.Marks{}
	return kit.NewBrowser(env, kit.BrowserSpec[showbulletin.Row]{
		Title:   t.Title,
		Columns: columns(env, m),
		Load: func(ctx context.Context, q kit.ListQuery) (kit.ListPage[showbulletin.Row], error) {
			return load(ctx, env, m, q)
		},
		ID: showbulletin.Row.ID,
		Stamp: func(r showbulletin.Row) uint64 {
			if r.Out != nil {
				return r.Out.Stamp
			}
			if m.Has(r.Open.Group) { // it looks different
				return r.Open.Stamp + 1<<48
			}
			return r.Open.Stamp
		},
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindTask, domain.KindGroup, domain.KindBulletin) },
		Detail: func(ctx context.Context, id domain.ID) (kit.Detail, error) {
			if id.Kind == domain.KindBulletin {
				return Detail(ctx, env, id)
			}
			return waiting(ctx, env, m, id)
		},
		Bindings: func() []kit.Binding {
			may := func() error { return domain.CanPublish(env.Actor()) }
			return []kit.Binding{
				{Key: "P", Label: t.TextAll, Run: func() tea.Cmd { return bulletinform.OpenText(env, bulletin.Query{Since: true}) }},
				kit.FormBinding(env, "b", t.Issue, may, issue(env, m)),
			}
		},
	})
}

func load(ctx context.Context, env *kit.Env, m *kit.Marks, q kit.ListQuery) (kit.ListPage[showbulletin.Row], error) {
	t := &env.Text.Bulletin
	open := func(ctx context.Context, q kit.ListQuery) (domain.Page[showbulletin.Row], error) {
		p, err := env.Office.Publications(ctx, env.By, bulletin.PublicationFilter{Text: q.Text, After: q.After, Limit: q.Limit})
		return console.Rows(p, showbulletin.OfPublication), err
	}
	out := func(ctx context.Context, q kit.ListQuery) (domain.Page[showbulletin.Row], error) {
		p, err := env.Office.Bulletins(ctx, env.By, bulletin.Filter{After: q.After, Limit: q.Limit})
		return console.Rows(p, showbulletin.OfBulletin), err
	}
	page, err := console.Parts(ctx, env, q, []console.Part[showbulletin.Row]{
		{Label: t.Waiting, Count: t.Count, Load: open},
		{Label: t.Bulletins, Count: t.CountBulletins, Empty: t.EmptyBulletins, Load: out},
	})
	if n := len(m.All()); n > 0 && q.Chip == 0 {
		page.Headline = append(page.Headline, show.Cell{Text: env.Text.Sentence(t.Marked, domain.Args{"n": n}), Tone: show.ToneFocus})
	}
	return page, err
}

// columns are the mark or that a group is in a draft, then those of the list.
func columns(env *kit.Env, m *kit.Marks) []show.Column[showbulletin.Row] {
	mark := show.Column[showbulletin.Row]{Width: 1, Cell: func(r showbulletin.Row) show.Cell {
		switch {
		case r.Open == nil:
		case m.Has(r.Open.Group):
			return show.Cell{Text: env.Styles.Glyphs.Check, Tone: show.ToneFocus}
		case !r.Open.Bulletin.IsZero(): // in a draft that is not out yet
			return show.Cell{Sign: "…", Tone: show.ToneDue}
		}
		return show.Cell{}
	}}
	return append([]show.Column[showbulletin.Row]{mark}, showbulletin.Columns(env.Text, env.Office.Now)...)
}

// Detail loads a bulletin's document and what can be done with it.
var Detail = console.Page(showbulletin.View, func(env *kit.Env, v bulletin.View) []kit.Binding {
	text := func() tea.Cmd { return bulletinform.OpenText(env, bulletin.Query{ID: v.ID}) }
	out := []kit.Binding{{Key: "p", Label: env.Text.Bulletin.Text, Run: text}}
	if v.State != domain.BulletinDraft {
		return out
	}
	publish := console.BindingIf(env, showbulletin.Publish, v.ID, func() error { return v.Publish })
	if v.Publication.Complete() {
		publish.Label = env.Text.Bulletin.Resume
	}
	return append(out, publish, console.BindingIf(env, showbulletin.Drop, v.ID, func() error { return v.Drop }))
})

// waiting is the document of an open publication: the boxes and what the text says.
func waiting(ctx context.Context, env *kit.Env, m *kit.Marks, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Task(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	text, err := env.Office.BulletinText(ctx, env.By, bulletin.Query{Groups: []domain.ID{v.Group}})
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	line := text.Groups[0]
	d := kit.Detail{
		Doc: show.Doc{
			ID: v.ID.String(), Title: t.Sentence(t.Bulletin.Heading, domain.Args{"group": line.Name}),
			Subtitle: t.Whose(v.Branch, v.BranchName),
			Sections: []show.Section{
				{Title: t.Bulletin.Boxes, Rows: append(
					append(showbulletin.Boxes(t, v.Boxes()), showbulletin.InDraft(t, v)...), show.DueRow(t, v.Due, env.Office.Now()),
				)},
				{Title: t.Bulletin.Says, Rows: says(env, line)},
				show.History(env.Text, env.Office.Now(), v.History, v.ID),
			},
		},
	}
	if v.State != domain.TaskOpen {
		return d, nil
	}
	group := v.Group
	d.Bindings = []kit.Binding{
		{Key: "space", Label: t.Bulletin.Mark, Run: func() tea.Cmd { m.Toggle(group); return kit.Marked(env) }},
		console.BindingIf(env, showbulletin.Tick, v.ID, func() error { return cmp.Or(v.Complete, domain.CanPublish(env.Actor())) }),
		{Key: "p", Label: t.Bulletin.Text, Run: func() tea.Cmd {
			groups := m.All()
			if len(groups) == 0 {
				groups = []domain.ID{group}
			}
			return bulletinform.OpenText(env, bulletin.Query{Groups: groups})
		}},
		kit.ReadClause(env, "M4.3"),
	}
	if !v.Bulletin.IsZero() && domain.CanReadBulletins(env.Actor()) == nil { // the draft that it stands in
		d.Bindings = append(d.Bindings, kit.ToRecord(env, env.Text.Console.Open, v.Bulletin))
	}
	return d, nil
}

// says is what would be published: names and roles, never phones.
func says(env *kit.Env, g bulletin.Line) []show.Row {
	t := env.Text
	var s show.Section
	s.Field(t.Bulletin.Change, t.GroupChanges(g.Changes))
	s.Field(t.Bulletin.Group, g.Name)
	if g.As.Ended {
		return s.Rows
	}
	owner := t.Vacancy(g.Owner)
	if o := t.Word.Office[g.Office]; o != "" {
		owner += "  " + o
	}
	s.Field(t.Bulletin.Owner, owner)
	s.Field(t.Bulletin.Admins, cmp.Or(strings.Join(g.Admins, t.Label.Comma), t.Bulletin.NoAdmins))
	return s.Rows
}

// issue builds the form that makes a draft bulletin of the groups marked, or of
// all changes since the last one.
func issue(env *kit.Env, m *kit.Marks) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		groups := m.All()
		in := bulletin.IssueBulletin{Groups: groups, Since: len(groups) == 0}
		text, err := env.Office.BulletinText(ctx, env.By, bulletin.Query{Groups: in.Groups, Since: in.Since})
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		rows := []show.Row{{Text: t.Sentence(t.Bulletin.IssueIntro, domain.Args{"n": len(text.Groups)}), Tone: show.ToneStrong}}
		if text.More {
			rows = append(rows, show.Row{Text: t.Sentence(t.Bulletin.IssueMore, domain.Args{"n": domain.MaxBulletin}), Tone: show.ToneDue})
		}
		rows = append(rows, show.Row{Text: t.Bulletin.IssueAfter}, show.Row{})
		for i, g := range text.Groups {
			if i == 12 {
				rows = append(rows, show.Row{Sign: "…", Text: strconv.Itoa(len(text.Groups) - i), Tone: show.ToneLabel})
				break
			}
			rows = append(rows, show.Row{Sign: "·", Text: i18n.ShortGroup(g.Name) + "  " + t.GroupChanges(g.Changes)})
		}
		return kit.Form{
			Title: t.Bulletin.IssueTitle, Intro: rows, Rules: []domain.ClauseID{"M4.3"}, Submit: t.Bulletin.IssueSubmit,
			Run: func(ctx context.Context, _ kit.Values) (string, error) {
				b, err := env.Office.IssueBulletin(ctx, env.By, in)
				if err != nil {
					return "", err
				}
				m.Set()
				return t.Sentence(t.Bulletin.Issued, domain.Args{"id": b.ID, "n": len(b.Groups)}), nil
			},
		}, nil
	}
}
