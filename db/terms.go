package db

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"alumni/domain"
)

// Bounds of the search terms of one record.
const (
	maxTerms = 32 // so that a Put stays a small write
	// An approval writes a group with its members, tasks and history at once, so
	// it has fewer: enough for every beginning in a place of five characters.
	maxGroupTerms = 26
	// A list of people is written two at a time, each with the index of up to six phones.
	maxPersonTerms = 28

	maxTermLen  = 96 // bytes; a longer query is cut to it as well
	maxUnits    = 16 // characters of a name in which a match may begin
	maxReadings = 8  // combinations of readings of characters with several
)

// The words that every group's name shares, M4.6. Terms that begin inside them
// find every group, so they help nobody.
const (
	school = "武汉轻工大学"
	alumni = "校友"

	headquarters = "总会" // stands for the place in the name of a group of headquarters
)

var shortSchool = utf8.RuneCountInString("武汉")

// fold gives the form in which texts are compared: letters composed, of one
// width, in lower case, and nothing but letters and digits. ü is v, as it is typed.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToLower(r); {
		case r == 'ü':
			return 'v'
		case r == '\u119e': // what NFKC makes of ㆍ, which is no letter to whoever types it
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return r
		}
		return -1
	}, norm.NFKC.String(strings.ToValidUTF8(s, "")))
}

// foldQuery gives the term that a search text asks for.
func foldQuery(s string) string { return cut(fold(s)) }

// noTerm begins no search term, so nothing is found by it.
const noTerm = "\x00"

// unfindable tells whether a search text asks for signs only: no name has any
// in its terms. A blank text asks for nothing and is no search.
func unfindable(s string) bool { return strings.TrimSpace(s) != "" && fold(s) == "" }

// cut shortens a term to maxTermLen bytes, at a character's end.
func cut(s string) string {
	if len(s) <= maxTermLen {
		return s
	}
	n := maxTermLen
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// unit is one character, or a run of characters that are not Han, with its readings.
type unit struct {
	text     string
	readings []string
}

func unitsOf(folded string) []unit {
	var units []unit
	run := false
	runes := []rune(folded)
	for i, r := range runes {
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if readings := readingsOf(r, next); len(readings) > 0 {
			units = append(units, unit{string(r), beginning(runes, i, readings)})
			run = false
			continue
		}
		if !run {
			units = append(units, unit{})
			run = true
		}
		last := &units[len(units)-1]
		last.text += string(r)
		last.readings = []string{last.text}
	}
	return units
}

// fixed tells which units of a group's name all groups share: the school's name
// before the place, and 校友… behind it. n is the number of units of each.
func fixed(folded string, n int) (before, behind int) {
	rest, ok := strings.CutPrefix(folded, school)
	if !ok {
		return 0, 0
	}
	before = utf8.RuneCountInString(school)
	if place, _, ok := strings.Cut(rest, alumni); ok {
		return before, max(0, n-before-len(unitsOf(place)))
	}
	return before, 0
}

// starts lists where in the name a match may begin: anywhere but inside what
// all groups share.
func starts(n, before, behind int) []int {
	var at []int
	for i := 0; i < n && len(at) < maxUnits; i++ {
		if i == 0 || before > 0 && i == shortSchool || i >= before && i <= n-behind {
			at = append(at, i)
		}
	}
	return at
}

// combinations gives the readings of units, the usual ones first, then those
// that differ in one character, at most maxReadings.
func combinations(units []unit) [][]string {
	base := make([]string, len(units))
	for i, u := range units {
		base[i] = u.readings[0]
	}
	out := [][]string{base}
	for i, u := range units {
		for _, r := range u.readings[1:] {
			if len(out) == maxReadings {
				return out
			}
			other := slices.Clone(base)
			other[i] = r
			out = append(out, other)
		}
	}
	return out
}

// initials joins the first letters; a run that is not Han stays whole.
func initials(units []unit, readings []string) string {
	var b strings.Builder
	for i, r := range readings {
		if r == units[i].text {
			b.WriteString(r)
		} else {
			b.WriteString(r[:1])
		}
	}
	return b.String()
}

// nameTerms gives the terms by which a name is found. A search finds every
// term that begins with what is asked for, so the ends of the name from each
// character on give "anywhere in the word", in Han, in full pinyin and in
// initials. The usual readings come first: what is beyond maxTerms is left out.
func nameTerms(name string) []string {
	folded := fold(name)
	units := unitsOf(folded)
	before, behind := fixed(folded, len(units))
	for i := range units {
		if i < before || i >= len(units)-behind {
			units[i].readings = units[i].readings[:1]
		}
	}
	usual, rare := []string{}, make([][]string, maxReadings)
	for _, i := range starts(len(units), before, behind) {
		rest := units[i:]
		var text strings.Builder
		for _, u := range rest {
			text.WriteString(u.text)
		}
		usual = append(usual, text.String())
		for n, readings := range combinations(rest) {
			forms := []string{strings.Join(readings, ""), initials(rest, readings)}
			switch {
			case n == 0:
				usual = append(usual, forms...)
			case i >= before: // who types the school's name types it as usual
				rare[n] = append(rare[n], forms...)
			}
		}
	}
	return append(append(usual, wordTerms(name)...), slices.Concat(rare...)...)
}

// wordTerms gives the rest of a name from each further word of letters on: the
// family name in René Müller.
func wordTerms(name string) []string {
	var out []string
	before := rune(0)
	for i, r := range name {
		if i > 0 && !letterOrMark(before) && unicode.IsLetter(r) && len(readingsOf(r, 0)) == 0 {
			out = append(out, fold(name[i:]))
		}
		before = r
	}
	return out
}

func letterOrMark(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// idTerms gives the terms of a short number: with and without its letter and
// its leading zeros, as people type it.
func idTerms(id domain.ID) []string {
	terms := id.Spellings()
	for i, s := range terms {
		terms[i] = fold(s)
	}
	return terms
}

// hqTerms gives the further terms of a name of headquarters, M3: what follows
// the words that all names share. nil for any other name.
func hqTerms(name string) []string {
	rest, ok := strings.CutPrefix(fold(name), school+alumni)
	if !ok || !strings.HasPrefix(rest, headquarters) {
		return nil
	}
	return nameTerms(rest)
}

// settle sorts the terms, cuts them and drops what is double or more than most;
// 0 is maxTerms.
func settle(terms []string, most int) []string {
	if most == 0 {
		most = maxTerms
	}
	seen := map[string]bool{"": true}
	var out []string
	for _, t := range terms {
		t = cut(t)
		if !seen[t] && len(out) < most {
			seen[t] = true
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return out
}

// shared is how many bytes two terms have in common at the beginning.
func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// Matches implements domain.Tx.
func (t *txn) Matches(text, name string) bool { return matches(text, name) }

// matches tells whether a name is found by a text, by the terms that the search
// index is made of; a long name by all of them, since here none takes room.
func matches(text, name string) bool {
	if unfindable(text) {
		return false
	}
	term := foldQuery(text)
	found := func(s string) bool { return strings.HasPrefix(s, term) }
	return term == "" || slices.ContainsFunc(nameTerms(name), found) || slices.ContainsFunc(hqTerms(name), found)
}

// fits tells whether a name is found by a term; the terms are settled.
func fits(terms []string, term string) bool {
	i, _ := slices.BinarySearch(terms, term)
	return i < len(terms) && strings.HasPrefix(terms[i], term)
}
