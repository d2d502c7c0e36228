package domain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of stored text, in characters (runes).
const (
	MaxName      = 60   // names of people, branches, groups and accounts
	MaxReference = 80   // document numbers and references
	MaxText      = 2000 // reasons, evidence, notes, links
)

// CleanLine gives the text as it may be stored in a field of one line: line
// breaks and tabs become spaces, and control characters (ESC, C0, C1), bidi
// controls, zero-width characters and invalid UTF-8 go, so that stored text is
// harmless on every terminal. Spaces at both ends go too. Letters that were
// typed in pieces are composed (NFC), so that é is one text however it came.
func CleanLine(s string) string {
	return strings.TrimSpace(norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return cleanRune(r)
	}, strings.ToValidUTF8(s, ""))))
}

// CleanText is CleanLine for a field of several lines: line breaks stay, as "\n".
func CleanText(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	return strings.TrimSpace(norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case unicode.IsSpace(r):
			return ' '
		}
		return cleanRune(r)
	}, s)))
}

func cleanRune(r rune) rune {
	if Unseen(r) {
		return -1
	}
	return r
}

// Unseen tells what is not seen but acts: Cc are the controls, Cf the bidi and
// zero-width ones and the tags; the rest, the grapheme joiner and the Hangul
// fillers, is drawn as nothing at all.
func Unseen(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf) || slices.Contains([]rune{0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0}, r)
}

// Line cleans a field of one line and checks its length; FaultTooLong names the field.
func Line(field, s string, limit int) (string, error) {
	return bounded(field, CleanLine(s), limit)
}

// Text cleans a field of several lines and checks its length; FaultTooLong names the field.
func Text(field, s string, limit int) (string, error) {
	s = CleanText(s)
	if !tellsSomething(s) {
		s = ""
	}
	return bounded(field, s, limit)
}

// tellsSomething tells whether a text has a letter or a number: "." and "——" give no reason.
func tellsSomething(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// NeedName is NameLine for a name that must be given.
func NeedName(field string, rule ClauseID, s string, limit int) (string, error) {
	s, err := NameLine(field, s, limit)
	return given(field, rule, s, err)
}

// NeedText is Text for a field that must be given; Required names it with the clause.
func NeedText(field string, rule ClauseID, s string, limit int) (string, error) {
	s, err := Text(field, s, limit)
	return given(field, rule, s, err)
}

func given(field string, rule ClauseID, s string, err error) (string, error) {
	if err == nil && s == "" {
		err = Required(field, rule)
	}
	return s, err
}

func bounded(field, s string, limit int) (string, error) {
	if utf8.RuneCountInString(s) > limit {
		return "", TooLong(field, limit)
	}
	return s, nil
}
