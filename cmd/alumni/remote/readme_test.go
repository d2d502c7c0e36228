package remote

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"alumni/tui/i18n"
)

var update = flag.Bool("update", false, "write the table of commands in README anew")

// The table of commands in README is made of the tree, so that it names every
// command and none that is gone.
func TestREADMEListsTheCommands(t *testing.T) {
	const path, open, end = "../../../README.md", "<!-- commands -->\n", "<!-- /commands -->"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(page), open)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("README has no %s … %s", open, end)
	}
	want := before + open + commandTable() + end + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(page) {
		t.Error("the table of commands in README is not what the tree says; run: go test ./cmd/alumni/remote -run README -update")
	}
}

// commandTable has a row for each command of one word and each that holds others.
func commandTable() string {
	var b strings.Builder
	b.WriteString("\n| command | |\n|---|---|\n")
	for _, c := range Tree(&Env{Text: i18n.For("en")}).Commands() {
		words := c.Use
		if subs := c.Commands(); len(subs) > 0 {
			names := make([]string, len(subs))
			for i, s := range subs {
				names[i] = s.Name()
			}
			words += " " + strings.Join(names, `\|`)
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", words, c.Short)
	}
	return b.String() + "\n"
}
