package sshd

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxEnv bounds a value of the client's environment, in bytes.
const maxEnv = 128

// environment lists the variables that a client may set: its language and what
// its terminal can do. LC_* is let in by prefix.
var environment = []string{
	"LANG", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE",
	"TERM_PROGRAM", "TERM_PROGRAM_VERSION",
}

// allowed tells whether the client's variable is let in.
func allowed(name, value string) bool {
	if !slices.Contains(environment, name) && (!strings.HasPrefix(name, "LC_") || len(name) > 32) {
		return false
	}
	return len(value) <= maxEnv && printable(name) && printable(value)
}

// printable tells whether s is plain ASCII without control characters.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// clean makes a string that a client chose fit for a log line: one line of
// printable characters, cut to a sensible length.
func clean(s string) string {
	const longest = 64
	var b strings.Builder
	for i, r := range []rune(s) {
		if i == longest {
			b.WriteRune('…')
			break
		}
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			r = '?'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// language gives "zh" or "en" from the first locale variable that is set, as
// the C library ranks them; "" if the client did not say.
func language(env map[string]string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := strings.ToLower(env[name])
		base, _, _ := strings.Cut(v, ".")
		switch {
		case v == "" || base == "c" || base == "posix":
			continue
		case strings.HasPrefix(base, "zh"):
			return "zh"
		default:
			return "en"
		}
	}
	return ""
}

// fit brings a window's size to one that a program may see.
func fit(columns, rows uint32, width, height int) (int, int) {
	width = clamp(columns, width, MinWidth, MaxWidth)
	return width, min(clamp(rows, height, MinHeight, MaxHeight), MaxCells/width)
}

// clamp brings what a client says about its window to what a program may see.
// Zero means that the client does not know (RFC 4254, 6.2).
func clamp(size uint32, unknown, least, most int) int {
	if size == 0 {
		return unknown
	}
	return max(least, int(min(size, uint32(most))))
}
