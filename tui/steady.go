package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// steady fills every line up to the window's last column and ends it in a blank
// that no terminal erases. The renderer shortens a line by deleting cells and by
// erasing its end, and loses the half of a Han character on the way (启用 became
// 用 where a page with a shorter line took a list's place). Of lines that end
// alike it writes what differs, in place.
type steady struct {
	width     int
	raw, done []string // of the last frame
}

// fill gives the frame with every line so; of those that did not change it keeps
// what it made before.
func (s *steady) fill(frame string, width int) string {
	if width != s.width {
		s.width, s.raw, s.done = width, nil, nil
	}
	lines := strings.Split(frame, "\n")
	var b strings.Builder
	b.Grow(len(frame) + len(frame)/4)
	for i, line := range lines {
		if i >= len(s.raw) {
			s.raw, s.done = append(s.raw, line), append(s.done, filled(line, width))
		} else if s.raw[i] != line {
			s.raw[i], s.done[i] = line, filled(line, width)
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(s.done[i])
	}
	s.raw, s.done = s.raw[:len(lines)], s.done[:len(lines)]
	return b.String()
}

func filled(line string, width int) string {
	have := ansi.StringWidth(line)
	switch {
	case have < width:
		return line + "\x1b[m" + strings.Repeat(" ", width-have-1) + lasting
	case strings.HasSuffix(line, " "):
		return strings.TrimSuffix(line, " ") + lasting
	}
	return line
}

// lasting is a blank that is not erased.
const lasting = "\u00a0"
