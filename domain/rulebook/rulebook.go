// Package rulebook holds the regulation's text, word for word, as clauses with
// the IDs by which the program and its staff cite them, and the first rule set
// with HQ's interpretation of the open terms (M9, M10).
package rulebook

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"alumni/domain"
)

// Clause is one paragraph or item of the regulation, or a heading.
type Clause struct {
	ID      domain.ClauseID // N1.2, M4.6, A1; headings N1, M4, …; "" for the title page's first line
	Number  string          // as the text numbers it: "2.", "(六)", "第九条"; "" for none
	Article string          // the heading it stands under; "" for a heading. Written only where it is not the last one
	Text    string          // one line, without Number; a heading's with its number
	Heading bool
	Conduct bool // an item of conduct that a violation can cite: N3.2.1–7, M7.1–9
}

// regulation is the whole text in reading order: notice, annex 1, measures.
var regulation = sync.OnceValue(func() []Clause {
	out, article := slices.Concat(notice, measures), ""
	for i := range out {
		c := &out[i]
		if c.Heading {
			article = c.Text
			continue
		}
		c.Article = cmp.Or(c.Article, article)
		c.Conduct = slices.Contains(domain.ConductClauses, c.ID)
	}
	return out
})

// Clauses gives the whole regulation in reading order, headings included:
// notice, annex 1, measures.
func Clauses() []Clause { return slices.Clone(regulation()) }

var index = sync.OnceValue(func() map[domain.ClauseID]Clause {
	m := map[domain.ClauseID]Clause{}
	for _, c := range regulation() {
		if c.ID != "" {
			m[c.ID] = c
		}
	}
	return m
})

// Lookup gives the clause of an ID. The finer IDs of the obligations (N1.2b,
// M8.1a) name a part of a paragraph and give that paragraph.
func Lookup(id domain.ClauseID) (Clause, bool) {
	if c, ok := index()[id]; ok {
		return c, true
	}
	c, ok := index()[paragraph(id)]
	return c, ok
}

// paragraph drops the letter of a finer ID.
func paragraph(id domain.ClauseID) domain.ClauseID {
	s := string(id)
	if n := len(s); n > 2 && s[n-1] >= 'a' && s[n-1] <= 'z' && s[n-2] >= '0' && s[n-2] <= '9' {
		return domain.ClauseID(s[:n-1])
	}
	return id
}

// Conduct gives the items of conduct that a violation can cite, in reading
// order: N3.2.1 to N3.2.7 and M7.1 to M7.9.
func Conduct() []Clause {
	return slices.DeleteFunc(Clauses(), func(c Clause) bool { return !c.Conduct })
}

// Find gives the clauses whose ID, citation or text contains what was typed,
// in reading order; everything for "".
func Find(text string) []Clause {
	text = strings.ToLower(strings.TrimSpace(text))
	return slices.DeleteFunc(Clauses(), func(c Clause) bool {
		return text != "" &&
			!strings.Contains(strings.ToLower(string(c.ID)), text) &&
			!strings.Contains(Cite(c.ID), text) &&
			!strings.Contains(c.Text, text)
	})
}

// Default is the first rule set. The measures are in force from publication
// (M10), and neither they nor the notice carry a date; the notice calls for
// every filing by 2020-12-31 (N4.1), so the autumn of that year, 2020-10-01,
// is our reading until HQ enters the date of publication. Terms are the words
// that the regulation leaves open; HQ interprets them (M9).
func Default() domain.RuleSet {
	return domain.RuleSet{
		Name:      "2020-1",
		Effective: time.Date(2020, time.October, 1, 0, 0, 0, 0, domain.China),
		Terms: domain.Terms{
			Capacity: 500, RepeatThreshold: 3, CouncilYears: 5, ReviewDays: 5,
			TaskDays: 3, PublishDays: 7, FilingDays: 15, SeqDigits: 2,
		},
	}
}
