package console

import (
	"alumni/domain"
	"alumni/tui/kit"
	"alumni/tui/show/person"
)

// RevealBinding shows how to reach a person in clear, for a reason, where the
// person stands on the screen, A2. Who may not, and nobody's, is not offered.
func RevealBinding(env *kit.Env, id domain.ID) []kit.Binding {
	if domain.CanReveal(env.Actor()) != nil || id.IsZero() {
		return nil
	}
	return []kit.Binding{Binding(env, person.Reveal, id)}
}
