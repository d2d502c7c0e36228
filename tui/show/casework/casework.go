// Package casework is what an application or a transfer shows of itself.
package casework

import (
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Clock is a moment of the day in China: 10:32.
func Clock(at time.Time) string { return at.In(domain.China).Format("15:04") }

// Standing says how far a case has come and who works on it, or how and when it
// was decided.
func Standing(t *i18n.Text, now time.Time, v casework.CaseView) []show.Row {
	c := v.Record
	if !c.State.Undecided() {
		text := t.Word.Case[c.State]
		if !c.Reply.At.IsZero() {
			text = t.Sentence(t.Case.Decided, domain.Args{
				"by": v.ReplyBy, "at": c.Reply.At, "state": text, "number": c.Reply.Number,
			})
		}
		s := show.Section{Rows: []show.Row{looks[c.State].Row(t.Label.State, text)}}
		s.Field(t.Case.Reply, c.Reply.Note)
		return s.Rows
	}
	rows := []show.Row{{Label: t.Label.Due, Text: t.DueDate(c.Due, now), Tone: show.DueTone(c.Due, now)}}
	if v.Claim == nil {
		return rows
	}
	r, tmpl := show.Row{Label: t.Case.Claim, Sign: "●", Tone: show.ToneDue}, t.Case.ClaimedBy
	if v.Claim.Mine {
		r.Tone, tmpl = show.ToneFocus, t.Case.ClaimedMine
	}
	r.Text = t.Sentence(tmpl, domain.Args{"name": v.Claim.Name, "until": Clock(v.Claim.Until)})
	return append(rows, r)
}

// Correction says what a returned case lacks, who asked for it and when;
// none for a case that was never returned.
func Correction(t *i18n.Text, c domain.Correction, by string) []show.Row {
	if c.At.IsZero() {
		return nil
	}
	out := []show.Row{{Text: t.Sentence(t.Case.ReturnedBy, domain.Args{"name": by, "at": c.At}), Tone: show.ToneLabel}}
	for _, m := range c.Missing {
		out = append(out, show.Row{Sign: "!", Text: t.Word.Material[m], Tone: show.ToneDue})
	}
	if c.Note != "" {
		out = append(out, show.Row{Sign: "!", Text: c.Note, Tone: show.ToneDue})
	}
	return out
}

// Document is what a case shows: what is asked for; while it is not decided what
// it lacks since it was returned, and its checks; its history. Of one that was
// handed in again the checks come first, and what it lacked is past.
func Document(t *i18n.Text, now time.Time, v casework.CaseView, d show.Doc, asked show.Section) show.Doc {
	c := v.Record
	d.ID, d.Sections = c.ID.String(), []show.Section{asked}
	lacks, checks := show.Section{Title: t.Case.Return, Rows: Correction(t, c.Returned, v.ReturnedBy)}, show.Section{}
	if len(v.Checks) > 0 {
		checks = show.Section{Title: t.Case.Checks, Rows: Checks(t, v.Checks)}
	}
	switch past := c.State != domain.CaseReturned; {
	case !c.State.Undecided():
	case past && len(lacks.Rows) > 0:
		lacks.Rows[0].Text = t.Sentence(t.Case.WasReturned, domain.Args{"name": v.ReturnedBy, "at": c.Returned.At})
		for i := range lacks.Rows {
			lacks.Rows[i].Sign, lacks.Rows[i].Tone = "", show.ToneLabel
		}
		d.Sections = append(d.Sections, checks, lacks)
	default:
		d.Sections = append(d.Sections, lacks, checks)
	}
	d.Sections = slices.DeleteFunc(d.Sections, func(s show.Section) bool { return len(s.Rows) == 0 })
	d.Sections = append(d.Sections, show.History(t, now, v.History, c.ID))
	return d
}

// Undecidable is why the caller may not decide a case that waits for it.
func Undecidable(v casework.CaseView) error {
	if v.Record.State != domain.CaseSubmitted {
		return nil
	}
	return v.Decide
}

// Draft stands under the title of a case that was not handed in yet: whose it is.
func Draft(t *i18n.Text, c domain.Case, branch string) string {
	return t.Whose(c.Branch, branch) + " · " + t.Case.Draft
}

// Checks are the rows of a case's checks, each with its sign and clause.
func Checks(t *i18n.Text, checks []casework.Check) []show.Row {
	rows := make([]show.Row, 0, len(checks))
	for _, c := range checks {
		sign, tone := "✓", show.ToneFocus
		switch c.Mark {
		case casework.MarkWarn:
			sign, tone = "!", show.ToneDue
		case casework.MarkFail:
			sign, tone = "✗", show.ToneDanger
		}
		rows = append(rows, show.Row{Sign: sign, Text: t.Check(c), Note: t.Cite(c.Rule), Tone: tone})
	}
	return rows
}

// NameFinding is the canonical name that the checks propose for a group that
// has another one, N1.2b, M4.6; "" for none.
func NameFinding(checks []casework.Check) string {
	for _, c := range checks {
		if name, ok := c.Args["name"].(string); ok && c.Key == casework.CheckName && c.Mark == casework.MarkWarn {
			return name
		}
	}
	return ""
}

// looks are the signs and colours of a case's states.
var looks = map[domain.CaseState]show.Look{
	domain.CaseDraft:     {Sign: "○", Tone: show.ToneLabel},
	domain.CaseSubmitted: {Sign: "…", Tone: show.ToneDue},
	domain.CaseReturned:  {Sign: "!", Tone: show.ToneDue},
	domain.CaseApproved:  {Sign: "✓", Tone: show.ToneFocus},
	domain.CaseRejected:  {Sign: "✗", Tone: show.ToneDanger},
	domain.CaseWithdrawn: {Sign: "-", Tone: show.ToneLabel},
}

// The columns that every list of cases has; of tells of a row which case it is.

// Due is when a case is due while it waits, and when it was decided after; what
// was withdrawn has no reply, and its last change was the withdrawal.
func Due[R any](t *i18n.Text, now func() time.Time, of func(R) domain.Case) show.Column[R] {
	return show.Column[R]{Key: "due", Title: t.Case.DueOrDate, Width: 9, Cell: func(r R) show.Cell {
		c := of(r)
		if c.State.Undecided() {
			return show.Cell{Text: t.DueWord(c.Due, now()), Long: t.DueDate(c.Due, now()), Tone: show.DueTone(c.Due, now())}
		}
		at := c.Reply.At
		if at.IsZero() {
			at = c.UpdatedAt
		}
		if at.IsZero() {
			return show.Cell{Text: "—", Tone: show.ToneLabel}
		}
		return show.Cell{Text: at.In(domain.China).Format("01-02"), Long: string(domain.DateOf(at)), Tone: show.ToneLabel}
	}}
}

// Number is the case's number.
func Number[R any](t *i18n.Text, of func(R) domain.Case) show.Column[R] {
	return show.Column[R]{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r R) string {
		return of(r).ID.String()
	}}
}

// State is a case's state with its sign; of one that somebody works on, who that is.
func State[R any](t *i18n.Text, of func(R) domain.Case, claimedBy func(R) string) show.Column[R] {
	return show.Column[R]{Key: "state", Title: t.Label.State, Width: t.Cells(10, 11), Cell: func(r R) show.Cell {
		s, by := of(r).State, claimedBy(r)
		if by != "" && s == domain.CaseSubmitted {
			return show.Cell{Sign: "●", Text: by, Long: t.Word.Case[s] + " · " + by, Tone: show.ToneFocus}
		}
		return looks[s].Cell(t.Word.Case[s])
	}}
}
