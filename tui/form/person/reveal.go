package person

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// RevealPhone shows a person's phone in clear for once, in the toast; the
// use-case logs it, A2.
func RevealPhone(env *kit.Env, person domain.ID, name string) tea.Cmd {
	return kit.Call(env, func(ctx context.Context) (string, show.Tone, error) {
		phone, err := env.Office.RevealPhone(ctx, env.By, person)
		if err != nil {
			return "", 0, err
		}
		tmpl := env.Text.Person.PhoneShown
		if phone == "" {
			tmpl = env.Text.Person.NoPhone
		}
		return env.Text.Sentence(tmpl, domain.Args{"name": name, "phone": phone}), show.ToneStrong, nil
	})
}
