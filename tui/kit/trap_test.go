package kit

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"alumni/tui/show"
)

// A stock text field filled a placeholder of Han characters with NULs and ran
// over its width.
func TestTrap_PlaceholderOfHanCharactersStaysInItsField(t *testing.T) {
	st := testEnv(t).Styles
	in := Input{Hint: "拼音、首字母或汉字", Max: 40}
	for w := 1; w <= 30; w++ {
		for _, focus := range []bool{true, false} {
			v, x := in.View(st, w, focus, false)
			if strings.ContainsRune(v, 0) {
				t.Fatalf("width %d: a NUL in %q", w, v)
			}
			if got := ansi.StringWidth(v); got != w || x != 0 {
				t.Errorf("width %d: %d cells, cursor at %d", w, got, x)
			}
		}
	}
	if v, _ := in.View(st, 30, false, false); !strings.Contains(ansi.Strip(v), in.Hint) {
		t.Errorf("the placeholder is missing: %q", ansi.Strip(v))
	}
}

// WeChat nicknames hold emoji whose width differs from terminal to terminal;
// what is shown has one certain width.
func TestTrap_NicknamesHaveOneCertainWidth(t *testing.T) {
	for raw, shown := range map[string]string{
		"张三👨\u200d👩\u200d👧":    "张三👨👩👧",
		"李四❤\ufe0f":            "李四❤",
		"王五👍\U0001F3FD":        "王五👍",
		"赵六🇨🇳":                 "赵六CN",
		"钱\u200b七\u2060\ufeff": "钱七",
	} {
		got := show.Clean(raw)
		if got != shown {
			t.Errorf("%q is shown as %q, not %q", raw, got, shown)
		}
		sum := 0
		for _, r := range got {
			sum += Width(string(r))
		}
		if Width(got) != sum {
			t.Errorf("%q: %d cells together, %d one by one", got, Width(got), sum)
		}
	}
}
