package filing

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/filing"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// formMaterials are what a filing form may lack.
var formMaterials = []domain.Material{
	domain.MaterialPhone, domain.MaterialOwner, domain.MaterialAdmins, domain.MaterialVerification,
	domain.MaterialName, domain.MaterialDocument, domain.MaterialForm, domain.MaterialOther,
}

// Return builds the form that sends a branch's filing form back with what
// it lacks, M4.4.
func Return(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Filing(ctx, env.By, id)
		if err == nil {
			err = v.Actions.Return
		}
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		a := domain.Args{"id": v.ID, "group": i18n.ShortGroup(v.GroupName), "no": v.No}
		missing := kit.Field{Key: "missing", Label: t.FieldName("missing"), Kind: kit.FieldMulti}
		for _, m := range formMaterials {
			missing.Options = append(missing.Options, kit.Option{Value: string(m), Label: t.Word.Material[m]})
		}
		for _, m := range v.Lacks {
			missing.Values = append(missing.Values, string(m))
		}
		return kit.Form{
			Title: t.Sentence(t.Filing.ReturnTitle, a), Submit: t.Filing.ReturnButton, Danger: true, Rules: []domain.ClauseID{"M4.4", "A1"},
			Intro: []show.Row{{Text: t.Sentence(t.Filing.ReturnIntro, a), Tone: show.ToneStrong}, {Text: t.Filing.ReturnAfter}},
			Fields: []kit.Field{
				missing,
				{Key: "note", Label: t.Filing.ReturnNote, Kind: kit.FieldArea, Hint: t.Filing.ReturnHint, Max: domain.MaxText},
			},
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := filing.ReturnFiling{ID: v.ID, Version: v.Version, Note: val.Text["note"]}
				for _, m := range val.Multi["missing"] {
					in.Missing = append(in.Missing, domain.Material(m))
				}
				_, err := env.Office.ReturnFiling(ctx, env.By, in)
				return t.Sentence(t.Filing.Returned, a), err
			},
		}, nil
	}
}
