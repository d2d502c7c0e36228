// Package archtest holds the architecture: who may import whom. It has no code
// of its own, only the test.
package archtest_test

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// module is this module's path.
const module = "alumni"

// Sets of imports. A pattern ends in /... for a package and all below it.
var (
	charm = []string{
		"charm.land/bubbletea/v2/...", "charm.land/bubbles/v2/...", "charm.land/lipgloss/v2/...",
		"github.com/charmbracelet/...", "github.com/rivo/uniseg/...", "github.com/clipperhouse/...",
		"github.com/mattn/go-runewidth/...",
	}
	pinyin = []string{"github.com/mozillazg/go-pinyin/..."}
	text   = []string{"golang.org/x/text/..."}
	// forms is what forms are built of.
	forms = join([]string{"domain/...", "tui/i18n", "tui/show/...", "tui/deed", "tui/kit", "tui/form/..."}, charm)

	// rules are the packages of the domain that know no use-case.
	rules = []string{
		"domain", "domain/consolidation", "domain/erasure", "domain/naming", "domain/naming/card", "domain/naming/mimic", "domain/review",
		"domain/rulebook",
	}
	// room is what a room of the office may know: the rules and the core.
	room = join(rules, []string{"domain/office/desk"})
)

// rule is one line of the import table: what the packages of a pattern may
// import besides the standard library. The first rule that fits a package holds.
type rule struct {
	packages string
	may      []string
	why      string
}

var table = []rule{
	{"domain/office", join(rules, []string{"domain/office/..."}), "the façade puts the rooms together"},
	{"domain/office/desk/...", rules, "the core of the office knows no room"},
	{"domain/office/task/...", join(room, []string{
		"domain/office/bulletin", "domain/office/campaign", "domain/office/casework", "domain/office/consolidation",
		"domain/office/filing", "domain/office/people", "domain/office/registry", "domain/office/review",
		"domain/office/violation",
	}), "tasks stand on top of the rooms whose work they end"},
	{
		"domain/office/review/...", join(room, []string{"domain/office/people"}),
		"a review of members decides by the use-cases of members",
	},
	{
		"domain/office/intake/...", join(room, []string{"domain/office/casework", "domain/office/people", "domain/office/registry"}),
		"intake stands on the rooms that keep what a form implies",
	},
	{"domain/office/...", room, "a room of the office knows the core and no other room"},
	{
		"domain/roster/...", join(room, []string{"domain/office/people", "domain/office/registry"}),
		"lists are read into the rooms' own rows",
	},
	{
		"domain/naming/mimic/...", join(rules, text, []string{"github.com/longbridgeapp/opencc"}),
		"the check of names knows traditional forms by a library's tables",
	},
	{"domain/...", join(rules, text), "the rules do no I/O and know neither library nor use-case"},
	{"db/engine/bolt/...", []string{"db/engine", "go.etcd.io/bbolt/..."}, "an engine knows its port and its library"},
	{"db/engine/mem/...", []string{"db/engine", "github.com/tidwall/btree"}, "an engine knows its port and its library"},
	{"db/engine/...", []string{"db/engine"}, "an engine knows its port only"},
	{"db/...", join(rules, []string{"db/..."}, pinyin, text), "the store knows the rules and the engine's port, no use-case"},
	{
		"keys/...",
		[]string{"domain", "keys/...", "golang.org/x/crypto/...", "filippo.io/age/..."},
		"keys know the domain's types, x/crypto and age",
	},
	{"tui/i18n/...", []string{"domain/...", "tui/i18n/..."}, "texts know the domain"},
	{"tui/show", []string{"domain/...", "tui/i18n"}, "what is shown is plain data and knows no noun"},
	{"tui/deed", []string{"domain/...", "tui/i18n", "tui/show"}, "what can be done is declared and knows neither noun nor terminal"},
	{"tui/show/...", []string{"domain/...", "tui/i18n", "tui/show/...", "tui/deed"}, "a noun tells of itself and knows no terminal"},
	{"tui/kit/...", join([]string{"domain/...", "tui/i18n/...", "tui/show", "tui/kit/..."}, charm), "widgets know no noun, form or screen"},
	{"tui/form/...", forms, "forms know no screen"},
	{"tui/console", forms, "what is declared becomes screens and forms; it knows no screen of its own"},
	{"tui/screen/...", join(forms, []string{"tui/console"}), "screens know neither each other nor db, keys or ssh"},
	{"tui/...", join([]string{"domain/...", "tui/..."}, charm), "the console knows no store, key or network"},
	{"cmd/alumni/...", []string{"..."}, "everything is wired together here"},
}

func join(sets ...[]string) []string {
	var out []string
	for _, s := range sets {
		out = append(out, s...)
	}
	return out
}

// listed is what go list tells of a package.
type listed struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

// list runs go list over the patterns, from the module's root.
func list(t *testing.T, args ...string) []listed {
	t.Helper()
	watch(t)
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Standard"}, args...)...)
	cmd.Dir = "../../.."
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		all = append(all, p)
	}
}

