package e2e

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// screen is a small terminal: it obeys what the console's renderer sends and
// keeps the cells, so that tests read what a person would see. A wide
// character fills its cell and leaves the one to its right empty ("").
type screen struct {
	mu       sync.Mutex
	w, h     int
	cells    [][]string
	x, y     int
	top, bot int // scroll region
	alt      bool
	last     string // for REP
	buf      []byte // not yet complete
	bytes    int
	osc      []string      // the operating system commands that were sent: "52;c;…" is a text for the clipboard
	changed  chan struct{} // closed and made anew at every write
}

func newScreen(w, h int) *screen {
	s := &screen{changed: make(chan struct{})}
	s.resize(w, h)
	return s
}

func (s *screen) resize(w, h int) {
	s.w, s.h, s.top, s.bot, s.x, s.y = w, h, 0, h-1, 0, 0
	s.cells = make([][]string, h)
	for y := range s.cells {
		s.cells[y] = blank(w)
	}
}

func blank(w int) []string {
	row := make([]string, w)
	for i := range row {
		row[i] = " "
	}
	return row
}

// Write feeds the terminal.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes += len(p)
	s.buf = append(s.buf, p...)
	for len(s.buf) > 0 {
		n := s.step(s.buf)
		if n == 0 {
			break
		}
		s.buf = s.buf[n:]
	}
	close(s.changed)
	s.changed = make(chan struct{})
	return len(p), nil
}

// text gives the screen's lines, and a channel that closes at the next change.
func (s *screen) text() (string, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for _, row := range s.cells {
		b.WriteString(strings.TrimRight(strings.Join(row, ""), " ") + "\n")
	}
	return b.String(), s.changed
}

// sent is how many bytes the terminal has received.
func (s *screen) sent() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes
}

func (s *screen) alternate() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.alt
}

// step obeys the first thing in b and gives its length; 0: incomplete.
func (s *screen) step(b []byte) int {
	switch b[0] {
	case 0x1b:
		return s.escape(b)
	case '\r':
		s.x = 0
	case '\n':
		s.feed()
	case '\b':
		s.x = max(0, s.x-1)
	case '\t':
		s.x = min(s.w-1, (s.x/8+1)*8)
	default:
		if b[0] < 0x20 || b[0] == 0x7f {
			break
		}
		if !utf8.FullRune(b) {
			return 0
		}
		r, n := utf8.DecodeRune(b)
		s.put(string(r))
		return n
	}
	return 1
}

func (s *screen) put(c string) {
	width := ansi.StringWidth(c)
	if width == 0 {
		if s.x > 0 {
			s.cells[s.y][s.x-1] += c
		}
		return
	}
	if s.x+width > s.w {
		s.x = 0
		s.feed()
	}
	s.cells[s.y][s.x] = c
	if width == 2 {
		s.cells[s.y][s.x+1] = ""
	}
	s.x += width
	s.last = c
}

func (s *screen) feed() {
	if s.y == s.bot {
		s.scroll(s.top, 1)
	} else {
		s.y = min(s.h-1, s.y+1)
	}
}

// scroll moves the lines from y to the region's bottom up by n, or down if n < 0.
func (s *screen) scroll(y, n int) {
	for ; n > 0; n-- {
		copy(s.cells[y:s.bot], s.cells[y+1:s.bot+1])
		s.cells[s.bot] = blank(s.w)
	}
	for ; n < 0; n++ {
		copy(s.cells[y+1:s.bot+1], s.cells[y:s.bot])
		s.cells[y] = blank(s.w)
	}
}

func (s *screen) escape(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '[':
		for i := 2; i < len(b); i++ {
			if b[i] >= 0x40 && b[i] <= 0x7e {
				s.csi(string(b[2:i]), b[i])
				return i + 1
			}
		}
		return 0
	case ']', 'P', '_', '^', 'X': // strings, to their end
		for i := 2; i < len(b); i++ {
			end := 0
			if b[i] == 0x07 {
				end = i + 1
			} else if b[i] == 0x1b && i+1 < len(b) && b[i+1] == '\\' {
				end = i + 2
			}
			if end > 0 {
				if b[1] == ']' {
					s.osc = append(s.osc, string(b[2:i]))
				}
				return end
			}
		}
		return 0
	case 'M':
		if s.y == s.top {
			s.scroll(s.top, -1)
		} else {
			s.y = max(0, s.y-1)
		}
	case '(', ')', '#', ' ':
		if len(b) < 3 {
			return 0
		}
		return 3
	}
	return 2
}

func (s *screen) csi(params string, final byte) {
	if strings.ContainsAny(params, "?>=<!$\" '") {
		if params == "?1049" && (final == 'h' || final == 'l') {
			s.alt = final == 'h'
			s.resize(s.w, s.h)
		}
		return
	}
	var p []int
	for _, f := range strings.Split(params, ";") {
		n, _ := strconv.Atoi(f)
		p = append(p, n)
	}
	n := max(1, p[0])
	switch final {
	case 'A':
		s.y = max(0, s.y-n)
	case 'B', 'e':
		s.y = min(s.h-1, s.y+n)
	case 'C', 'a':
		s.x = min(s.w-1, s.x+n)
	case 'D':
		s.x = max(0, s.x-n)
	case 'E':
		s.x, s.y = 0, min(s.h-1, s.y+n)
	case 'F':
		s.x, s.y = 0, max(0, s.y-n)
	case 'G', '`':
		s.x = min(s.w-1, n-1)
	case 'd':
		s.y = min(s.h-1, n-1)
	case 'H', 'f':
		s.y, s.x = min(s.h-1, n-1), 0
		if len(p) > 1 {
			s.x = min(s.w-1, max(1, p[1])-1)
		}
	case 'I':
		s.x = min(s.w-1, (s.x/8+n)*8)
	case 'Z':
		s.x = max(0, (s.x-1)/8*8-(n-1)*8)
	case 'r':
		s.top, s.bot = n-1, s.h-1
		if len(p) > 1 && p[1] > 0 {
			s.bot = min(s.h-1, p[1]-1)
		}
		s.x, s.y = 0, 0
	case 'b':
		for range n {
			s.put(s.last)
		}
	default:
		s.edit(final, p[0], n)
	}
}
