// Package violation has the form that records a breach, which groups and the list of violations offer.
package violation

import (
	"context"
	"strings"

	"alumni/domain"
	"alumni/domain/office/violation"
	"alumni/domain/rulebook"
	"alumni/tui/form"
	"alumni/tui/form/person"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// Record builds the form that records a breach by a member of a
// group, N3.2, M7, M8; member is the one chosen already, or zero.
func Record(env *kit.Env, group domain.ID, member kit.Option) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		g, err := env.Office.Group(ctx, env.By, group)
		if err != nil {
			return kit.Form{}, err
		}
		t := &env.Text.Violation
		return kit.Form{
			Title:  env.Text.Sentence(t.RecordTitle, domain.Args{"group": g.Name}),
			Intro:  []show.Row{{Text: t.RecordIntro, Tone: show.ToneLabel}},
			Fields: fields(env, group, member),
			Rules:  []domain.ClauseID{"N3.2", "M8.1a"},
			Submit: t.Submit,
			Run: func(ctx context.Context, v kit.Values) (string, error) {
				outcome, authority, _ := strings.Cut(v.Text["outcome"], " ")
				in := violation.RecordViolation{
					Group: group, Evidence: v.Text["evidence"], Outcome: domain.Outcome(outcome),
					Authority: domain.ClauseID(authority), OccurredOn: domain.ReadDate(v.Text["occurred_on"]),
				}
				if in.Person, err = form.Picked(v.Text["person"], "person"); err != nil {
					return "", err
				}
				for _, c := range v.Multi["clauses"] {
					in.Clauses = append(in.Clauses, domain.ClauseID(c))
				}
				done, err := env.Office.RecordViolation(ctx, env.By, in)
				if err != nil {
					return "", err
				}
				return env.Text.Sentence(t.Recorded, domain.Args{"id": done.ID, "outcome": string(done.Outcome)}), nil
			},
		}, nil
	}
}

func fields(env *kit.Env, group domain.ID, member kit.Option) []kit.Field {
	t, l := &env.Text.Violation, env.Text.FieldName
	return []kit.Field{
		{
			Key: "person", Label: l("person"), Kind: kit.FieldPick, Value: member.Value, Options: []kit.Option{member},
			Find: person.Members(env, group), Hint: env.Text.Transfer.SuccessorHint,
		},
		{Key: "clauses", Label: l("clauses"), Kind: kit.FieldMulti, Options: conductOptions(env)},
		{Key: "evidence", Label: l("evidence"), Kind: kit.FieldArea, Hint: t.EvidenceHint, Max: domain.MaxText},
		{Key: "outcome", Label: l("outcome"), Kind: kit.FieldChoice, Options: outcomeOptions(env)},
		{
			Key: "occurred_on", Label: l("occurred_on"), Kind: kit.FieldText, Max: 20,
			Value: string(domain.DateOf(env.Office.Now())), Hint: env.Text.Label.Today,
		},
	}
}

func conductOptions(env *kit.Env) []kit.Option {
	var out []kit.Option
	for _, c := range rulebook.Conduct() {
		out = append(out, kit.Option{Value: string(c.ID), Label: env.Text.Cite(c.ID), Note: c.Text})
	}
	return out
}

// outcomeOptions are the outcomes, each with a clause that it may rest on, so
// that no pair can be chosen that does not fit; the value is both, with a space
// between.
func outcomeOptions(env *kit.Env) []kit.Option {
	var out []kit.Option
	for _, o := range domain.Outcomes {
		allowed := domain.OutcomeAuthorities[o]
		for _, c := range allowed {
			cite := env.Text.Cite(c)
			opt := kit.Option{Value: string(o) + " " + string(c), Label: env.Text.Word.Outcome[o] + " · " + cite}
			out = append(out, opt)
		}
	}
	return out
}
