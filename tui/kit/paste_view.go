package kit

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
	"alumni/tui/show"
)

const (
	pasteWidest = 28 // cells to which a column of the preview grows
	pasteLeast  = 4  // cells to which one shrinks where room is short
	pasteGap    = 2  // cells between columns
	phoneDigits = 7  // from here on digits are taken for a telephone number
)

// View draws the page: what to do, the table as it will be read, the line being
// typed, and what the check found.
func (p *pastePage) View(w, h int) string {
	p.curOK = false
	if w <= 0 || h <= 0 {
		return ""
	}
	margin := 1
	if w < 24 {
		margin = 0
	}
	lines, sight := p.lines(w - 2*margin)
	if p.h = h; p.follow {
		p.top = max(min(sight, p.top), sight-h+1) // no further than to what is to be seen
		if found := len(lines) - h; p.report != nil || p.err != "" {
			p.top = min(sight, max(found, 0))
		}
	}
	p.top = max(0, min(p.top, len(lines)-h))
	shown := lines[p.top:min(p.top+h, len(lines))]
	for i, l := range shown {
		if ansi.StringWidth(l) > w-margin {
			shown[i] = FitStyled(l, w-margin)
		}
	}
	if len(lines)-p.top > h {
		st := p.env.Styles
		more := st.Glyphs.Down + " " + p.env.Text.Console.More
		shown[h-1] = st.Paint(show.ToneDue, GroundNone, Truncate(more, w-2*margin, ""))
	}
	if p.curOK {
		p.curX += margin
		p.curY -= p.top
		p.curOK = p.curY >= 0 && p.curY < h
	}
	return stand(shown, margin, h)
}

// lines draws everything in lines of at most w cells and gives the one that is
// to be in sight: the typed line, or where the findings begin.
func (p *pastePage) lines(w int) (out []string, sight int) {
	st, t := p.env.Styles, p.env.Text
	for _, s := range p.spec.Lead {
		out = append(out, st.Wrap(show.ToneLabel, s, min(w, maxText))...)
	}
	if len(out) > 0 {
		out = append(out, "")
	}
	if offer := p.offer(p.env, min(w, maxText)); len(offer) > 0 {
		out = append(append(out, offer...), "")
	}
	rows := p.table()
	gutter := p.gutter()
	room := max(w-gutter, 2)
	if len(rows) == 0 && p.line == "" && len(p.spec.Columns) > 0 {
		columns := strings.Join(p.spec.Columns, "  ")
		out = append(out, Spaces(gutter)+st.Paint(show.ToneLabel, GroundNone, Truncate(show.Clean(columns), room, st.Glyphs.Ellipsis)))
	}
	cols := fitColumns(p.widths, room)
	for i, row := range rows {
		out = append(out, p.lead(i+1, gutter)+p.row(row, cols, room))
	}
	sight = len(out)
	if p.report == nil || p.report.Confirm == nil {
		out = append(out, p.field(len(rows)+1, gutter, room, len(out)))
	}
	if found := p.found(w); len(found) > 0 {
		out = append(out, "")
		if p.report != nil || p.err != "" {
			sight = len(out)
		}
		out = append(out, found...)
	} else if n := len(rows); n > 0 {
		out = append(out, "", st.Paint(show.ToneLabel, GroundNone, t.Sentence(t.Console.PasteRows, domain.Args{"n": strconv.Itoa(n)})))
		sight = len(out) - 1
	}
	return out, sight
}

// table gives the rows of the complete lines, and measures their columns.
func (p *pastePage) table() [][]string {
	if p.cells == nil {
		p.cells = tableCells(p.text)
		for _, row := range p.cells {
			for j, c := range row {
				row[j] = shownCell(c)
			}
		}
		p.widths = measure(p.cells)
	}
	return p.cells
}

// shownCell is a cell as the page shows it: a telephone number masked, A2.
func shownCell(c string) string {
	n, err := domain.ParsePhone(c)
	if err != nil || len(n.Reveal()) < phoneDigits || domain.ReadDate(c).Valid() {
		return c
	}
	return n.String()
}

// measure gives the columns' widths. A row with a single cell is a title, which
// stands across the columns.
func measure(rows [][]string) []int {
	var out []int
	for _, row := range rows {
		if single(row) {
			continue
		}
		for len(out) < len(row) {
			out = append(out, 1)
		}
		for j, c := range row {
			out[j] = max(out[j], min(Width(c), pasteWidest))
		}
	}
	return out
}

