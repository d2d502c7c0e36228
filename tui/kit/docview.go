package kit

import "alumni/tui/show"

// minDoc is the width below which no document is drawn.
const minDoc = 12

// DocView is a rendered document: its lines are kept until the width, the
// styles or the document change.
type DocView struct {
	doc    show.Doc
	lines  []string
	w      int
	styles *Styles
	Top    int // first line on screen
}

// Set shows another document.
func (d *DocView) Set(doc show.Doc) { d.doc, d.lines = doc, nil }

// Lines gives the document's lines of at most w cells.
func (d *DocView) Lines(st *Styles, w int) []string {
	if d.lines == nil || d.w != w || d.styles != st {
		d.lines, d.w, d.styles = renderDoc(st, d.doc, w), w, st
	}
	return d.lines
}

// Scroll moves the window of h lines and tells whether it moved.
func (d *DocView) Scroll(by, h int) bool {
	was := d.Top
	d.Top = max(0, min(d.Top+by, len(d.lines)-h))
	return d.Top != was
}

// renderDoc draws a document in lines of at most w cells: titles bold, labels
// grey in a column of their own, text wrapping under itself, clauses to the right.
func renderDoc(st *Styles, doc show.Doc, w int) []string {
	if w < minDoc {
		return nil
	}
	head := doc.Title
	if doc.ID != "" {
		head = doc.ID + "  " + head
	}
	out := st.Wrap(show.ToneStrong, head, w)
	if doc.Subtitle != "" {
		out = append(out, st.Wrap(show.ToneLabel, doc.Subtitle, w)...)
	}
	for _, s := range doc.Sections {
		if len(out) > 0 {
			out = append(out, "")
		}
		if s.Title != "" {
			out = append(out, st.Wrap(show.ToneStrong, s.Title, w)...)
		}
		out = append(out, renderRows(st, s.Rows, w)...)
	}
	return out
}

// renderRows draws rows of a document, aligned with each other.
func renderRows(st *Styles, rows []show.Row, w int) []string {
	lay := layRows(rows, w)
	var out []string
	for _, r := range rows {
		if r.Text == "" && r.Long != "" {
			continue // only where there is room
		}
		out = append(out, lay.row(st, r, w)...)
	}
	return out
}

// rowLayout holds the columns that the rows of one section share, in cells.
// text is that of rows with a note beside them, full that of the others.
type rowLayout struct{ sign, label, text, note, full int }

func layRows(rows []show.Row, w int) rowLayout {
	var l rowLayout
	for _, r := range rows {
		if r.Sign != "" {
			l.sign = 2
		}
		l.label = max(l.label, Width(show.Clean(r.Label)))
		l.note = max(l.note, Width(show.Clean(r.Note)))
		if r.Note != "" {
			l.text = max(l.text, Width(show.Clean(r.Text)))
		}
	}
	if l.label > 0 {
		l.label = min(l.label+2, max(w*2/5, 4))
	}
	room := w - l.sign - l.label
	l.full = max(room, 2)
	if l.note > 0 {
		if l.note > room/2 {
			l.note = 0 // no room beside the text: notes go below it
		} else {
			room -= l.note + 2
		}
	}
	l.text = max(min(l.text, room), 2)
	return l
}

func (l rowLayout) row(st *Styles, r show.Row, w int) []string {
	indent := l.sign + l.label
	tone := r.Tone
	if r.Sign == "" && r.Label == "" && r.Note == "" {
		return st.Wrap(tone, st.rowText(r.Text), w)
	}
	width := l.full
	if r.Note != "" && l.note > 0 {
		width = l.text
	}
	if r.Sign != "" {
		tone = show.TonePlain
	}
	lead := l.lead(st, r)
	var out []string
	for i, t := range Wrap(st.rowText(r.Text), width) {
		line := lead
		if i > 0 {
			line = Spaces(indent)
		}
		line += st.Paint(tone, GroundNone, t)
		if i == 0 && r.Note != "" && l.note > 0 {
			line += Spaces(l.text-Width(t)+2) + st.Paint(show.ToneLabel, GroundNone, show.Clean(r.Note))
		}
		out = append(out, line)
	}
	if r.Note != "" && l.note == 0 {
		for _, t := range st.Wrap(show.ToneLabel, r.Note, max(w-indent, 2)) {
			out = append(out, Spaces(indent)+t)
		}
	}
	return out
}

func (l rowLayout) lead(st *Styles, r show.Row) string {
	lead := ""
	if l.sign > 0 {
		lead = st.Paint(r.Tone, GroundNone, Fit(st.Sign(show.Clean(r.Sign)), l.sign, false, ""))
	}
	if l.label > 0 {
		label := show.Clean(r.Label)
		lead += st.Paint(show.ToneLabel, GroundNone, Fit(Truncate(label, l.label-1, st.Glyphs.Ellipsis), l.label, false, ""))
	}
	return lead
}
