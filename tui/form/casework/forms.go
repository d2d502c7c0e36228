package casework

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcase "alumni/tui/show/casework"
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
func claimed(env *kit.Env, c casework.Claimed) string {
	return env.Text.Sentence(env.Text.Case.Claimed, domain.Args{"id": c.ID, "until": showcase.Clock(c.Until), "from": c.From})
}

type build = func(context.Context) (kit.Form, error)

// takeOverForm asks before a case is taken from the officer who works on it.
func takeOverForm(env *kit.Env, id domain.ID) build {
	may := func(c casework.CaseView) error { return c.Actions.Claim }
	return kit.FormOn(env, env.Office.Case, id, may, func(_ context.Context, c casework.CaseView) (kit.Form, error) {
		t := env.Text
		f := kit.Form{
			Title: t.Case.TakeOver + " · " + id.String(), Submit: t.Case.TakeOver,
			Run: func(ctx context.Context, _ kit.Values) (string, error) {
				done, err := env.Office.ClaimCase(ctx, env.By, desk.Ref{ID: id, Version: c.Record.Version})
				return claimed(env, done), err
			},
		}
		if c.Claim != nil {
			f.Intro = []show.Row{
				{Text: t.Sentence(t.Case.TakeOverIntro, domain.Args{
					"name": c.Claim.Name, "at": c.Claim.At, "until": showcase.Clock(c.Claim.Until),
				}), Tone: show.ToneStrong},
				{Text: t.Case.TakeOverAfter, Tone: show.ToneLabel},
			}
		}
		return f, nil
	})
}

// Reply is what a decision on a case of one kind says of it.
type Reply struct {
	Title string
	Intro []show.Row
	Rules []domain.ClauseID
}

// Approve is the form of a reply with yes, M4.2: what it does, what the rules
// say, the next document number unless another is typed, and what it adds.
func Approve(env *kit.Env, c casework.CaseView, r Reply, do func(context.Context, casework.Approve) (string, error)) kit.Form {
	t, offer := env.Text, LetterAction(env, c.Record.ID)
	return kit.Form{
		Title: r.Title, Intro: append(r.Intro, showcase.Checks(t, c.Checks)...), Rules: r.Rules,
		Fields: []kit.Field{
			{Key: "number", Label: t.Case.Number, Value: c.SuggestReply, Hint: t.Case.AutoNumber},
			{Key: "note", Label: t.Case.Note, Hint: t.Case.NoteHint, Max: domain.MaxText},
		},
		Submit: t.Case.ApproveSubmit, Offer: &offer,
		Run: func(ctx context.Context, v kit.Values) (string, error) {
			return do(ctx, casework.Approve{ID: c.Record.ID, Version: c.Record.Version, Number: v.Text["number"], Note: v.Text["note"]})
		},
	}
}

// HandIn makes of a form one that hands a case in, or keeps it as a draft. What
// was handed in once is mended, not kept as a draft.
func HandIn[In, C any, P interface {
	*C
	domain.AnyCase
}](
	env *kit.Env, f kit.Form, prior domain.CaseState, input func(context.Context, kit.Values) (In, error),
	submit, draft func(context.Context, domain.Caller, In) (C, error),
) kit.Form {
	t, done := env.Text, domain.ID{}
	by := func(do func(context.Context, domain.Caller, In) (C, error), said string) func(context.Context, kit.Values) (string, error) {
		return func(ctx context.Context, v kit.Values) (string, error) {
			in, err := input(ctx, v)
			if err != nil {
				return "", err
			}
			c, err := do(ctx, env.By, in)
			if err != nil {
				return "", err
			}
			done = P(&c).Common().ID
			return t.Sentence(said, domain.Args{"id": done}), nil
		}
	}
	f.Submit, f.Run = t.Case.Submit, by(submit, t.Case.Handed)
	f.Offer = &kit.Action{Key: "o", Label: t.Console.Open, Run: func() tea.Cmd { return kit.OpenRecord(env, done) }}
	if prior != domain.CaseReturned {
		f.SaveLabel, f.Save = t.Console.FormDraft, by(draft, t.Case.Drafted)
	}
	return f
}
