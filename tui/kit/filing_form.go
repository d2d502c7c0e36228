package kit

import (
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/i18n"
)

// SubmitFiling builds the form that hands a group's filing form in, M4.4: as a branch
// does, or as headquarters does that received it. It shows the rows, A1.
func SubmitFiling(env *Env, groups ...domain.ID) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		t := env.Text
		views := map[string]office.FormView{}
		which := Field{Key: "group", Label: t.FieldName("group"), Kind: FieldChoice}
		var rows []Row
		intro, after, button, done := t.Filing.SubmitIntro, t.Filing.SubmitAfter, t.Filing.SubmitButton, t.Filing.Submitted
		if env.Actor.HQ() {
			intro, after, button, done = t.Filing.ReceiveIntro, t.Filing.ReceiveAfter, t.Filing.ReceiveButton, t.Filing.TookIn
		}
		rows = append(rows, Row{Text: intro, Tone: ToneStrong})
		for _, id := range groups {
			v, err := env.Office.FilingForm(ctx, env.By, id)
			if err != nil {
				return Form{}, err
			}
			if v.Refused != nil && len(groups) == 1 {
				return Form{}, v.Refused
			}
			views[id.String()] = v
			which.Options = append(which.Options, Option{Value: id.String(), Label: i18n.ShortGroup(v.Group.Name)})
			rows = append(rows, Row{Text: v.Title + " · " + i18n.ShortGroup(v.Group.Name)})
			rows = append(append(rows, FilingRows(env, v.Rows)...), basisRows(env, v.Basis)...)
		}
		which.Value = groups[0].String()
		rows = append(rows, Row{}, Row{Text: after, Tone: ToneLabel})
		if env.Actor.HQ() {
			rows = append(rows, Row{Text: t.Filing.ReceiveCompare, Tone: ToneLabel})
		}
		f := Form{
			Title: t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": i18n.ShortGroup(views[which.Value].Group.Name)}),
			Intro: rows, Rules: []domain.ClauseID{"M4.4", "A1"}, Submit: button,
		}
		if len(groups) > 1 {
			f.Title = t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": t.BranchName(views[which.Value].Group.BranchName)})
			f.Fields = append(f.Fields, which)
		}
		if env.Actor.HQ() {
			f.Fields = append(f.Fields, channelField(env), DateField(env, "received_on", domain.DateOf(env.Office.Now())))
		}
		f.Run = func(ctx context.Context, val Values) (string, error) {
			v := views[which.Value]
			if picked, ok := views[val.Text["group"]]; ok {
				v = picked
			}
			filed, err := env.Office.SubmitFiling(ctx, env.By, office.SubmitFiling{
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

func channelField(env *Env) Field {
	f := Field{Key: "channel", Label: env.Text.FieldName("channel"), Kind: FieldChoice, Value: string(domain.ChannelEmail)}
	for _, c := range []domain.FilingChannel{domain.ChannelEmail, domain.ChannelPaper, domain.ChannelWeChat, domain.ChannelConsole} {
		f.Options = append(f.Options, Option{Value: string(c), Label: env.Text.Word.Channel[c]})
	}
	return f
}

// AcceptFiling builds the form that makes a branch's form a filing, M4.4.
func AcceptFiling(env *Env, id domain.ID) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		v, err := env.Office.Filing(ctx, env.By, id)
		if err == nil {
			err = v.Actions.Accept
		}
		if err != nil {
			return Form{}, err
		}
		t := env.Text
		a := domain.Args{"id": v.ID, "group": i18n.ShortGroup(v.GroupName), "no": v.No}
		rows := []Row{{Text: t.Sentence(t.Filing.AcceptIntro, a), Tone: ToneStrong}}
		rows = append(append(rows, FilingRows(env, v.Rows)...), FilingFindings(env, v)...)
		return Form{
			Title: t.Sentence(t.Filing.AcceptTitle, a), Submit: t.Filing.AcceptButton, Rules: []domain.ClauseID{"M4.4", "A2"},
			Intro: append(rows, Row{}, Row{Text: t.Filing.AcceptAfter}),
			Run: func(ctx context.Context, _ Values) (string, error) {
				_, err := env.Office.AcceptFiling(ctx, env.By, office.DecideFiling{ID: v.ID, Version: v.Version})
				return t.Sentence(t.Filing.Accepted, a), err
			},
		}, nil
	}
}

// FilingRows are the lines of a form, as annex 1 has them; phones are masked, A2.
func FilingRows(env *Env, rows []domain.FilingRow) []Row {
	out := make([]Row, 0, len(rows))
	form := domain.FormOf("", rows)
	for i, r := range rows {
		phone, tone, sign := r.Phone.String(), TonePlain, ""
		if phone == "" {
			phone, tone, sign = env.Text.Filing.NoPhone, ToneDue, "!"
		}
		label := env.Text.Word.Manager[r.Role]
		if r.Role == domain.ManagerAdmin {
			label += strconv.Itoa(i)
		}
		text := r.Name
		if office := form.Rows[i].Office; office != "" {
			text += " · " + env.Text.Word.Office[r.Office]
		}
		out = append(out, Row{Sign: sign, Label: label, Text: text, Note: phone, Tone: tone})
	}
	return out
}

// basisRows say on what the owner stands, whom headquarters confirms by the
// form, N2.1a, M5.2.
func basisRows(env *Env, b *office.OwnerBasis) []Row {
	if b == nil {
		return nil
	}
	r := Row{Sign: "✓", Tone: ToneFocus, Text: env.Text.OwnerBasis(*b), Note: env.Text.Cite(b.Rule())}
	if !b.Stands() {
		r.Sign, r.Tone = "!", ToneDue
	}
	return []Row{r}
}

// FilingFindings are what somebody who decides about a form should know.
func FilingFindings(env *Env, v office.FilingView) []Row {
	t := env.Text
	out := basisRows(env, v.Basis)
	if v.NameFinding != "" {
		out = append(out, Row{
			Sign: "!", Tone: ToneDue, Note: t.Cite("M4.6"),
			Text: t.Sentence(t.Group.Rectify, domain.Args{"name": v.NameFinding}),
		})
	}
	for _, name := range v.Unverified {
		out = append(out, Row{
			Sign: "!", Tone: ToneDue, Note: t.Cite("N2.2a"), Text: t.Sentence(t.Filing.Unverified, domain.Args{"name": name}),
		})
	}
	return out
}
