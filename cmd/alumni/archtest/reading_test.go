package archtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What people type has one reader a kind, in domain (read.go): no face and no
// reader of files makes a date or a number of it by itself.
func TestWhatPeopleTypeIsReadInDomainOnly(t *testing.T) {
	own := []string{"domain.Date", "strconv.Atoi", "strconv.ParseInt", "strconv.ParseUint", "time.Parse", "time.ParseInLocation"}
	for _, dir := range []string{
		"tui", "cmd/alumni/bind", "cmd/alumni/remote", "cmd/alumni/importfile", "cmd/alumni/filingform",
		"domain/roster",
	} {
		err := filepath.WalkDir(filepath.Join("../../..", dir), func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.Name() == "i18n" { // it writes words, and reads only what was stored
				return fs.SkipDir
			}
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				if fn, ok := call.Fun.(*ast.SelectorExpr); ok {
					if pkg, ok := fn.X.(*ast.Ident); ok && slices.Contains(own, pkg.Name+"."+fn.Sel.Name) {
						t.Errorf("%s reads by %s.%s; see domain/read.go", files.Position(call.Pos()), pkg.Name, fn.Sel.Name)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
