package group

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/registry"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// vacancyAction records that the owner is gone, M5.1; only headquarters and the
// branch are offered it.
func vacancyAction(env *kit.Env, v registry.GroupView) []kit.Action {
	if v.Owner.IsZero() || !v.State.Live() || domain.CanDeclareVacant(env.Actor, v.Group) != nil {
		return nil
	}
	return []kit.Action{{
		Key: "z", Label: env.Text.Group.Vacancy,
		Run: func() tea.Cmd { return kit.OpenForm(env, vacancy(env, v.ID)) },
	}}
}

// vacancy builds the form that records it.
func vacancy(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Group(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := &env.Text.Group
		args := domain.Args{"group": v.Name, "owner": v.OwnerName}
		return kit.Form{
			Title: env.Text.Sentence(t.VacancyTitle, args), Danger: true,
			Intro: []show.Row{
				{Sign: "!", Text: env.Text.Sentence(t.VacancyIntro, args), Tone: show.ToneDanger, Note: env.Text.Cite("M5.1")},
				{Text: t.VacancyWaits, Tone: show.ToneLabel},
			},
			Fields: []kit.Field{
				kit.DateField(env, "vacant_since", domain.DateOf(env.Office.Now())),
				{Key: "reason", Label: env.Text.FieldName("reason"), Kind: kit.FieldArea, Max: domain.MaxText},
			},
			Rules: []domain.ClauseID{"M5.1"}, Submit: t.Vacancy,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.DeclareVacancy(ctx, env.By, casework.DeclareVacancy{
					Group: id, Version: v.Version, Reason: val.Text["reason"], On: domain.ReadDate(val.Text["vacant_since"]),
				})
				return env.Text.Sentence(t.VacancyDone, args), err
			},
		}, nil
	}
}
