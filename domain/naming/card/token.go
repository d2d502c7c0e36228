package card

import (
	"strings"
	"unicode"

	"alumni/domain"
)

// The separators, by how they part.
type parting int

const (
	none    parting = iota
	soft            // a space
	dotted          // a middle dot or a full stop, which names have too
	hard            // a dash and what people type for it
	bracket         // brackets and quotes
)

// separator tells how a character parts a card.
func separator(r rune) parting {
	switch {
	case ordinary(r):
		return none
	case r == '-':
		return hard
	case unicode.IsSpace(r):
		return soft
	case r == domain.MiddleDot:
		return dotted
	case strings.ContainsRune("()[]{}<>〈〉《》【】「」『』〔〕“”\"‘’'`", r):
		return bracket
	case strings.ContainsRune("-—–―‐‑‒−─━﹣ー~～_+/\\|丨、，,；;:。!！?？*@#=&^%$…·", r), unicode.IsPunct(r) && r != '.', unicode.Is(unicode.Sm, r):
		return hard
	}
	return none
}

// token is what stands between separators, with the separator before it.
type token struct {
	text   []rune
	before parting
	dashed bool // the separator is "-", with spaces around it or not
	spaced bool // there are spaces in the separator
}

// tokens cuts a text. Spaces inside what is one part are taken out: 冯 兰, John
// Smith, 97 级, and dots inside a name join it again.
func tokens(t []rune, known func(string) bool, f *found) []token {
	out := make([]token, 0, 8)
	next := token{}
	signs := 0
	for i := 0; i < len(t); {
		switch p := parts(t, i); p {
		case none:
			from := i
			for i < len(t) && parts(t, i) == none {
				i++
			}
			next.text, next.dashed = t[from:i:i], next.dashed && signs == 1
			out = append(out, next)
			next, signs = token{}, 0
			continue
		case soft:
			next.spaced = true
			next.before = max(next.before, p)
		default:
			signs++
			next.dashed = t[i] == '-'
			next.before = max(next.before, p)
		}
		i++
	}
	return joined(out, known, f)
}

// parts tells how the character at a place parts the text.
func parts(t []rune, i int) parting {
	switch {
	case t[i] == '.' && dotAt(t, i):
		return dotted
	case (t[i] == '\'' || t[i] == '’') && letterAt(t, i-1) && letterAt(t, i+1): // O'Neil, Xi'an
		return none
	case t[i] == '+' && i > 0 && jointClass(t, i-1) > 0:
		return none
	}
	return separator(t[i])
}

// letterAt tells whether a letter stands at a place, and no Han character.
func letterAt(t []rune, i int) bool {
	return i >= 0 && i < len(t) && unicode.IsLetter(t[i]) && !han(t[i])
}

// jointClass gives where a class of two schools ends, 1+1班; 0 for none.
func jointClass(t []rune, i int) int {
	if i+3 < len(t) && isDigit(t[i]) && t[i+1] == '+' && isDigit(t[i+2]) && t[i+3] == '班' && (i == 0 || !isDigit(t[i-1])) {
		return i + 4
	}
	return 0
}

// dotAt tells whether a full stop parts Han characters or what was marked; in
// 3.5 or J.Smith it does not.
func dotAt(t []rune, i int) bool {
	side := func(j int) bool {
		return j < 0 || j >= len(t) || han(t[j]) || t[j] == markName || isDigit(t[j]) || unicode.IsSpace(t[j])
	}
	return side(i-1) && side(i+1)
}

// joined puts together what is one part.
func joined(in []token, known func(string) bool, f *found) []token {
	out := in[:0]
	for _, t := range in {
		if len(out) > 0 {
			last := &out[len(out)-1]
			switch {
			case t.before == soft && oneWord(last.text, t.text):
				if latin(last.text) && latin(t.text) {
					last.text = append(append(last.text, ' '), t.text...)
				} else {
					last.text = append(last.text, t.text...)
					f.add(Spaces)
				}
				continue
			case t.before == dotted && dottedName(last.text, t.text, known):
				last.text = append(append(last.text, domain.MiddleDot), t.text...)
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// oneWord tells whether a space between two pieces is inside one part.
func oneWord(a, b []rune) bool {
	switch {
	case latin(a) && latin(b):
		return true
	case len(a) == 1 && len(b) == 1 && han(a[0]) && han(b[0]):
		return true
	}
	return isDigit(a[len(a)-1]) && strings.ContainsRune("级届班年", b[0])
}

// latin tells whether a piece is a word of letters.
func latin(t []rune) bool {
	letters := 0
	for _, r := range t {
		switch {
		case han(r), unicode.IsDigit(r), r == markName, r == markRange:
			return false
		case unicode.IsLetter(r):
			letters++
		}
	}
	return letters > 0
}

// dottedName tells whether a dot between two pieces is inside a name: neither is
// known as something else, and both are Han.
func dottedName(a, b []rune, known func(string) bool) bool {
	for _, t := range [][]rune{a, b} {
		for _, r := range t {
			if !han(r) && r != domain.MiddleDot {
				return false
			}
		}
		if known(string(t)) {
			return false
		}
	}
	return true
}
