package kit

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"alumni/tui/show"
)

// What is shown once is not lost by a key that was pressed too early, is copied as
// it stands, and its line is whole however small the window.
func TestWhatIsShownOnceStaysUntilItIsDismissed(t *testing.T) {
	env := testEnv(t)
	rows := make([]show.Row, 30)
	for i := range rows {
		rows[i].Text = "说明"
	}
	line := "ssh -p 2222 alumni@192.0.2.10 enroll 0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV"
	o := NewOnce(env, show.Once{Title: "邀请", Rows: rows, Copy: line})
	for _, h := range []int{8, 24} {
		box := o.Box(80, h)
		text := strings.Join(box, "\n")
		if len(box) > h || !strings.Contains(text, line) {
			t.Errorf("%d lines of %d:\n%s", len(box), h, text)
		}
	}
	press := func(key tea.KeyPressMsg) tea.Cmd { return o.Update(key) }
	for _, key := range []rune{tea.KeyEnter, tea.KeySpace, 'q'} {
		press(tea.KeyPressMsg{Code: key})
	}
	if asked := env.Requests(); len(asked) > 0 {
		t.Errorf("dismissed by a key that is pressed in passing: %v", asked)
	}
	if got := copied(t, press(tea.KeyPressMsg{Code: 'y', Text: "y"})); got != line {
		t.Errorf("copied %q", got)
	}
	env.Requests() // that it was copied
	press(tea.KeyPressMsg{Code: tea.KeyEscape})
	if asked := env.Requests(); len(asked) != 1 || asked[0] != (CloseRequest{}) {
		t.Errorf("Esc asks for %v", asked)
	}
}
