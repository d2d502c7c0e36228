package kit

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
)

// NoticeRows are the two boxes of a publication, M4.3: where it is out and
// since when, or that it is not.
func NoticeRows(env *Env, p domain.Publication) []Row {
	t := &env.Text.Bulletin
	var out []Row
	for _, c := range domain.NoticeChannels {
		n := p.On(c)
		r := Row{Sign: "○", Label: t.Channel[c], Text: t.Unticked, Tone: ToneDue}
		if n.Ticked() {
			r = Row{Sign: "✓", Label: t.Channel[c], Text: string(n.Date) + "  " + n.Link, Tone: ToneFocus}
		}
		out = append(out, r)
	}
	return out
}

// DraftRows say in which draft bulletin an open publication stands; none for none.
func DraftRows(env *Env, v office.TaskView) []Row {
	if v.Bulletin.IsZero() {
		return nil
	}
	t := env.Text
	return []Row{{Sign: "…", Label: t.Bulletin.Draft, Text: t.Sentence(t.Bulletin.InDraft, domain.Args{"id": v.Bulletin}), Tone: ToneDue}}
}

// DraftActions open that draft, for who may read bulletins.
func DraftActions(env *Env, v office.TaskView) []Action {
	if v.Bulletin.IsZero() || domain.CanReadBulletins(env.Actor) != nil {
		return nil
	}
	return []Action{{
		Key: "o", Label: env.Text.Console.Open + " " + v.Bulletin.String(), Run: func() tea.Cmd { return OpenRecord(env, v.Bulletin) },
	}}
}

// NoticeAction is the key that ticks one box of an open publication.
func NoticeAction(env *Env, v office.TaskView) Action {
	return Action{
		Key: "t", Label: env.Text.Bulletin.Tick,
		Allowed: func() error { return cmp.Or(v.Complete, domain.CanPublish(env.Actor)) },
		Run:     func() tea.Cmd { return OpenForm(env, tickNotice(env, v.ID)) },
	}
}

// OpenBulletinText opens a bulletin's text, to be read and copied.
func OpenBulletinText(env *Env, q office.BulletinQuery) tea.Cmd {
	return OpenText(env, env.Text.Bulletin.TextTitle, func(ctx context.Context) (string, error) {
		v, err := env.Office.BulletinText(ctx, env.By, q)
		if err != nil {
			return "", err
		}
		return env.Text.BulletinBody(v), nil
	})
}

// tickNotice builds the form that ticks one box, the first that is missing.
func tickNotice(env *Env, id domain.ID) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		v, err := env.Office.Task(ctx, env.By, id)
		if err == nil {
			err = v.Complete
		}
		if err != nil {
			return Form{}, err
		}
		t, missing := env.Text, v.Boxes().Missing()
		rows := append([]Row{{Text: t.Bulletin.TickIntro, Tone: ToneStrong}}, NoticeRows(env, v.Boxes())...)
		if len(missing) == 1 {
			rows = append(rows, Row{Text: t.Bulletin.TickBoth, Tone: ToneFocus})
		}
		var options []Option
		for _, c := range domain.NoticeChannels {
			options = append(options, Option{Value: string(c), Label: t.Bulletin.Channel[c]})
		}
		first := domain.NoticeAccount
		if len(missing) > 0 {
			first = missing[0]
		}
		return Form{
			Title: t.Sentence(t.Bulletin.TickTitle, domain.Args{"group": v.GroupName}),
			Intro: rows,
			Fields: []Field{
				{Key: "link", Label: t.FieldName("link"), Hint: t.Bulletin.LinkHint, Max: domain.MaxText},
				DateField(env, "date", domain.DateOf(env.Office.Now())),
				{Key: "channel", Label: t.Bulletin.ChannelField, Kind: FieldChoice, Value: string(first), Options: options},
			},
			Rules:  []domain.ClauseID{"M4.3"},
			Submit: t.Bulletin.TickSubmit,
			Run:    func(ctx context.Context, val Values) (string, error) { return recordNotice(ctx, env, v, val) },
		}, nil
	}
}

func recordNotice(ctx context.Context, env *Env, v office.TaskView, val Values) (string, error) {
	t, c := env.Text, domain.NoticeChannel(val.Text["channel"])
	done, err := env.Office.RecordNotice(ctx, env.By, office.RecordNotice{
		Task: v.ID, Version: v.Version, Channel: c, Link: val.Text["link"], Date: domain.ReadDate(val.Text["date"]),
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
}
