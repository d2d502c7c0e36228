package roster

import (
	"regexp"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
)

// dittos say that a cell is as the one above.
var dittos = strings.Fields("同上 同前 上同 〃 ″ \" '' 〞")

// dittoColumns are the columns in which that is meant: two people have no number, name
// or telephone in common.
var dittoColumns = []string{
	colCity, colMajor, colYear, colHow, colBasis, colPersonKind, colCollege, colLeft, colDegree, colNative, colWorkCity, colIndustry,
	colEmployer, colPosition, colClass, colKind, colState, colReelected,
}

// above gives a row with what stands above in the cells that say so, and keeps its
// values for the next one.
type above map[int]string

func (a above) row(r Row, order []string) Row {
	cells := slices.Clone(r.Cells)
	for i, c := range cells {
		if i >= len(order) || !slices.Contains(dittoColumns, order[i]) {
			continue
		}
		if slices.Contains(dittos, naming.Normalise(c)) {
			cells[i] = a[i]
		}
		a[i] = cells[i]
	}
	r.Cells = cells
	return r
}

var (
	// sectionNumber begins the title of a part of a list: 一、理事会, （二）会员.
	sectionNumber = regexp.MustCompile(`^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]+`)
	// sectionEnd ends one: 武汉分会, 食品05级.
	sectionEnd = regexp.MustCompile(`(分会|校友会|理事会|监事会|委员会|秘书处|微信群|校友群|学院|专业|地区|片区|人员|名单|成员|顾问|部|组|班|级|届|系)[:：]?$`)
)

// section tells whether a row is the title of a part of a list, as a row of several
// columns has it in one cell: it gives nobody.
func section(r Row, order []string) bool {
	columns := 0
	for _, c := range order {
		if c != "" {
			columns++
		}
	}
	if columns < 2 || len(r.Wrong) > 0 || !alone(r) {
		return false
	}
	text := strings.TrimSpace(joinCells(r))
	rest := sectionNumber.ReplaceAllString(text, "")
	return rest != "" && !strings.ContainsAny(rest, "-－—@") &&
		(rest != text && !domain.NameLike(domain.PersonName(rest)) || sectionEnd.MatchString(rest) && !domain.NameLike(domain.PersonName(rest)) ||
			rest != text && sectionEnd.MatchString(rest))
}
