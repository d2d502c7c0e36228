package erasure

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"alumni/domain"
)

// cell is a character of a text in the form in which texts are compared, and where the
// text has it: full-width letters are ordinary ones, capitals small, what is written in
// pieces one, and what is not seen is none.
type cell struct {
	r        rune
	from, to int // in bytes of the text
}

// cells gives the characters of a text.
func cells(text string) []cell {
	out := make([]cell, 0, len(text)/2)
	for from := 0; from < len(text); {
		to := from + step(text[from:])
		for _, r := range domain.Eyes(text[from:to]) {
			out = append(out, cell{domain.PlainDot(unicode.ToLower(r)), from, to})
		}
		from = to
	}
	return out
}

// step is how many bytes at the beginning of a text make one character, with all that is
// put onto it.
func step(text string) int {
	n := 0
	for n < len(text) {
		p := norm.NFC.PropertiesString(text[n:])
		if n > 0 && p.BoundaryBefore() {
			break
		}
		n += max(p.Size(), 1)
	}
	return n
}

// compared is a name, an address or a number as texts are compared: without what may
// stand between its characters or not.
func compared(s string) (out []rune) {
	for _, c := range cells(domain.CleanLine(s)) {
		if c.r != ' ' && c.r != domain.MiddleDot {
			out = append(out, c.r)
		}
	}
	return out
}

func digits(s string) (out []rune) {
	for _, c := range cells(s) {
		if c.r >= '0' && c.r <= '9' {
			out = append(out, c.r)
		}
	}
	return out
}

// numerals are the digits as Han characters, by which some hide a number.
var numerals = []rune("零一二三四五六七八九")

func digit(r rune) rune {
	switch i := slices.Index(numerals, r); {
	case i >= 0:
		return rune('0' + i)
	case r == '〇':
		return '0'
	case r == '幺':
		return '1'
	}
	return r
}

// span is a part of a text that says who the person is, in cells.
type span struct {
	from, to int
	with     string // what stands in its place
}

// Gone stands where a number or an address was taken out.
const Gone = "***"

// reader looks for the subject in texts.
type reader struct {
	*Subject
	own    bool     // the texts are of something that refers to the person
	longer [][]rune // names of others, which are no name of the one
}

