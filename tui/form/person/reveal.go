package person

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// PhoneAction shows a person's phone in clear for once, in the toast; the
// use-case logs it, A2. Who may not see it, and nobody's, is not offered.
func PhoneAction(env *kit.Env, id domain.ID, name string) []kit.Action {
	if domain.CanReveal(env.Actor) != nil || id.IsZero() {
		return nil
	}
	return []kit.Action{{Key: "p", Label: env.Text.Person.ViewPhone, Run: func() tea.Cmd {
		return kit.Call(env, func(ctx context.Context) (string, show.Tone, error) {
			phone, err := env.Office.RevealPhone(ctx, env.By, id)
			if err != nil {
				return "", 0, err
			}
			tmpl := env.Text.Person.PhoneShown
			if phone == "" {
				tmpl = env.Text.Person.NoPhone
			}
			return env.Text.Sentence(tmpl, domain.Args{"name": name, "phone": phone}), show.ToneStrong, nil
		})
	}}}
}
