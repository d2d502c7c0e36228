package place

import (
	"context"
	"strings"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// add builds the form that adds a place or an industry to the table, M4.6.
func add(env *kit.Env) func(ctx context.Context) (kit.Form, error) {
	return func(context.Context) (kit.Form, error) {
		t := &env.Text.Place
		kind := kit.Field{Key: "kind", Label: env.Text.FieldName("kind"), Kind: kit.FieldChoice}
		for _, k := range domain.PlaceKinds {
			kind.Options = append(kind.Options, kit.Option{Value: string(k), Label: env.Text.Word.PlaceKind[k]})
		}
		return kit.Form{
			Title: t.AddTitle, Intro: []show.Row{{Text: t.Intro, Tone: show.ToneLabel}},
			Fields: []kit.Field{
				{Key: "name", Label: env.Text.FieldName("name"), Max: domain.MaxPlace},
				kind,
				{Key: "aliases", Label: t.Aliases, Hint: t.AliasHint},
			},
			Rules: []domain.ClauseID{"M4.6"}, Submit: t.Add,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				p, err := env.Office.AddPlace(ctx, env.By, registry.AddPlace{
					Name: val.Text["name"], Kind: domain.PlaceKind(val.Text["kind"]), Aliases: domain.ReadList(val.Text["aliases"]),
				})
				if err != nil {
					return "", err
				}
				said := env.Text.Sentence(t.Added, domain.Args{"id": p.ID, "name": p.Name})
				return said + env.Text.NamedAfter(val.Text["name"], p.Name), nil
			},
		}, nil
	}
}

// The two states of a place, as the form's values.
const (
	inUse   = "use"
	retired = "retired"
)

// edit builds the form that changes a place; it says first what a rename does.
func edit(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Place(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := &env.Text.Place
		state := kit.Field{Key: "retired", Label: env.Text.Label.State, Kind: kit.FieldChoice, Value: inUse, Options: []kit.Option{
			{Value: inUse, Label: t.InUse}, {Value: retired, Label: t.Retired},
		}}
		if v.Retired {
			state.Value = retired
		}
		f := kit.Form{
			Title: env.Text.Sentence(t.EditTitle, domain.Args{"name": v.Name}),
			Fields: []kit.Field{
				{Key: "name", Label: env.Text.FieldName("name"), Value: v.Name, Max: domain.MaxPlace},
				{Key: "aliases", Label: t.Aliases, Value: strings.Join(v.Aliases, env.Text.Label.Comma), Hint: t.AliasHint},
				state,
			},
			Rules: []domain.ClauseID{"M4.6"}, Submit: env.Text.Label.Save,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				p, err := env.Office.EditPlace(ctx, env.By, registry.EditPlace{
					ID: id, Version: v.Version, Name: val.Text["name"], Aliases: domain.ReadList(val.Text["aliases"]),
					Retired: val.Text["retired"] == retired,
				})
				if err != nil {
					return "", err
				}
				said := env.Text.Sentence(t.Edited, domain.Args{"id": p.ID, "name": p.Name})
				return said + env.Text.NamedAfter(val.Text["name"], p.Name), nil
			},
		}
		if !v.Branch.IsZero() {
			f.Intro = []show.Row{{Sign: "!", Tone: show.ToneDue, Text: env.Text.Sentence(t.RenameIntro, domain.Args{"n": v.Groups})}}
		}
		return f, nil
	}
}
