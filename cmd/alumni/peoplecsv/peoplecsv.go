// Package peoplecsv reads a file of people as an alumni office keeps it: CSV
// with the heading 姓名,城市,专业,年级,电话,核验方式 in any order of columns, in
// UTF-8 with or without a byte order mark or in GBK, as Excel writes it in China.
package peoplecsv

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office"
)

// Limits of a file.
const (
	MaxBytes = 4 << 20 // bytes of the file
	MaxRows  = 20_000  // rows below the heading
)

// The columns, by the words of the heading.
const (
	colName  = "姓名"
	colCity  = "城市"
	colMajor = "专业"
	colYear  = "年级"
	colPhone = "电话"
	colHow   = "核验方式"
)

var columns = []string{colName, colCity, colMajor, colYear, colPhone, colHow}

// centuryFrom decides the century of a year with two digits, as on a member
// card: 51–99 are 19xx, 00–50 are 20xx, N1.2c.
const centuryFrom = 51

// Read reads the people of a file. Every wrong row is collected, with its
// number as a spreadsheet counts (0 is the heading or the file), into one
// *office.ImportError, and then no row is given. Any other error is the
// reader's own.
func Read(r io.Reader) ([]office.ImportPerson, error) {
	raw, err := sheet.Bytes(r, MaxBytes)
	if err != nil {
		return nil, ofFile(err)
	}
	text, err := sheet.Decode(raw)
	if err != nil {
		return nil, ofFile(err)
	}
	records, err := sheet.Split(text)
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, ofFile(wrong(domain.FaultFileEmpty, "", "want", strings.Join(columns, ",")))
	}
	order, bad := heading(records[0])
	if bad != nil {
		return nil, ofFile(bad)
	}
	if len(records)-1 > MaxRows {
		return nil, ofFile(sheet.TooLarge(MaxRows))
	}
	return rows(records[1:], order)
}

func rows(records []sheet.Record, order []string) ([]office.ImportPerson, error) {
	out := make([]office.ImportPerson, 0, len(records))
	var failed []office.RowError
	for _, rec := range records {
		p, bad := row(rec, order)
		if bad != nil {
			failed = append(failed, office.RowError{Row: rec.Line, Err: bad})
			continue
		}
		out = append(out, p)
	}
	if len(failed) > 0 {
		return nil, &office.ImportError{Rows: failed}
	}
	return out, nil
}

// row reads one row; the error names the column.
func row(rec sheet.Record, order []string) (office.ImportPerson, *domain.Error) {
	p := office.ImportPerson{Row: rec.Line}
	if rec.Bad != nil {
		return p, rec.Bad
	}
	if len(rec.Fields) != len(order) {
		return p, wrong(domain.FaultRowColumns, "", "have", len(rec.Fields), "want", len(order))
	}
	for i, col := range order {
		value := domain.CleanLine(sheet.Bare(rec.Fields[i]))
		switch col {
		case colName:
			p.Name = value
		case colCity:
			p.City = value
		case colMajor:
			p.Major = value
		case colPhone:
			p.Phone = value
		case colHow:
			p.How = value
		case colYear:
			year, ok := yearOf(value)
			if !ok {
				return p, wrong(domain.FaultBadChoice, "year", "value", value)
			}
			p.Year = year
		}
	}
	if naming.Normalise(p.Name) == "" {
		return p, wrong(domain.FaultRequired, "name")
	}
	return p, nil
}

// yearOf reads a year of enrolment as people write it: 1997, 1997级, 97级; an
// empty cell or 0 is a member of staff.
func yearOf(s string) (int, bool) {
	digits := strings.TrimSuffix(strings.TrimSuffix(naming.Normalise(s), "级"), "年")
	if digits == "" {
		return 0, s == ""
	}
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || n < 0:
		return 0, false
	case len(digits) == 2 && n >= centuryFrom:
		return 1900 + n, true
	case len(digits) == 2:
		return 2000 + n, true
	}
	return n, n == 0 || len(digits) == 4
}

// heading gives the order of the columns; each must be there exactly once.
func heading(rec sheet.Record) ([]string, *domain.Error) {
	if rec.Bad != nil {
		return nil, rec.Bad
	}
	order := make([]string, 0, len(rec.Fields))
	for _, f := range rec.Fields {
		order = append(order, naming.Normalise(f))
	}
	sorted, want := slices.Sorted(slices.Values(order)), slices.Sorted(slices.Values(columns))
	if !slices.Equal(sorted, want) {
		return nil, wrong(domain.FaultHeading, "", "want", strings.Join(columns, ","))
	}
	return order, nil
}

// wrong makes the error of a row; args are names and values.
func wrong(f domain.Fault, field string, args ...any) *domain.Error {
	e := &domain.Error{Code: domain.CodeInvalid, Fault: f, Field: field, Args: domain.Args{}}
	for i := 0; i+1 < len(args); i += 2 {
		e.Args[args[i].(string)] = args[i+1]
	}
	return e
}

// ofFile gives an error of the file as the import's; the reader's own stays.
func ofFile(err error) error {
	var e *domain.Error
	if errors.As(err, &e) {
		return &office.ImportError{Rows: []office.RowError{{Row: 0, Err: e}}}
	}
	return err
}
