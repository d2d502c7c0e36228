// Package roster reads the tables by which records come into the registry many
// at a time, as an alumni office keeps them in a spreadsheet: of branches (N0),
// of people to be registered (N2.2a) and of a group's members (N1.2c, N1.2d). Its columns are
// known by the words of the heading, in any order. It is pure: where the cells
// come from, a file or what somebody pasted, is for others.
package roster

import (
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// Row is one row of a table. Line is its number as a spreadsheet counts, from
// 1, blank rows too; Bad says why the row could not be cut into cells.
type Row struct {
	Line  int
	Cells []string
	Bad   *domain.Error
}

// Cells makes rows of the cells of a sheet or of what somebody pasted. Where
// they come from ends a row with its last cell that holds something, so that
// short rows are filled up to the heading's length, and blank cells beyond it
// are let go.
func Cells(cells [][]string) []Row {
	out, width := make([]Row, 0, len(cells)), 0
	for i, row := range cells {
		row = slices.Clone(row)
		for len(row) > 0 && domain.CleanLine(row[len(row)-1]) == "" {
			row = row[:len(row)-1]
		}
		if width == 0 {
			width = len(row)
		}
		for len(row) > 0 && len(row) < width {
			row = append(row, "")
		}
		out = append(out, Row{Line: i + 1, Cells: row})
	}
	return out
}

// The columns that the tables share, by the words of the heading.
const (
	colName  = "姓名"
	colCity  = "城市"
	colMajor = "专业"
	colYear  = "年级"
	colPhone = "电话"
	colHow   = "核验方式"
)

// table is one kind of table: its columns, and how a cell of one is read.
type table[T any] struct {
	columns []string
	fits    func(order []string) *domain.Error // what is wrong with a heading; nil for nothing
	begin   func(line int) T
	cell    func(v *T, column, value string) *domain.Error
	end     func(v *T) *domain.Error
}

// read reads the rows below the heading. Every wrong row is collected, with its
// number (0 is the heading or the table), into one *office.ImportError, and
// then no row is given.
func (t table[T]) read(rows []Row, limit int) ([]T, error) {
	rows = slices.DeleteFunc(slices.Clone(rows), Row.blank)
	if len(rows) == 0 {
		return nil, OfTable(domain.Invalid(domain.FaultFileEmpty, "", "", domain.Args{"want": strings.Join(t.columns, ",")}))
	}
	order, bad := t.heading(rows[0])
	switch {
	case bad != nil:
		return nil, OfTable(bad)
	case len(rows)-1 > limit:
		return nil, OfTable(domain.Invalid(domain.FaultFileSize, "", "", domain.Args{"max": limit}))
	}
	out := make([]T, 0, len(rows)-1)
	var failed []desk.RowError
	for _, row := range rows[1:] {
		v, bad := t.row(row, order)
		if bad != nil {
			failed = append(failed, desk.RowError{Row: row.Line, Err: bad})
			continue
		}
		out = append(out, v)
	}
	if len(failed) > 0 {
		return nil, &desk.ImportError{Rows: failed}
	}
	return out, nil
}

func (t table[T]) heading(row Row) ([]string, *domain.Error) {
	if row.Bad != nil {
		return nil, row.Bad
	}
	order := make([]string, 0, len(row.Cells))
	for _, c := range row.Cells {
		order = append(order, naming.Normalise(c))
	}
	return order, t.fits(order)
}

// headed makes a table's fits of what it asks of a heading that has some of the
// columns, each once.
func headed(columns []string, enough func(order []string) bool) func([]string) *domain.Error {
	return func(order []string) *domain.Error {
		known := func(c string) bool { return slices.Contains(columns, c) }
		once := slices.Compact(slices.Sorted(slices.Values(order)))
		if len(once) != len(order) || !all(order, known) || !enough(order) {
			return domain.Invalid(domain.FaultHeading, "", "", domain.Args{"want": strings.Join(columns, ",")})
		}
		return nil
	}
}

func all[T any](in []T, ok func(T) bool) bool {
	return !slices.ContainsFunc(in, func(v T) bool { return !ok(v) })
}

func (t table[T]) row(row Row, order []string) (T, *domain.Error) {
	v := t.begin(row.Line)
	if row.Bad != nil {
		return v, row.Bad
	}
	if len(row.Cells) != len(order) {
		return v, domain.Invalid(domain.FaultRowColumns, "", "", domain.Args{"have": len(row.Cells), "want": len(order)})
	}
	for i, col := range order {
		if bad := t.cell(&v, col, domain.CleanLine(row.Cells[i])); bad != nil {
			return v, bad
		}
	}
	return v, t.end(&v)
}

func (r Row) blank() bool {
	return r.Bad == nil && all(r.Cells, func(c string) bool { return domain.CleanLine(c) == "" })
}

// OfTable gives an error of the heading or the whole table as an import's.
func OfTable(e *domain.Error) error {
	return &desk.ImportError{Rows: []desk.RowError{{Row: 0, Err: e}}}
}
