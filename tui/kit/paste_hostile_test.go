package kit

import (
	"context"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"alumni/tui/show"
)

// A terminal that marks no pastes sends them as keys, the blank lines below the
// table too, however late: they check and confirm nothing, ctrl+s does.
func TestABurstOfEntersConfirmsNothing(t *testing.T) {
	p := newPasting(t)
	p.answer = PasteReport{Head: show.Row{Text: "一致"}, Confirm: func(context.Context) (Form, error) { return Form{}, nil }}
	for _, r := range "1\t赵一\r\n2\t钱二\r\n\r\n\r\n\r\n" {
		key := tea.KeyPressMsg{Code: r, Text: string(r)}
		switch r {
		case '\t':
			key = tea.KeyPressMsg{Code: tea.KeyTab}
		case '\r':
			key = tea.KeyPressMsg{Code: tea.KeyEnter}
		case '\n':
			key = tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl}
		}
		if p.page.Waits(key.String()) {
			t.Errorf("%s waits", key)
		}
		p.tell(key)
	}
	if p.asked != nil {
		t.Errorf("Enter checks %q", p.asked)
	}
	p.presses("ctrl+s", "enter", "enter")
	p.sees("一致")
	if !reflect.DeepEqual(p.asked, [][]string{{"1", "赵一"}, {"2", "钱二"}}) || len(asks[FormRequest](p)) != 0 {
		t.Errorf("checked %q, and Enter went on", p.asked)
	}
	if a := p.page.Bindings()[0]; a.Key != "ctrl+s" {
		t.Errorf("the key that goes on is said to be %s", a.Key)
	}
	p.presses("ctrl+s")
	if got := asks[FormRequest](p); len(got) != 1 {
		t.Errorf("asked for %d forms", len(got))
	}
}

func TestHostilePastesAreRefusedWholeAndHarmless(t *testing.T) {
	p := newPasting(t)
	p.pastes("1\t赵一\n")
	for name, c := range map[string]struct{ text, says string }{
		"a megabyte":       {strings.Repeat("武汉\t", 200_000), "最多 64 KiB"},
		"many rows":        {strings.Repeat("a\n", MaxPasteRows), "最多 2000 行"},
		"many in all":      {strings.Repeat("长", MaxPaste/3) + "\n", "最多 64 KiB"},
		"a line on a line": {strings.Repeat("x", MaxPaste-8), "最多 64 KiB"},
	} {
		p.pastes(c.text)
		p.sees("赵一", c.says, "没有收下")
		if p.page.text+p.page.line != "1\t赵一\n" {
			t.Errorf("%s: took %d bytes", name, len(p.page.text))
		}
	}
	p.presses("ctrl+u")
	p.pastes("\x1b]52;c;ZXZpbA==\x07\x1b[2J\u202e赵\u200b一\x00\x9b31m\t\"\n\"\"\"\"\t=cmd\n")
	view := p.page.View(80, 21)
	if strings.ContainsAny(ansi.Strip(view), "\x1b\x07\x00\u202e\u200b\u009b") || strings.Contains(view, "\x1b]") ||
		strings.Contains(view, "\x1b[2J") {
		t.Errorf("the page shows %q", view)
	}
	for w := 1; w < 130; w += 7 {
		for h := 1; h < 30; h += 5 {
			lines := strings.Split(p.page.View(w, h), "\n")
			if len(lines) != h {
				t.Fatalf("%d lines at %d×%d", len(lines), w, h)
			}
			for _, l := range lines {
				if ansi.StringWidth(l) > w {
					t.Fatalf("a line of %d cells at %d×%d: %q", ansi.StringWidth(l), w, h, l)
				}
			}
		}
	}
}

// The largest paste there is costs little, also with what is worst to read.
func TestTheLargestPasteIsReadAtOnce(t *testing.T) {
	for name, text := range map[string]string{
		"quotes": strings.Repeat(`"`, MaxPaste-1) + "\n", "open quotes": strings.Repeat("\"a\t", MaxPaste/3-1) + "\n",
		"tabs": strings.Repeat("\t", MaxPaste-1) + "\n", "rows": strings.Repeat("赵一\t138\n", MaxPasteRows),
	} {
		p := newPasting(t)
		p.pastes(text)
		if p.page.text == "" {
			t.Fatalf("%s: not taken", name)
		}
		p.screen()
		p.presses("home")
		p.screen()
	}
}
