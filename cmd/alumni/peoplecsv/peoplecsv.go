// Package peoplecsv reads a file by which people come into the registry many at
// a time, as an alumni office keeps it: CSV, in UTF-8 with or without a byte
// order mark or in GBK, as Excel writes it in China, or XLSX. The tables
// themselves are domain/roster's.
package peoplecsv

import (
	"errors"
	"io"
	"strings"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/roster"
)

// Limits of a file.
const (
	MaxBytes   = 4 << 20 // bytes of the file
	bytesFixed = 1 << 20 // bytes of a workbook without its rows, unpacked
	bytesRow   = 800     // bytes of a row of it
	maxColumns = 50      // columns of a workbook's sheet
)

// Read reads a file of people, N2.2a. Every wrong row is collected, with its
// number as a spreadsheet counts (0 is the heading or the file), into one
// *office.ImportError, and then no row is given. Any other error is the
// reader's own.
func Read(r io.Reader) ([]office.ImportPerson, error) {
	rows, err := table(r, roster.MaxPeople)
	if err != nil {
		return nil, err
	}
	return roster.People(rows)
}

// ReadMembers reads a file of a group's members, N1.2d, as Read does.
func ReadMembers(r io.Reader) ([]office.ImportMember, error) {
	rows, err := table(r, roster.MaxMembers)
	if err != nil {
		return nil, err
	}
	return roster.Members(rows)
}

// table gives the rows of a file, whichever of the formats it has.
func table(r io.Reader, most int) ([]roster.Row, error) {
	raw, err := sheet.Bytes(r, MaxBytes)
	if err != nil {
		return nil, ofFile(err)
	}
	read := lines
	if sheet.IsWorkbook(raw) {
		read = func(raw []byte) ([]roster.Row, error) { return workbook(raw, most) }
	}
	rows, err := read(raw)
	return rows, ofFile(err)
}

// lines gives the rows of a CSV file, or of one parted by tabs.
func lines(raw []byte) ([]roster.Row, error) {
	text, err := sheet.Decode(raw)
	if err != nil {
		return nil, err
	}
	// A heading with tabs, and no commas, is a copy from a spreadsheet.
	split := sheet.Split
	if head, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n "), "\n"); strings.Contains(head, "\t") && !strings.Contains(head, ",") {
		split = sheet.SplitTabs
	}
	records, err := split(text)
	if err != nil {
		return nil, err
	}
	out := make([]roster.Row, 0, len(records))
	for _, rec := range records {
		for i, cell := range rec.Fields {
			rec.Fields[i] = sheet.Bare(cell)
		}
		out = append(out, roster.Row{Line: rec.Line, Cells: rec.Fields, Bad: rec.Bad})
	}
	return out, nil
}

// workbook gives the rows of a workbook's first sheet, blank ones among them.
func workbook(raw []byte, most int) ([]roster.Row, error) {
	cells, err := sheet.Workbook(raw, sheet.Limits{
		Content: bytesFixed + bytesRow*uint64(most), Rows: 2*most + 1, Columns: maxColumns,
	})
	return roster.Cells(cells), err
}

// ofFile gives an error of the file as the import's; the reader's own stays.
func ofFile(err error) error {
	var e *domain.Error
	if errors.As(err, &e) {
		return roster.OfTable(e)
	}
	return err
}
