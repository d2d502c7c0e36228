package casework

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officecasework "alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/casework"
)

func claim(env *kit.Env, ref desk.Ref) tea.Cmd {
	return kit.Call(env, func(ctx context.Context) (string, show.Tone, error) {
		c, err := env.Office.ClaimCase(ctx, env.By, ref)
		return claimed(env, c), show.ToneFocus, err
	})
}

func release(env *kit.Env, ref desk.Ref) tea.Cmd {
	return kit.Call(env, func(ctx context.Context) (string, show.Tone, error) {
		_, err := env.Office.ReleaseCase(ctx, env.By, ref)
		return env.Text.Sentence(env.Text.Case.Released, domain.Args{"id": ref.ID}), show.ToneFocus, err
	})
}

// claimed says until when a case is the caller's, and from whom it was taken.
func claimed(env *kit.Env, c officecasework.Claimed) string {
	return env.Text.Sentence(env.Text.Case.Claimed, domain.Args{"id": c.ID, "until": casework.Clock(c.Until), "from": c.From})
}

// takeOverForm asks before a case is taken from the officer who works on it.
func takeOverForm(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		c, err := env.Office.Case(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		if c.Actions.Claim != nil {
			return kit.Form{}, c.Actions.Claim
		}
		t := env.Text
		form := kit.Form{
			Title: t.Case.TakeOver + " · " + id.String(), Submit: t.Case.TakeOver,
			Run: func(ctx context.Context, _ kit.Values) (string, error) {
				done, err := env.Office.ClaimCase(ctx, env.By, desk.Ref{ID: id, Version: c.Record.Version})
				return claimed(env, done), err
			},
		}
		if c.Claim != nil {
			form.Intro = []show.Row{
				{Text: t.Sentence(t.Case.TakeOverIntro, domain.Args{
					"name": c.Claim.Name, "at": c.Claim.At, "until": casework.Clock(c.Claim.Until),
				}), Tone: show.ToneStrong},
				{Text: t.Case.TakeOverAfter, Tone: show.ToneLabel},
			}
		}
		return form, nil
	}
}

// returnForm sends a case back for correction with a list of what it lacks; what
// the failing checks suggest is ticked already.
func returnForm(env *kit.Env, id domain.ID, title string) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		c, err := env.Office.Case(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		if c.Actions.Return != nil {
			return kit.Form{}, c.Actions.Return
		}
		t := env.Text
		missing := kit.Field{Key: "missing", Label: t.FieldName("missing"), Kind: kit.FieldMulti}
		for _, m := range domain.Materials {
			missing.Options = append(missing.Options, kit.Option{Value: string(m), Label: t.Word.Material[m]})
		}
		for _, m := range c.Lacks {
			missing.Values = append(missing.Values, string(m))
		}
		offer := LetterAction(env, id)
		return kit.Form{
			Title: t.Case.Return + " · " + id.String(),
			Intro: []show.Row{{Text: title, Tone: show.ToneStrong}, {Text: t.Case.ReturnIntro, Tone: show.ToneLabel}},
			Fields: []kit.Field{
				missing,
				{Key: "note", Label: t.Case.ReturnNote, Kind: kit.FieldArea, Hint: t.Case.ReturnHint, Max: domain.MaxText},
			},
			Rules: []domain.ClauseID{c.Rule}, Submit: t.Case.Return, Offer: &offer,
			Run: func(ctx context.Context, v kit.Values) (string, error) {
				in := officecasework.ReturnCase{ID: id, Version: c.Record.Version, Note: v.Text["note"]}
				for _, m := range v.Multi["missing"] {
					in.Missing = append(in.Missing, domain.Material(m))
				}
				_, err := env.Office.ReturnCase(ctx, env.By, in)
				return t.Sentence(t.Case.Returned, domain.Args{"id": id}), err
			},
		}, nil
	}
}

// withdrawForm takes a case back before its reply, or throws a draft away.
func withdrawForm(env *kit.Env, id domain.ID, title string) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		c, err := env.Office.Case(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		if c.Actions.Withdraw != nil {
			return kit.Form{}, c.Actions.Withdraw
		}
		t := env.Text
		label, intro, done := t.Case.Withdraw, t.Case.WithdrawIntro, t.Case.Withdrawn
		if c.Record.State == domain.CaseDraft {
			label, intro, done = t.Case.Discard, t.Case.DiscardIntro, t.Case.Discarded
		}
		form := kit.Form{
			Title: label + " · " + id.String(), Submit: label, Danger: true,
			Intro: []show.Row{{Text: title, Tone: show.ToneStrong}, {Text: intro}},
			Run: func(ctx context.Context, v kit.Values) (string, error) {
				_, err := env.Office.WithdrawCase(ctx, env.By, officecasework.Withdraw{ID: id, Version: c.Record.Version, Reason: v.Text["reason"]})
				return t.Sentence(done, domain.Args{"id": id}), err
			},
		}
		if c.Record.State != domain.CaseDraft {
			form.Fields = []kit.Field{{
				Key: "reason", Label: t.FieldName("reason"), Kind: kit.FieldArea, Hint: t.Label.Optional, Max: domain.MaxText,
			}}
			form.Rules = []domain.ClauseID{c.Rule}
		}
		return form, nil
	}
}