// read takes the person out of a text.
func (r reader) read(text string) string {
	if text == "" {
		return text
	}
	in := cells(text)
	spans := r.numbersIn(in)
	if r.own {
		spans = append(spans, r.namesIn(in)...)
	}
	if len(spans) == 0 {
		return text
	}
	slices.SortStableFunc(spans, func(a, b span) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	var out strings.Builder
	at, end := 0, 0
	for _, s := range spans {
		if s.from < end {
			continue
		}
		out.WriteString(text[at:in[s.from].from])
		out.WriteString(s.with)
		at, end = in[s.to-1].to, s.to
	}
	out.WriteString(text[at:])
	return out.String()
}

// namesIn gives where the names stand: not as a part of a longer name of somebody else.
func (r reader) namesIn(in []cell) (out []span) {
	var others []span
	for _, name := range r.longer {
		others = append(others, every(in, name, between, nil)...)
	}
	for _, w := range r.names {
		for _, s := range every(in, w.runes, between, wholeName) {
			part := func(o span) bool { return o.from <= s.from && s.to <= o.to }
			if slices.ContainsFunc(others, part) || w.lone && (s.from > 0 || s.to < len(in)) {
				continue
			}
			s.with = Pseudonym(r.ID)
			out = append(out, s)
		}
	}
	return out
}

// numbersIn gives where numbers and addresses stand, as whole ones. What may be somebody
// else's or something else's is looked for only where the text is about the person.
func (r reader) numbersIn(in []cell) (out []span) {
	add := func(w word, skip func(cell) bool, whole func([]cell, span) bool) {
		for _, s := range every(in, w.runes, skip, whole) {
			s.with = Gone
			out = append(out, s)
		}
	}
	for _, w := range r.emails {
		add(w, aroundAt, wholeAddress)
	}
	for _, w := range r.phones {
		shared := slices.ContainsFunc(r.shared, func(s []rune) bool { return slices.Equal(s, w.runes) })
		switch unique := len(w.runes) >= uniqueDigits; {
		case r.own && unique:
			out = append(out, dialled(in, w.runes, wholeDigits)...)
		case r.own, unique && !shared:
			out = append(out, dialled(in, w.runes, wholeNumber)...)
		}
	}
	if r.own {
		for _, w := range r.numbers {
			add(w, func(c cell) bool { return c.r == ' ' }, wholeWord)
		}
	}
	return out
}

// every gives where the characters stand one after the other, with nothing between them
// but what may be skipped, and whole, unless that is nil.
func every(in []cell, want []rune, skip func(cell) bool, whole func([]cell, span) bool) (out []span) {
	for i := range in {
		if to := along(in, i, want, skip); to > 0 {
			if s := (span{from: i, to: to}); whole == nil || whole(in, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// along gives where the characters end that begin at a place; 0 if they don't.
func along(in []cell, at int, want []rune, skip func(cell) bool) int {
	for i, w := range want {
		for i > 0 && at < len(in) && in[at].r != w && skip(in[at]) {
			at++
		}
		if at >= len(in) || in[at].r != w {
			return 0
		}
		at++
	}
	return at
}

// between is what may stand between the characters of a name.
func between(c cell) bool { return c.r == ' ' || c.r == domain.MiddleDot || c.r == '.' }

// aroundAt is what some put into an address.
func aroundAt(c cell) bool { return c.r == ' ' }

// inNumber is what people put between the digits of a number.
func inNumber(c cell) bool {
	return c.r == ' ' || unicode.Is(unicode.Pd, c.r) || strings.ContainsRune("().·_", c.r)
}

// dialled gives where a telephone number stands, in whichever digits, with the country's
// before it.
func dialled(in []cell, want []rune, whole func([]cell, span) bool) (out []span) {
	folded := slices.Clone(in)
	for i, c := range in {
		folded[i].r = digit(c.r)
	}
	for _, s := range every(folded, want, inNumber, nil) {
		if from := country(folded, s.from); from != s.from && whole(in, span{from: from, to: s.to}) {
			s.from = from
		} else if !whole(in, s) {
			continue
		}
		s.with = Gone
		out = append(out, s)
	}
	return out
}

// country gives where +86 or 0086 before a number begins; the number's own beginning
// without one.
func country(in []cell, at int) int {
	i := at
	for i > 0 && inNumber(in[i-1]) {
		i--
	}
	if i < 2 || in[i-2].r != '8' || in[i-1].r != '6' {
		return at
	}
	i -= 2
	switch {
	case i > 0 && in[i-1].r == '+':
		return i - 1
	case i > 1 && in[i-2].r == '0' && in[i-1].r == '0':
		return i - 2
	}
	return i
}

// latin tells letters that make words without a space, and digits, from Han characters.
func latin(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_') && !unicode.Is(unicode.Han, r)
}

// beside gives the characters before and after a span; 0 at the ends of the text.
func beside(in []cell, s span) (before, after, next rune) {
	if s.from > 0 {
		before = in[s.from-1].r
	}
	if s.to < len(in) {
		after = in[s.to].r
	}
	if s.to+1 < len(in) {
		next = in[s.to+1].r
	}
	return before, after, next
}

// wholeName tells whether a span is no part of a longer word. Han characters stand side
// by side without a word's end.
func wholeName(in []cell, s span) bool {
	before, after, next := beside(in, s)
	first, last := in[s.from].r, in[s.to-1].r
	return !(latin(first) && latin(before)) && !(latin(last) && (latin(after) || after == '.' && latin(next)))
}

// wholeWord tells whether a span is no part of a longer word or number.
func wholeWord(in []cell, s span) bool { return wholeName(in, s) && wholeDigits(in, s) }

// wholeNumber tells whether a span is no part of a longer word or number. A point behind
// it ends it, as before the kind of a file, unless digits follow.
func wholeNumber(in []cell, s span) bool {
	before, after, next := beside(in, s)
	return !latin(before) && !latin(after) && !(after == '.' && unicode.IsDigit(next)) && wholeDigits(in, s)
}

// wholeDigits tells whether a span is no part of a longer number.
func wholeDigits(in []cell, s span) bool {
	before, after, _ := beside(in, s)
	longer := func(edge, out rune) bool {
		ordinary := unicode.IsDigit(edge)
		return ordinary && unicode.IsDigit(out) || !ordinary && digit(edge) != edge && digit(out) != out
	}
	return !longer(in[s.from].r, before) && !longer(in[s.to-1].r, after)
}

// wholeAddress tells whether a span is no part of a longer address.
func wholeAddress(in []cell, s span) bool {
	part := func(r rune) bool { return latin(r) || r == '-' || r == '+' }
	before, after, next := beside(in, s)
	return !part(before) && before != '.' && !part(after) && (after != '.' || !part(next))
}
