package archtest_test

import (
	"flag"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the drawing anew")

// drawing is the page that shows the import table.
const drawing = "../../../domain/doc/rooms.md"

const opening = `# 模块图

谁可以引用谁，由 cmd/alumni/archtest 的引用表画出，测试用的也是这张表。能由其他箭头推出的箭头不画；表是全的。
本页由 ` + "`go test ./cmd/alumni/archtest -update`" + ` 生成，请勿手改。

The rooms of the house and who may know whom, drawn from the import table that the test holds. An arrow that follows
from others is left out; the tables are whole. Made by the command above; don't edit by hand.
`

// The page shows the table as it is.
func TestTheDrawingIsWhatTheTableSays(t *testing.T) {
	want := draw(packages(t))
	if *update {
		if err := os.WriteFile(drawing, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(drawing)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("domain/doc/rooms.md is not what the import table says; run: go test ./cmd/alumni/archtest -update")
	}
}

// Nobody may know whoever may know him: the table allows no circle.
func TestTheTableAllowsNoCircle(t *testing.T) {
	all := packages(t)
	for _, a := range all {
		for _, b := range all {
			if path.Dir(a) == "domain/office" && path.Dir(b) == "domain/office" && a != b && may(a, b) && may(b, a) {
				t.Errorf("%s and %s may know each other", a, b)
			}
		}
	}
}

// packages are the packages of this module that are no tests.
func packages(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, p := range list(t, "./...") {
		if inner, ok := own(p.ImportPath); ok {
			out = append(out, inner)
		}
	}
	slices.Sort(out)
	return out
}

// may tells whether the table allows a package to import another.
func may(pkg, imported string) bool { return pkg != imported && refusal(pkg, imported) == "" }

// draw is the whole page in Markdown: the house by the lines of the table, then
// the office room by room.
func draw(all []string) string {
	var rows, office []string
	for _, r := range table {
		root := strings.TrimSuffix(r.packages, "/...")
		if !strings.HasPrefix(root, "domain/office/") && !slices.Contains(rows, root) {
			rows = append(rows, root)
		}
	}
	for _, p := range all {
		if fits("domain/office/...", p) {
			office = append(office, p)
		}
	}
	var out strings.Builder
	out.WriteString(opening)
	chart(&out, "全部 · the house", rows)
	out.WriteString("\n| 包 package | 可以引用 may import | 为什么 why |\n|---|---|---|\n")
	for _, r := range table {
		fmt.Fprintf(&out, "| `%s` | %s | %s |\n", r.packages, cells(r.may), r.why)
	}
	chart(&out, "domain/office", office)
	out.WriteString("\n| 包 package | 可以引用 may import |\n|---|---|\n")
	for _, a := range office {
		var known []string
		for _, b := range office {
			if may(a, b) {
				known = append(known, b)
			}
		}
		fmt.Fprintf(&out, "| `%s` | %s |\n", a, cells(known))
	}
	return out.String()
}

func cells(patterns []string) string {
	if len(patterns) == 0 {
		return "—"
	}
	return "`" + strings.Join(patterns, "` `") + "`"
}

// chart draws what packages may know of each other, without the arrows that
// follow from others.
func chart(out *strings.Builder, title string, pkgs []string) {
	fmt.Fprintf(out, "\n## %s\n\n```mermaid\nflowchart TD\n", title)
	name := func(p string) string { return strings.NewReplacer("/", "_").Replace(p) }
	for _, p := range pkgs {
		fmt.Fprintf(out, "    %s[%q]\n", name(p), p)
	}
	for _, a := range pkgs {
		for _, b := range pkgs {
			follows := slices.ContainsFunc(pkgs, func(c string) bool { return may(a, c) && may(c, b) })
			if may(a, b) && !follows {
				fmt.Fprintf(out, "    %s --> %s\n", name(a), name(b))
			}
		}
	}
	out.WriteString("```\n")
}
