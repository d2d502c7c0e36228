// Package bulletin has the form that ticks a box of a publication, M4.3, and opens bulletins.
package bulletin

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officebulletin "alumni/domain/office/bulletin"
	"alumni/domain/office/task"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/bulletin"
	showtask "alumni/tui/show/task"
)

// DraftActions open that draft, for who may read bulletins.
func DraftActions(env *kit.Env, v task.View) []kit.Action {
	if v.Bulletin.IsZero() || domain.CanReadBulletins(env.Actor) != nil {
		return nil
	}
	return []kit.Action{{
		Key: "o", Label: env.Text.Console.Open + " " + v.Bulletin.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, v.Bulletin) },
	}}
}

// TickAction is the key that ticks one box of an open publication.
func TickAction(env *kit.Env, v task.View) kit.Action {
	return kit.Action{
		Key: "t", Label: env.Text.Bulletin.Tick,
		Allowed: func() error { return cmp.Or(v.Complete, domain.CanPublish(env.Actor)) },
		Run:     func() tea.Cmd { return kit.OpenForm(env, tick(env, v.ID)) },
	}
}

// OpenText opens a bulletin's text, to be read and copied.
func OpenText(env *kit.Env, q officebulletin.Query) tea.Cmd {
	return kit.OpenText(env, env.Text.Bulletin.TextTitle, func(ctx context.Context) (string, error) {
		v, err := env.Office.BulletinText(ctx, env.By, q)
		if err != nil {
			return "", err
		}
		return env.Text.BulletinBody(v), nil
	})
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
		rows := append([]show.Row{{Text: t.Bulletin.TickIntro, Tone: show.ToneStrong}}, bulletin.Boxes(env.Text, v.Boxes())...)
		if len(missing) == 1 {
			rows = append(rows, show.Row{Text: t.Bulletin.TickBoth, Tone: show.ToneFocus})
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
			Run:    func(ctx context.Context, val kit.Values) (string, error) { return record(ctx, env, v, val) },
		}, nil
	}
}

func record(ctx context.Context, env *kit.Env, v task.View, val kit.Values) (string, error) {
	in := officebulletin.RecordNotice{
		Task: v.ID, Version: v.Version, Channel: domain.NoticeChannel(val.Text["channel"]), Link: val.Text["link"],
		Date: domain.ReadDate(val.Text["date"]),
	}
	done, err := env.Office.RecordNotice(ctx, env.By, in)
	return showtask.Notice().Said(env.Text, in, done), err
}
