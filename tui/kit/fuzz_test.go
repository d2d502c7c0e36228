package kit

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
	"alumni/tui/show"
)

// FuzzPaste gives any text as what is pasted on a page, at once and in two
// pieces: the page stays within its bounds, neither it nor a cell holds anything
// that acts unseen, and cells that are written as a table are read as the same.
func FuzzPaste(f *testing.F) {
	for _, s := range []string{
		"1\t赵一\r\n2\t钱二\r\n\r\n", "a. 缺理事会决议\rb. 群主未实名\rc. 人数说明不足\r", "己一,北京,\"化学\n工程\",1997,,校友卡\n", "张三，北京，\"\"\"，\n",
		"\x1b]52;c;ZXZpbA==\x07\x1b[2J\u202e赵\u200b一\x00\x9b31m\t\"\n\"\"\"\"\t=cmd\n", "\xff\xe6\xad",
		strings.Repeat("\n", MaxPasteRows+1), "🏳️‍🌈👩🏽\t\u3164",
	} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, at int) {
		p := newPasting(t)
		at = max(0, min(at, len(s)))
		for _, piece := range []string{s[:at], s[at:], s} {
			p.pastes(piece)
			if text := p.page.text + p.page.line; len(text) > MaxPaste || strings.Count(text, "\n") > MaxPasteRows ||
				show.CleanTable(text) != text {
				t.Fatalf("the page holds %q", text)
			}
		}
		for l := range strings.Lines(ansi.Strip(p.page.View(80, 21))) {
			if l = strings.TrimSuffix(l, "\n"); ansi.StringWidth(l) > 80 || strings.ContainsFunc(l, domain.Unseen) {
				t.Fatalf("a line shows %q", l)
			}
		}
		cells := tableCells(s)
		if len(cells) > strings.Count(show.CleanTable(s), "\n")+1 {
			t.Fatalf("%d rows of %q", len(cells), s)
		}
		for _, row := range cells {
			sameCells(t, row)
		}
		_ = HalfWidth(tea.KeyPressMsg{Text: s})
	})
}

// sameCells fails unless a row's cells, written as a spreadsheet copies them, are
// read as they are.
func sameCells(t *testing.T, row []string) {
	t.Helper()
	for _, c := range row {
		if c != strings.TrimSpace(show.Clean(c)) || strings.ContainsFunc(c, domain.Unseen) {
			t.Fatalf("the cell %q came through", c)
		}
	}
	if len(strings.Join(row, "")) > quotedBytes/2 || len(row) < 2 {
		return // longer quotes are not read as such, and one cell has no tabs beside it
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = '\t'
	if err := w.Write(row); err != nil {
		t.Fatal(err)
	}
	w.Flush()
	if got := tableCells(b.String()); len(got) != 1 || !slices.Equal(got[0], row) {
		t.Fatalf("wrote %q, read %q", row, got)
	}
}
