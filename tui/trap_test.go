package tui

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A screen that repaints by itself disturbs the window of an input method.
func TestTrap_NothingIsPaintedWhileAFieldHasFocus(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, _ := newModel(t)
		out := paper{make(chan string, 1024)}
		in, typist := io.Pipe()
		defer typist.Close()
		p := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(out), tea.WithWindowSize(120, 40), tea.WithoutSignalHandler())
		ended := make(chan error, 1)
		go func() { _, err := p.Run(); ended <- err }()
		for f := ""; !strings.Contains(f, "第1校友分会"); {
			if f = out.next(20 * time.Second); f == "" {
				t.Fatal("no first frame")
			}
		}
		p.Send(text("/"))
		p.Send(text("张"))
		for f := ""; !strings.Contains(f, "张"); {
			if f = out.next(20 * time.Second); f == "" {
				t.Fatal("what is typed is not painted")
			}
		}
		last := ""
		for range 20 { // what the search found comes, then nothing more
			if last = out.next(500 * time.Millisecond); last == "" {
				break
			}
		}
		if last != "" {
			t.Errorf("it goes on painting by itself: %q", last)
		}
		p.Quit()
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		<-time.After(time.Minute) // of the bubble's clock: the last ticks run out
	})
}
