package erasure

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// leastSaid is how many letters, Han characters or digits a request says at least.
const leastSaid = 2

// Says tells whether a text says something: a full stop is no request.
func Says(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n >= leastSaid
}

// reached is a number or an address by which somebody is reached, whosever it is.
var reached = regexp.MustCompile(`[\w.+-]+ ?@ ?[\w-]+(\.[\w-]+)+|1\d{2}[ -]?\d{4}[ -]?\d{4}|\d{7,}|0\d{2,3}[ -]\d{7,8}`)

// InRequest is what is kept of the request for an erasure: it tells who asked and when,
// and by no number or address, also none that the registry never knew.
func (s Subject) InRequest(text string) string {
	text = s.Text(text)
	if plain := width.Fold.String(text); reached.MatchString(plain) {
		return reached.ReplaceAllString(plain, Gone)
	}
	return strings.TrimSpace(text)
}
