package domain

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxImpostorWord is the most characters of a word that names are searched for.
const MaxImpostorWord = 20

// ReadImpostorWords reads the words that headquarters adds to the school's names, M8.3:
// several a line, parted by 、 or commas. A word of one character would flag anything:
// FaultBadChoice on body names it, and one that is too long.
func ReadImpostorWords(body string) (out []string, err error) {
	for line := range strings.Lines(body) {
		for _, word := range strings.FieldsFunc(CleanLine(line), comma) {
			word = strings.TrimSpace(word)
			switch n := utf8.RuneCountInString(word); {
			case n == 0 || slices.Contains(out, word):
			case n < 2 || n > MaxImpostorWord:
				e := BadChoice("body", clip(word))
				e.Rule = "M8.3"
				return nil, e
			default:
				out = append(out, word)
			}
		}
	}
	return out, nil
}
