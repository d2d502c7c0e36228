package member

import (
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Refusals are the columns of who was not let in, M6.3.
func Refusals(t *i18n.Text) []show.Column[people.RefusalRow] {
	return []show.Column[people.RefusalRow]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r people.RefusalRow) string { return r.ID.String() }},
		{Key: "on", Title: t.Heading("on"), Width: 10, Text: func(r people.RefusalRow) string { return string(r.On) }},
		{Key: "name", Title: t.Member.Name, Width: 8, Text: func(r people.RefusalRow) string { return r.Name }},
		{Key: "person", Title: t.Heading("id"), Text: func(r people.RefusalRow) string { return r.Person.String() }},
		{Key: "group", Title: t.Group.Name, Width: 10, Wide: true, Cell: func(r people.RefusalRow) show.Cell {
			return show.GroupCell(r.GroupName)
		}},
		{Key: "reason", Title: t.Heading("reason"), Width: 20, Grow: 1, Cell: func(r people.RefusalRow) show.Cell {
			c := show.Cell{Text: r.Reason}
			if r.Earlier > 0 {
				c.Text, c.Tone = "! "+t.Sentence(t.Rectify.Again, domain.Args{"n": r.Earlier})+t.Label.Semicolon+r.Reason, show.ToneDue
			}
			return c
		}},
	}
}

// RefusalDocument is one refusal.
func RefusalDocument(t *i18n.Text, r people.RefusalRow) show.Doc {
	var s show.Section
	s.Field(t.Group.Name, i18n.ShortGroup(r.GroupName))
	s.Field(t.Heading("on"), string(r.On))
	s.Field(t.Heading("reason"), r.Reason)
	if r.Earlier > 0 {
		again := t.Sentence(t.Rectify.Again, domain.Args{"n": r.Earlier})
		s.Rows = append(s.Rows, show.Row{Sign: "!", Text: again, Note: t.Cite("M6.3"), Tone: show.ToneDue})
	}
	return show.Doc{ID: r.ID.String(), Title: r.Name, Subtitle: r.Person.String(), Sections: []show.Section{s}}
}
