// Package mimic finds names that pass a group off as one of the school's (冒用名称),
// M8.3: the official naming format, or the school's names and 校友, by whoever has no
// authorisation. It sees through width, case, spaces, signs, characters that nobody
// sees, traditional forms, letters of other scripts, Han characters that look or sound
// alike, characters taken apart and syllables, and it says what it saw and where.
package mimic

import (
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
)

// Verdict is what a name is taken for.
type Verdict string

// The verdicts, the gravest last.
const (
	Clear   Verdict = "clear"   // nothing of the school's in it
	Known   Verdict = "known"   // a group that is registered
	Asked   Verdict = "asked"   // somebody has to look: bare 校友, or a word that others use too
	Flagged Verdict = "flagged" // the school's name or format
)

// Verdicts lists them.
var Verdicts = []Verdict{Clear, Known, Asked, Flagged}

// Disguise is a way in which a word is hidden from a plain search.
type Disguise string

// The disguises.
const (
	ByWidth       Disguise = "width"       // full-width or otherwise styled letters
	BySpaces      Disguise = "spaces"      // spaces between the characters
	BySigns       Disguise = "signs"       // signs or pictures between the characters
	ByHidden      Disguise = "hidden"      // characters that nobody sees between them
	ByTraditional Disguise = "traditional" // traditional forms
	ByLookalike   Disguise = "lookalike"   // characters that look or sound alike
	BySyllables   Disguise = "syllables"   // pinyin instead of characters
)

// Disguises lists them.
var Disguises = []Disguise{ByWidth, BySpaces, BySigns, ByHidden, ByTraditional, ByLookalike, BySyllables}

// Match is one word of the school's in a name.
type Match struct {
	Word      string     `json:"word"` // as it is written plainly
	As        string     `json:"as"`   // as it stands in the name
	Disguises []Disguise `json:"disguises,omitempty"`
	sure      bool
}

// Result is what became of one name.
type Result struct {
	Name     string    `json:"name"`
	Verdict  Verdict   `json:"verdict"`
	Official bool      `json:"official,omitempty"` // it has the format that M4.6 keeps for official groups
	Matches  []Match   `json:"matches,omitempty"`
	Group    domain.ID `json:"group,omitzero"` // the registered group that has the name
}

// Checker knows the words that are the school's, and the groups that may use them.
type Checker struct {
	words      []word
	registered map[string]domain.ID // by the form in which names are unique
}

// New makes a checker. The words are those that headquarters adds to the ones it
// always knows; registered groups are never flagged, whatever their names hold.
func New(words []string, registered []domain.Group) Checker {
	c := Checker{words: slices.Clone(always), registered: make(map[string]domain.ID, len(registered))}
	for _, w := range words {
		if w := plain(w); w != "" {
			c.words = append(c.words, word{text: []rune(w), sure: true})
		}
	}
	for _, g := range registered {
		c.registered[naming.Claim(g.Name)] = g.ID
	}
	return c
}

// Check judges one name.
func (c Checker) Check(name string) Result {
	r := Result{Name: domain.CleanLine(name), Verdict: Clear}
	if id, ok := c.registered[naming.Claim(name)]; ok {
		r.Verdict, r.Group = Known, id
		return r
	}
	r.Matches = c.matches(read(name))
	for _, m := range r.Matches {
		r.Verdict = Asked
		if m.sure {
			r.Verdict = Flagged
			break
		}
	}
	if _, ok := naming.Parse(name); ok {
		r.Official, r.Verdict = true, Flagged
	}
	return r
}

// matches finds the words, the longest at each place.
func (c Checker) matches(t text) (out []Match) {
	for at := 0; at < len(t.glyphs); {
		var best Match
		longest := 0
		for _, w := range c.words {
			if n, m, ok := w.at(t, at); ok && n > longest {
				longest, best = n, m
			}
		}
		if longest == 0 {
			at++
			continue
		}
		out, at = append(out, best), at+longest
	}
	return out
}

// plain gives a word as it is compared.
func plain(s string) string {
	var b strings.Builder
	for _, g := range read(s).glyphs {
		b.WriteRune(g.base)
	}
	return b.String()
}
