package naming

import (
	"slices"
	"strings"
)

// The forms of a name that lists shorten, with what they keep of each.
var shortForms = []struct{ form, keeps string }{
	{"校友分会筹备群", "筹备"}, {"校友筹备群", "筹备"}, {regionalEnd, ""}, {industryEnd, ""},
}

const digits = "0123456789"

// Short is a group's name as lists show it: 江苏03群 for
// 武汉轻工大学江苏校友分会群03. What every name of the format shares is left out; a
// name in another form only loses the school's.
func Short(name string) string {
	place, seq, ok := shortParts(name)
	if ok {
		return place + seq + "群"
	}
	if rest, ok := strings.CutPrefix(name, school); ok && rest != "" {
		return rest
	}
	return name
}

// Spoken gives how people call a group by its number, as lists show it and
// without the leading zeros: 江苏03群 and 江苏3群. Nothing for a name without a number.
func Spoken(name string) []string {
	place, seq, ok := shortParts(name)
	if !ok || seq == "" {
		return nil
	}
	return slices.Compact([]string{place + seq + "群", place + strings.TrimLeft(seq, "0") + "群"})
}

// shortParts are what a short name is made of: the place and the number as it stands.
func shortParts(name string) (place, seq string, ok bool) {
	rest, ok := strings.CutPrefix(name, school)
	if !ok {
		return "", "", false
	}
	if seq, ok := strings.CutPrefix(rest, hqMiddle); ok && strings.Trim(seq, digits) == "" {
		return strings.TrimSuffix(hqMiddle, "群"), seq, true
	}
	for _, f := range shortForms {
		place, seq, ok := strings.Cut(rest, f.form)
		if ok && place != "" && strings.Trim(seq, digits) == "" {
			return place + f.keeps, seq, true
		}
	}
	return "", "", false
}
