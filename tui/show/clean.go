package show

import (
	"strings"
	"unicode"
)

// Clean makes stored text harmless and of one certain width: it drops control,
// bidirectional and zero-width characters, variation selectors, joiners and
// skin tones, and writes line breaks and tabs as one space.
func Clean(s string) string {
	for i, r := range s {
		if mapRune(r) != r {
			return s[:i] + strings.Map(mapRune, s[i:])
		}
	}
	return s
}

// CleanLines is Clean for text of several lines: line breaks stay.
func CleanLines(s string) string { return cleanBut(s, "\n") }

// CleanTable is CleanLines for a table: the tabs between its cells stay too.
func CleanTable(s string) string { return cleanBut(s, "\n\t") }

// cleanBut is Clean that keeps some characters; line breaks of every kind are "\n".
func cleanBut(s, keep string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(keep, r) {
			return r
		}
		return mapRune(r)
	}, s)
}

func mapRune(r rune) rune {
	switch {
	case r >= 0x20 && r < 0x7f, r >= 0x4e00 && r <= 0x9fff:
		return r
	case r == '\n' || r == '\t' || r == '\r':
		return ' '
	case r == 0xfffd, r == 0x00ad, r == 0x034f, r == 0x061c, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0:
		return -1
	case r >= 0x1f1e6 && r <= 0x1f1ff: // halves of a flag: terminals disagree on their width
		return 'A' + r - 0x1f1e6
	case r >= 0x1f3fb && r <= 0x1f3ff, r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff:
		return -1
	case r == 0x2028 || r == 0x2029 || r == 0x00a0:
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co):
		return -1
	}
	return r
}
