package kit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

	"alumni/tui/show"
)

// Ground is what a text stands on.
type Ground int

// The grounds.
const (
	GroundNone     Ground = iota // the terminal's own background
	GroundBar                    // the header
	GroundSelected               // the row under the cursor
	GroundChip                   // a filter or a key badge at rest, a field without focus
	GroundButton                 // the active filter, the button of a form, an allowed key badge
	GroundField                  // the field with focus
	grounds
)

// toneHair is the tone of hairlines and of a dimmed screen; screens don't use it.
const (
	toneHair show.Tone = show.ToneStrong + 1
	tones              = int(toneHair) + 1
)

// ToneIf is the first tone where something is so, else the second.
func ToneIf(yes bool, a, b show.Tone) show.Tone {
	if yes {
		return a
	}
	return b
}

// Reset ends what Styles.Start began.
const Reset = "\x1b[m"

// Styles are the looks of one session: theme, colour depth and signs. Every
// escape sequence is made once, so painting is joining strings.
type Styles struct {
	Dark    bool
	ASCII   bool
	Profile colorprofile.Profile
	Glyphs  Glyphs
	start   [tones][grounds]string
}

// NewStyles makes the looks for a background, a colour depth, and a terminal
// that may know no more than ASCII.
func NewStyles(dark bool, profile colorprofile.Profile, ascii bool) *Styles {
	s := &Styles{Dark: dark, ASCII: ascii, Profile: profile, Glyphs: glyphs(ascii)}
	for t := range tones {
		for g := range grounds {
			s.start[t][g] = start(show.Tone(t), g, dark, profile)
		}
	}
	return s
}

func start(t show.Tone, g Ground, dark bool, profile colorprofile.Profile) string {
	var codes []string
	calm := g == GroundNone || g == GroundChip || g == GroundField
	if t == show.ToneStrong || !calm && (t == show.ToneDue || t == show.ToneFocus || t == show.ToneDanger) {
		codes = append(codes, "1")
	}
	switch {
	case profile == colorprofile.ANSI256:
		codes = append(codes, indexed(t, g, dark)...)
	case profile > colorprofile.ANSI256:
		codes = append(codes, trueColour(t, g, dark)...)
	case profile == colorprofile.ANSI:
		codes = append(codes, sixteen(t, g, dark)...)
	default:
		if g == GroundBar || g == GroundSelected || g == GroundButton {
			codes = append(codes, "7")
		}
		if g == GroundField || g == GroundChip {
			codes = append(codes, "4")
		}
		if t == toneHair && g == GroundNone {
			codes = append(codes, "2") // faint is no colour
		}
	}
	if codes = slices.DeleteFunc(codes, func(c string) bool { return c == "" }); len(codes) == 0 {
		return ""
	}
	return "\x1b[" + strings.Join(codes, ";") + "m"
}

// trueColour gives the colours of a truecolor terminal; 0 is the terminal's own.
func trueColour(t show.Tone, g Ground, dark bool) []string {
	fore := [tones]int{
		show.TonePlain: 0xd8dee9, show.ToneLabel: 0x7d8799, show.ToneFocus: 0x4fc3a1, show.ToneDue: 0xe5b567,
		show.ToneDanger: 0xf2777a, show.ToneStrong: 0xffffff, toneHair: 0x39414f,
	}
	back := [grounds]int{
		GroundBar: 0x12352e, GroundSelected: 0x22303f, GroundChip: 0x1b222d, GroundButton: 0x17493e, GroundField: 0x2a3a4d,
	}
	if !dark {
		fore = [tones]int{
			show.TonePlain: 0x1c232d, show.ToneLabel: 0x667080, show.ToneFocus: 0x00775c, show.ToneDue: 0x965a00,
			show.ToneDanger: 0xb8232f, show.ToneStrong: 0x0b0f14, toneHair: 0xc3cad3,
		}
		back = [grounds]int{
			GroundBar: 0xcfe9e0, GroundSelected: 0xdbe6f2, GroundChip: 0xeceff3, GroundButton: 0xbfe3d6, GroundField: 0xd5e0ee,
		}
	}
	if g == GroundNone && t == show.TonePlain {
		return nil
	}
	return []string{rgb("38", fore[t]), rgb("48", back[g])}
}

func rgb(lead string, c int) string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%s;2;%d;%d;%d", lead, c>>16, c>>8&0xff, c&0xff)
}

// indexed is the table for 256 colours. It is chosen by eye: the nearest
// colours of the cube are either grey or glaring.
func indexed(t show.Tone, g Ground, dark bool) []string {
	fore := [tones]int{
		show.TonePlain: 253, show.ToneLabel: 245, show.ToneFocus: 79,
		show.ToneDue: 179, show.ToneDanger: 210, show.ToneStrong: 231, toneHair: 238,
	}
	back := [grounds]int{GroundBar: 23, GroundSelected: 237, GroundChip: 235, GroundButton: 23, GroundField: 238}
	if !dark {
		fore = [tones]int{
			show.TonePlain: 234, show.ToneLabel: 242, show.ToneFocus: 29,
			show.ToneDue: 94, show.ToneDanger: 124, show.ToneStrong: 232, toneHair: 250,
		}
		back = [grounds]int{GroundBar: 152, GroundSelected: 254, GroundChip: 255, GroundButton: 152, GroundField: 253}
	}
	if g == GroundNone {
		if t == show.TonePlain || t == show.ToneStrong {
			return nil // the terminal's own colour
		}
		return []string{"38;5;" + strconv.Itoa(fore[t])}
	}
	f := fore[t]
	if dark && t == show.ToneLabel && (g == GroundBar || g == GroundButton) {
		f = 250 // grey does not read on the bar
	}
	return []string{"38;5;" + strconv.Itoa(f), "48;5;" + strconv.Itoa(back[g])}
}