// watch reads the folders of the sources, so that the go command's test cache
// knows that this test depends on them and not only on its own files.
func watch(t *testing.T) {
	t.Helper()
	for _, top := range []string{"cmd", "db", "domain", "keys", "tui"} {
		err := filepath.WalkDir(filepath.Join("../../..", top), func(string, fs.DirEntry, error) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
	}
}

// own gives the path inside the module; ok is false for a foreign package.
func own(importPath string) (string, bool) {
	if importPath == module {
		return ".", true
	}
	return strings.CutPrefix(importPath, module+"/")
}

// fits tells whether a path falls under a pattern.
func fits(pattern, p string) bool {
	if pattern == "..." {
		return true
	}
	if root, ok := strings.CutSuffix(pattern, "/..."); ok {
		return p == root || strings.HasPrefix(p, root+"/")
	}
	return p == pattern
}

func fitsAny(patterns []string, p string) bool {
	for _, pattern := range patterns {
		if fits(pattern, p) {
			return true
		}
	}
	return false
}

// refusal says why a package may not import another; "" if it may.
func refusal(pkg, imported string) string {
	for _, r := range table {
		if !fits(r.packages, pkg) {
			continue
		}
		if fitsAny(r.may, imported) {
			return ""
		}
		return pkg + " imports " + imported + ", but " + r.why
	}
	return pkg + " stands in no line of the import table: add one, or move the package"
}

// Every package imports only what its line of the table allows.
func TestImportTable(t *testing.T) {
	standard := map[string]bool{}
	var mine []listed
	for _, p := range list(t, "-deps", "./...") {
		if p.Standard {
			standard[p.ImportPath] = true
		}
		if _, ok := own(p.ImportPath); ok {
			mine = append(mine, p)
		}
	}
	if len(mine) < 5 {
		t.Fatalf("go list found only %d packages of this module", len(mine))
	}
	for _, p := range mine {
		pkg, _ := own(p.ImportPath)
		for _, imported := range p.Imports {
			if standard[imported] || imported == "C" {
				continue
			}
			if inner, ok := own(imported); ok {
				imported = inner
			}
			if why := refusal(pkg, imported); why != "" {
				t.Error(why)
			}
		}
	}
}

// A screen never reaches the store, the keys or the network by a detour
// either: nothing it depends on may.
func TestScreensReachNoStoreNorNetwork(t *testing.T) {
	for _, p := range list(t, "-deps", "./tui/...", "./domain/...") {
		for _, far := range []string{
			module + "/db", module + "/keys", module + "/cmd", "charm.land/wish/v2", "charm.land/ssh",
			"golang.org/x/crypto/ssh", "go.etcd.io/bbolt", "net/http",
		} {
			if fits(far+"/...", p.ImportPath) {
				t.Errorf("tui or domain depends on %s", p.ImportPath)
			}
		}
	}
}

// The commands know no terminal library, not by a detour either: what a record
// shows comes to them as plain data.
func TestCommandsReachNoTerminalLibrary(t *testing.T) {
	for _, p := range list(t, "-deps", "./cmd/alumni/remote") {
		inner, _ := own(p.ImportPath)
		if fitsAny([]string{"charm.land/...", "github.com/charmbracelet/..."}, p.ImportPath) ||
			fitsAny([]string{"tui/kit/...", "tui/form/..."}, inner) {
			t.Errorf("cmd/alumni/remote depends on %s", p.ImportPath)
		}
	}
}

// Screens never import each other, which the table's pattern alone can't say
// of two packages below tui/screen.
func TestScreensDoNotImportEachOther(t *testing.T) {
	for _, p := range list(t, "./tui/...") {
		pkg, _ := own(p.ImportPath)
		if path.Dir(pkg) != "tui/screen" {
			continue
		}
		for _, imported := range p.Imports {
			if inner, ok := own(imported); ok && fits("tui/screen/...", inner) {
				t.Errorf("%s imports %s: screens never import each other", pkg, inner)
			}
		}
	}
}

// The table itself refuses what design forbids, so that a slip in it shows.
func TestTheTableRefuses(t *testing.T) {
	for _, c := range []struct {
		pkg, imported string
		allowed       bool
	}{
		{"domain", "golang.org/x/text/width", true},
		{"domain/office", "domain/naming", true},
		{"domain/office", "domain/office/task", true},
		{"domain/office/desk", "domain/office/casework", false},
		{"domain/office/casework", "domain/office/desk", true},
		{"domain/office/casework", "domain/office/registry", false},
		{"domain/office/casework", "domain/office/task", false},
		{"domain/office/casework", "domain/office", false},
		{"domain/office/task", "domain/office/casework", true},
		{"domain/office/task", "domain/office/settings", false},
		{"domain", "domain/office", false},
		{"domain/naming", "domain/office/desk", false},
		{"domain/office", "db", false},
		{"domain/naming", "charm.land/lipgloss/v2", false},
		{"db", "go.etcd.io/bbolt", false},
		{"db/engine/bolt", "go.etcd.io/bbolt", true},
		{"db/engine/mem", "go.etcd.io/bbolt", false},
		{"db/engine/mem", "domain", false},
		{"keys", "golang.org/x/crypto/ssh", true},
		{"keys", "db", false},
		{"tui/i18n", "tui/kit", false},
		{"tui/show", "tui/kit", false},
		{"tui/show/casework", "tui/show", true},
		{"tui/show/casework", "charm.land/lipgloss/v2", false},
		{"tui/kit", "tui/screen/inbox", false},
		{"tui/kit", "tui/show", true},
		{"tui/kit", "tui/show/casework", false},
		{"tui/kit", "tui/form", false},
		{"tui/form/application", "tui/form/person", true},
		{"tui/form/application", "tui/screen/application", false},
		{"tui/screen/inbox", "tui/form/casework", true},
		{"tui/screen/inbox", "tui/screen/branch", false},
		{"tui/screen/inbox", "keys", false},
		{"tui/screen/inbox", "charm.land/bubbletea/v2", true},
		{"tui", "tui/screen/inbox", true},
		{"tui", "cmd/alumni/sshd", false},
		{"cmd/alumni/sshd", "charm.land/wish/v2", true},
		{"extra", "domain", false},
	} {
		if why := refusal(c.pkg, c.imported); (why == "") != c.allowed {
			t.Errorf("%s importing %s: allowed is %v, want %v (%s)", c.pkg, c.imported, why == "", c.allowed, why)
		}
	}
}
