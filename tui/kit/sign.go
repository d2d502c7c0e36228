package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"alumni/tui/show"
)

// Glyphs are the signs drawn by the kit itself, for terminals with and without UTF-8.
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

// signInASCII are the signs that have one of their own on a terminal of ASCII signs.
var signInASCII = map[string]string{
	"✓": "+", "[✓]": "[x]", "✗": "x", "…": "~", "·": "-", "—": "-", "–": "-", "─": "-", "›": ">", "→": ">", "▸": ">",
	"⏎": "Enter", "⇧Tab": "Shift+Tab", "↑↓": "j/k", "←→": "h/l", "●": "*", "•": "*", "○": "o",
}

// Sign gives a sign as the terminal can draw it; words stay as they are, as in
// every other text.
func (s *Styles) Sign(sign string) string {
	if !s.ASCII {
		return sign
	}
	if known, ok := signInASCII[sign]; ok {
		return known
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
