package kit

import (
	"slices"
	"strings"
	"sync"

	"alumni/domain"
	"alumni/tui/show"
)

// List keeps each row's finished string, so that a move of the cursor paints
// two rows and joins the rest without measuring anything again.
type List[R any] struct {
	Columns []show.Column[R]
	ID      func(R) domain.ID
	Stamp   func(R) uint64

	rows   []R
	cursor int
	top    int
	fresh  bool // the next rows answer another question: begin at the first

	lines   map[lineKey]string // rows at rest, by record and stamp
	lay     []int              // widths of the columns; 0 is hidden
	head    string
	w       int
	wide    bool
	styles  *Styles
	picked  string // the row under the cursor
	pickKey lineKey
	painted int // rows painted so far, for the test that holds the cache
}

type lineKey struct {
	id    domain.ID
	stamp uint64
}

// listMargin is the cells left of the first column: the cursor's mark.
const listMargin = 3

// Rows are the loaded rows.
func (l *List[R]) Rows() []R { return l.rows }

// Cursor is the index of the row under the cursor.
func (l *List[R]) Cursor() int { return l.cursor }

// Selected is the row under the cursor; ok is false for an empty list.
func (l *List[R]) Selected() (r R, ok bool) {
	if l.cursor >= len(l.rows) {
		return r, false
	}
	return l.rows[l.cursor], true
}

// SelectedID is the record under the cursor, or the zero ID.
func (l *List[R]) SelectedID() domain.ID {
	if r, ok := l.Selected(); ok {
		return l.ID(r)
	}
	return domain.ID{}
}

// SetRows replaces the rows. The cursor stays on its record and the record on
// its line of the screen; if the record is gone, on the line.
func (l *List[R]) SetRows(rows []R) {
	was, line := l.SelectedID(), l.cursor-l.top
	l.rows = rows
	if l.fresh {
		l.cursor, l.top, l.fresh, l.pickKey = 0, 0, false, lineKey{}
		return
	}
	at := min(l.cursor, max(len(rows)-1, 0))
	if i := slices.IndexFunc(rows, func(r R) bool { return l.ID(r) == was }); i >= 0 && !was.IsZero() {
		at = i
	}
	l.cursor, l.top = at, max(at-line, 0)
	l.pickKey = lineKey{}
}

// Append adds the next page's rows.
func (l *List[R]) Append(rows []R) { l.rows = append(l.rows, rows...) }

// Reset goes to the first row, and to the first of the rows that come next.
func (l *List[R]) Reset() { l.cursor, l.top, l.fresh = 0, 0, true }

// Move moves the cursor and tells whether it moved.
func (l *List[R]) Move(by int) bool {
	was := l.cursor
	l.cursor = max(0, min(l.cursor+by, len(l.rows)-1))
	return l.cursor != was
}

// View gives the heading and the rows, h lines of exactly w cells. The slice
// is valid until the next call.
func (l *List[R]) View(st *Styles, w, h int, wide bool, dst []string) []string {
	if h <= 0 {
		return dst
	}
	l.layout(st, w, wide)
	dst = append(dst, l.head)
	n := h - 1
	l.top = max(0, min(l.top, l.cursor, len(l.rows)-n))
	if l.cursor >= l.top+n && n > 0 {
		l.top = l.cursor - n + 1
	}
	if len(l.lines) > 4*h+64 {
		l.drop(n)
	}
	blank := Spaces(w)
	for i := l.top; i < l.top+n; i++ {
		switch {
		case i >= len(l.rows):
			dst = append(dst, blank)
		case i == l.cursor:
			dst = append(dst, l.pick(l.rows[i]))
		default:
			dst = append(dst, l.rest(l.rows[i]))
		}
	}
	return dst
}

// drop forgets the strings of rows that are off the screen.
func (l *List[R]) drop(n int) {
	keep := make(map[lineKey]string, 2*n)
	for i := max(l.top, 0); i < min(l.top+n, len(l.rows)); i++ {
		k := l.key(l.rows[i])
		if s, ok := l.lines[k]; ok {
			keep[k] = s
		}
	}
	l.lines = keep
}

func (l *List[R]) key(r R) lineKey { return lineKey{l.ID(r), l.Stamp(r)} }

func (l *List[R]) rest(r R) string {
	k := l.key(r)
	s, ok := l.lines[k]
	if !ok {
		s = l.paint(r, GroundNone)
		l.lines[k] = s
	}
	return s
}

func (l *List[R]) pick(r R) string {
	if k := l.key(r); k != l.pickKey || l.picked == "" {
		l.picked, l.pickKey = l.styles.Bar(l.paint(r, GroundSelected)), k
	}
	return l.picked
}

