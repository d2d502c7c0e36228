package remote

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"alumni/tui/i18n"
)

// Every key by which a command names a heading or a field has a word in both
// languages. The keys are read from the source: a field that is seldom there
// would not be printed by a test.
func TestEveryHeadingAndFieldHasAWordInBothLanguages(t *testing.T) {
	keys := labelKeys(t)
	if len(keys) < 5 {
		t.Errorf("only %d keys were found", len(keys))
	}
	for _, lang := range []string{"zh", "en"} {
		text := i18n.For(lang)
		for key, at := range keys {
			if text.Command.Label[key] == "" && text.Field[key] == "" {
				t.Errorf("%s: %s: %q has no word", lang, at, key)
			}
		}
	}
}

// labelKeys gives the literals of this package that stand where a key of a label
// is taken, with their places: as an argument for a parameter, or as the first
// value of a struct, of the name label.
func labelKeys(t *testing.T) map[string]token.Position {
	fset := token.NewFileSet()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	takes, structs := map[string]int{"label": 0}, map[string]bool{}
	each(files, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if i := named(n.Type.Params, "label"); i >= 0 {
				takes[n.Name.Name] = i
			}
		case *ast.TypeSpec:
			if s, ok := n.Type.(*ast.StructType); ok && named(s.Fields, "label") == 0 {
				structs[n.Name.Name] = true
			}
		}
	})
	keys := map[string]token.Position{}
	take := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			key, _ := strconv.Unquote(lit.Value)
			keys[key] = fset.Position(lit.Pos())
		}
	}
	each(files, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok {
				if i, ok := takes[sel.Sel.Name]; ok && i < len(n.Args) {
					take(n.Args[i])
				}
			}
		case *ast.CompositeLit:
			if list, ok := n.Type.(*ast.ArrayType); ok && labelled(list.Elt, structs) {
				for _, e := range n.Elts {
					if row, ok := e.(*ast.CompositeLit); ok && len(row.Elts) > 0 {
						take(row.Elts[0])
					}
				}
			}
		}
	})
	return keys
}

// labelled tells whether the first field of a struct is a label.
func labelled(e ast.Expr, structs map[string]bool) bool {
	switch e := e.(type) {
	case *ast.StructType:
		return named(e.Fields, "label") == 0
	case *ast.IndexExpr: // column[T]
		return labelled(e.X, structs)
	case *ast.Ident:
		return structs[e.Name]
	}
	return false
}

// named is the place of a field or parameter; -1 for none.
func named(fields *ast.FieldList, name string) int {
	i := 0
	for _, f := range fields.List {
		for _, id := range f.Names {
			if id.Name == name {
				return i
			}
			i++
		}
	}
	return -1
}

func each(files []*ast.File, visit func(ast.Node)) {
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if n != nil {
				visit(n)
			}
			return true
		})
	}
}
