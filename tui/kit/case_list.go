package kit

import (
	"context"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/i18n"
)

// CaseList loads a list of applications or transfers with its headline and its
// chips; submitted is how many of them wait for a decision.
func CaseList[R any](
	env *Env, list func(context.Context, domain.Caller, office.CaseFilter) (domain.Page[R], error), submitted func(office.Counts) int,
) func(context.Context, ListQuery) (ListPage[R], error) {
	return func(ctx context.Context, q ListQuery) (ListPage[R], error) {
		p, err := list(ctx, env.By, office.CaseFilter{State: caseStateOf(q.Chip), Text: q.Text, After: q.After, Limit: q.Limit})
		if err != nil {
			return ListPage[R]{}, err
		}
		counts, err := env.Office.Counts(ctx, env.By)
		if err != nil {
			return ListPage[R]{}, err
		}
		n := submitted(counts)
		return ListPage[R]{Page: p, Headline: caseHeadline(env, q, p, n), Chips: caseChips(env, n)}, nil
	}
}

// caseChips are the filters of applications and transfers: every state, what
// waits first, and all; caseStateOf reads the one chosen.
func caseChips(env *Env, submitted int) []Chip {
	var out []Chip
	for i, s := range domain.CaseStates {
		c := Chip{Label: env.Text.Word.Case[s], Count: -1}
		if i == 0 {
			c.Count = submitted
		}
		if s == domain.CaseReturned {
			c.Label = env.Text.Case.ReturnedChip
		}
		out = append(out, c)
	}
	return append(out, Chip{Label: env.Text.Label.All, Count: -1})
}

// caseHeadline says how many cases the list shows, in the state of its chip;
// submitted is how many wait, which is what the first chip shows.
func caseHeadline[R any](env *Env, q ListQuery, p domain.Page[R], submitted int) []Cell {
	n := Found(q, p)
	if q.Chip == 0 && q.Text == "" {
		n = i18n.Many(submitted)
	}
	return []Cell{{Tone: ToneStrong, Text: env.Text.Sentence(env.Text.Violation.Count, domain.Args{
		"n": n, "state": env.Text.Word.Case[caseStateOf(q.Chip)],
	})}}
}

// caseStateOf is the state that a chip of caseChips stands for; "" for all.
func caseStateOf(chip int) domain.CaseState {
	if chip < len(domain.CaseStates) {
		return domain.CaseStates[chip]
	}
	return ""
}
