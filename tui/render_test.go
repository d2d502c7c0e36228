package tui

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// paper is what the renderer writes to; each write is one frame.
type paper struct{ frames chan string }

func (p paper) Write(b []byte) (int, error) {
	p.frames <- string(b)
	return len(b), nil
}

// next gives the next frame; "" if none comes within the time.
func (p paper) next(within time.Duration) string {
	select {
	case f := <-p.frames:
		return f
	case <-time.After(within):
		return ""
	}
}

func TestOneCursorMoveCostsAtMost400Bytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, _ := newModel(t)
		out := paper{make(chan string, 1024)}
		in, typist := io.Pipe()
		defer typist.Close()
		p := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(out), tea.WithWindowSize(120, 40),
			tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm-256color"}),
			// The detail beside the list follows when the cursor rests; here it never
			// rests, so that what is counted is the move itself.
			tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
				if fmt.Sprintf("%T", msg) == "kit.rested" {
					return nil
				}
				return msg
			}))
		ended := make(chan error, 1)
		go func() { _, err := p.Run(); ended <- err }()
		for f := ""; !strings.Contains(f, "第1校友分会"); {
			if f = out.next(20 * time.Second); f == "" {
				t.Fatal("no first frame")
			}
		}
		for out.next(time.Second) != "" { // the counts of the header
		}
		for i := range 5 {
			p.Send(text("j"))
			got := out.next(20 * time.Second)
			if got == "" || len(got) > 400 {
				t.Fatalf("move %d cost %d bytes: %q", i, len(got), got)
			}
			if !strings.Contains(got, fmt.Sprintf("第%d校友分会", i+2)) {
				t.Fatalf("move %d painted something else: %q", i, got)
			}
			t.Logf("move %d: %d bytes", i, len(got))
		}
		p.Quit()
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		<-time.After(time.Minute) // of the bubble's clock: the last ticks run out
	})
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
