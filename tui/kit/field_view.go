package kit

import (
	"slices"
	"strconv"
	"strings"

	"alumni/tui/show"
)

// How many lines of options are on screen at once.
const (
	multiLines  = 7 // of a FieldMulti
	tickedLines = 3 // of its names, while the cursor is elsewhere
	pickLines   = 5 // found for a FieldPick
)

// drawn is a field on screen: its lines, and where the cursor stands in them.
type drawn struct {
	lines []string
	x, y  int
}

func (f *field) view(st *Styles, w int, focus bool) drawn {
	wrong := f.err != nil
	switch f.Kind {
	case FieldArea:
		lines, x, y := f.area.View(st, w, 2, 5, focus, wrong)
		return drawn{lines, x, y}
	case FieldChoice:
		return drawn{lines: f.viewChoice(st, w, focus)}
	case FieldMulti:
		lines, y := f.viewMulti(st, w, focus)
		return drawn{lines: lines, y: y}
	case FieldPick:
		return f.viewPick(st, w, focus, wrong)
	case FieldPicks:
		return f.viewPicks(st, w, focus, wrong)
	}
	line, x := f.input.View(st, w, focus, wrong)
	return drawn{lines: []string{line}, x: x}
}

// viewChoice draws all options in a line if they fit, else the chosen one.
func (f *field) viewChoice(st *Styles, w int, focus bool) []string {
	total := 0
	for _, o := range f.Options {
		total += Width(show.Clean(o.Label)) + 3
	}
	if total > w+1 || f.at < 0 {
		return f.noted(st, w, focus, f.viewStepper(st, w, focus))
	}
	var b strings.Builder
	for i, o := range f.Options {
		if i > 0 {
			b.WriteString(" ")
		}
		label := " " + show.Clean(o.Label) + " "
		chosen := "[" + show.Clean(o.Label) + "]"
		switch {
		case i != f.at:
			b.WriteString(st.Paint(show.TonePlain, GroundChip, label))
		case focus:
			b.WriteString(st.Paint(show.ToneStrong, GroundButton, chosen))
		default:
			b.WriteString(st.Paint(show.ToneFocus, GroundChip, chosen))
		}
	}
	return f.noted(st, w, focus, b.String())
}

// viewStepper draws the chosen option alone, between arrows while the field
// has focus.
func (f *field) viewStepper(st *Styles, w int, focus bool) string {
	where := " " + strconv.Itoa(f.at+1) + "/" + strconv.Itoa(len(f.Options))
	left, right, tone, ground := " ", " ", show.TonePlain, GroundChip
	if f.at < 0 {
		tone = ToneIf(f.err != nil, show.ToneDanger, show.ToneLabel)
	}
	if focus {
		left, right, tone, ground = st.Glyphs.Left, st.Glyphs.Right, show.ToneStrong, GroundButton
	}
	text := left + " " + st.Fit(f.choice().Label, max(w-4-Width(where), 2)) + " " + right
	return st.Paint(tone, ground, Truncate(text, w, "")) + st.Paint(show.ToneLabel, GroundNone, where)
}

// noted puts the note of the chosen option below the field that has focus.
func (f *field) noted(st *Styles, w int, focus bool, line string) []string {
	out := []string{line}
	if note := f.choice().Note; note != "" && focus {
		out = append(out, st.Wrap(show.ToneLabel, note, w)...)
	}
	return out
}

// viewMulti draws a window of the options, each with its box and its note.
func (f *field) viewMulti(st *Styles, w int, focus bool) (lines []string, y int) {
	if !focus {
		return f.viewTicked(st, w), 0
	}
	lines, y = f.viewOptions(st, w, f.Options, multiLines)
	if n := len(f.Options); n > multiLines {
		lines = append(lines, st.Paint(show.ToneLabel, GroundNone, strconv.Itoa(f.at+1)+"/"+strconv.Itoa(n)))
	}
	return append(lines, f.inFull(st, w)...), y
}

