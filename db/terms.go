package db

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"

	"alumni/domain"
)

// Bounds of the search terms of one record.
const (
	maxTerms    = 48 // so that a Put stays a small write
	maxTermLen  = 96 // bytes; a longer query is cut to it as well
	maxUnits    = 16 // characters of a name in which a match may begin
	maxReadings = 8  // combinations of readings of characters with several
)

// school begins every group's name; terms that all groups share help nobody,
// so a match begins at its start, at its short form, or behind it.
const school = "武汉轻工大学"

var shortSchool = utf8.RuneCountInString("武汉")

// fold gives the form in which texts are compared: lower case, full-width
// forms made narrow, and nothing but letters and digits.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
}

// foldQuery gives the term that a search text asks for.
func foldQuery(s string) string { return cut(fold(s)) }

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

var heteronyms = pinyin.Args{
	Style: pinyin.Normal, Heteronym: true,
	Fallback: func(rune, pinyin.Args) []string { return nil },
}

func unitsOf(folded string) []unit {
	var units []unit
	run := false
	for _, r := range folded {
		if readings := pinyin.SinglePinyin(r, heteronyms); len(readings) > 0 {
			units = append(units, unit{string(r), readings})
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

// starts lists where in the name a match may begin.
func starts(folded string, n int) []int {
	skip := 0
	if strings.HasPrefix(folded, school) {
		skip = utf8.RuneCountInString(school)
	}
	var at []int
	for i := 0; i < n && len(at) < maxUnits; i++ {
		if i == 0 || i >= skip || i == shortSchool {
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
	var usual, rare []string
	for _, i := range starts(folded, len(units)) {
		rest := units[i:]
		var text strings.Builder
		for _, u := range rest {
			text.WriteString(u.text)
		}
		usual = append(usual, text.String())
		for n, readings := range combinations(rest) {
			forms := []string{strings.Join(readings, ""), initials(rest, readings)}
			if n == 0 {
				usual = append(usual, forms...)
			} else {
				rare = append(rare, forms...)
			}
		}
	}
	return append(usual, rare...)
}

// idTerms gives the terms of a short number: with and without its letter and
// its leading zeros, as people type it.
func idTerms(id domain.ID) []string {
	full := fold(id.String())
	bare := strconv.FormatUint(id.Seq, 10)
	return []string{full, full[:1] + bare, full[1:], bare}
}

// settle sorts the terms, cuts them and drops what is double or too many.
func settle(terms []string) []string {
	seen := map[string]bool{"": true}
	var out []string
	for _, t := range terms {
		t = cut(t)
		if !seen[t] && len(out) < maxTerms {
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
