package domain

import (
	"slices"
	"strings"
)

// ParsePastedForm reads a filing form whose cells were copied into the console
// for a group that is known, A1. People copy the table with its title and its
// columns, or the managers' rows alone; both are read. A title that is there is
// checked, and so are columns; where there are none, every row must have the
// form's five columns, since nothing else says what a cell means. Place is what
// stands in the title's brackets where the paste has no title. It refuses with
// FaultRequired where nothing was pasted, and as ParseForm does.
func ParsePastedForm(cells [][]string, place string) (Form, error) {
	first := slices.IndexFunc(cells, func(row []string) bool { return formText(strings.Join(row, "")) != "" })
	if first < 0 {
		return Form{}, Required("form", "A1")
	}
	f, at := Form{Place: place}, first
	if titleLike(cells[first]) {
		var err error
		if at, f.Place, err = formTitle(cells); err != nil {
			return Form{}, err
		}
	}
	headed, at, err := pastedHeading(cells, at)
	if err != nil {
		return Form{}, err
	}
	for i := at; i < len(cells); i++ {
		if !headed {
			if err := fiveColumns(cells[i], i+1); err != nil {
				return Form{}, err
			}
		}
	}
	return f.rows(cells, at)
}

// titleLike tells that a row is the title or the annex's number above it, or
// what stands in their place: a single cell, not the number of an empty line.
func titleLike(row []string) bool {
	text := formText(strings.Join(row, ""))
	return strings.HasPrefix(text, formAnnex) || strings.HasPrefix(text, formText(formTitleHead)) ||
		len(filled(row)) == 1 && !digitsOnly(text)
}

// pastedHeading gives whether the columns stand in the first row with anything
// in it, and the row to go on from. A row that is no manager's must be the
// columns, and exactly these.
func pastedHeading(cells [][]string, from int) (headed bool, next int, err error) {
	for i := from; i < len(cells); i++ {
		if len(filled(cells[i])) == 0 {
			continue
		}
		manager := false
		if len(cells[i]) > 1 {
			_, manager = formRole(cells[i][1])
		}
		if number := formText(cells[i][0]); manager || number != "" && digitsOnly(number) {
			return false, i, nil
		}
		next, err = formHeading(cells, i)
		return true, next, err
	}
	return false, len(cells), nil
}

// fiveColumns checks the shape of a row that no columns stand above, A1.
func fiveColumns(row []string, n int) error {
	if len(filled(row)) == 0 || len(row) == len(FormColumns) {
		return nil
	}
	return Invalid(FaultFormColumns, "form", "A1", Args{"want": slices.Clone(FormColumns), "row": n, "have": len(row)})
}

// filled gives the cells of a row that hold anything.
func filled(row []string) (out []string) {
	for _, c := range row {
		if formText(c) != "" {
			out = append(out, c)
		}
	}
	return out
}
