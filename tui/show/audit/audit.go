// Package audit tells of the audit log (审计) and of a record's whole history
// (经过): who did what, when, to which record, under which rule and why.
package audit

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// entry is a line of the log as the history of its record has it.
func entry(l history.AuditLine) desk.HistoryEntry {
	e := desk.HistoryEntry{
		Seq: l.Seq, At: l.At, By: l.Name, Action: l.Action, Subject: l.Subject, Changes: l.Changes, Names: l.Names, Rules: l.Rules,
	}
	if l.Text != nil {
		e.Reason = l.Text.Reason
	}
	return e
}

// Log are the columns of the audit log.
func Log(t *i18n.Text, now func() time.Time) []show.Column[history.AuditLine] {
	return append(show.Of(columns(t, now), entry), []show.Column[history.AuditLine]{
		{
			Key: "changes", Title: t.Audit.Changes, Width: 12, Grow: 1, Spare: true,
			Text: func(l history.AuditLine) string { return cmp.Or(changes(t, entry(l)), l.ChangedKey()) },
		},
		{Key: "face", Title: t.Audit.Face, Text: func(l history.AuditLine) string { return t.Word.Face[l.Face] }},
		{Key: "remote", Title: t.Audit.Remote, Text: func(l history.AuditLine) string { return l.Remote }},
		{Key: "reason", Title: t.Label.Reason, Text: func(l history.AuditLine) string { return entry(l).Reason }},
	}...)
}

// History are the columns of a record's history.
func History(t *i18n.Text, now func() time.Time) []show.Column[desk.HistoryEntry] {
	return append(columns(t, now), []show.Column[desk.HistoryEntry]{
		{Key: "what", Title: t.Audit.HistoryWhat, Width: 12, Grow: 1, Spare: true, Cell: func(e desk.HistoryEntry) show.Cell {
			c := show.Cell{Text: cmp.Or(e.Reason, changes(t, e), e.Key)}
			if told := changes(t, e); e.Reason != "" && told != "" {
				c.Long = told + t.Label.Semicolon + e.Reason
			}
			return c
		}},
		{Key: "key", Title: t.Audit.Key, Text: func(e desk.HistoryEntry) string { return e.ByKey }},
		{Key: "rules", Title: t.Audit.Rules, Text: func(e desk.HistoryEntry) string { return t.Value("rules", e.Rules) }},
	}...)
}

func changes(t *i18n.Text, e desk.HistoryEntry) string {
	return t.Changes(e.Subject.Kind, e.Changes, e.Names)
}

// columns are those that the log and a history have in common.
func columns(t *i18n.Text, now func() time.Time) []show.Column[desk.HistoryEntry] {
	return []show.Column[desk.HistoryEntry]{
		{Key: "seq", Title: t.Command.Label["seq"], Text: func(e desk.HistoryEntry) string { return fmt.Sprint(e.Seq) }},
		{Key: "at", Title: t.Audit.Time, Width: 11, Cell: func(e desk.HistoryEntry) show.Cell {
			return show.Cell{Text: t.When(e.At, now()), Tone: show.ToneLabel, Long: i18n.Minute(e.At)}
		}},
		{Key: "by", Title: t.Audit.Who, Width: 8, Text: func(e desk.HistoryEntry) string { return cmp.Or(e.By, t.Label.Operator) }},
		{Key: "action", Title: t.Audit.Action, Width: t.Cells(12, 20), Text: func(e desk.HistoryEntry) string {
			return t.Word.Action[e.Action]
		}},
		{Key: "subject", Title: t.Audit.Subject, Width: 6, Tone: show.ToneLabel, Text: func(e desk.HistoryEntry) string {
			return e.Subject.String()
		}},
	}
}

// Line is an entry's document: what changed, why, under which rule, by which
// key from where, and its place in the chain.
func Line(t *i18n.Text, l history.AuditLine) show.Doc {
	e := entry(l)
	s := changed(t, e)
	rules(t, &s, e)
	switch {
	case l.Text != nil:
		s.Field(t.Label.Reason, l.Text.Reason)
		for _, k := range slices.Sorted(maps.Keys(l.Text.Fields)) {
			s.Field(t.FieldName(k), t.Value(k, l.Text.Fields[k]))
		}
	case l.Detail != "":
		s.Rows = append(s.Rows, show.Row{Text: t.Audit.Erased, Tone: show.ToneLabel})
	}
	var source, chain show.Section
	source.Field(t.Audit.Face, t.Word.Face[l.Face])
	source.Field(t.Audit.Remote, l.Remote)
	source.Field(t.Audit.Key, l.Fingerprint)
	source.Field(t.FieldName("certificate"), l.Certificate)
	for _, id := range l.Related {
		source.Field(t.Audit.Related, named(t, id))
	}
	for _, f := range [...]struct{ label, hash string }{{t.Audit.Hash, l.Hash}, {t.Audit.Prev, l.Prev}} {
		if f.hash != "" {
			chain.Rows = append(chain.Rows, show.Row{Label: f.label, Text: f.hash, Tone: show.ToneLabel})
		}
	}
	return show.Doc{
		Title:    heading(t, e) + " · " + t.Word.Action[e.Action],
		Subtitle: when(t, e), Sections: []show.Section{s, source, chain},
	}
}

// Entry is the document of an entry in a record's history.
func Entry(t *i18n.Text, e desk.HistoryEntry) show.Doc {
	s := changed(t, e)
	s.Field(t.Label.Reason, e.Reason)
	s.Field(t.FieldName("key"), e.Key)
	s.Field(t.Audit.Key, e.ByKey)
	rules(t, &s, e)
	return show.Doc{Title: t.Word.Action[e.Action], Subtitle: when(t, e) + " · " + heading(t, e), Sections: []show.Section{s}}
}

func heading(t *i18n.Text, e desk.HistoryEntry) string {
	return t.Sentence(t.Audit.Heading, domain.Args{"seq": e.Seq})
}

func when(t *i18n.Text, e desk.HistoryEntry) string {
	return e.At.In(domain.China).Format(time.DateTime) + " · " + cmp.Or(e.By, t.Label.Operator)
}

func named(t *i18n.Text, id domain.ID) string { return id.String() + "  " + t.Word.Record[id.Kind] }

// changed is the record and what changed of it.
func changed(t *i18n.Text, e desk.HistoryEntry) (s show.Section) {
	if !e.Subject.IsZero() {
		s.Field(t.Audit.Subject, named(t, e.Subject))
	}
	for _, c := range e.Changes {
		s.Field(t.Audit.Changes, t.Change(e.Subject.Kind, c, e.Names))
	}
	return s
}

func rules(t *i18n.Text, s *show.Section, e desk.HistoryEntry) {
	for _, rule := range e.Rules {
		s.Field(t.Audit.Rules, t.Cite(rule))
	}
}
