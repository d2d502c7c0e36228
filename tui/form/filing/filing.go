// Package filing has the forms by which filing forms are handed in, M4.4.
package filing

import (
	"context"

	"alumni/domain"
	officefiling "alumni/domain/office/filing"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// Submit builds the form that hands a group's filing form in, M4.4: as a branch
// does, or as headquarters does that received it. It shows the rows, A1.
func Submit(env *kit.Env, groups ...domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		t := env.Text
		views := map[string]officefiling.FormView{}
		which := kit.Field{Key: "group", Label: t.FieldName("group"), Kind: kit.FieldChoice}
		var rows []show.Row
		intro, after, button, done := t.Filing.SubmitIntro, t.Filing.SubmitAfter, t.Filing.SubmitButton, t.Filing.Submitted
		if env.Actor.HQ() {
			intro, after, button, done = t.Filing.ReceiveIntro, t.Filing.ReceiveAfter, t.Filing.ReceiveButton, t.Filing.TookIn
		}
		rows = append(rows, show.Row{Text: intro, Tone: show.ToneStrong})
		for _, id := range groups {
			v, err := env.Office.FilingForm(ctx, env.By, id)
			if err != nil {
				return kit.Form{}, err
			}
			if v.Refused != nil && len(groups) == 1 {
				return kit.Form{}, v.Refused
			}
			views[id.String()] = v
			which.Options = append(which.Options, kit.Option{Value: id.String(), Label: i18n.ShortGroup(v.Group.Name)})
			rows = append(rows, show.Row{Text: v.Title + " · " + i18n.ShortGroup(v.Group.Name)})
			rows = append(append(rows, filing.Rows(env.Text, v.Rows)...), filing.Basis(env.Text, v.Basis)...)
		}
		which.Value = groups[0].String()
		rows = append(rows, show.Row{}, show.Row{Text: after, Tone: show.ToneLabel})
		if env.Actor.HQ() {
			rows = append(rows, show.Row{Text: t.Filing.ReceiveCompare, Tone: show.ToneLabel})
		}
		f := kit.Form{
			Title: t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": i18n.ShortGroup(views[which.Value].Group.Name)}),
			Intro: rows, Rules: []domain.ClauseID{"M4.4", "A1"}, Submit: button,
		}
		if len(groups) > 1 {
			f.Title = t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": t.BranchName(views[which.Value].Group.BranchName)})
			f.Fields = append(f.Fields, which)
		}
		if env.Actor.HQ() {
			f.Fields = append(f.Fields, channelField(env), kit.DateField(env, "received_on", domain.DateOf(env.Office.Now())))
		}
		f.Run = func(ctx context.Context, val kit.Values) (string, error) {
			v := views[which.Value]
			if picked, ok := views[val.Text["group"]]; ok {
				v = picked
			}
			filed, err := env.Office.SubmitFiling(ctx, env.By, officefiling.SubmitFiling{
				Group: v.Group.ID, Version: v.Group.Version,
				Channel: domain.FilingChannel(val.Text["channel"]), ReceivedOn: domain.ReadDate(val.Text["received_on"]),
			})
			if err != nil {
				return "", err
			}
			return t.Sentence(done, domain.Args{"id": filed.ID, "group": i18n.ShortGroup(v.Group.Name)}), nil
		}
		return f, nil
	}
}

func channelField(env *kit.Env) kit.Field {
	f := kit.Field{Key: "channel", Label: env.Text.FieldName("channel"), Kind: kit.FieldChoice, Value: string(domain.ChannelEmail)}
	for _, c := range []domain.FilingChannel{domain.ChannelEmail, domain.ChannelPaper, domain.ChannelWeChat, domain.ChannelConsole} {
		f.Options = append(f.Options, kit.Option{Value: string(c), Label: env.Text.Word.Channel[c]})
	}
	return f
}
