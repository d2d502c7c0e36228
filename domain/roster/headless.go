package roster

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"alumni/domain"
	"alumni/domain/naming/card"
)

// letter is the name of a column without a title, as a spreadsheet has it: A, B.
func letter(i int) string {
	if i >= 26 {
		return letter(i/26-1) + letter(i%26)
	}
	return string(rune('A' + i))
}

// guessed gives the heading of a table that has none, by what its cells hold. A column
// counts only where every cell of it is surely that, and so does the table only if one
// column alone holds names and another one telephones, which a card never has. What is
// not sure is left out under its letter, by which somebody may say what it is.
func guessed(rows []Row, w words, o Options) (h head, ok bool) {
	width := 0
	for _, r := range rows {
		if r.Bad != nil || len(r.Wrong) > 0 {
			return h, false
		}
		width = max(width, len(r.Cells))
	}
	h.columns = make([]Column, width)
	for i := range h.columns {
		h.columns[i].Title = letter(i)
		said, is := o.Columns[letter(i)]
		if !is {
			said = held(column(rows, i), len(rows))
		}
		if w.column(said) == said && (is || !h.has(said)) {
			h.columns[i].As = said
		} else if said == colName { // two of names: whose list it is, nobody knows
			return h, false
		}
	}
	return h, h.has(colName) && h.has(colPhone)
}

// column gives the cells of a column that hold something.
func column(rows []Row, i int) (out []string) {
	for _, r := range rows {
		if i < len(r.Cells) && !nothing(domain.CleanLine(r.Cells[i])) {
			out = append(out, domain.CleanLine(r.Cells[i]))
		}
	}
	return out
}

var (
	mobile    = regexp.MustCompile(`^(\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}$`)
	yearShown = regexp.MustCompile(`^(\d{2}|\d{4})[级届]$`)
)

// held gives what all cells of a column are; "" where that is not sure.
func held(cells []string, rows int) string {
	kinds := []struct {
		column string
		is     func(string) bool
	}{
		{colPhone, mobile.MatchString},
		{colEmail, func(s string) bool { return strings.Contains(s, "@") && strings.Contains(s, ".") }},
		{colYear, yearShown.MatchString},
		{colMajor, knownMajor},
		{colName, surnamed},
	}
	for _, k := range kinds {
		if len(cells) > 0 && all(cells, k.is) && (k.column != colName || len(cells) == rows) {
			return k.column
		}
	}
	return ""
}

// knownMajor tells whether a text is a major that the lists know, with its year or not.
func knownMajor(s string) bool {
	if r, sure := classOf(s); sure {
		return r.Major != ""
	}
	r, sure := classOf(s + "05级")
	return sure && r.Major == s
}

// surnamed tells whether a text is a name by its surname, and no place.
func surnamed(s string) bool {
	name := domain.PersonName(s)
	r := []rune(name)
	if !domain.NameLike(name) || domain.UnsureName(s) || len(r) < 2 || len(r) > 4 {
		return false
	}
	place, _ := card.Province(name)
	return place == "" && (domain.Surname(string(r[:1])) && len(r) < 4 || domain.Surname(string(r[:2])))
}

// headless reads a table that has no heading, and lines of names with their telephones.
func (t table[T]) headless(rows []Row, w words, limit int, o Options) (Table[T], bool) {
	rows = paired(rows)
	from := slices.IndexFunc(rows, func(r Row) bool { return len(filledCells(r)) > 1 })
	if from < 0 || from > headingRows {
		return Table[T]{}, false
	}
	body := slices.DeleteFunc(slices.Clone(rows[from:]), func(r Row) bool { return r.Bad == nil && (alone(r) || closing(r)) })
	h, ok := guessed(body, w, o)
	if !ok || len(rows) > limit+headingRows {
		return Table[T]{}, false
	}
	h.at = -1
	out, err := t.below(rows[from:], h, limit, "")
	for i := from - 1; err == nil && i >= 0; i-- {
		out.Passed = slices.Insert(out.Passed, 0, passed(rows[i], WhyTitle))
	}
	return out, err == nil
}

// closing tells whether a row is a sum or a signature below a list.
func closing(r Row) bool {
	cells := filledCells(r)
	return len(cells) > 0 && ends(cells[0])
}

// pairs are names with their telephones in one line: 张三19900000001李四19900000002.
var pairs = regexp.MustCompile(`^\s*(?:[0-9]{1,3}[.、)）]\s*)?([\p{Han}·]{2,12})\s*[:：,，\-—]?\s*(1\d{2}[- ]?\d{4}[- ]?\d{4})[\s,，;；、。.]*`)

// paired parts lines that hold nothing but names with telephones, each pair a row of the
// number of its line.
func paired(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		rest, cut := joinCells(r), []Row(nil)
		if r.Bad != nil || utf8.RuneCountInString(rest) > longLine {
			return rows
		}
		for rest != "" {
			m := pairs.FindStringSubmatchIndex(rest)
			if m == nil {
				break
			}
			cut = append(cut, Row{Line: r.Line, Cells: []string{rest[m[2]:m[3]], rest[m[4]:m[5]]}, Short: true})
			rest = rest[m[1]:]
		}
		if rest != "" || len(cut) == 0 || len(cut) == 1 && len(filledCells(r)) > 1 {
			out = append(out, r)
			continue
		}
		out = append(out, cut...)
	}
	return out
}

// longLine is how long a line of names may be, in characters.
const longLine = 20_000
