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
		return env.Text.Sentence(env.Text.Case.Released, domain.Args{"id": ref.ID}), ToneFocus, err
	})
}

// claimed says until when a case is the caller's, and from whom it was taken.
func claimed(env *Env, c office.Claimed) string {
	return env.Text.Sentence(env.Text.Case.Claimed, domain.Args{"id": c.ID, "until": clock(c.Until), "from": c.From})
}

// takeOverForm asks before a case is taken from the officer who works on it.
func takeOverForm(env *Env, f CaseForms) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		c, err := f.Load(ctx)
		if err != nil {
			return Form{}, err
		}
		if c.Can.Claim != nil {
			return Form{}, c.Can.Claim
		}
		t := env.Text
		form := Form{
			Title: t.Case.TakeOver + " · " + c.ID.String(), Submit: t.Case.TakeOver,
			Run: func(ctx context.Context, _ Values) (string, error) {
				done, err := env.Office.ClaimCase(ctx, env.By, office.CaseRef{ID: c.ID, Version: c.Version})
				return claimed(env, done), err
			},
		}
		if c.Claim != nil {
			form.Intro = []Row{
				{Text: t.Sentence(t.Case.TakeOverIntro, domain.Args{
					"name": c.Claim.Name, "at": c.Claim.At, "until": clock(c.Claim.Until),
				}), Tone: ToneStrong},
				{Text: t.Case.TakeOverAfter, Tone: ToneLabel},
			}
		}
		return form, nil
	}
}

// returnForm sends a case back for correction with a list of what it lacks; what
// the failing checks suggest is ticked already.
func returnForm(env *Env, f CaseForms) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		c, err := f.Load(ctx)
		if err != nil {
			return Form{}, err
		}
		if c.Can.Return != nil {
			return Form{}, c.Can.Return
		}
		t := env.Text
		missing := Field{Key: "missing", Label: t.FieldName("missing"), Kind: FieldMulti}
		for _, m := range domain.Materials {
			missing.Options = append(missing.Options, Option{Value: string(m), Label: t.Word.Material[m]})
		}
		for _, m := range c.Lacks {
			missing.Values = append(missing.Values, string(m))
		}
		offer := LetterAction(env, c.ID)
		return Form{
			Title: t.Case.Return + " · " + c.ID.String(),
			Intro: []Row{{Text: f.Title, Tone: ToneStrong}, {Text: t.Case.ReturnIntro, Tone: ToneLabel}},
			Fields: []Field{
				missing,
				{Key: "note", Label: t.Case.ReturnNote, Kind: FieldArea, Hint: t.Case.ReturnHint, Max: domain.MaxText},
			},
			Rules: []domain.ClauseID{c.Rule}, Submit: t.Case.Return, Offer: &offer,
			Run: func(ctx context.Context, v Values) (string, error) {
				in := office.ReturnCase{ID: c.ID, Version: c.Version, Note: v.Text["note"]}
				for _, m := range v.Multi["missing"] {
					in.Missing = append(in.Missing, domain.Material(m))
				}
				return t.Sentence(t.Case.Returned, domain.Args{"id": c.ID}), f.Return(ctx, in)
			},
		}, nil
	}
}

// withdrawForm takes a case back before its reply, or throws a draft away.
func withdrawForm(env *Env, f CaseForms) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		c, err := f.Load(ctx)
		if err != nil {
			return Form{}, err
		}
		if c.Can.Withdraw != nil {
			return Form{}, c.Can.Withdraw
		}
		t := env.Text
		label, intro, done := t.Case.Withdraw, t.Case.WithdrawIntro, t.Case.Withdrawn
		if c.State == domain.CaseDraft {
			label, intro, done = t.Case.Discard, t.Case.DiscardIntro, t.Case.Discarded
		}
		form := Form{
			Title: label + " · " + c.ID.String(), Submit: label, Danger: true,
			Intro: []Row{{Text: f.Title, Tone: ToneStrong}, {Text: intro}},
			Run: func(ctx context.Context, v Values) (string, error) {
				err := f.Withdraw(ctx, office.Withdraw{ID: c.ID, Version: c.Version, Reason: v.Text["reason"]})
				return t.Sentence(done, domain.Args{"id": c.ID}), err
			},
		}
		if c.State != domain.CaseDraft {
			form.Fields = []Field{{
				Key: "reason", Label: t.FieldName("reason"), Kind: FieldArea, Hint: t.Label.Optional, Max: domain.MaxText,
			}}
			form.Rules = []domain.ClauseID{c.Rule}
		}
		return form, nil
	}
}
