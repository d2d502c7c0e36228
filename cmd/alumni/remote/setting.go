package remote

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/i18n"
)

func (env *Env) templates() *cobra.Command {
	change := func(use string, run func(*cobra.Command, []string) error) *cobra.Command {
		return versioned(texts(env.command(use, []string{"KEY"}, run), "reason"))
	}
	return parent("template",
		env.command("list", nil, env.templateList),
		env.command("show KEY", []string{"KEY"}, env.templateShow),
		change("set KEY", env.templateSet),
		change("reset KEY", env.templateReset),
	)
}

// template finds a template by its key.
func (env *Env) template(cmd *cobra.Command, key string) (office.TemplateView, error) {
	list, err := env.Office.Templates(cmd.Context(), env.By)
	if err != nil {
		return office.TemplateView{}, err
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
	return office.TemplateView{}, &cli.UsageError{Text: env.Text.Error(refused)}
}

// templateJSON is a template with the text in use.
type templateJSON struct {
	office.TemplateView
	Text         string   `json:"text"`
	Placeholders []string `json:"placeholders"`
	Required     []string `json:"required"`
}

func described(v office.TemplateView) templateJSON {
	out := templateJSON{TemplateView: v, Text: cmp.Or(v.Body, i18n.DefaultTemplate(v.Key)), Placeholders: []string{}, Required: []string{}}
	for _, p := range domain.TemplatePlaceholders[v.Key] {
		out.Placeholders = append(out.Placeholders, p.Name)
		if p.Required {
			out.Required = append(out.Required, p.Name)
		}
	}
	return out
}

func (env *Env) templateList(cmd *cobra.Command, _ []string) error {
	all, err := env.Office.Templates(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	add, done := env.sink(cmd.OutOrStdout(), []string{env.label("template"), env.label("name"), env.label("template_text"), env.label("version")})
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

func (env *Env) templateShow(cmd *cobra.Command, args []string) error {
	v, err := env.template(cmd, args[0])
	if err != nil {
		return err
	}
	return env.paste(cmd, described(v), described(v).Text)
}

// templateSet reads HQ's own text from standard input.
func (env *Env) templateSet(cmd *cobra.Command, args []string) error {
	body, err := env.long(cmd, "-")
	if err != nil {
		return err
	}
	return env.changeTemplate(cmd, args[0], office.SetTemplate{Body: body})
}

func (env *Env) templateReset(cmd *cobra.Command, args []string) error {
	return env.changeTemplate(cmd, args[0], office.SetTemplate{Reset: true})
}

func (env *Env) changeTemplate(cmd *cobra.Command, key string, in office.SetTemplate) error {
	v, err := env.template(cmd, key)
	if err != nil {
		return err
	}
	if err := cli.Require(cmd, env.Text, "reason"); err != nil {
		return err
	}
	in.Key, in.Reason = v.Key, text(cmd, "reason")
	in.Version = onVersion(cmd, v.Version)
	t, err := env.Office.SetTemplate(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.done(cmd, t, "%s", env.Text.Sentence(env.Text.Template.Set, domain.Args{"name": env.Text.Word.Template[t.Key]}))
}

func (env *Env) settings() *cobra.Command {
	revise := texts(env.command("revise", nil, env.settingRevise), "effective", "reason", "name")
	for _, s := range domain.TermSpecs {
		revise.Flags().String(termFlag(s.Key), "", "")
	}
	return parent("setting",
		env.command("show", nil, env.settingShow),
		env.command("history", nil, env.settingHistory),
		revise,
	)
}

func termFlag(k domain.TermKey) string { return strings.ReplaceAll(string(k), "_", "-") }

func (env *Env) settingShow(cmd *cobra.Command, _ []string) error {
	v, err := env.Office.Terms(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	if env.json {
		return cli.WriteJSON(cmd.OutOrStdout(), v)
	}
	t := &env.Text.Setting
	add, done := env.sink(cmd.OutOrStdout(), []string{t.Name, t.Value, t.Since, t.Rule, t.Next, t.Why})
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

func (env *Env) settingHistory(cmd *cobra.Command, _ []string) error {
	sets, err := env.Office.RuleSets(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	t := &env.Text.Setting
	add, done := env.sink(cmd.OutOrStdout(), []string{env.label("id"), t.Name, t.Effective, t.State, t.Changed, env.label("by"), t.Why})
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
func (env *Env) settingRevise(cmd *cobra.Command, _ []string) error {
	if err := cli.Require(cmd, env.Text, "effective", "reason"); err != nil {
		return err
	}
	v, err := env.Office.Terms(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	in := office.ReviseTerms{
		Terms: v.Set.Terms, Effective: domain.Date(text(cmd, "effective")), Name: text(cmd, "name"), Base: v.Newest,
		Only: []domain.TermKey{},
	}
	if in.Reason, err = env.long(cmd, text(cmd, "reason")); err != nil {
		return err
	}
	for _, s := range domain.TermSpecs {
		value := v.Set.Terms.Value(s.Key)
		if cmd.Flags().Changed(termFlag(s.Key)) {
			value, in.Only = text(cmd, termFlag(s.Key)), append(in.Only, s.Key)
		}
		if in.Terms, err = in.Terms.With(s.Key, value); err != nil {
			return err
		}
	}
	set, err := env.Office.ReviseTerms(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.done(cmd, set, "%s", env.Text.Sentence(env.Text.Setting.Revised, domain.Args{
		"name": set.Name, "date": string(domain.DateOf(set.Effective)),
	}))
}
