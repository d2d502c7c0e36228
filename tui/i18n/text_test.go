package i18n

import (
	"fmt"
	"reflect"
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
		all(t, text.Lang, "fault", domain.Faults, text.Fault)
		all(t, text.Lang, "action", domain.Actions, w.Action)
		all(t, text.Lang, "role", domain.Roles, w.Role)
		all(t, text.Lang, "branch kind", domain.BranchKinds, w.BranchKind)
		all(t, text.Lang, "branch state", domain.BranchStates, w.BranchState)
		all(t, text.Lang, "group state", domain.GroupStates, w.GroupState)
		all(t, text.Lang, "filing", domain.FilingStates, w.Filing)
		all(t, text.Lang, "case", domain.CaseStates, w.Case)
		all(t, text.Lang, "application", domain.ApplicationKinds, w.Application)
		all(t, text.Lang, "application in the inbox", domain.ApplicationKinds, text.Inbox.Application)
		all(t, text.Lang, "outcome", domain.Outcomes, w.Outcome)
		all(t, text.Lang, "violation", domain.ViolationStates, w.Violation)
		all(t, text.Lang, "record", domain.Kinds, w.Record)
		all(t, text.Lang, "check", casework.CheckKeys, text.Checks)
	}
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
