package tui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"alumni/tui/kit"
	"alumni/tui/show"
)

// painter keeps the finished strings of the frame, so that a key costs what it
// changed and not the whole screen.
type painter struct {
	header    string
	headerKey headerKey
	rail      []string // finished lines with the hairline
	railKey   railKey
	railWidth int
	dim       []string // what stands behind the overlay, without colours
	steady    steady
}

type headerKey struct {
	w, inbox, online int
	title            string
	styles           *kit.Styles
}

type railKey struct {
	w, h, section int
	counts        any
	counted       bool
	styles        *kit.Styles
}

// stale forgets what stands behind the overlay: something there changed.
func (p *painter) stale() { p.dim = nil }

// View draws the whole screen: exactly h lines of at most w cells.
func (m *Model) View() tea.View {
	content, cursor := m.screen()
	if content != "" && !m.env.Styles.ASCII {
		content = m.paint.steady.fill(content, m.w)
	}
	m.outcome.draw(m.opts.Painted)
	m.opened.draw(m.opts.Painted)
	v := tea.NewView(content)
	v.AltScreen = true
	v.WindowTitle = m.env.Text.Console.House
	if s := m.top(); s != nil {
		v.WindowTitle = show.Clean(s.Title()) + " · " + v.WindowTitle
	}
	v.Cursor = cursor
	return v
}

func (m *Model) screen() (string, *tea.Cursor) {
	switch {
	case m.w <= 0 || m.h <= 0:
		return "", nil
	case m.blind():
		text := fmt.Sprintf(m.env.Text.Console.TooSmall, minWidth, minHeight)
		return kit.Truncate(text, m.w, "") + strings.Repeat("\n", m.h-1), nil
	}
	x, y, w, h := m.area()
	s, body := m.top(), ""
	if s != nil && (m.overlay == nil || m.paint.dim == nil) {
		body = s.View(w, h)
	}
	if m.overlay != nil {
		if m.paint.dim == nil {
			m.paint.dim = m.compose(body, y)
			for i, l := range m.paint.dim {
				m.paint.dim[i] = ansi.Strip(l)
			}
		}
		return m.over()
	}
	var cursor *tea.Cursor
	if s != nil {
		if cx, cy, ok := s.Cursor(); ok && cx < w && cy < h {
			cursor = tea.NewCursor(x+cx, y+cy)
		}
	}
	return m.join(m.compose(body, y)), cursor
}

// area is where the screen on top stands.
func (m *Model) area() (x, y, w, h int) {
	y = 1
	if m.hasRail() {
		x, y = m.railCells()+1, 2
	}
	return x, y, m.w - x, m.h - y - 1
}

// blind tells that the window is too small to show anything but that it is.
// Before its size is known it is not: what is typed ahead is not lost.
func (m *Model) blind() bool {
	return m.w > 0 && m.h > 0 && (m.w < minWidth || m.h < minHeight)
}

// compose gives the lines between header and footer, rail included.
func (m *Model) compose(body string, y int) []string {
	n := m.h - 2
	out := make([]string, 0, n)
	rail := m.rail(n)
	for i := range n {
		line := ""
		if i >= y-1 {
			line, body, _ = strings.Cut(body, "\n")
		}
		if rail != nil {
			line = rail[i] + line
		}
		out = append(out, line)
	}
	return out
}

func (m *Model) join(lines []string) string {
	var b strings.Builder
	size := 1024
	for _, l := range lines {
		size += len(l) + 1
	}
	b.Grow(size)
	b.WriteString(m.header())
	for _, l := range lines {
		b.WriteByte('\n')
		b.WriteString(l)
	}
	b.WriteByte('\n')
	b.WriteString(m.footer())
	return b.String()
}

// over lays the overlay's box over the dimmed screen, in the middle.
func (m *Model) over() (string, *tea.Cursor) {
	st := m.env.Styles
	h := m.h - 2
	box := m.overlay.Box(m.w-2, h)
	bw := 0
	if len(box) > 0 {
		bw = ansi.StringWidth(box[0])
	}
	left, top := (m.w-bw)/2, max((h-len(box))/2, 0)
	lines := make([]string, h)
	for i, behind := range m.paint.dim {
		j := i - top
		if j < 0 || j >= len(box) {
			lines[i] = st.Dim(behind)
			continue
		}
		// A wide character that the box's edge would split gives way to a blank.
		lines[i] = st.Dim(kit.Fit(behind, left, false, "")) + box[j] + st.Dim(rightOf(behind, left+bw))
	}
	var cursor *tea.Cursor
	if x, y, ok := m.overlay.Cursor(); ok {
		cursor = tea.NewCursor(left+x, 1+top+y)
	}
	return m.join(lines), cursor
}

// rightOf gives what of a plain line stands from a cell on; half of a wide
// character is a blank.
func rightOf(s string, from int) string {
	total := kit.Width(s)
	if total <= from {
		return ""
	}
	r := ansi.TruncateLeft(s, from, "")
	if kit.Width(r) > total-from {
		r = ansi.TruncateLeft(s, from+1, "")
	}
	return kit.Spaces(total-from-kit.Width(r)) + r
}

func countText(n int) string {
	if n >= 1000 {
		return "999+"
	}
	return strconv.Itoa(n)
}
