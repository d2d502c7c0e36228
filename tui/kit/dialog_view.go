package kit

import (
	"fmt"
	"slices"
	"strings"

	"alumni/domain/rulebook"
	"alumni/tui/show"
)

const (
	dialogWidth = 68
	focusMark   = 2 // cells of the sign before the label of the field with focus
)

// Cursor is where the field's cursor stands in the box.
func (d *Dialog) Cursor() (x, y int, ok bool) { return d.curX, d.curY, d.curOK }

// Box draws the form. The title and the buttons always stand; what is between
// scrolls to the field with focus.
func (d *Dialog) Box(w, h int) []string {
	w = min(w, dialogWidth)
	inner := w - 4
	if inner < 8 || h < 5 {
		d.curOK = false
		return nil
	}
	body, line := d.body(inner)
	foot := d.foot(inner)
	roomy := len(body)+len(foot)+6 <= h
	start := 1 // line of the body, below the title
	if roomy {
		start, foot = 2, slices.Insert(foot, 0, "")
	}
	room := max(h-2-start-len(foot), 1) // less the borders
	top := d.scroll(len(body), room, line)
	lines := make([]string, start)
	lines[0] = d.title(inner, top > 0, top+room < len(body))
	lines = slices.Concat(lines, body[top:min(top+room, len(body))], foot)
	if d.curOK {
		d.curX += 2
		d.curY += 1 + start - top
		d.curOK = d.curY >= 1+start && d.curY < 1+start+room
	}
	return Frame(d.env.Styles, ToneIf(d.form.Danger, show.ToneDanger, show.ToneFocus), lines, w)
}

// title draws the form's title; before and more tell that the form goes on above and
// below what is shown.
func (d *Dialog) title(w int, before, more bool) string {
	st := d.env.Styles
	title, mark := show.Clean(d.form.Title), ""
	if before {
		mark = " " + st.Glyphs.Up + " " + d.env.Text.Console.Before
	}
	if more {
		mark += " " + st.Glyphs.Down + " " + d.env.Text.Console.More
	}
	title = Truncate(title, max(w-Width(mark), 1), st.Glyphs.Ellipsis)
	return st.Paint(ToneIf(d.form.Danger, show.ToneDanger, show.ToneStrong), GroundNone, title) +
		Spaces(w-Width(title)-Width(mark)) + st.Paint(show.ToneDue, GroundNone, mark)
}

// scroll gives the first line of the body on screen, so that the line with
// the cursor is in sight.
func (d *Dialog) scroll(n, room, line int) int {
	top := max(0, min(d.top, n-room))
	if line >= 0 {
		top = max(min(top, line-1), line-room+2, 0)
		top = max(0, min(top, n-room))
	}
	d.top = top
	return top
}

// body draws intro, fields and rules, and gives the line to keep in sight.
func (d *Dialog) body(w int) (lines []string, line int) {
	st := d.env.Styles
	d.curOK, line = false, -1
	lines = renderRows(st, d.form.Intro, w)
	if len(d.fields) > 0 {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines, line = d.drawFields(lines, w)
	}
	if cite := d.cite(); cite != "" {
		lines = append(append(lines, ""), st.Wrap(show.ToneLabel, cite, w)...)
	}
	return lines, line
}

// labelWidth is the column of the fields' labels; narrow dialogs put labels
// above the fields instead.
func (d *Dialog) labelWidth(w int) int {
	label := 0
	for _, f := range d.fields {
		if f.Key != typeKey {
			// A hidden field keeps its room, so that nothing moves when it appears.
			label = max(label, Width(show.Clean(f.Label))+2+focusMark)
		}
	}
	if label > w*2/5 {
		return 0
	}
	return label
}