// viewOptions draws the options round the cursor, those of a FieldMulti with
// their boxes, and tells on which line the cursor is.
func (f *field) viewOptions(st *Styles, w int, options []Option, most int) (lines []string, y int) {
	n := min(len(options), most)
	top := max(0, min(f.at-n/2, len(options)-n))
	for i, o := range options[top : top+n] {
		mark, ground, tone := "  ", GroundNone, show.TonePlain
		if top+i == f.at {
			mark, ground = st.Glyphs.Cursor+" ", GroundSelected
		}
		if f.Kind == FieldMulti {
			box := st.Glyphs.Box
			if f.has(o) {
				box, tone = st.Glyphs.Check, show.ToneFocus
			}
			mark += "[" + box + "] "
		}
		lines = append(lines, st.Paint(tone, ground, Fit(mark+optionText(o), w, false, st.Glyphs.Ellipsis)))
	}
	return lines, f.at - top
}

func optionText(o Option) string {
	if o.Note == "" {
		return show.Clean(o.Label)
	}
	return show.Clean(o.Label) + "  " + show.Clean(o.Note)
}

// inFull is the whole text of the option under the cursor, if the list cuts any
// option; always as many lines as the longest takes, so that the form stands
// still while the cursor moves.
func (f *field) inFull(st *Styles, w int) []string {
	const lead = 6 // cells before an option's text in the list: cursor and box
	cut, most := false, 0
	for _, o := range f.Options {
		text := optionText(o)
		cut = cut || Width(text) > w-lead
		most = max(most, len(Wrap(text, w)))
	}
	if !cut || f.at >= len(f.Options) {
		return nil
	}
	out := st.Wrap(show.TonePlain, optionText(f.Options[f.at]), w)
	for len(out) < most {
		out = append(out, "")
	}
	return out
}

// viewTicked names what is ticked, while the cursor is elsewhere.
func (f *field) viewTicked(st *Styles, w int) []string {
	ticked := slices.DeleteFunc(slices.Clone(f.Options), func(o Option) bool { return !f.has(o) })
	if len(ticked) == 0 {
		tone := ToneIf(f.err != nil, show.ToneDanger, show.ToneLabel)
		return []string{st.Paint(tone, GroundChip, Fit(f.env.Text.Console.FormNone, w, false, ""))}
	}
	lines := viewNames(st, ticked, "；", show.TonePlain, w)
	return lines[:min(len(lines), tickedLines)]
}

// viewNames names options on the ground of a field at rest.
func viewNames(st *Styles, options []Option, comma string, tone show.Tone, w int) []string {
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = show.Clean(o.Label)
	}
	lines := Wrap(strings.Join(names, comma), w)
	for i, l := range lines {
		lines[i] = st.Paint(tone, GroundChip, Fit(l, w, false, ""))
	}
	return lines
}

func (f *field) viewPick(st *Styles, w int, focus, wrong bool) drawn {
	if len(f.picked) > 0 {
		ground, _ := fieldLook(focus, false)
		label := optionText(f.picked[0])
		line := st.Paint(show.ToneFocus, ground, Fit(label, w, false, st.Glyphs.Ellipsis))
		return drawn{lines: []string{line}, x: min(Width(label), w-1)}
	}
	return f.viewFound(st, w, focus, wrong)
}

// viewPicks names those chosen so far, and below them the field for the next.
func (f *field) viewPicks(st *Styles, w int, focus, wrong bool) drawn {
	var lines []string
	if len(f.picked) > 0 {
		lines = viewNames(st, f.picked, f.env.Text.Label.Comma, show.ToneFocus, w)
		if !focus && f.input.Value() == "" {
			return drawn{lines: lines}
		}
	}
	d := f.viewFound(st, w, focus, wrong)
	d.y += len(lines)
	d.lines = append(lines, d.lines...)
	return d
}

// viewFound draws what is typed and, below it, what was found.
func (f *field) viewFound(st *Styles, w int, focus, wrong bool) drawn {
	line, x := f.input.View(st, w, focus, wrong)
	d := drawn{lines: []string{line}, x: x}
	if !focus {
		return d
	}
	if f.asked && len(f.found) == 0 {
		d.lines = append(d.lines, st.Paint(show.ToneLabel, GroundNone, Truncate(f.env.Text.Console.FormNoResult, w, "")))
		return d
	}
	found, _ := f.viewOptions(st, w, f.found, pickLines)
	d.lines = append(d.lines, found...)
	return d
}
