package branch

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/form"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// add builds the form that registers a branch, N0.
func add(env *kit.Env) func(ctx context.Context) (kit.Form, error) {
	return func(context.Context) (kit.Form, error) {
		t, w := &env.Text.Branch, &env.Text.Word
		kind := kit.Field{Key: "kind", Label: env.Text.FieldName("kind"), Kind: kit.FieldChoice}
		for _, k := range domain.BranchKinds {
			kind.Options = append(kind.Options, kit.Option{Value: string(k), Label: w.BranchKind[k]})
		}
		state := kit.Field{Key: "state", Label: env.Text.FieldName("state"), Kind: kit.FieldChoice}
		for _, s := range []domain.BranchState{domain.BranchNone, domain.BranchPreparatory} {
			state.Options = append(state.Options, kit.Option{Value: string(s), Label: w.BranchState[s]})
		}
		return kit.Form{
			Title: t.New, Intro: []show.Row{{Text: t.NewIntro, Tone: show.ToneLabel}},
			Fields: []kit.Field{{Key: "name", Label: env.Text.Place.Name, Max: domain.MaxPlace}, kind, state},
			Rules:  []domain.ClauseID{"N0", "M4.6"}, Submit: t.New,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				b, err := env.Office.AddBranch(ctx, env.By, registry.AddBranch{
					Name: val.Text["name"], Kind: domain.BranchKind(val.Text["kind"]), State: domain.BranchState(val.Text["state"]),
				})
				if err != nil {
					return "", err
				}
				said := env.Text.Sentence(t.Added, domain.Args{"id": b.ID, "name": b.Name})
				return said + env.Text.NamedAfter(val.Text["name"], b.Name), nil
			},
		}, nil
	}
}

// prepare builds the form that makes a branch preparatory, N1.4b.
func prepare(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Branch(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t, name := &env.Text.Branch, env.Text.BranchName(v.Name)
		return kit.Form{
			Title: env.Text.Sentence(t.PrepareTitle, domain.Args{"branch": name}),
			Intro: []show.Row{{Text: t.PrepareIntro}},
			Fields: []kit.Field{{
				Key: "reason", Label: env.Text.FieldName("reason"), Kind: kit.FieldArea, Hint: env.Text.Label.Optional, Max: domain.MaxText,
			}},
			Rules: []domain.ClauseID{"N1.4b"}, Submit: t.Prepare,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.PrepareBranch(ctx, env.By, registry.PrepareBranch{Branch: id, Version: v.Version, Reason: val.Text["reason"]})
				return env.Text.Sentence(t.Prepared, domain.Args{"branch": name}), err
			},
		}, nil
	}
}

// end builds the form that ends a branch; its name must be typed.
func end(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Branch(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t, name := &env.Text.Branch, env.Text.BranchName(v.Name)
		f := kit.Form{
			Title: env.Text.Sentence(t.EndTitle, domain.Args{"branch": name}), Danger: true, Type: v.Name,
			Intro:  []show.Row{{Sign: "!", Text: t.EndIntro, Tone: show.ToneDanger, Note: env.Text.Cite("N1.4a")}},
			Fields: []kit.Field{{Key: "reason", Label: env.Text.FieldName("reason"), Kind: kit.FieldArea, Max: domain.MaxText}},
			Rules:  []domain.ClauseID{"N1.4a"}, Submit: t.End,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.EndBranch(ctx, env.By, registry.EndBranch{
					Branch: id, Version: v.Version, Reason: val.Text["reason"], Document: form.ReferenceIn(val, "document"),
				})
				return env.Text.Sentence(t.Ended, domain.Args{"branch": name}), err
			},
		}
		f.Fields = append(f.Fields, decision(env, env.Text.Label.Optional)...)
		return f, nil
	}
}
