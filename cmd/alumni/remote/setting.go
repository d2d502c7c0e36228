package remote

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/settings"
	"alumni/tui/deed"
	"alumni/tui/show/setting"
)

func (env *Env) templates() *cobra.Command {
	all := func(ctx context.Context) ([]setting.Template, error) {
		return setting.AllTemplates(ctx, env.Office, env.By)
	}
	return parent("template",
		whole(env, "list", all, setting.Templates(env.Text)), env.templateShow(), env.templateSet(), env.templateReset(),
	)
}

// template finds a template by its key.
func (env *Env) template(ctx context.Context, key string) (setting.Template, error) {
	v, err := setting.FindTemplate(ctx, env.Office, env.By, domain.TemplateKey(key))
	if domain.IsCode(err, domain.CodeInvalid) {
		err = &cli.UsageError{Text: env.Text.Error(err)}
	}
	return v, err
}

func (env *Env) templateShow() *cobra.Command {
	var key string
	return env.command("show KEY", bind.Fields{bind.Word(&key)}, func(cmd *cobra.Command) error {
		v, err := env.template(cmd.Context(), key)
		if err != nil {
			return err
		}
		return env.paste(v, v.Text)
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
	return env.command("reset KEY", env.templateFields(&in), func(cmd *cobra.Command) error {
		return env.changeTemplate(cmd.Context(), in)
	})
}

// templateFields are the fields of a change of a template, on its version.
func (env *Env) templateFields(in *settings.SetTemplate) bind.Fields {
	var key string
	return bind.Fields{
		env.may(domain.CanRevise), bind.Word(&key), bind.Need(bind.Text("reason", &in.Reason)), bind.Version(&in.Version),
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
	return env.done(t, setting.TemplateSet(env.Text, t.Key))
}

func (env *Env) settings() *cobra.Command {
	versions := func(ctx context.Context) ([]settings.RuleSetView, error) { return env.Office.RuleSets(ctx, env.By) }
	return parent("setting",
		env.command("show", nil, env.settingShow), whole(env, "history", versions, setting.Versions(env.Text)), env.settingRevise(),
	)
}

func (env *Env) settingShow(cmd *cobra.Command) error {
	v, err := env.Office.Terms(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	if env.json {
		return cli.WriteJSON(env.Stdout, v)
	}
	return rows(cmd.Context(), env, 0, once(v.Terms), setting.Terms(env.Text))
}

// settingRevise changes the terms whose flags are given; the others stay as
// they are in force.
func (env *Env) settingRevise() *cobra.Command {
	var in settings.ReviseTerms
	fields := bind.Fields{
		bind.Step(func(ctx context.Context) error {
			v, err := env.Office.Terms(ctx, env.By)
			if err == nil {
				in, err = setting.Revision(v)
			}
			return err
		}),
		bind.Need(bind.Date("effective", &in.Effective)), bind.Need(bind.Long("reason", &in.Reason)), bind.Text("name", &in.Name),
	}
	var given []func() error // what is no number is refused as a form refuses it, not as a wrong command line
	for _, f := range setting.Fields(&in) {
		set := f.Set
		f.Set = func(c deed.Call, typed []string) error {
			given = append(given, func() error { return set(c, typed) })
			return nil
		}
		fields = append(fields, bind.Of(env.Text, f))
	}
	return env.deed("revise", domain.CanRevise, fields, func(ctx context.Context) (any, string, error) {
		for _, set := range given {
			if err := set(); err != nil {
				return nil, "", err
			}
		}
		set, err := env.Office.ReviseTerms(ctx, env.By, in)
		return set, setting.Revised(env.Text, set), err
	})
}
