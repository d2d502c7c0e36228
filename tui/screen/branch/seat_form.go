package branch

import (
	"context"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/form"
	"alumni/tui/form/person"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// said is what a change of a council led to: the groups that who left still
// owns, and the tasks that were opened.
func said(env *kit.Env, res registry.CouncilResult, done string) string {
	t := &env.Text.Branch
	if len(res.Owned) > 0 {
		var names []string
		for _, o := range res.Owned {
			names = append(names, i18n.ShortGroup(o.Name))
		}
		done += env.Text.Sentence(t.StillOwns, domain.Args{"groups": strings.Join(names, env.Text.Label.Comma)})
	}
	if len(res.Tasks) > 0 {
		done += env.Text.Sentence(t.Queued, domain.Args{"n": len(res.Tasks)})
	}
	return done
}

// seat builds the form that gives somebody an office, M5.2.
func seat(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	who := person.NewPicker(env)
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Branch(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := &env.Text.Branch
		f := kit.Form{
			Title: env.Text.Sentence(t.SeatTitle, domain.Args{"branch": env.Text.BranchName(v.Name)}),
			Intro: []show.Row{{Text: t.SeatIntro, Tone: show.ToneLabel}},
			Fields: []kit.Field{
				{Key: "person", Label: env.Text.Person.Name, Kind: kit.FieldPick, Find: who.Find, Hint: env.Text.Person.Find},
				officeField(env),
			},
			Rules: []domain.ClauseID{"N2.1a", "M5.2"}, Submit: t.Seat,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				person, err := who.Picked(ctx, "person", val.Text["person"])
				if err != nil {
					return "", err
				}
				in := registry.SeatPerson{
					Branch: id, Version: v.Version, Person: person, Office: domain.CouncilOffice(val.Text["office"]),
					Document: form.ReferenceIn(val, "document"),
				}
				res, err := env.Office.SeatPerson(ctx, env.By, in)
				if err != nil {
					return "", err
				}
				name, err := env.Office.Person(ctx, env.By, person)
				if err != nil {
					return "", err
				}
				return said(env, res, env.Text.Sentence(t.Seated, domain.Args{
					"name": name.Name, "office": env.Text.Word.Office[in.Office],
				})), nil
			},
		}
		f.Fields = append(f.Fields, decision(env, t.DecisionHint)...)
		return f, nil
	}
}

func officeField(env *kit.Env) kit.Field {
	f := kit.Field{Key: "office", Label: env.Text.FieldName("office"), Kind: kit.FieldChoice, Value: string(domain.OfficeVicePresident)}
	for _, o := range domain.CouncilOffices {
		f.Options = append(f.Options, kit.Option{Value: string(o), Label: env.Text.Word.Office[o]})
	}
	return f
}

// unseat builds the form that takes somebody out of the council, M5.2.
func unseat(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Branch(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := &env.Text.Branch
		who := kit.Field{Key: "person", Label: env.Text.Person.Name, Kind: kit.FieldChoice}
		for _, s := range slices.Backward(v.Seats) { // the president, who can't just go, comes last
			who.Options = append(who.Options, kit.Option{
				Value: s.Person.ID.String(), Label: s.Person.Name + "  " + env.Text.Word.Office[s.Office],
			})
		}
		f := kit.Form{
			Title: env.Text.Sentence(t.UnseatTitle, domain.Args{"branch": env.Text.BranchName(v.Name)}),
			Intro: []show.Row{{Text: t.UnseatIntro}},
			Fields: []kit.Field{
				who, {Key: "reason", Label: env.Text.FieldName("reason"), Kind: kit.FieldArea, Max: domain.MaxText},
			},
			Rules: []domain.ClauseID{"N2.1a", "M5.2"}, Submit: t.Unseat,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := registry.UnseatPerson{
					Branch: id, Version: v.Version, Person: person.In(val, "person"), Reason: val.Text["reason"],
					Document: form.ReferenceIn(val, "document"),
				}
				res, err := env.Office.UnseatPerson(ctx, env.By, in)
				if err != nil {
					return "", err
				}
				name := ""
				for _, s := range v.Seats {
					if s.Person.ID == in.Person {
						name = s.Person.Name
					}
				}
				return said(env, res, env.Text.Sentence(t.Unseated, domain.Args{"name": name})), nil
			},
		}
		f.Fields = append(f.Fields, decision(env, env.Text.Label.Optional)...)
		return f, nil
	}
}
