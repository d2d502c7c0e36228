package domain

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed surnames.txt
var surnamesText string

// surnames gives those of one character and those of two.
var surnames = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(surnamesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, s := range strings.Fields(line) {
			if utf8.RuneCountInString(s) == 2 {
				out[s] = true
				continue
			}
			for _, r := range s {
				out[string(r)] = true
			}
		}
	}
	return out
})

// Surname tells whether a text is a surname of the list: of one character, or of two.
func Surname(s string) bool { return surnames()[s] }
