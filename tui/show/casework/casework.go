// Package casework is what an application or a transfer shows of itself.
package casework

import (
	"time"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Clock is a moment of the day in China: 10:32.
func Clock(at time.Time) string { return at.In(domain.China).Format("15:04") }

// Claim says who works on a case and until when; ok is false for nobody.
func Claim(t *i18n.Text, c *casework.ClaimView) (show.Row, bool) {
	if c == nil {
		return show.Row{}, false
	}
	w := &t.Case
	r := show.Row{Label: w.Claim, Sign: "●", Tone: show.ToneDue}
	tmpl := w.ClaimedBy
	if c.Mine {
		r.Tone, tmpl = show.ToneFocus, w.ClaimedMine
	}
	r.Text = t.Sentence(tmpl, domain.Args{"name": c.Name, "until": Clock(c.Until)})
	return r, true
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

// correctionSection is the same as a part of a record's page.
func correctionSection(t *i18n.Text, c domain.Correction, by string) (show.Section, bool) {
	rows := Correction(t, c, by)
	return show.Section{Title: t.Case.Return, Rows: rows}, len(rows) > 0
}

// OpenSections are the parts of the document of a case that is not decided:
// what it lacks since it was returned, and its checks. Of one that was handed in
// again the checks come first, and what it lacked is past.
func OpenSections(t *i18n.Text, state domain.CaseState, returned domain.Correction, by string, checks []casework.Check) []show.Section {
	var out []show.Section
	s, ok := correctionSection(t, returned, by)
	past := state != domain.CaseReturned
	if ok && !past {
		out = append(out, s)
	}
	if len(checks) > 0 {
		out = append(out, show.Section{Title: t.Case.Checks, Rows: Checks(t, checks)})
	}
	if ok && past {
		s.Rows[0].Text = t.Sentence(t.Case.WasReturned, domain.Args{"name": by, "at": returned.At})
		for i := range s.Rows {
			s.Rows[i].Sign, s.Rows[i].Tone = "", show.ToneLabel
		}
		out = append(out, s)
	}
	return out
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

// Tone is the colour of a case's state.
func Tone(s domain.CaseState) show.Tone {
	switch s {
	case domain.CaseSubmitted, domain.CaseReturned:
		return show.ToneDue
	case domain.CaseApproved:
		return show.ToneFocus
	case domain.CaseRejected:
		return show.ToneDanger
	}
	return show.ToneLabel
}

// Sign is the sign of a case's state.
func Sign(s domain.CaseState) string {
	switch s {
	case domain.CaseSubmitted:
		return "…"
	case domain.CaseReturned:
		return "!"
	case domain.CaseApproved:
		return "✓"
	case domain.CaseDraft:
		return "○"
	case domain.CaseWithdrawn:
		return "-"
	}
	return "✗"
}

// Cell is the state of an application or a transfer with its sign; of one
// that somebody works on, who that is.
func Cell(t *i18n.Text, s domain.CaseState, claimedBy string) show.Cell {
	if claimedBy != "" && s == domain.CaseSubmitted {
		return show.Cell{Sign: "●", Text: claimedBy, Tone: show.ToneFocus}
	}
	return show.Cell{Sign: Sign(s), Text: t.Word.Case[s], Tone: Tone(s)}
}

// Due is when a case is due while it waits, and when it was decided after.
func Due(t *i18n.Text, now time.Time, s domain.CaseState, due, decided time.Time) show.Cell {
	switch {
	case s.Undecided():
		return show.Cell{Text: t.DueWord(due, now), Tone: show.DueTone(due, now)}
	case decided.IsZero():
		return show.Cell{Text: "—", Tone: show.ToneLabel}
	}
	return show.Cell{Text: decided.In(domain.China).Format("01-02"), Tone: show.ToneLabel}
}

// Decided is when a case was decided; what was withdrawn has no reply, and its
// last change was the withdrawal.
func Decided(m domain.Meta, r domain.Reply) time.Time {
	if r.At.IsZero() {
		return m.UpdatedAt
	}
	return r.At
}
