package i18n

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
)

var verb = regexp.MustCompile(`%[a-z]`)

// sameTexts walks two values of one type and compares every text in them: both
// are there or both are not, and they take the same values in the same order.
func sameTexts(t *testing.T, path string, zh, en reflect.Value) {
	t.Helper()
	switch zh.Kind() {
	case reflect.String:
		if (zh.String() == "") || (en.String() == "") {
			t.Errorf("%s is missing: zh %q, en %q", path, zh, en)
		}
		if a, b := verb.FindAllString(zh.String(), -1), verb.FindAllString(en.String(), -1); !slices.Equal(a, b) {
			t.Errorf("%s takes %v in Chinese and %v in English", path, a, b)
		}
	case reflect.Struct:
		for i := range zh.NumField() {
			sameTexts(t, path+"."+zh.Type().Field(i).Name, zh.Field(i), en.Field(i))
		}
	case reflect.Map:
		if zh.Len() != en.Len() {
			t.Errorf("%s has %d texts in Chinese and %d in English", path, zh.Len(), en.Len())
		}
		for _, key := range zh.MapKeys() {
			other := en.MapIndex(key)
			if !other.IsValid() {
				t.Errorf("%s[%v] is missing in English", path, key)
				continue
			}
			sameTexts(t, path+"["+key.String()+"]", zh.MapIndex(key), other)
		}
	default:
		t.Fatalf("%s is a %v", path, zh.Kind())
	}
}

func TestCommandTextsAreCompleteAndTakeTheSameValues(t *testing.T) {
	sameTexts(t, "Command", reflect.ValueOf(zh.Command), reflect.ValueOf(en.Command))
	sameTexts(t, "Server", reflect.ValueOf(zh.Server), reflect.ValueOf(en.Server))
	sameTexts(t, "Session", reflect.ValueOf(zh.Session), reflect.ValueOf(en.Session))
}