// layout shares the width among the columns when it, the theme or the columns change.
func (l *List[R]) layout(st *Styles, w int, wide bool) {
	if l.styles == st && l.w == w && l.wide == wide && l.lines != nil {
		return
	}
	l.styles, l.w, l.wide = st, w, wide
	l.lines, l.picked = make(map[lineKey]string), ""
	l.lay = columnWidths(l.Columns, w-listMargin-1, wide)
	var b strings.Builder
	b.WriteString(Spaces(listMargin))
	for i, c := range l.Columns {
		if l.lay[i] > 0 {
			b.WriteString(Fit(st.Clean(c.Title), l.lay[i], c.Right, st.Glyphs.Ellipsis) + Spaces(gapAfter(l.Columns, i)))
		}
	}
	l.head = st.Paint(show.ToneLabel, GroundNone, Fit(b.String(), w, false, ""))
}

func (l *List[R]) paint(r R, g Ground) string {
	l.painted++
	st := l.styles
	var b strings.Builder
	b.Grow(4 * l.w)
	used, last := listMargin, ""
	if g == GroundSelected {
		last = st.Start(show.ToneFocus, g)
		b.WriteString(last)
		b.WriteString(" " + st.Glyphs.Cursor + " ")
	} else {
		b.WriteString(Spaces(listMargin))
	}
	for i, c := range l.Columns {
		n := l.lay[i]
		if n == 0 {
			continue
		}
		cell := c.At(r)
		tone := cell.Tone
		if g == GroundSelected && tone == show.TonePlain {
			tone = show.ToneStrong
		}
		p := st.Start(tone, g)
		if p != last {
			if last != "" {
				b.WriteString(Reset)
			}
			b.WriteString(p)
			last = p
		}
		b.WriteString(Fit(st.cell(cell), n, c.Right, st.Glyphs.Ellipsis))
		gap := gapAfter(l.Columns, i)
		b.WriteString(Spaces(gap))
		used += n + gap
	}
	b.WriteString(Spaces(l.w - used))
	if last != "" {
		b.WriteString(Reset)
	}
	if used > l.w {
		return FitStyled(b.String(), l.w)
	}
	return b.String()
}

const (
	listGap = 1
	growTo  = 64 // cells to which a column grows
	plenty  = 24 // cells that the growing columns get before the others do
)

// gapAfter is the space behind a column: more where figures that end at the
// right would touch text that begins at the left.
func gapAfter[R any](cols []show.Column[R], i int) int {
	if cols[i].Right && i+1 < len(cols) && !cols[i+1].Right {
		return 2 * listGap
	}
	return listGap
}

// columnWidths gives each column its cells: spare columns and those for wide
// screens go first where room is short, then the last ones that do not grow.
func columnWidths[R any](cols []show.Column[R], room int, wide bool) []int {
	out := make([]int, len(cols))
	sum, grow := -listGap, 0
	for i, c := range cols {
		if wide || !c.Wide {
			out[i] = c.Width
			sum += c.Width + gapAfter(cols, i)
		}
	}
	for pass := range 3 {
		for i := len(cols) - 1; i > 0 && sum > room; i-- {
			drop := pass == 0 && (cols[i].Wide || cols[i].Spare) || pass == 1 && cols[i].Grow == 0 || pass == 2
			if drop && out[i] > 0 {
				sum -= out[i] + gapAfter(cols, i)
				out[i] = 0
			}
		}
	}
	left := room - sum
	if left < 0 && len(out) > 0 {
		out[0] = max(room, 1)
	}
	left -= widen(cols, out, left)
	for i, c := range cols {
		if out[i] > 0 {
			grow += c.Grow
		}
	}
	for i, c := range cols {
		if left > 0 && out[i] > 0 && c.Grow > 0 {
			share := left * c.Grow / grow
			left -= share
			// Wider, the eye loses the line on its way to the next column.
			out[i] += min(share, max(growTo-out[i], 0))
			grow -= c.Grow
		}
	}
	return out
}

// widen gives the columns that do not grow up to half of their width more
// where there is plenty of room, and tells how much it gave.
func widen[R any](cols []show.Column[R], out []int, left int) (given int) {
	n := 0
	for i, c := range cols {
		if out[i] > 0 && c.Grow == 0 {
			n++
		}
	}
	if n == 0 || left <= plenty {
		return 0
	}
	each := (left - plenty) / n
	for i, c := range cols {
		if out[i] > 0 && c.Grow == 0 {
			more := min(each, c.Width/2)
			out[i] += more
			given += more
		}
	}
	return given
}

// Marks are the rows that a person marked in a list, in the order in which they
// were. Forms read them off the update loop. The zero value has none.
type Marks struct {
	mu  sync.Mutex
	ids []domain.ID
}

// Has tells whether a row is marked.
func (m *Marks) Has(id domain.ID) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Contains(m.ids, id)
}

// All are the rows marked.
func (m *Marks) All() []domain.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.ids)
}

// Set marks these rows and no others.
func (m *Marks) Set(ids ...domain.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ids = ids
}

// Toggle marks a row, or takes its mark back.
func (m *Marks) Toggle(id domain.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := slices.Index(m.ids, id); i >= 0 {
		m.ids = slices.Delete(m.ids, i, i+1)
		return
	}
	m.ids = append(m.ids, id)
}

// Drop takes a row's mark back, if it has one.
func (m *Marks) Drop(id domain.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ids = slices.DeleteFunc(m.ids, func(x domain.ID) bool { return x == id })
}
