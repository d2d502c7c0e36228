package kit

import (
	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
)

// VerifyAction opens the page of the first of the people whose real name is not
// verified, N1.2a, which is where that is recorded: their case can't be approved
// before. There is none for a decided case, and none for whom the record does
// not name.
func VerifyAction(env *Env, state domain.CaseState, people ...office.PersonRef) []Action {
	if !state.Undecided() {
		return nil
	}
	for _, p := range people {
		if p.ID.IsZero() || p.Verified {
			continue
		}
		t := env.Text
		return []Action{{
			Key: "v", Label: t.Sentence(t.Preparatory.Verify, domain.Args{"name": p.Name}),
			Run: func() tea.Cmd { return OpenRecord(env, p.ID) },
		}}
	}
	return nil
}
