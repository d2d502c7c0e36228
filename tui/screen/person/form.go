package person

import (
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// refuse and confirm are what to do with people who look the same.
const (
	refuse  = "refuse"
	confirm = "confirm"
)

func fields(env *kit.Env, p domain.Person) []kit.Field {
	l := env.Text.FieldName
	year := ""
	if p.Version > 0 || p.Year > 0 {
		year = strconv.Itoa(p.Year)
	}
	return []kit.Field{
		{Key: "name", Label: env.Text.Person.Name, Value: p.Name, Max: domain.MaxName},
		{Key: "city", Label: l("city"), Value: p.City, Max: domain.MaxName},
		{Key: "major", Label: l("major"), Value: p.Major, Max: domain.MaxName},
		{Key: "year", Label: l("year"), Value: year, Hint: env.Text.Person.YearHint, Max: 8},
	}
}

// register builds the form that registers a person.
func register(env *kit.Env) func(ctx context.Context) (kit.Form, error) {
	return func(context.Context) (kit.Form, error) {
		t := &env.Text.Person
		return kit.Form{
			Title: t.AddTitle, Intro: []show.Row{{Text: t.AddIntro, Tone: show.ToneLabel}},
			Fields: append(fields(env, domain.Person{}),
				kit.Field{Key: "phone", Label: t.Phone, Hint: env.Text.Label.Optional, Max: 30},
				kit.Field{Key: "how", Label: env.Text.FieldName("how"), Hint: t.HowLater, Max: domain.MaxText},
				kit.Field{Key: "twin", Label: t.Twin, Kind: kit.FieldChoice, Value: refuse, Options: []kit.Option{
					{Value: refuse, Label: t.TwinRefuse}, {Value: confirm, Label: t.TwinConfirm},
				}}),
			Rules: []domain.ClauseID{"N2.2a"}, Submit: t.Submit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				year, err := domain.ReadYear("year", val.Text["year"])
				if err != nil {
					return "", err
				}
				p, err := env.Office.AddPerson(ctx, env.By, people.AddPerson{
					Name: val.Text["name"], City: val.Text["city"], Major: val.Text["major"], Year: year,
					Phone: val.Text["phone"], How: val.Text["how"], Confirm: val.Text["twin"] == confirm,
				})
				if err != nil {
					return "", err
				}
				return env.Text.Sentence(t.Added, domain.Args{"id": p.ID, "name": p.Name}), nil
			},
		}, nil
	}
}

// edit builds the form that changes a person's record.
func edit(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Person(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := &env.Text.Person
		hint := env.Text.Label.Optional
		if masked := v.Phone.String(); masked != "" {
			hint = env.Text.Sentence(t.PhoneKeep, domain.Args{"phone": masked})
		}
		return kit.Form{
			Title:  env.Text.Sentence(t.EditTitle, domain.Args{"name": v.Name}),
			Intro:  []show.Row{{Text: t.EditIntro, Tone: show.ToneLabel}},
			Fields: append(fields(env, v.Person), kit.Field{Key: "phone", Label: t.Phone, Hint: hint, Max: 30}),
			Rules:  []domain.ClauseID{"N2.2a"}, Submit: env.Text.Label.Save,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				year, err := domain.ReadYear("year", val.Text["year"])
				if err != nil {
					return "", err
				}
				p, err := env.Office.EditPerson(ctx, env.By, people.EditPerson{
					ID: id, Version: v.Version, Name: val.Text["name"], City: val.Text["city"], Major: val.Text["major"],
					Year: year, Phone: val.Text["phone"],
				})
				if err != nil {
					return "", err
				}
				return env.Text.Sentence(t.Edited, domain.Args{"id": p.ID, "name": p.Name}), nil
			},
		}, nil
	}
}

// verify builds the form that records a verification, N2.2a.
func verify(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Person(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := &env.Text.Person
		name := domain.Args{"name": v.Name}
		return kit.Form{
			Title:  env.Text.Sentence(t.VerifyTitle, name),
			Intro:  []show.Row{{Text: v.Card, Tone: show.ToneStrong}, {Text: t.VerifyIntro, Tone: show.ToneLabel}},
			Fields: []kit.Field{{Key: "how", Label: env.Text.FieldName("how"), Hint: t.HowHint, Max: domain.MaxText}},
			Rules:  []domain.ClauseID{"N2.2a"}, Submit: t.Verify,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.VerifyPerson(ctx, env.By, people.VerifyPerson{ID: id, Version: v.Version, How: val.Text["how"]})
				return env.Text.Sentence(t.Verified, name), err
			},
		}, nil
	}
}
