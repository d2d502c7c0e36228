package kit

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
)

// CheckRows are the rows of a case's checks, each with its sign and clause.
func CheckRows(env *Env, checks []office.Check) []Row {
	rows := make([]Row, 0, len(checks))
	for _, c := range checks {
		sign, tone := "✓", ToneFocus
		switch c.Mark {
		case office.MarkWarn:
			sign, tone = "!", ToneDue
		case office.MarkFail:
			sign, tone = "✗", ToneDanger
		}
		rows = append(rows, Row{Sign: sign, Text: env.Text.Check(c), Note: env.Text.Cite(c.Rule), Tone: tone})
	}
	return rows
}

// NameFinding is the canonical name that the checks propose for a group that
// has another one, N1.2b, M4.6; "" for none.
func NameFinding(checks []office.Check) string {
	for _, c := range checks {
		if name, ok := c.Args["name"].(string); ok && c.Key == office.CheckName && c.Mark == office.MarkWarn {
			return name
		}
	}
	return ""
}

// HistorySection is the history of a record as its page shows it, newest first
// as everywhere; "of" is the record itself, which no line repeats.
func HistorySection(env *Env, entries []office.HistoryEntry, of domain.ID) Section {
	s := Section{Title: env.Text.Label.History}
	for _, e := range entries {
		s.Rows = append(s.Rows, Row{
			Label: env.Text.When(e.At, env.Office.Now()), Text: env.Text.History(e, of),
		})
	}
	return s
}

// DueTone is the colour of a due time: late is danger, today and tomorrow are due.
func DueTone(due, now time.Time) Tone {
	switch {
	case due.Before(now):
		return ToneDanger
	case domain.DaysUntil(due, now) <= 1:
		return ToneDue
	}
	return TonePlain
}

// FilingCell is how far a filing has come, its sign before the word; "" for none.
func FilingCell(env *Env, f domain.FilingState) Cell {
	sign, tone := FilingSign(f)
	if sign == "" {
		return Cell{Text: "—", Tone: ToneLabel}
	}
	return Cell{Text: env.Styles.Sign(sign) + " " + env.Text.Word.Filing[f], Tone: tone}
}

// FilingSign is the sign and the colour of a filing.
func FilingSign(f domain.FilingState) (string, Tone) {
	switch f {
	case domain.FilingFiled:
		return "✓", ToneFocus
	case domain.FilingSubmitted:
		return "…", ToneDue
	case domain.FilingMissing:
		return "!", ToneDanger
	}
	return "", ToneLabel
}

// CaseTone is the colour of a case's state.
func CaseTone(s domain.CaseState) Tone {
	switch s {
	case domain.CaseSubmitted, domain.CaseReturned:
		return ToneDue
	case domain.CaseApproved:
		return ToneFocus
	case domain.CaseRejected:
		return ToneDanger
	}
	return ToneLabel
}

// CaseSign is the sign of a case's state.
func CaseSign(s domain.CaseState) string {
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

// Field is the row of a labelled value; nothing for an empty one.
func (s *Section) Field(label, text string) {
	if text != "" {
		s.Rows = append(s.Rows, Row{Label: label, Text: text})
	}
}

// ReadClause is the action that opens the rule reader where a record's first
// clause stands.
func ReadClause(env *Env, rules ...domain.ClauseID) Action {
	return Action{Key: "c", Label: env.Text.Label.Clause, Run: func() tea.Cmd {
		if len(rules) == 0 || rules[0] == "" {
			return nil
		}
		return openClause(env, rules[0])
	}}
}

// Of tells whether an event is about records of these kinds, or says that
// events were lost.
func Of(e domain.Event, kinds ...domain.Kind) bool {
	return e.Lost || slices.Contains(kinds, e.Subject.Kind)
}

// Found is how many rows a list shows under its filters and its search: the
// number, or 60+ where more than the first page follows.
func Found[R any](q ListQuery, p domain.Page[R]) string {
	if p.Next != "" {
		return strconv.Itoa(max(len(p.Items), q.Limit)) + "+"
	}
	return strconv.Itoa(len(p.Items))
}

// CaseCell is the state of an application or a transfer with its sign; of one
// that somebody works on, who that is.
func CaseCell(env *Env, s domain.CaseState, claimedBy string) Cell {
	if claimedBy != "" && s == domain.CaseSubmitted {
		return Cell{Text: env.Styles.Sign("●") + " " + claimedBy, Tone: ToneFocus}
	}
	return Cell{Text: env.Styles.Sign(CaseSign(s)) + " " + env.Text.Word.Case[s], Tone: CaseTone(s)}
}

// CaseDue is when a case is due while it waits, and when it was decided after.
func CaseDue(env *Env, s domain.CaseState, due, decided time.Time) Cell {
	now := env.Office.Now()
	switch {
	case s.Undecided():
		return Cell{Text: env.Text.DueWord(due, now), Tone: DueTone(due, now)}
	case decided.IsZero():
		return Cell{Text: "—", Tone: ToneLabel}
	}
	return Cell{Text: decided.In(domain.China).Format("01-02"), Tone: ToneLabel}
}

// Decided is when a case was decided; what was withdrawn has no reply, and its
// last change was the withdrawal.
func Decided(m domain.Meta, r domain.Reply) time.Time {
	if r.At.IsZero() {
		return m.UpdatedAt
	}
	return r.At
}
