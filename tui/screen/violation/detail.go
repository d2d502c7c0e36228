package violation

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/violation"
	"alumni/domain/rulebook"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// Detail loads a violation's document: the clauses with their text, the
// evidence, what follows from it and on what that rests.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Violation(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	return kit.Detail{
		Version: v.Version,
		Doc: show.Doc{
			ID:       v.ID.String(),
			Title:    t.Sentence(t.Violation.Heading, domain.Args{"person": v.PersonName}),
			Subtitle: v.Group.String() + "  " + v.GroupName,
			Sections: []show.Section{outcome(env, v), clauses(env, v), show.History(env.Text, env.Office.Now(), v.History, v.ID)},
		},
		Actions: []kit.Action{kit.ReadClause(env, v.Clauses...)},
	}, nil
}

func outcome(env *kit.Env, v violation.View) show.Section {
	t := env.Text
	var s show.Section
	s.Field(t.Violation.Person, t.Who(v.PersonRef))
	s.Field(t.Violation.Occurred, t.Day(v.OccurredOn))
	s.Field(t.Violation.Evidence, v.Evidence)
	s.Field(t.Violation.Outcome, t.Word.Outcome[v.Outcome])
	s.Field(t.Violation.Authority, t.Cite(v.Authority))
	s.Field(t.Violation.Earlier, t.Sentence(t.Violation.EarlierCount, domain.Args{"n": v.Earlier}))
	mark, tone := sign(v.State)
	s.Rows = append(s.Rows, show.Row{Sign: mark, Label: t.Label.State, Text: t.Word.Violation[v.State], Tone: tone})
	if !v.Task.IsZero() {
		s.Field(t.Violation.Task, v.Task.String())
	}
	if v.State == domain.ViolationOpen && !v.Due.IsZero() {
		now := env.Office.Now()
		s.Rows = append(s.Rows, show.Row{Label: t.Label.Due, Text: t.DueDate(v.Due, now), Tone: show.DueTone(v.Due, now)})
	}
	return s
}

// clauses shows each cited item with its text, word for word.
func clauses(env *kit.Env, v violation.View) show.Section {
	s := show.Section{Title: env.Text.Violation.Clauses}
	for _, id := range v.Clauses {
		text := ""
		if c, ok := rulebook.Lookup(id); ok {
			text = c.Text
		}
		s.Rows = append(s.Rows, show.Row{Label: env.Text.Cite(id), Text: text})
	}
	return s
}