func single(row []string) bool {
	n := 0
	for _, c := range row {
		if c != "" {
			n++
		}
	}
	return n <= 1 && (len(row) == 0 || n == 0 || row[0] != "")
}

// fitColumns narrows the widest columns until all have room, as far as that goes.
func fitColumns(widths []int, room int) []int {
	out := append([]int(nil), widths...)
	sum := -pasteGap
	for _, n := range out {
		if sum += n + pasteGap; sum > room+len(widths)*pasteWidest {
			break
		}
	}
	for sum > room {
		at := -1
		for i, n := range out {
			if n > pasteLeast && (at < 0 || n > out[at]) {
				at = i
			}
		}
		if at < 0 {
			break
		}
		out[at]--
		sum--
	}
	return out
}

// gutter is the width of the row numbers with their marks.
func (p *pastePage) gutter() int {
	return len(strconv.Itoa(len(p.cells)+1)) + 4
}

// lead is a row's mark and its number, as a spreadsheet counts.
func (p *pastePage) lead(n, gutter int) string {
	st, mark := p.env.Styles, ""
	if p.report != nil {
		mark = p.report.Marks[n]
	}
	tone := show.ToneDue
	switch mark {
	case "✗":
		tone = show.ToneDanger
	case "✓":
		tone = show.ToneFocus
	}
	return st.Paint(tone, GroundNone, Fit(st.Sign(mark), 2, false, "")) +
		st.Paint(show.ToneLabel, GroundNone, Fit(strconv.Itoa(n), gutter-4, true, "")) + Spaces(2)
}

// row draws a row's cells in their columns.
func (p *pastePage) row(row []string, cols []int, room int) string {
	tail := p.env.Styles.Glyphs.Ellipsis
	if single(row) {
		return Truncate(strings.Join(row, ""), room, tail)
	}
	var b strings.Builder
	used := 0
	for j, c := range row {
		if j >= len(cols) || used >= room {
			break
		}
		if j > 0 {
			b.WriteString(Spaces(min(pasteGap, room-used)))
			used += pasteGap
		}
		if n := min(cols[j], room-used); n > 0 {
			b.WriteString(Fit(c, n, false, tail))
			used += n
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// field draws the line being typed, with a rule where a tab parts two cells, and
// notes where its cursor stands.
func (p *pastePage) field(n, gutter, room, y int) string {
	st := p.env.Styles
	if p.text+p.line == "" {
		p.curX, p.curY, p.curOK = gutter, y, true
		return p.lead(n, gutter) + onField(st, show.ToneLabel, Fit(p.env.Text.Console.PasteHint, room-1, false, st.Glyphs.Ellipsis))
	}
	shown := strings.ReplaceAll(p.line, "\t", " "+st.Glyphs.Vertical+" ")
	for Width(shown) > room-2 {
		shown = shown[nextGrapheme(shown, 0):]
	}
	p.curX, p.curY, p.curOK = gutter+Width(shown), y, true
	return p.lead(n, gutter) + onField(st, show.TonePlain, Fit(shown, room-1, false, ""))
}

// onField paints a line's text on the field's ground, with a last blank that no
// terminal erases: nothing stands to the right of it.
func onField(st *Styles, tone show.Tone, text string) string {
	return st.Bar(st.Paint(tone, GroundField, text) + st.Paint(tone, GroundField, " "))
}

// found draws what the check found, or why it could not be made.
func (p *pastePage) found(w int) []string {
	st, t := p.env.Styles, &p.env.Text.Console
	switch {
	case p.busy:
		return []string{st.Paint(show.ToneLabel, GroundNone, Truncate(t.Pasting, w, ""))}
	case p.err != "":
		out := renderRows(st, []show.Row{{Sign: "✗", Text: p.err, Tone: show.ToneDanger}}, min(w, maxText))
		if p.failed {
			out = append(out, st.Wrap(show.ToneLabel, t.PasteNoGoingOn, min(w, maxText))...)
		}
		return out
	case p.report == nil:
		return nil
	}
	out := renderRows(st, []show.Row{p.report.Head}, min(w, maxText))
	out = append(out, renderRows(st, p.report.Rows, min(w, maxText))...)
	if p.report.Confirm == nil && !p.report.Only {
		out = append(out, st.Wrap(show.ToneLabel, t.PasteNoGoingOn, min(w, maxText))...)
	}
	return out
}
