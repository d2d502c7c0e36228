package kit

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
)

func claim(env *Env, ref office.CaseRef) tea.Cmd {
	return Call(env, func(ctx context.Context) (string, Tone, error) {
		c, err := env.Office.ClaimCase(ctx, env.By, ref)
		return claimed(env, c), ToneFocus, err
	})
}

func release(env *Env, ref office.CaseRef) tea.Cmd {
	return Call(env, func(ctx context.Context) (string, Tone, error) {
		_, err := env.Office.ReleaseCase(ctx, env.By, ref)
		return env.Text.Sentence(env.Text.Casework.Released, domain.Args{"id": ref.ID}), ToneFocus, err
	})
}

// claimed says until when a case is the caller's, and from whom it was taken.
func claimed(env *Env, c office.Claimed) string {
	return env.Text.Sentence(env.Text.Casework.Claimed, domain.Args{"id": c.ID, "until": clock(c.Until), "from": c.From})
}

// takeOverForm asks before a case is taken from the officer who works on it.
func takeOverForm(env *Env, id domain.ID) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		c, err := env.Office.Case(ctx, env.By, id)
		if err != nil {
			return Form{}, err
		}
		if c.Actions.Claim != nil {
			return Form{}, c.Actions.Claim
		}
		t := env.Text
		form := Form{
			Title: t.Casework.TakeOver + " · " + id.String(), Submit: t.Casework.TakeOver,
			Run: func(ctx context.Context, _ Values) (string, error) {
				done, err := env.Office.ClaimCase(ctx, env.By, office.CaseRef{ID: id, Version: c.Record.Version})
				return claimed(env, done), err
			},
		}
		if c.Claim != nil {
			form.Intro = []Row{
				{Text: t.Sentence(t.Casework.TakeOverIntro, domain.Args{
					"name": c.Claim.Name, "at": c.Claim.At, "until": clock(c.Claim.Until),
				}), Tone: ToneStrong},
				{Text: t.Casework.TakeOverAfter, Tone: ToneLabel},
			}
		}
		return form, nil
	}
}

// returnForm sends a case back for correction with a list of what it lacks; what
// the failing checks suggest is ticked already.
func returnForm(env *Env, id domain.ID, title string) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		c, err := env.Office.Case(ctx, env.By, id)
		if err != nil {
			return Form{}, err
		}
		if c.Actions.Return != nil {
			return Form{}, c.Actions.Return
		}
		t := env.Text
		missing := Field{Key: "missing", Label: t.FieldName("missing"), Kind: FieldMulti}
		for _, m := range domain.Materials {
			missing.Options = append(missing.Options, Option{Value: string(m), Label: t.Word.Material[m]})
		}
		for _, m := range c.Lacks {
			missing.Values = append(missing.Values, string(m))
		}
		offer := LetterAction(env, id)
		return Form{
			Title: t.Casework.Return + " · " + id.String(),
			Intro: []Row{{Text: title, Tone: ToneStrong}, {Text: t.Casework.ReturnIntro, Tone: ToneLabel}},
			Fields: []Field{
				missing,
				{Key: "note", Label: t.Casework.ReturnNote, Kind: FieldArea, Hint: t.Casework.ReturnHint, Max: domain.MaxText},
			},
			Rules: []domain.ClauseID{c.Rule}, Submit: t.Casework.Return, Offer: &offer,
			Run: func(ctx context.Context, v Values) (string, error) {
				in := office.ReturnCase{ID: id, Version: c.Record.Version, Note: v.Text["note"]}
				for _, m := range v.Multi["missing"] {
					in.Missing = append(in.Missing, domain.Material(m))
				}
				_, err := env.Office.ReturnCase(ctx, env.By, in)
				return t.Sentence(t.Casework.Returned, domain.Args{"id": id}), err
			},
		}, nil
	}
}

// withdrawForm takes a case back before its reply, or throws a draft away.
func withdrawForm(env *Env, id domain.ID, title string) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		c, err := env.Office.Case(ctx, env.By, id)
		if err != nil {
			return Form{}, err
		}
		if c.Actions.Withdraw != nil {
			return Form{}, c.Actions.Withdraw
		}
		t := env.Text
		label, intro, done := t.Casework.Withdraw, t.Casework.WithdrawIntro, t.Casework.Withdrawn
		if c.Record.State == domain.CaseDraft {
			label, intro, done = t.Casework.Discard, t.Casework.DiscardIntro, t.Casework.Discarded
		}
		form := Form{
			Title: label + " · " + id.String(), Submit: label, Danger: true,
			Intro: []Row{{Text: title, Tone: ToneStrong}, {Text: intro}},
			Run: func(ctx context.Context, v Values) (string, error) {
				_, err := env.Office.WithdrawCase(ctx, env.By, office.Withdraw{ID: id, Version: c.Record.Version, Reason: v.Text["reason"]})
				return t.Sentence(done, domain.Args{"id": id}), err
			},
		}
		if c.Record.State != domain.CaseDraft {
			form.Fields = []Field{{
				Key: "reason", Label: t.FieldName("reason"), Kind: FieldArea, Hint: t.Label.Optional, Max: domain.MaxText,
			}}
			form.Rules = []domain.ClauseID{c.Rule}
		}
		return form, nil
	}
}
