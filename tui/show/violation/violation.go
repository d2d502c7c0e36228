// Package violation tells of violations (违规), N3.2, M7, M8: their list, their
// document and the command that records one, for every face.
package violation

import (
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
	"alumni/domain/rulebook"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the list of violations.
var List = deed.Listing[violation.Row, violation.Filter]{
	Words: "violation list", Short: i18n.Line{ZH: "列出违规", EN: "list violations"},
	Narrow: func(f *violation.Filter) []deed.Field {
		return []deed.Field{
			deed.RecordOf("branch", domain.KindBranch, &f.Branch), deed.RecordOf("group", domain.KindGroup, &f.Group),
			deed.RecordOf("person", domain.KindPerson, &f.Person),
			deed.ChoiceOf("state", &f.State, domain.ViolationStates, states),
		}
	},
	Page: func(f *violation.Filter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do: (*office.Office).Violations, Columns: columns,
	Title: i18n.Line{ZH: "违规", EN: "Violations"},
	Count: i18n.Line{ZH: "{n} 件[{chip}]", EN: "{n}[ {chip}]"},
	Empty: i18n.Line{ZH: "没有违规记录。", EN: "No violation on record."},
	Chips: []deed.Chip[violation.Filter]{
		chip(domain.ViolationOpen, func(c task.Counts) int { return c.Violations }), chip(domain.ViolationClosed, nil),
		deed.All[violation.Filter](),
	},
	ID:    func(r violation.Row) domain.ID { return r.ID },
	Stamp: func(r violation.Row) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindViolation, domain.KindTask},
}

func chip(s domain.ViolationState, count func(task.Counts) int) deed.Chip[violation.Filter] {
	return deed.Chip[violation.Filter]{
		Label: func(t *i18n.Text) string { return t.Word.Violation[s] },
		Set:   func(f *violation.Filter) { f.State = s },
		Count: count,
	}
}

func states(t *i18n.Text) map[domain.ViolationState]string { return t.Word.Violation }

func columns(t *i18n.Text, _ func() time.Time) []show.Column[violation.Row] {
	w := &t.Violation
	return []show.Column[violation.Row]{
		{Key: "occurred_on", Title: w.Occurred, Width: 10, Text: func(r violation.Row) string { return t.Day(r.OccurredOn) }},
		{Key: "id", Title: t.Label.Number, Width: 6, Spare: true, Tone: show.ToneLabel, Text: func(r violation.Row) string {
			return r.ID.String()
		}},
		{Key: "person", Title: w.Person, Width: 8, Text: func(r violation.Row) string { return r.PersonName }},
		{Key: "group", Title: w.Group, Width: 10, Grow: 1, Cell: func(r violation.Row) show.Cell { return show.GroupCell(r.GroupName) }},
		{Key: "outcome", Title: w.Outcome, Width: t.Cells(12, 13), Text: func(r violation.Row) string { return t.Word.Outcome[r.Outcome] }},
		{Key: "state", Title: t.Label.State, Width: 8, Spare: true, Cell: func(r violation.Row) show.Cell {
			return looks[r.State].Cell(t.Word.Violation[r.State])
		}},
		{Key: "clauses", Title: w.Clauses, Width: 13, Spare: true, Cell: func(r violation.Row) show.Cell {
			c := show.Cell{Text: "—", Long: t.Value("rules", r.Clauses), Tone: show.ToneLabel}
			if len(r.Clauses) > 0 { // the first, and whether there are more
				c.Text = t.Cite(r.Clauses[0]) + strings.Repeat(" +", min(len(r.Clauses)-1, 1))
			}
			return c
		}},
	}
}

var looks = map[domain.ViolationState]show.Look{
	domain.ViolationOpen: {Sign: "…", Tone: show.ToneDue}, domain.ViolationClosed: {Sign: "✓", Tone: show.ToneFocus},
}

// View is one violation: the clauses with their text, the evidence, what follows
// from it and on what that rests.
var View = deed.Viewing[violation.View]{
	Words: "violation show", On: domain.KindViolation, Short: i18n.Line{ZH: "一条违规的详情", EN: "one violation in full"},
	Do: (*office.Office).Violation, Doc: document, Version: func(v violation.View) uint64 { return v.Version },
	Commands: []deed.Offer{Add},
}

func document(t *i18n.Text, now time.Time, v violation.View) show.Doc {
	return show.Doc{
		ID: v.ID.String(), Title: t.Sentence(t.Violation.Heading, domain.Args{"person": v.PersonName}),
		Subtitle: v.Group.String() + "  " + v.GroupName,
		Sections: []show.Section{outcome(t, now, v), clauses(t, v), show.History(t, now, v.History, v.ID)},
	}
}

func outcome(t *i18n.Text, now time.Time, v violation.View) show.Section {
	var s show.Section
	s.Who(t, t.Violation.Person, v.PersonRef)
	s.Field(t.Violation.Occurred, t.Day(v.OccurredOn))
	s.Field(t.Violation.Evidence, v.Evidence)
	s.Field(t.Violation.Outcome, t.Word.Outcome[v.Outcome])
	s.Field(t.Violation.Authority, t.Cite(v.Authority))
	s.Field(t.Violation.Earlier, t.Sentence(t.Violation.EarlierCount, domain.Args{"n": v.Earlier}))
	s.Rows = append(s.Rows, looks[v.State].Row(t.Label.State, t.Word.Violation[v.State]))
	s.Field(t.Violation.Task, v.Task.String())
	if v.State == domain.ViolationOpen && !v.Due.IsZero() {
		s.Rows = append(s.Rows, show.DueRow(t, v.Due, now))
	}
	return s
}

// clauses shows each cited item with its text, word for word.
func clauses(t *i18n.Text, v violation.View) show.Section {
	s := show.Section{Title: t.Violation.Clauses}
	for _, id := range v.Clauses {
		c, _ := rulebook.Lookup(id)
		s.Rows = append(s.Rows, show.Row{Label: t.Cite(id), Text: c.Text})
	}
	return s
}

func outcomes(t *i18n.Text) map[domain.Outcome]string { return t.Word.Outcome }

// Add records a breach, today unless another day is given.
var Add = deed.Deed[violation.RecordViolation, domain.Violation]{
	Words: "violation add", Short: i18n.Line{ZH: "记录一条违规", EN: "record a violation"},
	Load: func(c deed.Call, _ domain.ID) (l deed.Loaded[violation.RecordViolation], _ error) {
		l.In.OccurredOn = domain.DateOf(c.Office.Now())
		return l, nil
	},
	Fields: func(in *violation.RecordViolation) []deed.Field {
		return []deed.Field{
			deed.RecordOf("group", domain.KindGroup, &in.Group).Must(),
			deed.RecordOf("person", domain.KindPerson, &in.Person).Must(),
			deed.ClausesOf("clause", &in.Clauses).Must(),
			deed.ChoiceOf("outcome", &in.Outcome, domain.Outcomes, outcomes).Must(),
			deed.TextOf("authority", &in.Authority).Helped("处理所依据的条款", "clause that the outcome rests on"),
			deed.AreaOf("evidence", &in.Evidence).Must(),
			deed.DayOf("date", &in.OccurredOn),
		}
	},
	Do: (*office.Office).RecordViolation,
	Said: func(t *i18n.Text, _ violation.RecordViolation, v domain.Violation) string {
		return t.Sentence(t.Violation.Recorded, domain.Args{"id": v.ID, "outcome": string(v.Outcome), "task": v.Task})
	},
}
