// Package filing has the forms by which filing forms are handed in, M4.4.
package filing

import (
	"cmp"
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
	officefiling "alumni/domain/office/filing"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// handing is how the caller hands a form in: as a branch does, which
// headquarters reviews, or as headquarters does that received it.
type handing struct {
	intro, after, button, done string
	fields                     []kit.Field // by which channel it came, and when
}

func handingOf(env *kit.Env) handing {
	t := &env.Text.Filing
	if !env.Actor.HQ() {
		return handing{intro: t.SubmitIntro, after: t.SubmitAfter, button: t.SubmitButton, done: t.Submitted}
	}
	channel := kit.Field{Key: "channel", Label: env.Text.FieldName("channel"), Kind: kit.FieldChoice, Value: string(domain.ChannelEmail)}
	for _, c := range []domain.FilingChannel{domain.ChannelEmail, domain.ChannelPaper, domain.ChannelWeChat, domain.ChannelConsole} {
		channel.Options = append(channel.Options, kit.Option{Value: string(c), Label: env.Text.Word.Channel[c]})
	}
	return handing{
		intro: t.ReceiveIntro, after: t.ReceiveAfter, button: t.ReceiveButton, done: t.TookIn,
		fields: []kit.Field{channel, kit.DateField(env, "received_on", domain.DateOf(env.Office.Now()))},
	}
}

// do hands a group's form in.
func (h handing) do(
	ctx context.Context, env *kit.Env, group desk.GroupRow, in officefiling.SubmitFiling, val kit.Values,
) (string, error) {
	in.Group, in.Version = group.ID, group.Version
	in.Channel, in.ReceivedOn = domain.FilingChannel(val.Text["channel"]), domain.ReadDate(val.Text["received_on"])
	filed, err := env.Office.SubmitFiling(ctx, env.By, in)
	return env.Text.Sentence(h.done, domain.Args{"id": filed.ID, "group": i18n.ShortGroup(group.Name)}), err
}

// Submit builds the form that hands a group's filing form in, M4.4, of several
// groups the one that is chosen. It shows the rows, A1.
func Submit(env *kit.Env, groups ...domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		t, h, views := env.Text, handingOf(env), map[string]officefiling.FormView{}
		which := kit.Field{Key: "group", Label: t.FieldName("group"), Kind: kit.FieldChoice, Value: groups[0].String()}
		rows := []show.Row{{Text: h.intro, Tone: show.ToneStrong}}
		for _, id := range groups {
			v, err := env.Office.FilingForm(ctx, env.By, id)
			if err == nil && len(groups) == 1 {
				err = v.Refused
			}
			if err != nil {
				return kit.Form{}, err
			}
			views[id.String()] = v
			which.Options = append(which.Options, kit.Option{Value: id.String(), Label: i18n.ShortGroup(v.Group.Name)})
			rows = append(rows, show.Row{Text: v.Title + " · " + i18n.ShortGroup(v.Group.Name)})
			rows = append(append(rows, filing.Rows(t, v.Rows)...), filing.Basis(t, v.Basis)...)
		}
		rows = append(rows, show.Row{}, show.Row{Text: h.after, Tone: show.ToneLabel})
		if env.Actor.HQ() {
			rows = append(rows, show.Row{Text: t.Filing.ReceiveCompare, Tone: show.ToneLabel})
		}
		first := views[which.Value].Group
		f := kit.Form{
			Title: t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": i18n.ShortGroup(first.Name)}),
			Intro: rows, Fields: h.fields, Rules: []domain.ClauseID{"M4.4", "A1"}, Submit: h.button,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				picked := views[cmp.Or(val.Text["group"], which.Value)].Group
				return h.do(ctx, env, picked, officefiling.SubmitFiling{}, val)
			},
		}
		if len(groups) > 1 {
			f.Title = t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": t.BranchName(first.BranchName)})
			f.Fields = append([]kit.Field{which}, h.fields...)
		}
		return f, nil
	}
}
