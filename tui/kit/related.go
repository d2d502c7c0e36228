package kit

import (
	"context"
	"regexp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/show"
)

// aNumber is a record's short number as documents write it.
var aNumber = regexp.MustCompile(`\b[A-Z]-\d{4,}\b`)

// related is a record that a document names, with the line that names it.
type related struct {
	id   domain.ID
	line string
}

// relatedTo gives the records that a document names and that have a page of
// their own, each once, in the order of the document.
func relatedTo(doc show.Doc, own domain.ID) []related {
	var out []related
	for _, s := range doc.Sections {
		for _, r := range s.Rows {
			for _, number := range aNumber.FindAllString(r.Label+" "+r.Text, -1) {
				id, err := domain.ParseID(number)
				if err != nil || id == own || id.Kind == domain.KindAccount || id.Kind == domain.KindRuleSet ||
					slices.ContainsFunc(out, func(x related) bool { return x.id == id }) {
					continue
				}
				out = append(out, related{id, r.Text})
			}
		}
	}
	return out
}

// openRelated opens the one record that a document names, or the list of them.
func openRelated(env *Env, found []related) tea.Cmd {
	switch len(found) {
	case 0:
		return nil
	case 1:
		return OpenRecord(env, found[0].id)
	}
	t := env.Text
	return Push(env, NewBrowser(env, BrowserSpec[related]{
		Title: t.Console.Related,
		Columns: []show.Column[related]{
			{Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r related) string { return r.id.String() }},
			{Title: t.Label.Kind, Width: t.Cells(8, 12), Text: func(r related) string { return t.Word.Record[r.id.Kind] }},
			{Title: t.Console.Related, Width: 10, Grow: 1, Text: func(r related) string { return r.line }},
		},
		Load: func(context.Context, ListQuery) (ListPage[related], error) {
			return ListPage[related]{Page: domain.Page[related]{Items: found}}, nil
		},
		ID:      func(r related) domain.ID { return r.id },
		Stamp:   func(related) uint64 { return 1 },
		Touches: func(domain.Event) bool { return false },
	}))
}
