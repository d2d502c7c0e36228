package remote

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/settings"
	"alumni/tui/i18n"
)

func (env *Env) templates() *cobra.Command {
	return parent("template",
		env.command("list", nil, env.templateList), env.templateShow(), env.templateSet(), env.templateReset(),
	)
}

// template finds a template by its key.
func (env *Env) template(ctx context.Context, key string) (settings.TemplateView, error) {
	list, err := env.Office.Templates(ctx, env.By)
	if err != nil {
		return settings.TemplateView{}, err
	}
	keys := make([]string, len(list))
	for i, v := range list {
		if string(v.Key) == key {
			return v, nil
		}
		keys[i] = string(v.Key)
	}
	refused := domain.BadChoice("template", cli.Clean(key))
	refused.Args["allowed"] = strings.Join(keys, env.Text.Label.Comma)
	return settings.TemplateView{}, &cli.UsageError{Text: env.Text.Error(refused)}
}

// templateJSON is a template with the text in use.
type templateJSON struct {
	settings.TemplateView
	Text         string   `json:"text"`
	Placeholders []string `json:"placeholders"`
	Required     []string `json:"required"`
}

func described(v settings.TemplateView) templateJSON {
	out := templateJSON{TemplateView: v, Text: cmp.Or(v.Body, i18n.DefaultTemplate(v.Key)), Placeholders: []string{}, Required: []string{}}
	for _, p := range domain.TemplatePlaceholders[v.Key] {
		out.Placeholders = append(out.Placeholders, p.Name)
		if p.Required {
			out.Required = append(out.Required, p.Name)
		}
	}
	return out
}

func (env *Env) templateList(cmd *cobra.Command) error {
	all, err := env.Office.Templates(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	add, done := env.sink([]string{env.label("template"), env.label("name"), env.label("template_text"), env.label("version")})
	for _, v := range all {
		whose, version := env.Text.Template.Default, ""
		if v.Body != "" {
			whose = env.Text.Template.Own
		}
		if v.Version > 0 {
			version = fmt.Sprint(v.Version)
		}
		if err := add(described(v), []string{string(v.Key), env.Text.Word.Template[v.Key], whose, version}); err != nil {
			return err
		}
	}
	return done()
}

func (env *Env) templateShow() *cobra.Command {
	var key string
	return env.command("show KEY", bind.Fields{bind.Word(&key)}, func(cmd *cobra.Command) error {
		v, err := env.template(cmd.Context(), key)
		if err != nil {
			return err
		}
		return env.paste(described(v), described(v).Text)
	})
}

// templateSet reads HQ's own text from standard input.
func (env *Env) templateSet() *cobra.Command {
	var in settings.SetTemplate
	return env.command("set KEY", env.templateFields(&in), func(cmd *cobra.Command) (err error) {
		if in.Body, err = bind.Input(cmd, env.Text); err != nil {
			return err
		}
		return env.changeTemplate(cmd.Context(), in)
	})
}

func (env *Env) templateReset() *cobra.Command {
	in := settings.SetTemplate{Reset: true}
	return env.command("reset KEY", env.templateFields(&in), func(cmd *cobra.Command) error { return env.changeTemplate(cmd.Context(), in) })
}

// templateFields are the fields of a change of a template, on its version.
func (env *Env) templateFields(in *settings.SetTemplate) bind.Fields {
	var key string
	return bind.Fields{
		bind.Word(&key), bind.Need(bind.Text("reason", &in.Reason)), bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error {
			v, err := env.template(ctx, key)
			in.Key, in.Version = v.Key, cmp.Or(in.Version, v.Version)
			return err
		}),
	}
}

func (env *Env) changeTemplate(ctx context.Context, in settings.SetTemplate) error {
	t, err := env.Office.SetTemplate(ctx, env.By, in)
	if err != nil {
		return err
	}
	return env.done(t, env.Text.Sentence(env.Text.Template.Set, domain.Args{"name": env.Text.Word.Template[t.Key]}))
}

func (env *Env) settings() *cobra.Command {
	return parent("setting",
		env.command("show", nil, env.settingShow), env.command("history", nil, env.settingHistory), env.settingRevise(),
	)
}

func termFlag(k domain.TermKey) string { return strings.ReplaceAll(string(k), "_", "-") }

func (env *Env) settingShow(cmd *cobra.Command) error {
	v, err := env.Office.Terms(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	if env.json {
		return cli.WriteJSON(env.Stdout, v)
	}
	t := &env.Text.Setting
	add, done := env.sink([]string{t.Name, t.Value, t.Since, t.Rule, t.Next, t.Why})
	for _, r := range v.Terms {
		next := ""
		if r.Next != "" {
			next = env.Text.Sentence(t.NextFrom, domain.Args{"value": env.Text.TermValue(r.Key, r.Next), "date": string(r.NextFrom)})
		}
		cells := []string{
			t.Term[r.Key], env.Text.TermValue(r.Key, r.Value), string(r.Since), env.Text.Cite(r.Rule), next, cmp.Or(r.Reason, t.First),
		}
		if err := add(r, cells); err != nil {
			return err
		}
	}
	return done()
}

func (env *Env) settingHistory(cmd *cobra.Command) error {
	sets, err := env.Office.RuleSets(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	t := &env.Text.Setting
	add, done := env.sink([]string{env.label("id"), t.Name, t.Effective, t.State, t.Changed, env.label("by"), t.Why})
	for _, s := range sets {
		state := t.StatePast
		switch {
		case s.InForce:
			state = t.StateNow
		case s.Ahead:
			state = t.StateAhead
		}
		cells := []string{
			s.ID.String(), s.Name, env.time(s.Effective), state, env.Text.TermChanges(s.Changes), cmp.Or(s.By, env.Text.Command.Operator), s.Reason,
		}
		if err := add(s, cells); err != nil {
			return err
		}
	}
	return done()
}

// settingRevise changes the terms whose flags are given; the others stay as
// they are in force.
func (env *Env) settingRevise() *cobra.Command {
	in := settings.ReviseTerms{Only: []domain.TermKey{}}
	values := map[domain.TermKey]string{}
	fields := bind.Fields{
		bind.Need(bind.Date("effective", &in.Effective)), bind.Need(bind.Long("reason", &in.Reason)), bind.Text("name", &in.Name),
	}
	for _, s := range domain.TermSpecs {
		fields = append(fields, bind.Func(termFlag(s.Key), func(value string) error {
			values[s.Key] = value
			return nil
		}))
	}
	return env.deed("revise", fields, func(ctx context.Context) (any, string, error) {
		v, err := env.Office.Terms(ctx, env.By)
		if err != nil {
			return nil, "", err
		}
		in.Terms, in.Base = v.Set.Terms, v.Newest
		for _, s := range domain.TermSpecs {
			value, given := values[s.Key]
			if given {
				in.Only = append(in.Only, s.Key)
			} else {
				value = in.Terms.Value(s.Key)
			}
			if in.Terms, err = in.Terms.With(s.Key, value); err != nil {
				return nil, "", err
			}
		}
		set, err := env.Office.ReviseTerms(ctx, env.By, in)
		return set, env.Text.Sentence(env.Text.Setting.Revised, domain.Args{
			"name": set.Name, "date": string(domain.DateOf(set.Effective)),
		}), err
	})
}
