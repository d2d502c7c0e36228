package remote

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/tui/i18n"
)

func TestZZDump(t *testing.T) {
	out := os.Getenv("DUMP")
	if out == "" {
		t.Skip()
	}
	var b strings.Builder
	for _, l := range []string{"zh", "en"} {
		env := &Env{Text: i18n.For(l)}
		used := map[string]bool{}
		cli.Walk(Tree(env), func(path, short string, flags map[string]string) {
			fmt.Fprintln(&b, l, path, ":", short)
			used[path] = true
			for _, f := range slices.Sorted(maps.Keys(flags)) {
				fmt.Fprintln(&b, l, path, "--"+f, ":", flags[f])
				used["F "+f] = true
				used["F "+path+" "+f] = true
			}
		})
		if l == "zh" {
			for _, k := range slices.Sorted(maps.Keys(env.Text.Command.Flag)) {
				if !used["F "+k] {
					fmt.Fprintln(os.Stderr, "UNUSED flag", k)
				}
			}
		}
	}
	os.WriteFile(out, []byte(b.String()), 0o600)
}
