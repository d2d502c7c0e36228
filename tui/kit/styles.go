package kit

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

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

func rgb(v uint32) color.Color {
	return color.RGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

// palette gives the colours of a truecolor terminal.
func palette(dark bool) (fore [tones]color.Color, back [grounds]color.Color, text color.Color) {
	if dark {
		fore = [tones]color.Color{
			show.ToneLabel: rgb(0x7d8799), show.ToneFocus: rgb(0x4fc3a1), show.ToneDue: rgb(0xe5b567), show.ToneDanger: rgb(0xf2777a),
			show.ToneStrong: rgb(0xffffff), toneHair: rgb(0x39414f),
		}
		back = [grounds]color.Color{
			GroundBar: rgb(0x12352e), GroundSelected: rgb(0x22303f), GroundChip: rgb(0x1b222d),
			GroundButton: rgb(0x17493e), GroundField: rgb(0x2a3a4d),
		}
		return fore, back, rgb(0xd8dee9)
	}
	fore = [tones]color.Color{
		show.ToneLabel: rgb(0x667080), show.ToneFocus: rgb(0x00775c), show.ToneDue: rgb(0x965a00), show.ToneDanger: rgb(0xb8232f),
		show.ToneStrong: rgb(0x0b0f14), toneHair: rgb(0xc3cad3),
	}
	back = [grounds]color.Color{
		GroundBar: rgb(0xcfe9e0), GroundSelected: rgb(0xdbe6f2), GroundChip: rgb(0xeceff3),
		GroundButton: rgb(0xbfe3d6), GroundField: rgb(0xd5e0ee),
	}
	return fore, back, rgb(0x1c232d)
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
		fore, back, text := palette(dark)
		f := fore[t]
		if f == nil && g != GroundNone {
			f = text
		}
		codes = append(codes, colour(f, "38"), colour(back[g], "48"))
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
	codes = slices.DeleteFunc(codes, func(c string) bool { return c == "" })
	if len(codes) == 0 {
		return ""
	}
	return "\x1b[" + strings.Join(codes, ";") + "m"
}

func colour(c color.Color, lead string) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return lead + ";2;" + strconv.Itoa(int(r>>8)) + ";" + strconv.Itoa(int(g>>8)) + ";" + strconv.Itoa(int(b>>8))
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
	for text != "" {
		i := strings.Index(text, blanks[:solidFrom])
		if i < 0 {
			break
		}
		n := solidFrom
		for i+n < len(text) && text[i+n] == ' ' {
			n++
		}
		b.WriteString(text[:i])
		b.WriteString("\x1b[8m")
		b.WriteString(text[i : i+n])
		b.WriteString("\x1b[28m")
		text = text[i+n:]
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
