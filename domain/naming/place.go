package naming

import (
	"slices"
	"strings"

	"alumni/domain"
)

// branchEnds are what people write after the place of a branch: M4.6 adds it to
// the place by itself.
var branchEnds = []string{branchEnd, exampleEnd, "分会"}

// PlaceName gives the place or the industry that a branch is named after, M4.6,
// from its name as people write it: 北京 of 北京校友分会, 北京分会 and
// 武汉轻工大学北京校友会. An industry keeps its 行业. A name that holds words of a
// branch or a group elsewhere, or nothing else, is refused in the field, with
// the place that it seems to mean.
func PlaceName(field, name string) (string, error) {
	rest := Normalise(name)
	for before := ""; before != rest; {
		before, rest = rest, withoutEnd(rest)
	}
	if strings.HasPrefix(rest, school) || rest != Normalise(name) {
		rest = withoutSchool(rest)
	}
	if isPlace(rest) {
		return rest, nil
	}
	meant, _, _ := strings.Cut(withoutSchool(rest), "校友")
	meant = strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(meant, digits), "群"), "微信")
	if !isPlace(meant) {
		meant = ""
	}
	return "", domain.Invalid(domain.FaultNotPlace, field, "M4.6", domain.Args{"value": Normalise(name), "place": meant})
}

// IsPlace tells whether a name is that of a place or an industry alone, without
// the words that M4.6 puts around it.
func IsPlace(name string) bool {
	place, err := PlaceName("", name)
	return err == nil && place == Normalise(name)
}

// withoutEnd takes off one of branchEnds, which stand the longest first.
func withoutEnd(s string) string {
	for _, e := range branchEnds {
		if rest, ok := strings.CutSuffix(s, e); ok {
			return rest
		}
	}
	return s
}

// withoutSchool takes off the school's name, however it is written.
func withoutSchool(s string) string {
	for _, name := range schools {
		if rest, ok := strings.CutPrefix(s, name); ok {
			return rest
		}
	}
	return s
}

// isPlace tells whether nothing of a branch's or a group's words is left.
func isPlace(s string) bool {
	if s == "" || s == industryWord || strings.HasSuffix(s, "群") && !strings.HasSuffix(s, "集群") {
		return false
	}
	return !slices.ContainsFunc([]string{school, "校友", "分会", "微信群"}, func(word string) bool {
		return strings.Contains(s, word)
	})
}
