package setting

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/settings"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/setting"
)

// template is a template's document with what can be done with it.
func template(env *kit.Env, v setting.Template) kit.Detail {
	t := env.Text
	allowed := func() error { return v.Set }
	d := kit.Detail{Doc: setting.TemplateDoc(t, v), Actions: []kit.Action{
		kit.FormAction(env, "m", t.Template.Edit, allowed, change(env, v.Key, edit)),
		{Key: "p", Label: t.Template.Preview, Run: func() tea.Cmd { return preview(env, v.Key) }},
	}}
	if v.Body != "" {
		d.Actions = append(d.Actions, kit.FormAction(env, "x", t.Template.Reset, allowed, change(env, v.Key, reset)))
	}
	return d
}

// preview shows the template with sample values.
func preview(env *kit.Env, key domain.TemplateKey) tea.Cmd {
	t := env.Text
	title := t.Sentence(t.Template.PreviewTitle, domain.Args{"name": t.Word.Template[key]})
	return kit.OpenText(env, title, func(ctx context.Context) (string, error) {
		v, err := setting.FindTemplate(ctx, env.Office, env.By, key)
		if err != nil {
			return "", err
		}
		return t.TemplatePreview(key, v.Text, domain.DateOf(env.Office.Now())), nil
	})
}

// change builds a form that changes a template, for a reason.
func change(
	env *kit.Env, key domain.TemplateKey, form func(*kit.Env, setting.Template) (kit.Form, settings.SetTemplate),
) func(context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := setting.FindTemplate(ctx, env.Office, env.By, key)
		if err == nil {
			err = v.Set
		}
		if err != nil {
			return kit.Form{}, err
		}
		f, in := form(env, v)
		f.Fields, f.Rules = append(f.Fields, reason(env)), []domain.ClauseID{"M9"}
		f.Run = func(ctx context.Context, val kit.Values) (string, error) {
			in.Body, in.Reason = val.Text["body"], val.Text["reason"]
			if _, err := env.Office.SetTemplate(ctx, env.By, in); err != nil {
				return "", err
			}
			return setting.TemplateSet(env.Text, key), nil
		}
		return f, nil
	}
}

// edit writes HQ's own text.
func edit(env *kit.Env, v setting.Template) (kit.Form, settings.SetTemplate) {
	t := env.Text
	return kit.Form{
		Title: t.Sentence(t.Template.SetTitle, domain.Args{"name": t.Word.Template[v.Key]}),
		Intro: []show.Row{
			{Text: t.Sentence(t.Template.SetIntro, domain.Args{"names": setting.Braced(v.Placeholders)})},
			{Text: t.Sentence(t.Template.SetNeeds, domain.Args{"names": setting.Braced(v.Required)}), Tone: show.ToneStrong},
			{Text: t.Template.SetBrackets, Tone: show.ToneLabel},
		},
		Fields: []kit.Field{{Key: "body", Label: t.Template.Text, Kind: kit.FieldArea, Value: v.Text, Max: domain.MaxTemplate}},
		Submit: t.Template.SetSubmit,
	}, settings.SetTemplate{Key: v.Key, Version: v.Version}
}

// reset goes back to the default text.
func reset(env *kit.Env, v setting.Template) (kit.Form, settings.SetTemplate) {
	t := env.Text
	return kit.Form{
		Title:  t.Sentence(t.Template.ResetTitle, domain.Args{"name": t.Word.Template[v.Key]}),
		Intro:  []show.Row{{Text: t.Template.ResetIntro, Tone: show.ToneStrong}},
		Submit: t.Template.ResetSubmit,
	}, settings.SetTemplate{Key: v.Key, Version: v.Version, Reset: true}
}
