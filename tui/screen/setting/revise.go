package setting

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/settings"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// revise builds the form that sets the terms anew, M9: all of them as they are
// in force, the day of effect and the reason. A field that is left as it is
// changes nothing.
func revise(env *kit.Env) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Terms(ctx, env.By)
		if err == nil {
			err = v.Revise
		}
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		rows := []show.Row{
			{Text: t.Setting.ReviseIntro, Tone: show.ToneStrong},
			{Text: t.Setting.ReviseBy},
		}
		ahead, err := nextSet(ctx, env)
		if err != nil {
			return kit.Form{}, err
		}
		if ahead != nil {
			rows = append(rows, show.Row{Sign: "!", Tone: show.ToneDue, Text: t.Sentence(t.Setting.ReviseAhead, domain.Args{
				"name": ahead.Name, "date": string(domain.DateOf(ahead.Effective)),
			})})
		}
		f := kit.Form{
			Title: t.Setting.ReviseTitle, Intro: rows, Rules: []domain.ClauseID{"M9", "M10"}, Submit: t.Setting.ReviseSubmit,
		}
		for _, r := range v.Terms {
			f.Fields = append(f.Fields, kit.Field{
				Key: string(r.Key), Label: t.Setting.Term[r.Key], Value: r.Value, Hint: r.Allowed(), Max: 12,
			})
		}
		reason := kit.Field{Key: "reason", Label: t.Label.Reason, Hint: t.Setting.ReasonHint, Max: domain.MaxText}
		f.Fields = append(f.Fields, kit.DateField(env, "effective", domain.DateOf(env.Office.Now())), reason)
		f.Run = func(ctx context.Context, val kit.Values) (string, error) { return run(ctx, env, v, val) }
		return f, nil
	}
}

func run(ctx context.Context, env *kit.Env, v settings.TermsView, val kit.Values) (string, error) {
	in := settings.ReviseTerms{
		Terms: v.Set.Terms, Effective: domain.ReadDate(val.Text["effective"]), Reason: val.Text["reason"], Base: v.Newest,
		Only: []domain.TermKey{},
	}
	var err error
	for _, spec := range domain.TermSpecs {
		if in.Terms, err = in.Terms.With(spec.Key, val.Text[string(spec.Key)]); err != nil {
			return "", err
		}
		if in.Terms.Value(spec.Key) != v.Set.Terms.Value(spec.Key) {
			in.Only = append(in.Only, spec.Key)
		}
	}
	set, err := env.Office.ReviseTerms(ctx, env.By, in)
	if err != nil {
		return "", err
	}
	return env.Text.Sentence(env.Text.Setting.Revised, domain.Args{
		"name": set.Name, "date": string(domain.DateOf(set.Effective)),
	}), nil
}

// nextSet is the version that takes effect next; nil for none.
func nextSet(ctx context.Context, env *kit.Env) (*settings.RuleSetView, error) {
	sets, err := env.Office.RuleSets(ctx, env.By)
	if err != nil {
		return nil, err
	}
	var next *settings.RuleSetView
	for i := range sets { // the latest to take effect comes first
		if sets[i].Ahead {
			next = &sets[i]
		}
	}
	return next, nil
}
