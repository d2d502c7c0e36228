package person

import (
	"strings"

	"alumni/domain"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Brief are the rows that tell whether somebody belongs in a group, N1.2d: who the
// person is, what they studied, where they live, work and came from.
func Brief(t *i18n.Text, p domain.Person) []show.Row {
	var s show.Section
	s.Field(t.Heading("person_kind"), t.Word.PersonKind[p.Kind])
	s.Field(t.Person.City, cities(t, p))
	s.Field(t.Heading("native_place"), p.Native)
	s.Field(t.Person.Class, class(t, p))
	s.Field(t.Heading("industry"), p.Industry)
	s.Field(t.Heading("employer"), strings.TrimSpace(p.Employer+" "+p.Position))
	return s.Rows
}
