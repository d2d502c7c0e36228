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
)

// Forms are what is done with a case of one kind.
type Forms struct{ Approve, Reject, Return, Withdraw, Edit build }

// Actions are what can be done with a case in its state, the decision
// first. What the state does not know is not shown; what the caller may not do
// is, with the reason.
func Actions(env *kit.Env, c casework.CaseView, f Forms) []kit.Action {
	t, letter := &env.Text.Case, LetterAction(env, c.Record.ID)
	open := func(key, label string, refused error, build build) kit.Action {
		return kit.FormAction(env, key, label, func() error { return refused }, build)
	}
	var out []kit.Action
	switch c.Record.State {
	case domain.CaseSubmitted:
		out = append(out,
			open("a", t.Approve, c.Decide, f.Approve), open("x", t.Reject, c.Decide, offering(letter, f.Reject)),
			open("b", t.Return, c.Actions.Return, offering(letter, f.Return)), claimAction(env, c),
		)
	case domain.CaseReturned:
		out = append(out, open("e", t.Mend, c.Actions.Edit, f.Edit))
	case domain.CaseDraft:
		out = append(out, open("e", t.Edit, c.Actions.Edit, f.Edit))
	}
	if c.Record.State.Undecided() || c.Record.State == domain.CaseDraft {
		a := open("w", t.Withdraw, c.Actions.Withdraw, f.Withdraw)
		if c.Record.State == domain.CaseDraft {
			a.Label = t.Discard
		}
		a.Hidden = c.Record.State == domain.CaseSubmitted && c.Decide == nil // who decides seldom takes back
		out = append(out, a)
	}
	if hasLetter(c.Record.State) {
		out = append(out, letter)
	}
	return quiet(out)
}

// offering is a form after which an action is offered.
func offering(a kit.Action, build build) build {
	return func(ctx context.Context) (kit.Form, error) {
		f, err := build(ctx)
		f.Offer = &a
		return f, err
	}
}

// quiet hides what somebody whose role it is not can never do: a reader of the
// record needs one reason, not one for each key.
func quiet(actions []kit.Action) []kit.Action {
	shown := false
	for i := range actions {
		if actions[i].Refused() == nil {
			continue
		}
		actions[i].Hidden = shown
		shown = true
	}
	return actions
}

// hasLetter tells whether headquarters has written to the applicant.
func hasLetter(s domain.CaseState) bool {
	return s == domain.CaseApproved || s == domain.CaseRejected || s == domain.CaseReturned
}

// LetterAction opens a case's written reply, or its notice of correction, as
// the text that is sent.
func LetterAction(env *kit.Env, id domain.ID) kit.Action {
	return kit.Action{Key: "l", Label: env.Text.Case.Letter, Run: func() tea.Cmd { return openLetter(env, id) }}
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

// claimAction is one key: it claims the case, gives the own claim back, or
// takes it over from another, which asks first.
func claimAction(env *kit.Env, c casework.CaseView) kit.Action {
	t := &env.Text.Case
	ref := desk.Ref{ID: c.Record.ID, Version: c.Record.Version}
	out := kit.Action{Key: "c", Label: t.Claim, Allowed: func() error { return c.Actions.Claim }, Run: func() tea.Cmd {
		return claim(env, ref)
	}}
	switch {
	case c.Claim == nil:
	case c.Claim.Mine:
		out.Label, out.Allowed = t.Release, func() error { return c.Actions.Release }
		out.Run = func() tea.Cmd { return release(env, ref) }
	default:
		out.Label = t.TakeOver
		out.Run = func() tea.Cmd { return kit.OpenForm(env, takeOverForm(env, c.Record.ID)) }
	}
	return out
}

// VerifyAction opens the page of the first of the people whose real name is not
// verified, N1.2a, which is where that is recorded: their case can't be approved
// before. There is none for a decided case, and none for whom the record does
// not name.
func VerifyAction(env *kit.Env, state domain.CaseState, people ...desk.PersonRef) []kit.Action {
	if !state.Undecided() {
		return nil
	}
	for _, p := range people {
		if p.ID.IsZero() || p.Verified {
			continue
		}
		t := env.Text
		return []kit.Action{{
			Key: "v", Label: t.Sentence(t.Person.VerifyNamed, domain.Args{"name": p.Name}),
			Run: func() tea.Cmd { return kit.OpenRecord(env, p.ID) },
		}}
	}
	return nil
}
