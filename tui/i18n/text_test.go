package i18n

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// Nothing a person may read is empty in either language.
func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	for _, text := range []*Text{&zh, &en} {
		t.Run(text.Lang, func(t *testing.T) { walk(t, text.Lang, reflect.ValueOf(*text)) })
	}
}

func walk(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		if v.String() == "" {
			t.Errorf("%s is empty", path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Map:
		if v.Len() == 0 {
			t.Errorf("%s has no entries", path)
		}
		for _, k := range v.MapKeys() {
			walk(t, fmt.Sprintf("%s[%v]", path, k), v.MapIndex(k))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	}
}

// Both languages have the same entries in every map, and placeholders that the
// other knows too.
func TestLanguagesHaveTheSameEntries(t *testing.T) {
	same(t, "", reflect.ValueOf(zh), reflect.ValueOf(en))
}

func same(t *testing.T, path string, a, b reflect.Value) {
	t.Helper()
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			same(t, path+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
		}
	case reflect.Map:
		if a.Len() != b.Len() {
			t.Errorf("%s: %d entries in zh, %d in en", path, a.Len(), b.Len())
		}
		for _, k := range a.MapKeys() {
			if !b.MapIndex(k).IsValid() {
				t.Errorf("%s[%v] is missing in en", path, k)
			}
		}
	}
}

// Every value that a record can have has its word, every fault its sentence.
func TestEveryValueHasItsWord(t *testing.T) {
	for _, text := range []*Text{&zh, &en} {
		w := &text.Word
		all(t, text.Lang, "fault", constants[domain.Fault](t, "domain", "Fault", ""), text.Fault)
		all(t, text.Lang, "action", constants[domain.Action](t, "domain", "Action", ""), w.Action)
		all(t, text.Lang, "role", domain.Roles, w.Role)
		all(t, text.Lang, "branch kind", domain.BranchKinds, w.BranchKind)
		all(t, text.Lang, "branch state", domain.BranchStates, w.BranchState)
		all(t, text.Lang, "group state", domain.GroupStates, w.GroupState)
		all(t, text.Lang, "filing", domain.FilingStates, w.Filing)
		all(t, text.Lang, "case", domain.CaseStates, w.Case)
		all(t, text.Lang, "application", domain.ApplicationKinds, w.Application)
		all(t, text.Lang, "application in the inbox", domain.ApplicationKinds, text.Inbox.Application)
		all(t, text.Lang, "entry", domain.Entries, w.Entry)
		all(t, text.Lang, "outcome", domain.Outcomes, w.Outcome)
		all(t, text.Lang, "violation", domain.ViolationStates, w.Violation)
		all(t, text.Lang, "record", domain.Kinds, w.Record)
		all(t, text.Lang, "check", constants[casework.CheckKey](t, "domain/office/casework", "CheckKey", ""), text.Checks)
	}
}

// constants are the constants of a type that a package declares, or with a type
// of "" those of no type, whose names begin so: a list of them could lack one.
func constants[T ~string](t *testing.T, dir, of, prefix string) (out []T) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(dir), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for n := range ast.Preorder(file) {
			v, ok := n.(*ast.ValueSpec)
			if !ok || len(v.Values) != 1 || !strings.HasPrefix(v.Names[0].Name, prefix) {
				continue
			}
			typ, _ := v.Type.(*ast.Ident)
			text, ok := v.Values[0].(*ast.BasicLit)
			if !ok || text.Kind != token.STRING || (typ == nil) != (of == "") || typ != nil && typ.Name != of {
				continue
			}
			value, err := strconv.Unquote(text.Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, T(value))
		}
	}
	if len(out) == 0 {
		t.Errorf("no constants of %s %s in %s", of, prefix, dir)
	}
	return out
}

func all[K comparable, V any](t *testing.T, lang, what string, keys []K, words map[K]V) {
	t.Helper()
	for _, k := range keys {
		if _, ok := words[k]; !ok {
			t.Errorf("%s: no word for %s %v", lang, what, k)
		}
	}
	if len(words) != len(keys) {
		t.Errorf("%s: %d words for %d values of %s", lang, len(words), len(keys), what)
	}
}
