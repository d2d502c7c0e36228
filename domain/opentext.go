package domain

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// numberDigits is how many digits one after the other make a text a number by
// which somebody is reached or known: a telephone's, an account's, a card's.
const numberDigits = 7

// numerals are the digits as Han characters.
const numerals = "〇零一二三四五六七八九幺"

// OpenLine is Line for what lies open in the store and is searched, such as a city
// or a major: a telephone number, an account or an e-mail address in it would stand
// in clear, and is none of these. FaultHasNumber names the field and never the
// text, A2.
func OpenLine(field, s string, limit int) (string, error) {
	s, err := Line(field, s, limit)
	if err == nil && HasNumber(s) {
		return "", Invalid(FaultHasNumber, field, "A2", nil)
	}
	return s, err
}

// NameLine is Line for what something is called, which lies open and stands on every
// page: no telephone number and no e-mail address, but a day (2026-11-20) is all right.
func NameLine(field, s string, limit int) (string, error) {
	s, err := Line(field, s, limit)
	if err == nil && Cover(s) != s {
		return "", Invalid(FaultHasNumber, field, "A2", nil)
	}
	return s, err
}

// HasNumber tells whether a text holds a telephone number, an account or an e-mail
// address, however it is written: full-width or Han digits, with signs and spaces
// between them. Two years, as of a study, are none.
func HasNumber(s string) bool {
	var run []rune
	for _, r := range width.Fold.String(s) + "x" { // the letter ends the last run
		switch {
		case r == '@':
			return true
		case unicode.IsDigit(r), strings.ContainsRune(numerals, r):
			run = append(run, r)
		case len(run) > 0 && (unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)):
		default:
			if len(run) >= numberDigits && !twoYears(run) {
				return true
			}
			run = run[:0]
		}
	}
	return false
}

// twoYears tells whether digits are a year after another: 19972001.
func twoYears(run []rune) bool {
	century := func(r []rune) bool { return string(r) == "19" || string(r) == "20" }
	return len(run) == 8 && century(run[:2]) && century(run[4:6])
}
