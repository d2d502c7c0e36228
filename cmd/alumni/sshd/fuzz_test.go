package sshd

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzClient gives any text as what a client says beside its keys: a command,
// the environment, its terminal, its version, and any size of its window.
func FuzzClient(f *testing.F) {
	for _, s := range []string{
		`reject A-1 --reason "材料 不全"`, `a 'b "c"' \'d "\$`, "LC_ALL=zh_CN.UTF-8",
		"\xff\x00 \x1b[2J\u202e", "LANG=C",
	} {
		f.Add(s, uint32(80), uint32(24))
	}
	f.Add("", uint32(1<<32-1), uint32(0))
	f.Fuzz(func(t *testing.T, s string, columns, rows uint32) {
		if words, err := splitWords(s); err == nil {
			quoted := make([]string, len(words))
			for i, w := range words {
				quoted[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
			}
			if again, err := splitWords(strings.Join(quoted, " ")); err != nil || !slices.Equal(again, words) {
				t.Fatalf("%q has the words %q, and these read again %q, %v", s, words, again, err)
			}
		}
		name, value, _ := strings.Cut(s, "=")
		if allowed(name, value) && (!printable(s) || len(s) > 32+1+maxEnv) {
			t.Fatalf("%q is let in", s)
		}
		if l := language(map[string]string{name: value}); l != "" && l != "zh" && l != "en" {
			t.Fatalf("%q is the language %q", s, l)
		}
		line := clean(s)
		if utf8.RuneCountInString(line) > 65 || strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Fatalf("%q goes into the log as %q", s, line)
		}
		if w, h := fit(columns, rows, 80, 24); w < MinWidth || h < 1 || w > MaxWidth || h > MaxHeight || w*h > MaxCells {
			t.Fatalf("%d×%d is shown as %d×%d", columns, rows, w, h)
		}
	})
}
