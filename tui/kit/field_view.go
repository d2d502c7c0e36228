package kit

import (
	"strconv"
	"strings"
)

const (
	multiLines = 7 // options of a FieldMulti on screen at once
	pickLines  = 5 // found options of a FieldPick on screen at once
)

// drawn is a field on screen: its lines, and where the cursor stands in them.
type drawn struct {
	lines []string
	x, y  int
}

// view draws the field on w cells.
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
	}
	line, x := f.input.View(st, w, focus, wrong)
	return drawn{lines: []string{line}, x: x}
}

// viewChoice draws all options in a line if they fit, else the chosen one.
func (f *field) viewChoice(st *Styles, w int, focus bool) []string {
	total := 0
	for _, o := range f.Options {
		total += Width(Clean(o.Label)) + 3
	}
	ground := GroundButton
	if total > w+1 {
		o, _ := optionOf(f.Options, f.chosen)
		where := " " + strconv.Itoa(f.at+1) + "/" + strconv.Itoa(len(f.Options))
		text := st.Glyphs.Left + " " + Fit(Clean(o.Label), max(w-4-Width(where), 2), false, st.Glyphs.Ellipsis) + " " + st.Glyphs.Right
		return []string{st.Paint(toneIf(focus, ToneStrong, TonePlain), ground, Truncate(text, w, "")) + st.Paint(ToneLabel, GroundNone, where)}
	}
	var b strings.Builder
	for i, o := range f.Options {
		if i > 0 {
			b.WriteString(" ")
		}
		label := " " + Clean(o.Label) + " "
		switch {
		case o.Value != f.chosen:
			b.WriteString(st.Paint(TonePlain, GroundChip, label))
		case focus:
			b.WriteString(st.Paint(ToneStrong, ground, label))
		default:
			b.WriteString(st.Paint(ToneFocus, ground, label))
		}
	}
	out := []string{b.String()}
	if o, ok := optionOf(f.Options, f.chosen); ok && o.Note != "" && focus {
		for _, l := range Wrap(Clean(o.Note), w) {
			out = append(out, st.Paint(ToneLabel, GroundNone, l))
		}
	}
	return out
}

func toneIf(yes bool, a, b Tone) Tone {
	if yes {
		return a
	}
	return b
}

// viewMulti draws a window of the options, each with its box and its note.
func (f *field) viewMulti(st *Styles, w int, focus bool) (lines []string, y int) {
	if !focus {
		return f.viewTicked(st, w), 0
	}
	n := min(len(f.Options), multiLines)
	top := max(0, min(f.at-n/2, len(f.Options)-n))
	for i := top; i < top+n; i++ {
		o := f.Options[i]
		box := "[" + st.Glyphs.Box + "] "
		tone := TonePlain
		if f.ticked[o.Value] {
			box, tone = "["+st.Glyphs.Check+"] ", ToneFocus
		}
		ground := GroundNone
		if i == f.at {
			ground, y = GroundSelected, i-top
		}
		text := Clean(o.Label)
		if o.Note != "" {
			text += "  " + Clean(o.Note)
		}
		lines = append(lines, st.Paint(tone, ground, Fit(box+text, w, false, st.Glyphs.Ellipsis)))
	}
	if len(f.Options) > n {
		lines = append(lines, st.Paint(ToneLabel, GroundNone, strconv.Itoa(f.at+1)+"/"+strconv.Itoa(len(f.Options))))
	}
	return lines, y
}

// viewTicked names what is ticked, while the cursor is elsewhere.
func (f *field) viewTicked(st *Styles, w int) []string {
	var names []string
	for _, o := range f.Options {
		if f.ticked[o.Value] {
			names = append(names, Clean(o.Label))
		}
	}
	if len(names) == 0 {
		tone := toneIf(f.err != nil, ToneDanger, ToneLabel)
		return []string{st.Paint(tone, GroundChip, Fit(f.env.Text.Console.FormNone, w, false, ""))}
	}
	var out []string
	for i, l := range Wrap(strings.Join(names, "；"), w) {
		if i == 3 {
			break
		}
		out = append(out, st.Paint(TonePlain, GroundChip, Fit(l, w, false, "")))
	}
	return out
}

func (f *field) viewPick(st *Styles, w int, focus, wrong bool) drawn {
	if f.chosen != "" {
		ground := GroundChip
		if focus {
			ground = GroundField
		}
		label := Clean(f.label)
		line := st.Paint(ToneFocus, ground, Fit(label, w, false, st.Glyphs.Ellipsis))
		return drawn{lines: []string{line}, x: min(Width(label), w-1)}
	}
	line, x := f.input.View(st, w, focus, wrong)
	d := drawn{lines: []string{line}, x: x}
	if !focus {
		return d
	}
	if f.asked && len(f.found) == 0 {
		d.lines = append(d.lines, st.Paint(ToneLabel, GroundNone, Truncate(f.env.Text.Console.FormNoResult, w, "")))
		return d
	}
	n := min(len(f.found), pickLines)
	top := max(0, min(f.at-n/2, len(f.found)-n))
	for i := top; i < top+n; i++ {
		o := f.found[i]
		text := Clean(o.Label)
		if o.Note != "" {
			text += "  " + Clean(o.Note)
		}
		mark, ground := "  ", GroundNone
		if i == f.at {
			mark, ground = st.Glyphs.Cursor+" ", GroundSelected
		}
		d.lines = append(d.lines, st.Paint(TonePlain, ground, Fit(mark+text, w, false, st.Glyphs.Ellipsis)))
	}
	return d
}
