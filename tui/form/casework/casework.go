// Package casework is what can be done with a case, an application or a
// transfer alike: claim, return, withdraw, read its letter.
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

// Forms are what is done with a case of one kind.
type Forms struct{ Approve, Reject, Return, Withdraw, Edit build }

// Bindings are what can be done with a case in its state, the decision
// first. What the state does not know is not shown; what the caller may not do
// is, with the reason.
func Bindings(env *kit.Env, c casework.CaseView, f Forms) []kit.Binding {
	t, letter := &env.Text.Case, LetterBinding(env, c.Record.ID)
	open := func(key, label string, refused error, build build) kit.Binding {
		return kit.FormBinding(env, key, label, func() error { return refused }, build)
	}
	var out []kit.Binding
	switch c.Record.State {
	case domain.CaseSubmitted:
		out = append(out,
			open("a", t.Approve, c.Decide, f.Approve), open("x", t.Reject, c.Decide, offering(letter, f.Reject)),
			open("b", t.Return, c.May.Return, offering(letter, f.Return)), claimBinding(env, c),
		)
	case domain.CaseReturned:
		out = append(out, open("e", t.Mend, c.May.Edit, f.Edit))
	case domain.CaseDraft:
		out = append(out, open("e", t.Edit, c.May.Edit, f.Edit))
	}
	if c.Record.State.Undecided() || c.Record.State == domain.CaseDraft {
		a := open("w", t.Withdraw, c.May.Withdraw, f.Withdraw)
		if c.Record.State == domain.CaseDraft {
			a.Label = t.Discard
		}
		a.Hidden = c.Record.State == domain.CaseSubmitted && c.Decide == nil // who decides seldom takes back
		out = append(out, a)
	}
	switch c.Record.State {
	case domain.CaseApproved, domain.CaseRejected, domain.CaseReturned: // headquarters has written to the applicant
		out = append(out, letter)
	}
	return quiet(out)
}

// offering is a form after which a binding is offered.
func offering(a kit.Binding, build build) build {
	return func(ctx context.Context) (kit.Form, error) {
		f, err := build(ctx)
		f.Offer = &a
		return f, err
	}
}

// quiet hides what somebody whose role it is not can never do: a reader of the
// record needs one reason, not one for each key.
func quiet(bindings []kit.Binding) []kit.Binding {
	shown := false
	for i := range bindings {
		if bindings[i].Refused() == nil {
			continue
		}
		bindings[i].Hidden = shown
		shown = true
	}
	return bindings
}

// LetterBinding opens a case's written reply, or its notice of correction, as
// the text that is sent.
func LetterBinding(env *kit.Env, id domain.ID) kit.Binding {
	return kit.Binding{Key: "l", Label: env.Text.Case.Letter, Run: func() tea.Cmd { return openLetter(env, id) }}
}

// openLetter opens the letter's page.
func openLetter(env *kit.Env, id domain.ID) tea.Cmd {
	return kit.OpenWritten(env, env.Text.Case.Letter+" "+id.String(), func(ctx context.Context) (kit.Written, error) {
		l, err := env.Office.Letter(ctx, env.By, id)
		if err != nil {
			return kit.Written{}, err
		}
		out := kit.Written{Text: env.Text.Letter(l)}
		if l.Rebuilt {
			out.Note = env.Text.Case.Rebuilt
		}
		return out, nil
	})
}

// claimBinding is one key: it claims the case, gives the own claim back, or
// takes it over from another, which asks first.
func claimBinding(env *kit.Env, c casework.CaseView) kit.Binding {
	t := &env.Text.Case
	ref := desk.Ref{ID: c.Record.ID, Version: c.Record.Version}
	out := kit.Binding{Key: "c", Label: t.Claim, Allowed: func() error { return c.May.Claim }, Run: func() tea.Cmd {
		return claim(env, ref)
	}}
	switch {
	case c.Claim == nil:
	case c.Claim.Mine:
		out.Label, out.Allowed = t.Release, func() error { return c.May.Release }
		out.Run = func() tea.Cmd { return release(env, ref) }
	default:
		out.Label = t.TakeOver
		out.Run = func() tea.Cmd { return kit.OpenForm(env, takeOverForm(env, c.Record.ID)) }
	}
	return out
}

// VerifyBinding opens the page of the first of the people whose real name is not
// verified, N1.2a, which is where that is recorded: their case can't be approved
// before. There is none for a decided case, and none for whom the record does
// not name.
func VerifyBinding(env *kit.Env, state domain.CaseState, people ...desk.PersonRef) []kit.Binding {
	if !state.Undecided() {
		return nil
	}
	for _, p := range people {
		if p.ID.IsZero() || p.Verified {
			continue
		}
		t := env.Text
		return []kit.Binding{{
			Key: "v", Label: t.Sentence(t.Person.VerifyNamed, domain.Args{"name": p.Name}),
			Run: func() tea.Cmd { return kit.OpenRecord(env, p.ID) },
		}}
	}
	return nil
}

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
	may := func(c casework.CaseView) error { return c.May.Claim }
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
	t, offer := env.Text, LetterBinding(env, c.Record.ID)
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
	f.Offer = &kit.Binding{Key: "o", Label: t.Console.Open, Run: func() tea.Cmd { return kit.OpenRecord(env, done) }}
	if prior != domain.CaseReturned {
		f.SaveLabel, f.Save = t.Console.FormDraft, by(draft, t.Case.Drafted)
	}
	return f
}
