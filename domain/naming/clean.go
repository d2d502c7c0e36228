// Package naming holds the formats that the regulation prescribes for names:
// group names (群名称, M4.6, N1.2b); those of member cards are in its package card.
// It makes them, reads them, finds what deviates and proposes the correct form. A
// deviation is a finding that somebody mends in WeChat, never an input error.
package naming

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"alumni/domain"
)

// Normalise gives the text as the eye reads it: full-width letters, digits and
// signs become ordinary ones, every space goes, and so do characters that
// nobody sees (zero-width, direction marks, variation selectors, controls).
// Two names with the same normal form look the same on a phone.
func Normalise(s string) string { return dropSpaces(visible(s)) }

// Claim is the form in which a group's name is unique, M4.6: the normal form,
// with the sequence number of a canonical name without its leading zeros, since
// 群1 and 群01 are one number.
func Claim(name string) string {
	clean := Normalise(name)
	p, ok := Parse(clean)
	if !ok || p.Seq == 0 {
		return clean
	}
	return strings.TrimRight(clean, "0123456789") + strconv.Itoa(p.Seq)
}

// visible folds widths and drops what is not seen, but keeps spaces, since a
// space may separate the parts of a member card.
func visible(s string) string { return withoutHidden(width.Fold.String(strings.ToValidUTF8(s, ""))) }

// withoutHidden drops what is not seen, and what is no UTF-8.
func withoutHidden(s string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func dropSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// hidden tells whether a rune leaves no mark on the screen. Tabs and line
// breaks are controls as well as spaces; they stay, as spaces.
func hidden(r rune) bool {
	selector := r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
	return !unicode.IsSpace(r) && (domain.Unseen(r) || selector)
}
