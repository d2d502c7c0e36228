package kit

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
)

// CaseForms are the forms that differ between the two kinds of cases.
type CaseForms struct {
	Title                 string // what the case is about, in one line
	Approve, Reject, Edit func(ctx context.Context) (Form, error)
}

// CaseActions are what can be done with a case in its state, the decision
// first. What the state does not know is not shown; what the caller may not do
// is, with the reason.
func CaseActions(env *Env, c office.CaseView, f CaseForms) []Action {
	t := &env.Text.Casework
	open := func(build func(ctx context.Context) (Form, error)) func() tea.Cmd {
		return func() tea.Cmd { return OpenForm(env, build) }
	}
	refuse := func(err error) func() error { return func() error { return err } }
	var out []Action
	switch c.Record.State {
	case domain.CaseSubmitted:
		out = append(out,
			Action{Key: "a", Label: env.Text.Application.Approve, Allowed: refuse(c.Decide), Run: open(f.Approve)},
			Action{Key: "x", Label: env.Text.Application.Reject, Allowed: refuse(c.Decide), Run: open(f.Reject)},
			Action{Key: "b", Label: t.Return, Allowed: refuse(c.Actions.Return), Run: open(returnForm(env, c.Record.ID, f.Title))},
			claimAction(env, c),
		)
	case domain.CaseReturned:
		out = append(out, Action{Key: "e", Label: t.Mend, Allowed: refuse(c.Actions.Edit), Run: open(f.Edit)})
	case domain.CaseDraft:
		out = append(out, Action{Key: "e", Label: t.Edit, Allowed: refuse(c.Actions.Edit), Run: open(f.Edit)})
	}
	if c.Record.State.Undecided() || c.Record.State == domain.CaseDraft {
		label := t.Withdraw
		if c.Record.State == domain.CaseDraft {
			label = t.Discard
		}
		out = append(out, Action{
			Key: "w", Label: label, Allowed: refuse(c.Actions.Withdraw), Run: open(withdrawForm(env, c.Record.ID, f.Title)),
			Hidden: c.Record.State == domain.CaseSubmitted && c.Decide == nil, // who decides seldom takes back
		})
	}
	if hasLetter(c.Record.State) {
		out = append(out, LetterAction(env, c.Record.ID))
	}
	return quiet(out)
}

// quiet hides what somebody whose role it is not can never do: a reader of the
// record needs one reason, not one for each key.
func quiet(actions []Action) []Action {
	shown := false
	for i := range actions {
		if actions[i].Allowed == nil || actions[i].Allowed() == nil {
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
func LetterAction(env *Env, id domain.ID) Action {
	return Action{Key: "l", Label: env.Text.Casework.Letter, Run: func() tea.Cmd { return openLetter(env, id) }}
}

// openLetter opens the letter's page.
func openLetter(env *Env, id domain.ID) tea.Cmd {
	return OpenWritten(env, env.Text.Casework.Letter+" "+id.String(), func(ctx context.Context) (Written, error) {
		l, err := env.Office.Letter(ctx, env.By, id)
		if err != nil {
			return Written{}, err
		}
		out := Written{Text: env.Text.Letter(l)}
		if l.Rebuilt {
			out.Note = env.Text.Casework.Rebuilt
		}
		return out, nil
	})
}

// claimAction is one key: it claims the case, gives the own claim back, or
// takes it over from another, which asks first.
func claimAction(env *Env, c office.CaseView) Action {
	t := &env.Text.Casework
	ref := office.CaseRef{ID: c.Record.ID, Version: c.Record.Version}
	out := Action{Key: "c", Label: t.Claim, Allowed: func() error { return c.Actions.Claim }, Run: func() tea.Cmd { return claim(env, ref) }}
	switch {
	case c.Claim == nil:
	case c.Claim.Mine:
		out.Label, out.Allowed = t.Release, func() error { return c.Actions.Release }
		out.Run = func() tea.Cmd { return release(env, ref) }
	default:
		out.Label = t.TakeOver
		out.Run = func() tea.Cmd { return OpenForm(env, takeOverForm(env, c.Record.ID)) }
	}
	return out
}

// ApprovalFields are the fields of a reply with yes: its document number, the
// next one unless another is typed, and what it adds, M4.2.
func ApprovalFields(env *Env, number string) []Field {
	t := env.Text
	return []Field{
		{Key: "number", Label: t.Application.Number, Value: number, Hint: t.Label.AutoNumber},
		{Key: "note", Label: t.Application.Note, Hint: t.Application.NoteHint, Max: domain.MaxText},
	}
}

// RejectionFields are the fields of a reply with no: the reason, M4.2.
func RejectionFields(env *Env) []Field {
	t := &env.Text.Application
	return []Field{{Key: "reason", Label: t.RejectReason, Kind: FieldArea, Hint: t.ReasonHint, Max: domain.MaxText}}
}

// OpenCaseSections are the parts of the document of a case that is not decided:
// what it lacks since it was returned, and its checks. Of one that was handed in
// again the checks come first, and what it lacked is past.
func OpenCaseSections(env *Env, state domain.CaseState, returned domain.Correction, by string, checks []office.Check) []Section {
	var out []Section
	s, ok := correctionSection(env, returned, by)
	past := state != domain.CaseReturned
	if ok && !past {
		out = append(out, s)
	}
	if len(checks) > 0 {
		out = append(out, Section{Title: env.Text.Label.Checks, Rows: CheckRows(env, checks)})
	}
	if ok && past {
		s.Rows[0].Text = env.Text.Sentence(env.Text.Casework.WasReturned, domain.Args{"name": by, "at": returned.At})
		for i := range s.Rows {
			s.Rows[i].Sign, s.Rows[i].Tone = "", ToneLabel
		}
		out = append(out, s)
	}
	return out
}