// sixteen is the table for terminals of 16 colours, whose shades are anybody's
// guess: a painted ground takes one text colour that reads on it, the row under
// the cursor swaps the terminal's own two, and each background has the text
// colours that people's palettes keep apart from it. Grey is none of them on
// black, nor are yellow and green on white.
func sixteen(t show.Tone, g Ground, dark bool) []string {
	var codes []string
	switch g {
	case GroundBar, GroundButton:
		return []string{"30", "42"}
	case GroundSelected:
		return []string{"7"}
	case GroundField:
		return []string{"30", "46"}
	case GroundChip:
		codes = append(codes, "4")
	}
	fore := [tones]string{show.ToneLabel: "37", show.ToneFocus: "32", show.ToneDue: "33", show.ToneDanger: "91", toneHair: "90"}
	if !dark {
		fore = [tones]string{show.ToneLabel: "90", show.ToneFocus: "34", show.ToneDue: "35", show.ToneDanger: "31", toneHair: "37"}
	}
	return append(codes, fore[t])
}

// Dim is the tone of what stands behind a dialog, and of hairlines.
func (s *Styles) Dim(text string) string { return s.Paint(toneHair, GroundNone, text) }

// Start gives the sequence that begins a tone on a ground; "" where the
// terminal needs none. End it with Reset.
func (s *Styles) Start(t show.Tone, g Ground) string { return s.start[t][g] }

// Paint gives text in a tone on a ground. The text must be clean already.
func (s *Styles) Paint(t show.Tone, g Ground, text string) string {
	if text == "" {
		return ""
	}
	p := s.start[t][g]
	if p == "" {
		return text
	}
	if g != GroundNone {
		text = s.solid(text)
	}
	return p + text + Reset
}

// Fit gives any text clean, cut or padded to exactly w cells.
func (s *Styles) Fit(text string, w int) string {
	return Fit(show.Clean(text), w, false, s.Glyphs.Ellipsis)
}

// Wrap paints a text in lines of at most w cells.
func (s *Styles) Wrap(tone show.Tone, text string, w int) []string {
	lines := Wrap(s.Clean(text), w)
	for i, l := range lines {
		lines[i] = s.Paint(tone, GroundNone, l)
	}
	return lines
}

// solidFrom is the number of blanks from which a renderer may erase cells
// instead of writing them.
const solidFrom = 12

// solid keeps long blanks on a ground from being erased: not every terminal
// erases in colour, and half of a wide character may be left standing. What is
// concealed must be written, and a concealed blank looks like any other.
func (s *Styles) solid(text string) string {
	if s.Profile < colorprofile.ANSI || !strings.Contains(text, blanks[:solidFrom]) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	for {
		i := strings.Index(text, blanks[:solidFrom])
		if i < 0 {
			break
		}
		rest := strings.TrimLeft(text[i:], " ")
		b.WriteString(text[:i])
		b.WriteString("\x1b[8m")
		b.WriteString(text[i : len(text)-len(rest)])
		b.WriteString("\x1b[28m")
		text = rest
	}
	b.WriteString(text)
	return b.String()
}

// Bar makes a painted line solid to its end: the last blank of the line is one
// that no terminal erases.
func (s *Styles) Bar(line string) string {
	body := strings.TrimSuffix(line, Reset)
	if !s.ASCII && strings.HasSuffix(body, " ") {
		line = body[:len(body)-1] + "\u00a0" + line[len(body):]
	}
	return s.solid(line)
}

// Glyphs are the signs drawn by the kit itself, for terminals with and without UTF-8.
type Glyphs struct {
	Vertical, Horizontal                           string
	TopLeft, TopRight, BottomLeft, BottomRight     string
	Cursor, Crumb, Mark, Ellipsis, Dot, Box, Check string
	Left, Right, Down, Up                          string
}

func glyphs(ascii bool) Glyphs {
	if ascii {
		return Glyphs{
			Vertical: "|", Horizontal: "-", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
			Cursor: ">", Crumb: ">", Mark: ">", Ellipsis: "~", Dot: "-", Box: " ", Check: "x", Left: "<", Right: ">", Down: "v", Up: "^",
		}
	}
	return Glyphs{
		Vertical: "│", Horizontal: "─", TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
		Cursor: "›", Crumb: "›", Mark: "▌", Ellipsis: "…", Dot: "·", Box: " ", Check: "✓", Left: "‹", Right: "›", Down: "↓", Up: "↑",
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
var inASCII = strings.NewReplacer("→", "->", "▇", "#", "▁", ".")

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
