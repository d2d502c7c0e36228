package kit

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/rulebook"
)

// RecordViolation builds the form that records a breach by a member of a
// group, N3.2, M7, M8; member is the one chosen already, or zero. It stands here
// because the group's page and the list of violations both offer it.
func RecordViolation(env *Env, group domain.ID, member Option) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		g, err := env.Office.Group(ctx, env.By, group)
		if err != nil {
			return Form{}, err
		}
		t := &env.Text.Violation
		return Form{
			Title:  env.Text.Sentence(t.RecordTitle, domain.Args{"group": g.Name}),
			Intro:  []Row{{Text: t.RecordIntro, Tone: ToneLabel}},
			Fields: violationFields(env, group, member),
			Rules:  []domain.ClauseID{"N3.2", "M8.1a"},
			Submit: t.Submit,
			Run: func(ctx context.Context, v Values) (string, error) {
				in := office.RecordViolation{
					Group: group, Evidence: v.Text["evidence"], Outcome: domain.Outcome(v.Text["outcome"]),
					Authority: domain.ClauseID(v.Text["authority"]), OccurredOn: domain.Date(v.Text["occurred_on"]),
				}
				if in.Person, err = PickedID(v.Text["person"], "person"); err != nil {
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

func violationFields(env *Env, group domain.ID, member Option) []Field {
	t, l := &env.Text.Violation, env.Text.FieldName
	return []Field{
		{
			Key: "person", Label: l("person"), Kind: FieldPick, Value: member.Value, Options: []Option{member},
			Find: FindMembers(env, group), Hint: env.Text.Group.SuccessorHint,
		},
		{Key: "clauses", Label: l("clauses"), Kind: FieldMulti, Options: conductOptions(env)},
		{Key: "evidence", Label: l("evidence"), Kind: FieldArea, Hint: t.EvidenceHint, Max: domain.MaxText},
		{Key: "outcome", Label: l("outcome"), Kind: FieldChoice, Value: string(domain.OutcomeReminder), Options: outcomeOptions(env)},
		{Key: "authority", Label: t.Authority, Kind: FieldChoice, Options: authorityOptions(env)},
		{
			Key: "occurred_on", Label: l("occurred_on"), Kind: FieldText, Max: 10,
			Value: string(domain.DateOf(env.Office.Now())), Hint: env.Text.Label.Today,
		},
	}
}

func conductOptions(env *Env) []Option {
	var out []Option
	for _, c := range rulebook.Conduct() {
		out = append(out, Option{Value: string(c.ID), Label: env.Text.Cite(c.ID), Note: c.Text})
	}
	return out
}

func outcomeOptions(env *Env) []Option {
	var out []Option
	for _, o := range domain.Outcomes {
		rule := env.Text.Cite(domain.DefaultAuthority(o, nil))
		if o == domain.OutcomeRemoval {
			rule = env.Text.Cite("N3.2")
		}
		out = append(out, Option{Value: string(o), Label: env.Text.Word.Outcome[o], Note: rule})
	}
	return out
}

// authorityOptions are all clauses that any outcome may rest on; the use-case
// refuses the pair that does not fit.
func authorityOptions(env *Env) []Option {
	out := []Option{{Label: env.Text.Violation.DefaultAuthority}}
	var seen []domain.ClauseID
	for _, o := range domain.Outcomes {
		for _, c := range domain.OutcomeAuthorities[o] {
			if !slices.Contains(seen, c) {
				seen = append(seen, c)
				out = append(out, Option{Value: string(c), Label: env.Text.Cite(c), Note: env.Text.Word.Outcome[o]})
			}
		}
	}
	return out
}

// FindMembers gives the members of a group as options of a FieldPick, each
// with role and office beside the name.
func FindMembers(env *Env, group domain.ID) func(ctx context.Context, text string) ([]Option, error) {
	return func(ctx context.Context, text string) ([]Option, error) {
		p, err := env.Office.Members(ctx, env.By, office.MemberFilter{Group: group, Text: text, Limit: 20})
		if err != nil {
			return nil, err
		}
		out := make([]Option, 0, len(p.Items))
		for _, m := range p.Items {
			out = append(out, Option{Value: m.Person.String(), Label: m.Name, Note: env.Text.MemberNote(m)})
		}
		return out, nil
	}
}

// PickedID reads the record that a FieldPick chose; nothing chosen names the field.
func PickedID(value, field string) (domain.ID, error) {
	if value == "" {
		return domain.ID{}, domain.Required(field, "")
	}
	return domain.ParseID(value)
}
