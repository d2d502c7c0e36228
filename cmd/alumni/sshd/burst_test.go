package sshd

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// typist types into an input whose clock the test moves.
type typist struct {
	in  *input
	at  time.Time
	got []tea.Msg
}

func newTypist(t *testing.T) *typist {
	p := &typist{at: time.Unix(1_790_000_000, 0)}
	p.in = newInput("xterm", func(m tea.Msg) { p.got = append(p.got, m) })
	p.in.now = func() time.Time { return p.at }
	t.Cleanup(p.in.stop)
	return p
}

// later lets time pass, and what waits for it happen.
func (p *typist) later(d time.Duration) {
	p.in.mu.Lock()
	p.at = p.at.Add(d)
	p.in.mu.Unlock()
	p.in.waited()
}

// types sends packets; a number of milliseconds lets as much time pass.
func (p *typist) types(steps ...any) {
	for _, s := range steps {
		switch s := s.(type) {
		case string:
			p.in.take([]byte(s))
		case int:
			p.later(time.Duration(s) * time.Millisecond)
		}
	}
}

// said is what came of it, in words: ⏎ is the key, ¶ a line break.
func (p *typist) said() string {
	p.in.mu.Lock()
	defer p.in.mu.Unlock()
	var b strings.Builder
	for _, m := range p.got {
		switch m := m.(type) {
		case uv.PasteEvent:
			b.WriteString(strings.ReplaceAll(m.Content, "\n", "¶"))
		case uv.KeyPressEvent:
			switch {
			case m.Code == uv.KeyEnter:
				b.WriteString("⏎")
			case m.Text != "":
				b.WriteString(m.Text)
			default:
				fmt.Fprintf(&b, "<%s>", m)
			}
		}
	}
	return b.String()
}

// A terminal without bracketed paste sends each line's end as Enter: it must be a
// line break, and a person's own Enter must stay one.
func TestTrap_APasteWithoutBracketsHasLineBreaksAndNoEnter(t *testing.T) {
	lines := []string{"a. 缺理事会决议\r", "b. 群主未实名\r", "c. 人数说明不足\r"}
	paste := strings.Join(lines, "")
	pasted := strings.ReplaceAll(paste, "\r", "¶")
	for name, c := range map[string]struct {
		steps []any
		want  string
	}{
		"in one packet":                       {[]any{paste}, pasted},
		"half a second between the lines":     {[]any{lines[0], 500, lines[1], 500, lines[2]}, pasted},
		"and then Enter":                      {[]any{paste, 20, "\r"}, pasted + "⏎"},
		"a packet cut within a character":     {[]any{paste[:4], 1, paste[4:]}, pasted},
		"a packet cut before its Enter":       {[]any{"缺决议", 19, "\r未实名\r"}, "缺决议¶未实名¶"},
		"a packet that begins with Enter":     {[]any{"缺决议", 300, "\r未实名\r"}, "缺决议¶未实名¶"},
		"a packet a character":                {[]any{"a", 1, "b", 1, "c", 1, "\r", 1, "d", 1, "\r"}, "abc¶d¶"},
		"line feeds":                          {[]any{"缺决议\r\n未实名\r\n"}, "缺决议¶<ctrl+j>未实名¶<ctrl+j>"},
		"a terminal that marks pastes":        {[]any{"\x1b[200~a\rb\r\x1b[201~", 1, "\r"}, "a\rb\r⏎"},
		"a person":                            {[]any{"a", 80, "b", 80, "c", 80, "\r"}, "abc⏎"},
		"a word of an input method and Enter": {[]any{"缺理事会决议", 60, "\r"}, "缺理事会决议⏎"},
		"y and Enter on a line that lags":     {[]any{"y\r"}, "y⏎"},
		"Enter and a key on such a line":      {[]any{"\ry"}, "⏎y"},
		"three keys on such a line":           {[]any{"no\r", 200, "\r"}, "no¶⏎"},
		"arrows and Enter on such a line":     {[]any{"\x1b[B\x1b[B\x1b[B\r"}, "<down><down><down>⏎"},
		"a key held down":                     {[]any{"j", 33, "j", 33, "j", 33, "\r"}, "jjj⏎"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newTypist(t)
			p.types(c.steps...)
			if got := p.said(); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Keys of a burst stand between the marks of a paste, so that the program knows them.
func TestTheKeysOfABurstAreMarked(t *testing.T) {
	p := newTypist(t)
	p.types("c. x", 100, "c")
	if got := fmt.Sprintf("%T", p.got); got != "[]tea.Msg" && len(p.got) != 7 {
		t.Fatalf("%v", p.got)
	}
	if (p.got[0] != uv.PasteStartEvent{}) || (p.got[5] != uv.PasteEndEvent{}) {
		t.Errorf("%v", p.got)
	}
}

// The network holds back what follows an ESC: no key of it is left behind.
func TestTrap_TheRestOfASequenceThatCameLateIsNoText(t *testing.T) {
	for name, c := range map[string]struct {
		steps []any
		want  string
	}{
		"in time":                          {[]any{"\x1b", 90, "[D"}, "<left>"},
		"late":                             {[]any{"\x1b", 150, "[D"}, "<esc>"},
		"late, of an application's keys":   {[]any{"\x1b", 150, "OA"}, "<esc>"},
		"late, with numbers":               {[]any{"\x1b", 900, "[3~"}, "<esc>"},
		"late, with a modifier":            {[]any{"\x1b", 150, "[1;5C"}, "<esc>"},
		"late, of the mouse":               {[]any{"\x1b", 150, "[<0;1;1M"}, "<esc>"},
		"late, and cut again":              {[]any{"\x1b", 150, "[", 40, "D"}, "<esc>"},
		"late, and cut again within":       {[]any{"\x1b", 150, "[<0;1", 200, ";1M", 10, "k"}, "<esc>k"},
		"late, and another key":            {[]any{"\x1b", 150, "[D\x1b[C"}, "<esc><right>"},
		"cut behind the bracket":           {[]any{"\x1b[", 150, "D", 10, "k"}, "<alt+[>k"},
		"cut within the numbers":           {[]any{"\x1b[1;", 300, "5C"}, "<ctrl+right>"},
		"cut within them, late":            {[]any{"\x1b[1;", 150, 1000, 100, "5C", 10, "k"}, "k"},
		"the beginning of a paste, late":   {[]any{"\x1b", 150, "[200~甲\r乙\x1b[201~"}, "<esc>甲\r乙"},
		"a person's bracket":               {[]any{"\x1b", 150, "[", 150, "D"}, "<esc>[D"},
		"a person's word":                  {[]any{"\x1b", 150, "O", 120, "A"}, "<esc>OA"},
		"a person's word, pasted":          {[]any{"\x1b", 150, "OA系统"}, "<esc>OA系统"},
		"another key first":                {[]any{"\x1b", 150, "k", 150, "[D"}, "<esc>k[D"},
		"too late":                         {[]any{"\x1b", 150, 1100, "[D"}, "<esc>[D"},
		"what no terminal sends":           {[]any{"\x1b", 150, "[x"}, "<esc>[x"},
		"an Esc that came with a word":     {[]any{"\x1b张"}, "<esc>张"},
		"two of them, and the rest of one": {[]any{"\x1b\x1b", 150, "[A"}, "<esc><esc>"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newTypist(t)
			p.types(c.steps...)
			p.later(150 * time.Millisecond)
			if got := p.said(); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
