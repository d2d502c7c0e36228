package tui

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// counter is a terminal's side that counts what comes.
type counter struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (c *counter) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.buf.Write(p)
}

func (c *counter) take() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.buf.String()
	c.buf.Reset()
	return s
}

// quiet waits until nothing has come for a while.
func (c *counter) quiet() {
	for last := -1; ; {
		time.Sleep(120 * time.Millisecond)
		c.mu.Lock()
		n := c.buf.Len()
		c.mu.Unlock()
		if n == last {
			return
		}
		last = n
	}
}

func TestOneCursorMoveCostsAtMost400Bytes(t *testing.T) {
	m, _ := newModel(t)
	out := &counter{}
	in, typist := io.Pipe()
	defer typist.Close()
	p := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(out), tea.WithWindowSize(120, 40),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	ended := make(chan error, 1)
	go func() { _, err := p.Run(); ended <- err }()
	out.quiet()
	if first := out.take(); !strings.Contains(first, "第1校友分会") {
		t.Fatalf("no first frame: %d bytes", len(first))
	}
	for i := range 5 {
		p.Send(text("j"))
		// The detail beside the list follows only when the cursor rests, so the
		// move itself is what comes in the first moment.
		deadline := time.Now().Add(2 * time.Second)
		var got string
		for got == "" && time.Now().Before(deadline) {
			time.Sleep(20 * time.Millisecond)
			got = out.take()
		}
		if got == "" || len(got) > 400 {
			t.Fatalf("move %d cost %d bytes: %q", i, len(got), got)
		}
		t.Logf("move %d: %d bytes", i, len(got))
		out.quiet()
		out.take()
	}
	p.Quit()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
}

func BenchmarkCursorMove(b *testing.B) {
	m := start(b, 120, 40)
	m.View()
	keys := []tea.KeyPressMsg{text("j"), text("k")}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m.Update(keys[(i/20)%2])
		m.View()
	}
}
