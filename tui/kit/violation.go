package kit

import (
	"cmp"
	"context"
	"slices"
	"strings"

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
				outcome, authority, _ := strings.Cut(v.Text["outcome"], " ")
				in := office.RecordViolation{
					Group: group, Evidence: v.Text["evidence"], Outcome: domain.Outcome(outcome),
					Authority: domain.ClauseID(authority), OccurredOn: DateIn(v.Text["occurred_on"]),
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
			Find: findMembers(env, group), Hint: env.Text.Transfer.SuccessorHint,
		},
		{Key: "clauses", Label: l("clauses"), Kind: FieldMulti, Options: conductOptions(env)},
		{Key: "evidence", Label: l("evidence"), Kind: FieldArea, Hint: t.EvidenceHint, Max: domain.MaxText},
		{Key: "outcome", Label: l("outcome"), Kind: FieldChoice, Options: outcomeOptions(env)},
		{
			Key: "occurred_on", Label: l("occurred_on"), Kind: FieldText, Max: 20,
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

// outcomeOptions are the outcomes, each with a clause that it may rest on, so
// that no pair can be chosen that does not fit; the value is both, with a space
// between.
func outcomeOptions(env *Env) []Option {
	var out []Option
	for _, o := range domain.Outcomes {
		allowed := domain.OutcomeAuthorities[o]
		for _, c := range allowed {
			cite := env.Text.Cite(c)
			opt := Option{Value: string(o) + " " + string(c), Label: env.Text.Word.Outcome[o] + " · " + cite}
			out = append(out, opt)
		}
	}
	return out
}

// findMembers gives the members of a group as options of a FieldPick, each
// with number, role and office beside the name; the council's members come first.
func findMembers(env *Env, group domain.ID) func(ctx context.Context, text string) ([]Option, error) {
	return func(ctx context.Context, text string) ([]Option, error) {
		p, err := env.Office.Members(ctx, env.By, office.MemberFilter{Group: group, Text: text, Limit: 20})
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(p.Items, func(a, b office.MemberRow) int {
			return cmp.Compare(outside(a.Office), outside(b.Office))
		})
		out := make([]Option, 0, len(p.Items))
		for _, m := range p.Items {
			id := m.Person.String() // tells people of one name apart
			out = append(out, Option{Value: id, Label: m.Name, Note: id + " " + env.Text.MemberNote(m)})
		}
		return out, nil
	}
}

// outside is 1 for who holds no office in the council.
func outside(o domain.CouncilOffice) int {
	if o == "" {
		return 1
	}
	return 0
}

// PickedID reads the record that a FieldPick chose; nothing chosen names the field.
func PickedID(value, field string) (domain.ID, error) {
	if value == "" {
		return domain.ID{}, domain.Required(field, "")
	}
	return domain.ParseID(value)
}
