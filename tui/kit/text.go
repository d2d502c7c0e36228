package kit

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width is the number of cells that clean text takes. Han text takes the short
// way; anything less common is measured by graphemes.
func Width(s string) int {
	w := 0
	for _, r := range s {
		switch {
		case r >= 0x20 && r < 0x7f:
			w++
		case wide(r):
			w += 2
		default:
			return ansi.StringWidth(s)
		}
	}
	return w
}

func wide(r rune) bool {
	return (r >= 0x4e00 && r <= 0x9fff) || (r >= 0xff01 && r <= 0xff60) || (r >= 0x3400 && r <= 0x4dbf) ||
		(r >= 0x3000 && r <= 0x3029) || (r >= 0x3041 && r <= 0x3096) || (r >= 0x30a1 && r <= 0x30fa)
}

// Truncate cuts clean text to w cells, with tail where something was cut. A
// wide character is never split, so the result may be one cell short.
func Truncate(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	if len(s) <= w || Width(s) <= w {
		return s
	}
	return ansi.Truncate(s, w, tail)
}

var blanks = strings.Repeat(" ", 128)

// Spaces gives n spaces.
func Spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// Fit gives clean text cut or padded to exactly w cells.
func Fit(s string, w int, right bool, tail string) string {
	if w <= 0 {
		return ""
	}
	n := Width(s)
	if n > w {
		s = ansi.Truncate(s, w, tail)
		n = Width(s)
	}
	if right {
		return Spaces(w-n) + s
	}
	return s + Spaces(w-n)
}

// FitStyled gives a styled line cut or padded to exactly w cells.
func FitStyled(s string, w int) string {
	if w <= 0 {
		return ""
	}
	n := ansi.StringWidth(s)
	if n > w {
		s = ansi.Truncate(s, w, "")
		n = ansi.StringWidth(s)
		if strings.Contains(s, "\x1b[") {
			s += Reset
		}
	}
	return s + Spaces(w-n)
}

// noStart holds the characters that must not begin a line.
const noStart = "，。、；：？！）》〉」』】〕”’％…·,.;:?!)]}"

// noEnd holds the characters that must not end a line.
const noEnd = "（《〈「『【〔“‘([{"

// Wrap breaks clean text into lines of at most w cells: at spaces, and between
// any two characters where one is wide, as Chinese is set; closing punctuation
// does not begin a line, opening punctuation does not end one.
func Wrap(s string, w int) []string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		out = wrapLine(out, l, max(w, 2))
	}
	return out
}

func wrapLine(out []string, s string, w int) []string {
	for Width(s) > w {
		cut := breakAt(s, w)
		out = append(out, strings.TrimRight(s[:cut], " "))
		if s = s[cut:]; s == "" {
			return out
		}
	}
	return append(out, s)
}

// breakAt gives where the line ends and the next begins, in bytes.
func breakAt(s string, w int) int {
	width, good, i := 0, 0, 0
	prevWide, prevSpace, prevOpen := false, false, false
	for i < len(s) {
		g, gw := grapheme(s[i:])
		if i > 0 && !strings.Contains(noStart, g) && g != " " && !prevOpen && (prevSpace || prevWide || gw == 2) {
			good = i
		}
		if width+gw > w && g != " " {
			break
		}
		width += gw
		prevWide, prevSpace, prevOpen = gw == 2, g == " ", strings.Contains(noEnd, g)
		i += len(g)
	}
	switch {
	case i >= len(s):
		return len(s)
	case good > 0:
		return good
	case i == 0:
		return nextGrapheme(s, 0)
	}
	return i
}

// grapheme gives the first grapheme of clean text and its width.
func grapheme(s string) (string, int) {
	if s == "" {
		return "", 0
	}
	if c := s[0]; c < 0x80 && (len(s) == 1 || s[1] < 0x80) {
		return s[:1], 1
	}
	g, w, n, _ := ansi.GraphemeWidth.DecodeSequenceInString(s, 0, nil)
	if n <= 0 {
		return s[:1], 1
	}
	return g, w
}