func (d *Dialog) drawFields(lines []string, w int) ([]string, int) {
	st := d.env.Styles
	label, line := d.labelWidth(w), -1
	for i, f := range d.fields {
		if f.hidden {
			continue
		}
		focus := i == d.at && !d.busy
		tone := ToneIf(focus, show.ToneFocus, show.ToneLabel)
		if f.err != nil {
			tone = show.ToneDanger
		}
		indent := label
		name := Spaces(focusMark) + show.Clean(f.Label)
		if focus {
			name = st.Glyphs.Cursor + " " + show.Clean(f.Label)
		}
		head := Fit(name, label, false, st.Glyphs.Ellipsis)
		if f.Key == typeKey {
			lines = append(lines, st.Wrap(show.ToneDue, fmt.Sprintf(d.env.Text.Console.FormType, d.form.Type), w)...)
			indent, head = 0, ""
		} else if label == 0 {
			lines = append(lines, st.Paint(tone, GroundNone, Truncate(name, w, st.Glyphs.Ellipsis)))
			head = ""
		}
		hint := show.Clean(f.Hint)
		beside := f.Kind == FieldText && hint != "" && w-indent-Width(hint) >= 24
		width := w - indent
		if beside {
			width -= Width(hint) + 2
		}
		v := f.view(st, width, focus)
		if i == d.at {
			line = len(lines) + v.y
			if focus && f.typing() {
				d.curX, d.curY, d.curOK = indent+v.x, len(lines)+v.y, true
			}
		}
		for j, l := range v.lines {
			if j == 0 && head != "" {
				l = st.Paint(tone, GroundNone, head) + l
			} else {
				l = Spaces(indent) + l
			}
			if j == 0 && beside {
				l += "  " + st.Paint(show.ToneLabel, GroundNone, hint)
			}
			lines = append(lines, l)
		}
		if hint != "" && !beside && i == d.at {
			for _, l := range st.Wrap(show.ToneLabel, hint, w-indent) {
				lines = append(lines, Spaces(indent)+l)
			}
		}
	}
	return lines, line
}

// cite names the rules that the decision rests on.
func (d *Dialog) cite() string {
	if len(d.form.Rules) == 0 {
		return ""
	}
	cite, comma, basis := rulebook.CiteFull, "、", d.env.Text.Console.FormBasis
	if d.env.Text.Lang == "en" {
		cite, comma, basis = rulebook.CiteEnglish, "; ", basis+" "
	}
	names := make([]string, len(d.form.Rules))
	for i, r := range d.form.Rules {
		names[i] = cite(r)
	}
	return basis + strings.Join(names, comma)
}

// foot draws the messages and the buttons.
func (d *Dialog) foot(w int) []string {
	st, t := d.env.Styles, &d.env.Text.Console
	var lines []string
	lines = append(lines, d.offer(d.env, w)...)
	if d.err != "" {
		lines = append(lines, st.Wrap(show.ToneDanger, "! "+d.err, w)...)
	}
	if d.note != "" {
		lines = append(lines, st.Wrap(show.ToneDue, d.note, w)...)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	submit := show.Clean(d.form.Submit)
	if d.busy {
		submit = t.FormBusy
	}
	ok := " " + KeyName(d.env, "enter") + " " + submit + " "
	cancel := " " + KeyName(d.env, "esc") + " " + t.FormCancel + " "
	line := st.Paint(show.ToneStrong, GroundButton, Truncate(ok, w, "")) + "  " + st.Paint(show.TonePlain, GroundChip, cancel)
	used := Width(ok) + 2 + Width(cancel)
	if save := " " + KeyName(d.env, "ctrl+s") + " " + show.Clean(d.form.SaveLabel) + " "; d.form.Save != nil && used+2+Width(save) <= w {
		line += "  " + st.Paint(show.TonePlain, GroundChip, save)
		used += 2 + Width(save)
	}
	if rest := w - used - Width(t.FormAudit); rest >= 2 && d.form.Run != nil {
		line += Spaces(rest) + st.Paint(show.ToneLabel, GroundNone, t.FormAudit)
	}
	return append(lines, line)
}

// Frame draws a border around lines of any width: w cells in all.
func Frame(st *Styles, tone show.Tone, lines []string, w int) []string {
	g := st.Glyphs
	inner := w - 4
	side := st.Paint(tone, GroundNone, g.Vertical)
	out := make([]string, 0, len(lines)+2)
	bar := strings.Repeat(g.Horizontal, w-2)
	out = append(out, st.Paint(tone, GroundNone, g.TopLeft+bar+g.TopRight))
	for _, l := range lines {
		out = append(out, side+" "+FitStyled(l, inner)+" "+side)
	}
	return append(out, st.Paint(tone, GroundNone, g.BottomLeft+bar+g.BottomRight))
}
