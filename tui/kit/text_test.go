package kit

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"alumni/tui/show"
)

func TestStoredTextCannotReachTheTerminal(t *testing.T) {
	env := testEnv(t)
	rows := testRows(1, 1)
	rows[0].name = "群\x1b]0;owned\x07名\x9b31m\u009b\u202e\u200b\n尾"
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(rows), nil })
	drive(b, b.reload())
	v := b.View(80, 10)
	if !utf8.ValidString(v) {
		t.Fatal("broken UTF-8 came through")
	}
	for _, bad := range []string{"\x1b]", "\x07", "\u009b", "\u202e", "\u200b"} {
		if strings.Contains(v, bad) {
			t.Fatalf("%q came through", bad)
		}
	}
	if !strings.Contains(v, "群]0;owned名31m 尾") {
		t.Fatalf("the harmless rest is missing: %q", ansi.Strip(v))
	}
}

func TestTruncateNeverSplitsAWideCharacter(t *testing.T) {
	for w := range 12 {
		s := Fit("北京校友a分会", w, false, "…")
		if Width(s) != w {
			t.Errorf("Fit to %d took %d cells: %q", w, Width(s), s)
		}
	}
	if s := Truncate("北京校友", 5, "…"); s != "北京…" {
		t.Errorf("got %q", s)
	}
	if s := Truncate("北京校友", 4, "…"); s != "北…" {
		t.Errorf("got %q", s)
	}
}

func TestWrapKeepsPunctuationOffTheLineStart(t *testing.T) {
	for w := 4; w < 30; w++ {
		lines := Wrap("经理事会会议研究，决定（申请）第二个群。wechat group 02", w)
		for i, l := range lines {
			if Width(l) > w {
				t.Errorf("width %d: %q", w, l)
			}
			if i > 0 && (strings.HasPrefix(l, "，") || strings.HasPrefix(l, "。") || strings.HasPrefix(l, "）")) {
				t.Errorf("width %d: line begins with punctuation: %q", w, l)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != "经理事会会议研究，决定（申请）第二个群。wechatgroup02" {
			t.Errorf("width %d lost text: %q", w, got)
		}
	}
}

func TestOpeningPunctuationDoesNotEndALine(t *testing.T) {
	for w := 8; w < 24; w++ {
		lines := Wrap("书面申请或理事会决议 深校理〔2026〕5号（补）", w)
		for _, l := range lines[:len(lines)-1] {
			if strings.HasSuffix(l, "〔") || strings.HasSuffix(l, "（") {
				t.Errorf("width %d: %q", w, l)
			}
		}
	}
}

func TestColumnsShareWhatIsLeft(t *testing.T) {
	cols := testColumns()
	for room := 10; room < 220; room++ {
		got := columnWidths(cols, room, room >= 100)
		sum := 0
		for i, n := range got {
			if n > 0 {
				sum += n + gapAfter(cols, i)
			}
		}
		if sum-listGap > room {
			t.Fatalf("room %d: columns %v take %d", room, got, sum-listGap)
		}
		if (got[3] > 0) != (room >= 100) {
			t.Fatalf("room %d: the column for wide screens is %d wide", room, got[3])
		}
	}
}

func TestStylesWithoutColourCarryMeaningBySigns(t *testing.T) {
	for _, p := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		for _, dark := range []bool{true, false} {
			s := NewStyles(dark, p, false)
			colours := s.Start(show.ToneDanger, GroundNone) != ""
			if colours != (p != colorprofile.ASCII) {
				t.Errorf("%v: danger is %q", p, s.Start(show.ToneDanger, GroundNone))
			}
			if s.Start(show.TonePlain, GroundSelected) == "" {
				t.Errorf("%v: the row under the cursor is not marked", p)
			}
		}
	}
	for _, r := range NewStyles(true, colorprofile.ANSI, true).Glyphs.TopLeft + NewStyles(true, colorprofile.ANSI, true).Sign("✓") {
		if r >= 0x80 {
			t.Errorf("%q on a terminal that knows only ASCII", r)
		}
	}
}

func TestACellsSignIsDrawnAsTheTerminalCan(t *testing.T) {
	for _, c := range []struct {
		ascii bool
		cell  show.Cell
		want  string
	}{
		{false, show.Cell{Sign: "✓", Text: "已备案"}, "✓ 已备案"},
		{true, show.Cell{Sign: "✓", Text: "已备案"}, "+ 已备案"},
		{true, show.Cell{Sign: "…"}, "~"},
		{true, show.Cell{Text: "✓ typed by somebody"}, "✓ typed by somebody"},
	} {
		if got := NewStyles(true, colorprofile.ANSI, c.ascii).cell(c.cell); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestEveryViewFitsItsBox(t *testing.T) {
	env := testEnv(t)
	rows := testRows(1, 40)
	rows[3].name = "emoji👨‍👩‍👧 and \x1b[31mESC\x1b[0m \u202ertl"
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(rows), nil })
	drive(b, b.reload())
	p := NewPage(env, rows[0].id)
	drive(p, p.Init())
	press(b, "/", "北", "京")
	for w := 1; w <= 200; w++ {
		for _, h := range []int{1, 2, 5, 10, 24, 40} {
			env.Wide = w >= 100
			checkBox(t, b.View(w, h), w, h)
			checkBox(t, p.View(w, h), w, h)
		}
	}
}

func checkBox(t *testing.T, view string, w, h int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		t.Fatalf("%d×%d: %d lines", w, h, len(lines))
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > w {
			t.Fatalf("%d×%d: line %d takes %d cells: %q", w, h, i, n, ansi.Strip(l))
		}
	}
}
