package e2e

import (
	"io"
	"strings"
	"sync"

	"github.com/charmbracelet/x/vt"
)

// screen is what a person sees: an emulated terminal that obeys what the
// console sends and answers what it asks.
type screen struct {
	mu       sync.Mutex
	emulator *vt.Emulator
	bytes    int
	osc      []string      // the texts for the clipboard that were sent, in base64, behind "52;c;"
	changed  chan struct{} // closed and made anew at every write
}

// newScreen makes a terminal; what it answers by itself, as its colours, goes
// to answers until it is closed.
func newScreen(w, h int, answers io.Writer) *screen {
	s := &screen{emulator: vt.NewEmulator(w, h), changed: make(chan struct{})}
	s.emulator.RegisterOscHandler(52, func(data []byte) bool {
		s.osc = append(s.osc, string(data))
		return true
	})
	go func() { _, _ = io.Copy(answers, s.emulator) }()
	return s
}

// Write feeds the terminal.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes += len(p)
	n, err := s.emulator.Write(p)
	close(s.changed)
	s.changed = make(chan struct{})
	return n, err
}

func (s *screen) resize(w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.emulator.Resize(w, h)
}

// text gives the screen's lines, and a channel that closes at the next change.
func (s *screen) text() (string, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for line := range strings.Lines(s.emulator.String()) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String(), s.changed
}

// copied is the texts for the clipboard that were sent.
func (s *screen) copied() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.osc...)
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
	return s.emulator.IsAltScreen()
}
