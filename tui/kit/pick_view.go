package kit

import (
	"strings"

	"alumni/tui/show"
)

const pickLines = 5 // found options of a FieldPick on screen at once

func (f *field) viewPick(st *Styles, w int, focus, wrong bool) drawn {
	if f.chosen != "" {
		ground := GroundChip
		if focus {
			ground = GroundField
		}
		label := show.Clean(f.label)
		line := st.Paint(show.ToneFocus, ground, Fit(label, w, false, st.Glyphs.Ellipsis))
		return drawn{lines: []string{line}, x: min(Width(label), w-1)}
	}
	return f.viewFound(st, w, focus, wrong)
}

// viewPicks names those chosen so far, and below them the field for the next.
func (f *field) viewPicks(st *Styles, w int, focus, wrong bool) drawn {
	names := make([]string, len(f.picked))
	for i, o := range f.picked {
		names[i] = show.Clean(o.Label)
	}
	var lines []string
	if len(names) > 0 {
		for _, l := range Wrap(strings.Join(names, f.env.Text.Label.Comma), w) {
			lines = append(lines, st.Paint(show.ToneFocus, GroundChip, Fit(l, w, false, "")))
		}
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
	n := min(len(f.found), pickLines)
	top := max(0, min(f.at-n/2, len(f.found)-n))
	for i := top; i < top+n; i++ {
		o := f.found[i]
		text := show.Clean(o.Label)
		if o.Note != "" {
			text += "  " + show.Clean(o.Note)
		}
		mark, ground := "  ", GroundNone
		if i == f.at {
			mark, ground = st.Glyphs.Cursor+" ", GroundSelected
		}
		d.lines = append(d.lines, st.Paint(show.TonePlain, ground, Fit(mark+text, w, false, st.Glyphs.Ellipsis)))
	}
	return d
}
