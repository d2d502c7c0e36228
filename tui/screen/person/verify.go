package person

import (
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/console"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/person"
)

// namedAtMost is how many of those who are verified at once the form names.
const namedAtMost = 10

// verifyMany are the keys by which people are marked, and verified in one way, N2.2a.
func verifyMany(env *kit.Env, m *kit.Marks) []kit.Binding {
	name := env.Text.Say(i18n.Line{ZH: "核验所选", EN: "Verify marked"})
	if n := len(m.All()); n > 0 {
		name += " " + strconv.Itoa(n)
	}
	return []kit.Binding{kit.FormBinding(env, "V", name, func() error { return domain.CanKeepPeople(env.Actor()) }, verifyForm(env, m))}
}

func verifyForm(env *kit.Env, m *kit.Marks) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		ids := m.All()
		if len(ids) == 0 {
			return kit.Form{}, domain.Required("persons", "N2.2a")
		}
		t := env.Text
		form := kit.Form{
			Title:  person.Verify.TitleOn(t, t.Tell(i18n.Line{ZH: "{n} 人", EN: "{n} {n|person|people}"}, domain.Args{"n": len(ids)})),
			Rules:  person.Verify.Rules,
			Submit: person.Verify.Button(t),
			Run: func(ctx context.Context, v kit.Values) (string, error) {
				out, err := env.Office.VerifyPeople(ctx, env.By, people.VerifyPeople{IDs: ids, How: v.Text["how"]})
				for _, p := range out { // what broke off goes on with the others
					m.Drop(p.ID)
				}
				return t.Sentence(t.Person.VerifiedMany, domain.Args{"n": len(out)}), err
			},
		}
		var in people.VerifyPerson
		for _, f := range person.Verify.Fields(&in) {
			form.Fields = append(form.Fields, console.Field(env, f))
		}
		for i, id := range ids {
			if i == namedAtMost {
				form.Intro = append(form.Intro, show.Row{Sign: "…", Text: strconv.Itoa(len(ids) - i), Tone: show.ToneLabel})
				break
			}
			v, err := env.Office.Person(ctx, env.By, id)
			if err != nil {
				return kit.Form{}, err
			}
			form.Intro = append(form.Intro, show.Row{Sign: "·", Text: id.String() + " " + v.Name + "  " + v.Card})
		}
		return form, nil
	}
}
