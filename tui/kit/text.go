package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"alumni/tui/show"
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
	if w < 2 {
		w = 2
	}
	if !strings.Contains(s, "\n") {
		return wrapLine(nil, s, w)
	}
	var out []string
	for _, l := range strings.Split(s, "\n") {
		out = wrapLine(out, l, w)
	}
	return out
}

func wrapLine(out []string, s string, w int) []string {
	for {
		if Width(s) <= w {
			return append(out, s)
		}
		cut, next := breakAt(s, w)
		out = append(out, strings.TrimRight(s[:cut], " "))
		s = s[next:]
		if s == "" {
			return out
		}
	}
}

// breakAt gives where the line ends and where the next begins, in bytes.
func breakAt(s string, w int) (cut, next int) {
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
	if i >= len(s) {
		return len(s), len(s)
	}
	if good == 0 {
		if i == 0 {
			g, _ := grapheme(s)
			i = len(g)
		}
		good = i
	}
	return good, good
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

// Glyphs are the signs inASCII by the kit itself, for terminals with and without UTF-8.
type Glyphs struct {
	Vertical, Horizontal                           string
	TopLeft, TopRight, BottomLeft, BottomRight     string
	Cursor, Crumb, Mark, Ellipsis, Dot, Box, Check string
	Left, Right, Down                              string
}

func glyphs(ascii bool) Glyphs {
	if ascii {
		return Glyphs{
			Vertical: "|", Horizontal: "-", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
			Cursor: ">", Crumb: ">", Mark: ">", Ellipsis: "~", Dot: "-", Box: " ", Check: "x", Left: "<", Right: ">", Down: "v",
		}
	}
	return Glyphs{
		Vertical: "│", Horizontal: "─", TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
		Cursor: "›", Crumb: "›", Mark: "▌", Ellipsis: "…", Dot: "·", Box: " ", Check: "✓", Left: "‹", Right: "›", Down: "↓",
	}
}

// asciiSigns are the signs as a terminal draws them that knows ASCII alone.
var asciiSigns = map[string]string{
	"✓": "+", "[✓]": "[x]", "✗": "x", "…": "~", "·": "-", "—": "-", "–": "-", "─": "-", "›": ">", "→": ">", "▸": ">",
	"⏎": "Enter", "⇧Tab": "Shift+Tab", "↑↓": "j/k", "←→": "h/l", "●": "*", "•": "*", "○": "o",
}

// Sign gives a sign as the terminal can draw it; words stay as they are, as in
// every other text.
func (s *Styles) Sign(sign string) string {
	if !s.ASCII {
		return sign
	}
	if plain, ok := asciiSigns[sign]; ok {
		return plain
	}
	for _, r := range sign {
		if r >= 0x80 && !unicode.IsLetter(r) {
			return "?"
		}
	}
	return sign
}

// inASCII are the signs that stand between words: arrows and the cells of bars.
var inASCII = strings.NewReplacer("→", ">", "▇", "#", "▁", ".")

// Clean gives a clean text, its signs as the terminal can draw them.
func (s *Styles) Clean(text string) string {
	if s.ASCII {
		text = inASCII.Replace(text)
	}
	return show.Clean(text)
}

// rowText gives a row's clean text; a sign that it begins with is drawn as such.
func (s *Styles) rowText(text string) string {
	if sign, rest, ok := strings.Cut(text, " "); s.ASCII && ok && utf8.RuneCountInString(sign) == 1 {
		text = s.Sign(sign) + " " + rest
	}
	return s.Clean(text)
}

// cell gives a cell's clean text, after its sign if it has one.
func (s *Styles) cell(c show.Cell) string {
	if c.Sign == "" {
		return s.Clean(c.Text)
	}
	return s.Clean(strings.TrimRight(s.Sign(c.Sign)+" "+c.Text, " "))
}

// ASCIIOnly tells from a session's environment whether its terminal can draw
// no more than ASCII signs.
func ASCIIOnly(term string, locale string) bool {
	switch term {
	case "linux", "dumb", "vt52", "vt100", "vt102", "vt220", "ansi", "cons25":
		return true
	}
	l := strings.ToUpper(locale)
	return l != "" && !strings.Contains(l, "UTF-8") && !strings.Contains(l, "UTF8")
}
