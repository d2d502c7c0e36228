package setting

import (
	"cmp"
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/settings"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// template is a template's document: whose text it is, its placeholders and the text.
func template(env *kit.Env, v settings.TemplateView) kit.Detail {
	t := env.Text
	whose := t.Template.Default
	if v.Body != "" {
		whose = t.Template.Own
	}
	s := show.Section{Rows: []show.Row{{Label: t.Label.State, Text: whose, Tone: show.ToneStrong}}}
	if !v.UpdatedAt.IsZero() {
		s.Field(t.Setting.Since, t.Sentence(t.Bulletin.By, domain.Args{
			"by": cmp.Or(v.By, t.Label.Operator), "date": string(domain.DateOf(v.UpdatedAt)),
		}))
		s.Field(t.Setting.Why, v.Reason)
	}
	s.Field(t.Template.Placeholders, names(v.Key, false))
	body := show.Section{Title: t.Template.Text}
	for line := range strings.SplitSeq(strings.TrimRight(textOf(v), "\n"), "\n") {
		body.Rows = append(body.Rows, show.Row{Text: line})
	}
	name := t.Word.Template[v.Key]
	d := kit.Detail{
		Version: v.Version,
		Doc: show.Doc{
			ID: v.ID.String(), Title: t.Sentence(t.Template.Heading, domain.Args{"name": name}),
			Sections: []show.Section{s, body},
		},
	}
	allowed := func() error { return v.Set }
	d.Actions = []kit.Action{
		{Key: "m", Label: t.Template.Edit, Allowed: allowed, Run: func() tea.Cmd { return kit.OpenForm(env, edit(env, v.Key)) }},
		{Key: "p", Label: t.Template.Preview, Run: func() tea.Cmd { return preview(env, v.Key) }},
	}
	if v.Body != "" {
		d.Actions = append(d.Actions, kit.Action{Key: "x", Label: t.Template.Reset, Allowed: allowed, Run: func() tea.Cmd { return kit.OpenForm(env, reset(env, v.Key)) }})
	}
	return d
}

func textOf(v settings.TemplateView) string { return cmp.Or(v.Body, i18n.DefaultTemplate(v.Key)) }

// names are a template's placeholders in one line; only those required, if asked so.
func names(key domain.TemplateKey, required bool) string {
	var out []string
	for _, p := range domain.TemplatePlaceholders[key] {
		if p.Required || !required {
			out = append(out, "{"+p.Name+"}")
		}
	}
	return strings.Join(out, " ")
}

func find(ctx context.Context, env *kit.Env, key domain.TemplateKey) (settings.TemplateView, error) {
	list, err := env.Office.Templates(ctx, env.By)
	if err != nil {
		return settings.TemplateView{}, err
	}
	for _, v := range list {
		if v.Key == key {
			return v, nil
		}
	}
	return settings.TemplateView{}, domain.BadChoice("key", string(key))
}

// preview shows the template with sample values.
func preview(env *kit.Env, key domain.TemplateKey) tea.Cmd {
	t := env.Text
	title := t.Sentence(t.Template.PreviewTitle, domain.Args{"name": t.Word.Template[key]})
	return kit.OpenText(env, title, func(ctx context.Context) (string, error) {
		v, err := find(ctx, env, key)
		if err != nil {
			return "", err
		}
		return t.TemplatePreview(key, textOf(v), domain.DateOf(env.Office.Now())), nil
	})
}

// changeable loads a template that the caller may change.
func changeable(ctx context.Context, env *kit.Env, key domain.TemplateKey) (settings.TemplateView, error) {
	v, err := find(ctx, env, key)
	if err == nil {
		err = v.Set
	}
	return v, err
}

// edit builds the form that writes HQ's own text.
func edit(env *kit.Env, key domain.TemplateKey) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := changeable(ctx, env, key)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		name := t.Word.Template[key]
		return kit.Form{
			Title: t.Sentence(t.Template.SetTitle, domain.Args{"name": name}),
			Intro: []show.Row{
				{Text: t.Sentence(t.Template.SetIntro, domain.Args{"names": names(key, false)})},
				{Text: t.Sentence(t.Template.SetNeeds, domain.Args{"names": names(key, true)}), Tone: show.ToneStrong},
				{Text: t.Template.SetBrackets, Tone: show.ToneLabel},
			},
			Fields: []kit.Field{
				{Key: "body", Label: t.Template.Text, Kind: kit.FieldArea, Value: textOf(v), Max: domain.MaxTemplate},
				{Key: "reason", Label: t.Label.Reason, Hint: t.Setting.ReasonHint, Max: domain.MaxText},
			},
			Rules: []domain.ClauseID{"M9"}, Submit: t.Template.SetSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				return set(ctx, env, settings.SetTemplate{Key: key, Version: v.Version, Body: val.Text["body"], Reason: val.Text["reason"]})
			},
		}, nil
	}
}

// reset builds the form that goes back to the default text.
func reset(env *kit.Env, key domain.TemplateKey) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := changeable(ctx, env, key)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		return kit.Form{
			Title:  t.Sentence(t.Template.ResetTitle, domain.Args{"name": t.Word.Template[key]}),
			Intro:  []show.Row{{Text: t.Template.ResetIntro, Tone: show.ToneStrong}},
			Fields: []kit.Field{{Key: "reason", Label: t.Label.Reason, Hint: t.Setting.ReasonHint, Max: domain.MaxText}},
			Rules:  []domain.ClauseID{"M9"}, Submit: t.Template.ResetSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				return set(ctx, env, settings.SetTemplate{Key: key, Version: v.Version, Reset: true, Reason: val.Text["reason"]})
			},
		}, nil
	}
}

func set(ctx context.Context, env *kit.Env, in settings.SetTemplate) (string, error) {
	if _, err := env.Office.SetTemplate(ctx, env.By, in); err != nil {
		return "", err
	}
	return env.Text.Sentence(env.Text.Template.Set, domain.Args{"name": env.Text.Word.Template[in.Key]}), nil
}
