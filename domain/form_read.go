package domain

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ParseFilingForm reads a filing form from a table's cells. It sees through width,
// spaces, the make of brackets and blank rows. It refuses with FaultFormTitle,
// FaultFormColumns, FaultFormRow (row, value), FaultNotName (row, value) and
// FaultFormOwners (count): a form names exactly one owner, A2.
func ParseFilingForm(cells [][]string) (FilingForm, error) {
	at, place, err := formTitle(cells)
	if err != nil {
		return FilingForm{}, err
	}
	if at, err = formHeading(cells, at); err != nil {
		return FilingForm{}, err
	}
	return FilingForm{Place: place}.rows(cells, at)
}

func (f FilingForm) rows(cells [][]string, from int) (FilingForm, error) {
	for i := from; i < len(cells); i++ {
		r, ok, err := formRow(cells[i], i+1)
		if err != nil {
			return FilingForm{}, err
		}
		if ok {
			f.Rows = append(f.Rows, r)
		}
		if len(f.Rows) > MaxFormRows {
			return FilingForm{}, Invalid(FaultFileSize, "form", "A1", Args{"max": MaxFormRows})
		}
	}
	return f.ordered()
}

// ordered checks that there is one owner, A2, and puts him or her first.
func (f FilingForm) ordered() (FilingForm, error) {
	var owners, admins []FilingFormRow
	for _, r := range f.Rows {
		if r.Role == ManagerOwner {
			owners = append(owners, r)
		} else {
			admins = append(admins, r)
		}
	}
	if len(owners) != 1 {
		return FilingForm{}, Invalid(FaultFormOwners, "form", "A2", Args{"count": len(owners)})
	}
	f.Rows = append(owners, admins...)
	return f, nil
}

// formTitle finds the title and gives the row after it and the place in it.
func formTitle(cells [][]string) (next int, place string, err error) {
	value := ""
	for i, row := range cells {
		text := formText(strings.Join(row, ""))
		if annex, ok := strings.CutPrefix(text, formAnnex); ok {
			text = strings.TrimLeft(annex, "0123456789")
		}
		if text == "" {
			continue // blank, or the number of the annex alone
		}
		value = CleanLine(strings.Join(row, ""))
		if text == formHQTitle {
			return i + 1, formHQ, nil
		}
		rest, ok := strings.CutPrefix(text, formText(formTitleHead))
		if !ok {
			break
		}
		if place, ok = strings.CutSuffix(rest, formText(formTitleTail)); !ok {
			break
		}
		place = strings.TrimPrefix(place, formExample)
		if place == "" || utf8.RuneCountInString(place) > MaxName {
			break
		}
		return i + 1, place, nil
	}
	return 0, "", titleError(formTitleAny, value)
}

func titleError(want, value string) *Error {
	return Invalid(FaultFormTitle, "title", "A1", Args{"want": want, "value": clip(value)})
}

// formHeading finds the columns and gives the row after them.
func formHeading(cells [][]string, from int) (next int, err error) {
	for i := from; i < len(cells); i++ {
		var have []string
		for _, c := range cells[i] {
			have = append(have, formText(c))
		}
		for len(have) > 0 && have[len(have)-1] == "" {
			have = have[:len(have)-1]
		}
		if slices.Equal(have, FilingFormColumns) {
			return i + 1, nil
		}
		if len(have) > 0 {
			break
		}
	}
	return 0, Invalid(FaultFormColumns, "form", "A1", Args{"want": slices.Clone(FilingFormColumns)})
}

