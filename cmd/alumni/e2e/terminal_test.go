package e2e

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is an ssh client in a terminal of its own.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	pty    *os.File
	screen *screen
	done   chan error
	acted  time.Time // when something was last pressed or seen
}

// open runs the ssh line in a terminal.
func (s *server) open(w, h int, env ...string) *terminal {
	s.t.Helper()
	return openTerminal(s.t, w, h, env, "sh", "-c", "exec "+s.line)
}

func openTerminal(t *testing.T, w, h int, env []string, name string, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(cleanEnv(t), env...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, cmd: cmd, pty: f, screen: newScreen(w, h, f), done: make(chan error, 1)}
	go func() {
		_, _ = io.Copy(term.screen, f) // ends with EIO when the client has gone
		term.done <- cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-term.done
		term.done <- nil
		f.Close()
	})
	return term
}

// see waits until the screen shows the text.
func (m *terminal) see(want string) string {
	m.t.Helper()
	return m.until(want, func(text string) bool { return strings.Contains(text, want) })
}

// unsee waits until the screen no longer shows the text.
func (m *terminal) unsee(gone string) string {
	m.t.Helper()
	return m.until("no "+gone, func(text string) bool { return !strings.Contains(text, gone) })
}

func (m *terminal) until(what string, ok func(string) bool) string {
	m.t.Helper()
	deadline := time.After(patience)
	for {
		text, changed := m.screen.text()
		if ok(text) {
			m.acted = time.Now()
			return text
		}
		select {
		case <-changed:
		case err := <-m.done:
			m.done <- err
			text, _ := m.screen.text()
			if ok(text) {
				return text
			}
			m.t.Fatalf("the client ended (%v) before %q was seen:\n%s", err, what, text)
		case <-deadline:
			m.t.Fatalf("never saw %q:\n%s", what, text)
		}
	}
}

// handPause is more than what a hand needs at least between two keys. An Enter that
// comes sooner after what was typed is taken for one of a paste.
const handPause = 60 * time.Millisecond

// press types keys, all at once but for an Enter at their beginning, which a hand
// presses after it has seen what stands there.
func (m *terminal) press(keys string) {
	m.t.Helper()
	if rest := handPause - time.Since(m.acted); strings.HasPrefix(keys, "\r") && rest > 0 {
		<-time.After(rest)
	}
	defer func() { m.acted = time.Now() }()
	if _, err := io.WriteString(m.pty, keys); err != nil {
		m.t.Fatal(err)
	}
}

// enters types a text, sees it, perhaps in a field that says more, and presses Enter.
func (m *terminal) enters(text, shown string) {
	m.t.Helper()
	m.press(text)
	m.see(shown)
	m.press("\r")
}

// resize changes the terminal's size, as dragging a window does.
func (m *terminal) resize(w, h int) {
	m.t.Helper()
	m.screen.resize(w, h)
	if err := pty.Setsize(m.pty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		m.t.Fatal(err)
	}
}

// ended waits until the client has gone and gives its exit code.
func (m *terminal) ended() int {
	m.t.Helper()
	select {
	case err := <-m.done:
		m.done <- err
		return m.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		text, _ := m.screen.text()
		m.t.Fatalf("the client did not end:\n%s", text)
		return -1
	}
}
