package archtest_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// quoted are the words in backticks of a page; place is one of them that names
// a file or a folder of this module.
var (
	quoted = regexp.MustCompile("`([^`\n]+)`")
	place  = regexp.MustCompile(`^(cmd|tui|domain|db|keys)(/|$)[^ ]*$`)
)

// The README's map of the code names only what is there, so that who follows it
// finds it: a file that was renamed or split is renamed in the map too.
func TestTheMapOfTheCodeNamesWhatIsThere(t *testing.T) {
	const root = "../../.."
	page, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(page), "## Where is what\n")
	if !ok {
		t.Fatal("the README has no map of the code")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	named, folder := 0, ""
	for _, row := range strings.Split(section, "\n") {
		for _, word := range quoted.FindAllStringSubmatch(row, -1) {
			path := word[1]
			switch {
			case place.MatchString(path):
				if folder = path; strings.HasSuffix(path, ".go") {
					folder = filepath.Dir(path)
				}
			case strings.HasSuffix(path, ".go") && !strings.Contains(path, " "):
				path = filepath.Join(folder, path) // beside the one named before it
			default:
				continue
			}
			named++
			found, err := filepath.Glob(filepath.Join(root, strings.ReplaceAll(path, "<noun>", "*")))
			if err != nil || len(found) == 0 {
				t.Errorf("%s is not there: %s", path, row)
			}
		}
	}
	if named < 30 {
		t.Errorf("only %d places were found in the map", named)
	}
}
