package bulletin

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
)

// waiting is the document of an open publication: the boxes and what the text says.
func waiting(ctx context.Context, env *kit.Env, m *marks, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Task(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	text, err := env.Office.BulletinText(ctx, env.By, office.BulletinQuery{Groups: []domain.ID{v.Group}})
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	line := text.Groups[0]
	d := kit.Detail{
		Version: v.Version,
		Doc: kit.Doc{
			ID: v.ID.String(), Title: t.Sentence(t.Bulletin.Heading, domain.Args{"group": line.Name}), Subtitle: t.BranchName(v.BranchName),
			Sections: []kit.Section{
				{Title: t.Bulletin.Boxes, Rows: append(boxRows(env, v.Boxes()), dueRow(env, v))},
				{Title: t.Bulletin.Says, Rows: says(env, line)},
				kit.HistorySection(env, v.History, v.ID),
			},
		},
	}
	if v.State != domain.TaskOpen {
		return d, nil
	}
	group := v.Group
	d.Actions = []kit.Action{
		{Key: "space", Label: t.Bulletin.Mark, Run: func() tea.Cmd { m.toggle(group); return nil }},
		{Key: "t", Label: t.Bulletin.Tick, Allowed: func() error { return cmp.Or(v.Complete, domain.CanPublish(env.Actor)) }, Run: func() tea.Cmd {
			return kit.OpenForm(tick(env, v.ID))
		}},
		{Key: "p", Label: t.Bulletin.Text, Run: func() tea.Cmd {
			groups := m.groups()
			if len(groups) == 0 {
				groups = []domain.ID{group}
			}
			return openText(env, office.BulletinQuery{Groups: groups})
		}},
		kit.ReadClause(env, "M4.3"),
	}
	return d, nil
}

func boxRows(env *kit.Env, p domain.Publication) []kit.Row {
	t := &env.Text.Bulletin
	var out []kit.Row
	for _, c := range domain.NoticeChannels {
		n := p.On(c)
		r := kit.Row{Sign: "○", Label: t.Channel[c], Text: t.Unticked, Tone: kit.ToneDue}
		if n.Ticked() {
			r = kit.Row{Sign: "✓", Label: t.Channel[c], Text: string(n.Date) + "  " + n.Link, Tone: kit.ToneFocus}
		}
		out = append(out, r)
	}
	return out
}

func dueRow(env *kit.Env, v office.TaskView) kit.Row {
	now := env.Office.Now()
	return kit.Row{Label: env.Text.Label.Due, Text: env.Text.DueDate(v.Due, now), Tone: kit.DueTone(v.Due, now)}
}

// says is what would be published: names and roles, never phones.
func says(env *kit.Env, g office.BulletinLine) []kit.Row {
	t := env.Text
	var s kit.Section
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
	admins := t.Bulletin.NoAdmins
	if len(g.Admins) > 0 {
		admins = ""
		for i, n := range g.Admins {
			if i > 0 {
				admins += t.Label.Comma
			}
			admins += n
		}
	}
	s.Field(t.Bulletin.Admins, admins)
	return s.Rows
}

// tick builds the form that ticks one box, the first that is missing.
func tick(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Task(ctx, env.By, id)
		if err == nil {
			err = v.Complete
		}
		if err != nil {
			return kit.Form{}, err
		}
		t, missing := env.Text, v.Boxes().Missing()
		rows := []kit.Row{{Text: t.Sentence(t.Bulletin.TickIntro, nil), Tone: kit.ToneStrong}}
		rows = append(rows, boxRows(env, v.Boxes())...)
		if len(missing) == 1 {
			rows = append(rows, kit.Row{Text: t.Bulletin.TickBoth, Tone: kit.ToneFocus})
		}
		var options []kit.Option
		for _, c := range domain.NoticeChannels {
			options = append(options, kit.Option{Value: string(c), Label: t.Bulletin.Channel[c]})
		}
		first := domain.NoticeAccount
		if len(missing) > 0 {
			first = missing[0]
		}
		return kit.Form{
			Title: t.Sentence(t.Bulletin.TickTitle, domain.Args{"group": v.GroupName}),
			Intro: rows,
			Fields: []kit.Field{
				{Key: "link", Label: t.FieldName("link"), Hint: t.Bulletin.LinkHint, Max: domain.MaxText},
				kit.DateField(env, "date", domain.DateOf(env.Office.Now())),
				{Key: "channel", Label: t.Bulletin.ChannelField, Kind: kit.FieldChoice, Value: string(first), Options: options},
			},
			Rules:  []domain.ClauseID{"M4.3"},
			Submit: t.Bulletin.TickSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				c := domain.NoticeChannel(val.Text["channel"])
				done, err := env.Office.RecordNotice(ctx, env.By, office.RecordNotice{
					Task: v.ID, Version: v.Version, Channel: c, Link: val.Text["link"], Date: kit.DateIn(val.Text["date"]),
				})
				if err != nil {
					return "", err
				}
				if done.State == domain.TaskDone {
					return t.Sentence(t.Bulletin.Complete, domain.Args{"id": v.ID}), nil
				}
				return t.Sentence(t.Bulletin.Ticked, domain.Args{
					"id": v.ID, "channel": t.Bulletin.Channel[c], "missing": t.ChannelNames(done.Boxes().Missing()),
				}), nil
			},
		}, nil
	}
}
