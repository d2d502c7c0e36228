package roster

import (
	"regexp"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
)

// voids are what people write into a cell of which they know nothing.
var voids = strings.Fields("- -- / // \\ . 。 无 没有 暂无 未知 不详 不明 未填 未填写 待补 待补充 空 略 n/a na none null nil 0")

// nothing tells whether a cell says nothing. A list never takes away what is known:
// that is done on the person's page.
func nothing(value string) bool {
	key := strings.ToLower(naming.Normalise(value))
	return strings.Trim(key, "-—_/") == "" || slices.Contains(voids, key)
}

var (
	// floating is a number as some programs write a whole one: 13800000001.0.
	floating = regexp.MustCompile(`^(\d+)\.0+$`)
	// scientific is a long number of which a spreadsheet kept the first digits: 1.38E+10.
	scientific = regexp.MustCompile(`^\d(\.\d+)?[eE]\+?\d+$`)
)

// wholeNumber gives the digits of a cell that holds one long number. One of which a
// spreadsheet shows the first digits alone is FaultCellScientific: the others are lost.
func wholeNumber(field, value string) (string, error) {
	if m := floating.FindStringSubmatch(value); m != nil {
		return m[1], nil
	}
	if scientific.MatchString(value) {
		return value, domain.Invalid(domain.FaultCellScientific, field, "", domain.Args{"value": value})
	}
	return value, nil
}
