package casework

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/task"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// List loads a list of applications or transfers with its headline and its
// chips; submitted is how many of them wait for a decision.
func List[R any](
	env *kit.Env, list func(context.Context, domain.Caller, casework.CaseFilter) (domain.Page[R], error), submitted func(task.Counts) int,
) func(context.Context, kit.ListQuery) (kit.ListPage[R], error) {
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[R], error) {
		p, err := list(ctx, env.By, casework.CaseFilter{State: stateOf(q.Chip), Text: q.Text, After: q.After, Limit: q.Limit})
		if err != nil {
			return kit.ListPage[R]{}, err
		}
		counts, err := env.Office.Counts(ctx, env.By)
		if err != nil {
			return kit.ListPage[R]{}, err
		}
		n := submitted(counts)
		return kit.ListPage[R]{Page: p, Headline: headline(env, q, p, n), Chips: chips(env, n)}, nil
	}
}

// chips are the filters of applications and transfers: every state, what
// waits first, and all; caseStateOf reads the one chosen.
func chips(env *kit.Env, submitted int) []kit.Chip {
	var out []kit.Chip
	for i, s := range domain.CaseStates {
		c := kit.Chip{Label: env.Text.Word.Case[s], Count: -1}
		if i == 0 {
			c.Count = submitted
		}
		if s == domain.CaseReturned {
			c.Label = env.Text.Case.ReturnedChip
		}
		out = append(out, c)
	}
	return append(out, kit.Chip{Label: env.Text.Label.All, Count: -1})
}

// headline says how many cases the list shows, in the state of its chip;
// submitted is how many wait, which is what the first chip shows.
func headline[R any](env *kit.Env, q kit.ListQuery, p domain.Page[R], submitted int) []show.Cell {
	n := kit.Found(q, p)
	if q.Chip == 0 && q.Text == "" {
		n = i18n.Many(submitted)
	}
	return []show.Cell{{Tone: show.ToneStrong, Text: env.Text.Sentence(env.Text.Violation.Count, domain.Args{
		"n": n, "state": env.Text.Word.Case[stateOf(q.Chip)],
	})}}
}

// stateOf is the state that a chip of caseChips stands for; "" for all.
func stateOf(chip int) domain.CaseState {
	if chip < len(domain.CaseStates) {
		return domain.CaseStates[chip]
	}
	return ""
}