// formRow reads one line; ok is false for a blank one and for a line of the
// template (序号 and 微信群身份 alone) that nobody filled in.
func formRow(cells []string, row int) (r FilingFormRow, ok bool, err error) {
	cell := func(i int) string {
		if i < len(cells) {
			return CleanLine(cells[i])
		}
		return ""
	}
	name, office, phone := PersonName(cell(2)), cell(3), cell(4)
	if formText(cell(1))+formText(name)+formText(office)+formText(phone) == "" && digitsOnly(formText(cell(0))) {
		return r, false, nil
	}
	bad := func(value string) error {
		return Invalid(FaultFormRow, "form", "A1", Args{"row": row, "value": clip(value)})
	}
	for i := len(FilingFormColumns); i < len(cells); i++ {
		if formText(cells[i]) != "" {
			return r, false, bad(cell(i))
		}
	}
	role, known := formRole(cell(1))
	switch {
	case !known, !digitsOnly(formText(cell(0))):
		return r, false, bad(strings.TrimSpace(cell(0) + " " + cell(1)))
	case formText(name+office+phone) == "":
		return r, false, nil
	case formText(name) == "":
		return r, false, bad(strings.TrimSpace(office + " " + maskCell(phone)))
	case !NameLike(name):
		return r, false, Invalid(FaultNotName, "form", "N1.2a", Args{"row": row, "value": clip(maskDigits(name))})
	case utf8.RuneCountInString(name) > MaxName, utf8.RuneCountInString(office) > MaxName:
		return r, false, bad(name)
	}
	if MaskedPhone(phone) { // as an export writes it: nothing is told of the phone
		phone = ""
	}
	number, err := ParsePhone(phone)
	if err != nil {
		return r, false, bad(maskCell(phone))
	}
	return FilingFormRow{Row: row, Role: role, Name: name, Office: office, Phone: number}, true, nil
}

// formRole reads 微信群身份: the owner, or an admin with any number or none.
func formRole(s string) (ManagerRole, bool) {
	text := formText(s)
	if text == formOwner {
		return ManagerOwner, true
	}
	if n, ok := strings.CutPrefix(text, formAdmin); ok && strings.Trim(n, "0123456789一二三四五六七八九十") == "" {
		return ManagerAdmin, true
	}
	return "", false
}

// maskCell keeps what may be a telephone number out of messages.
func maskCell(s string) string {
	if text := formText(s); strings.Trim(text, "0123456789+-（）") == "" {
		return NewPhone(strings.Map(onlyDigits, text)).String()
	}
	return s
}

func digitsOnly(s string) bool { return strings.Trim(s, "0123456789") == "" }

// formText is a cell as the eye reads it: widths folded, brackets of one make,
// no spaces and nothing that is not seen.
func formText(s string) string {
	return strings.Map(func(r rune) rune {
		switch p := plainRune(r); p {
		case '〔':
			return '（'
		case '〕':
			return '）'
		case -1:
			return -1
		}
		return r
	}, norm.NFKC.String(strings.ToValidUTF8(s, "")))
}

// clip bounds a value that stands in a message.
func clip(s string) string { return firstOf(s, MaxName) }

// IsOwnerRow tells whether a line of a form names an owner, as its second or, where
// the number is left out, its first cell.
func IsOwnerRow(cells []string) bool {
	return slices.ContainsFunc(cells[:min(2, len(cells))], func(c string) bool { return formText(c) == formOwner })
}

// ParsePastedForm reads a filing form whose cells were copied into the console
// for a group that is known, A1. People copy the table with its title and its
// columns, or the managers' rows alone; both are read. A title that is there is
// checked, and so are columns; where there are none, every row must have the
// form's five columns, since nothing else says what a cell means. Place is what
// stands in the title's brackets where the paste has no title. It refuses with
// FaultRequired where nothing was pasted, and as ParseFilingForm does.
func ParsePastedForm(cells [][]string, place string) (FilingForm, error) {
	first := slices.IndexFunc(cells, func(row []string) bool { return formText(strings.Join(row, "")) != "" })
	if first < 0 {
		return FilingForm{}, Required("form", "A1")
	}
	f, at := FilingForm{Place: place}, first
	if titleLike(cells[first]) {
		var err error
		if at, f.Place, err = formTitle(cells); err != nil {
			return FilingForm{}, err
		}
	}
	headed, at, err := pastedHeading(cells, at)
	if err != nil {
		return FilingForm{}, err
	}
	for i := at; i < len(cells); i++ {
		if !headed {
			if err := fiveColumns(cells[i], i+1); err != nil {
				return FilingForm{}, err
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
	if len(filled(row)) == 0 || len(row) == len(FilingFormColumns) {
		return nil
	}
	return Invalid(FaultFormColumns, "form", "A1", Args{"want": slices.Clone(FilingFormColumns), "row": n, "have": len(row)})
}

func filled(row []string) (out []string) {
	for _, c := range row {
		if formText(c) != "" {
			out = append(out, c)
		}
	}
	return out
}
