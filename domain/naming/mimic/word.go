package mimic

import (
	"slices"
	"strings"
	"unicode"
)

// word is one that is the school's.
type word struct {
	text []rune
	sure bool                            // the school's alone; else somebody has to look
	not  func(before, after string) bool // where it is part of something else
	ask  func(before, after string) bool // where somebody has to look
}

// always are the words that are the school's, whatever headquarters adds: its name,
// in full and as people shorten it, its sign, and the bare word that the measures name.
var always = []word{
	{text: []rune("武汉轻工大学"), sure: true},
	{text: []rune("武汉轻工大"), sure: true, not: building},
	{text: []rune("武汉轻工"), sure: true, not: industry, ask: unlessGroup},
	{text: []rune("武轻工大"), sure: true},
	{text: []rune("武轻工"), sure: true},
	{text: []rune("武轻大"), sure: true},
	{text: []rune("武轻"), sure: true, not: otherWords},
	{text: []rune("轻工大学"), sure: true, ask: otherSchool},
	{text: []rune("轻工大"), sure: true, not: building, ask: otherSchool},
	{text: []rune("wpu"), sure: true, not: insideLatin},
	{text: []rune("wuhanpolytechnic"), sure: true},
	{text: []rune("校友"), not: ofOthers},
}

// at tells whether the word stands at a place of a text, and how many glyphs it takes.
func (w word) at(t text, at int) (n int, m Match, ok bool) {
	var how []Disguise
	changed := 0
	for _, want := range w.text {
		took, by, found := stands(t, at+n, want)
		if !found {
			return 0, Match{}, false
		}
		if by != "" {
			how, changed = append(how, by), changed+1
		}
		for i, g := range t.glyphs[at+n : at+n+took] {
			if n+i > 0 {
				how = append(how, g.how...)
			} else {
				how = append(how, own(g.how)...)
			}
		}
		n += took
	}
	if !w.recognisable(how, changed) {
		return 0, Match{}, false
	}
	before, after := around(t, at, at+n)
	if w.not != nil && w.not(before, after) {
		return 0, Match{}, false
	}
	slices.Sort(how)
	return n, Match{
		Word: string(w.text), As: t.name[t.glyphs[at].from:t.glyphs[at+n-1].to], Disguises: slices.Compact(how),
		sure: w.sure && (w.ask == nil || !w.ask(before, after)),
	}, true
}

// own is what a glyph is disguised by itself, without what stands before it.
func own(how []Disguise) []Disguise {
	return slices.DeleteFunc(slices.Clone(how), func(d Disguise) bool { return d == BySpaces || d == BySigns || d == ByHidden })
}

// recognisable tells whether enough of the word is left as it is: of a short word in
// Han everything, of a longer one all but two characters; syllables count where they
// are not too few. Letters of other scripts may stand for all of a Latin word.
func (w word) recognisable(how []Disguise, changed int) bool {
	if !unicode.Is(unicode.Han, w.text[0]) {
		return true
	}
	spelt := 0
	for _, h := range how {
		if h == BySyllables {
			spelt++
		}
	}
	alike := changed - spelt
	switch {
	case len(w.text) == 2:
		return alike == 0 && (spelt == 0 || spelt == 1) || w.text[0] == '校' && alike == 0
	case len(w.text) == 3:
		return alike <= 1 && (spelt < 3 || alike == 0)
	}
	return alike <= 2
}

// stands tells whether a character stands at a place: itself, one that looks or sounds
// like it, its pieces, or its syllable.
func stands(t text, at int, want rune) (n int, by Disguise, ok bool) {
	if at >= len(t.glyphs) {
		return 0, "", false
	}
	if g := t.glyphs[at]; g.base == want {
		return 1, "", true
	} else if strings.ContainsRune(alike[want], g.base) {
		return 1, ByLookalike, true
	}
	for _, p := range pieces[want] {
		if n, ok := follows(t, at, p); ok {
			return n, ByLookalike, true
		}
	}
	if s := syllables[want]; s != "" {
		if n, ok := follows(t, at, s); ok {
			return n, BySyllables, true
		}
	}
	return 0, "", false
}

// follows tells whether a run of characters stands at a place.
func follows(t text, at int, run string) (n int, ok bool) {
	for _, r := range run {
		if at+n >= len(t.glyphs) || t.glyphs[at+n].base != r {
			return 0, false
		}
		n++
	}
	return n, true
}

// around gives what stands before and after a match, plainly.
func around(t text, from, to int) (before, after string) {
	var b, a strings.Builder
	for _, g := range t.glyphs[:from] {
		b.WriteRune(g.base)
	}
	for _, g := range t.glyphs[to:] {
		a.WriteRune(g.base)
	}
	return b.String(), a.String()
}
