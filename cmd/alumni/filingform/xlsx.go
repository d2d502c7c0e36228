package filingform

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
)

// sheetName is the name of the workbook's one sheet.
const sheetName = "备案表"

// widths are the columns' widths in characters, in the order of the form.
var widths = []float64{8, 16, 18, 22, 22}

func writeXLSX(w io.Writer, form domain.Form) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := f.SetSheetName(f.GetSheetName(0), sheetName); err != nil {
		return err
	}
	cells := form.Cells()
	for i, row := range cells {
		for j, cell := range neutral(row) {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			// Every cell is text: a telephone number is no number, and nothing is a formula.
			if err := f.SetCellStr(sheetName, at, cell); err != nil {
				return err
			}
		}
	}
	if err := dress(f, len(cells)); err != nil {
		return err
	}
	return f.Write(w)
}

// dress gives the sheet the looks of the annex: the title over all columns, and
// a ruled table to print.
func dress(f *excelize.File, rows int) error {
	centred := &excelize.Alignment{Horizontal: "center", Vertical: "center"}
	title, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}, Alignment: centred})
	if err != nil {
		return err
	}
	var rules []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		rules = append(rules, excelize.Border{Type: side, Style: 1, Color: "000000"})
	}
	ruled, err := f.NewStyle(&excelize.Style{Border: rules, Alignment: centred, NumFmt: 49})
	if err != nil {
		return err
	}
	for i, width := range widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(sheetName, name, name, width); err != nil {
			return err
		}
	}
	corner, err := excelize.CoordinatesToCellName(len(widths), rows)
	if err != nil {
		return err
	}
	if err := f.MergeCell(sheetName, "A1", "E1"); err != nil {
		return err
	}
	if err := f.SetRowHeight(sheetName, 1, 36); err != nil {
		return err
	}
	if err := f.SetCellStyle(sheetName, "A1", "E1", title); err != nil {
		return err
	}
	return f.SetCellStyle(sheetName, "A2", corner, ruled)
}

// readXLSX gives the cells of a workbook's first sheet. What it would unpack to
// is added up before anything is unpacked, and rows are read one by one, so
// that a small file can't cost much.
func readXLSX(raw []byte) (out [][]string, err error) {
	unreadable := &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultFormFile, Args: domain.Args{}}
	defer func() {
		// The library indexes what a file claims to hold; one that lies is no workbook.
		if recover() != nil {
			out, err = nil, unreadable
		}
	}()
	if err := unpacked(raw); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxContent, UnzipXMLSizeLimit: maxContent,
	})
	if err != nil {
		unreadable.Err = err
		return nil, unreadable
	}
	defer func() { _ = f.Close() }()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		unreadable.Err = err
		return nil, unreadable
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if len(out) >= MaxRows {
			return nil, sheet.TooLarge(MaxRows)
		}
		row, err := rows.Columns()
		if err != nil {
			unreadable.Err = err
			return nil, unreadable
		}
		if len(row) > MaxColumns {
			return nil, sheet.TooLarge(MaxColumns)
		}
		for i, cell := range row {
			row[i] = sheet.Bare(plainNumber(cell))
		}
		out = append(out, row)
	}
	if err := rows.Error(); err != nil {
		unreadable.Err = err
		return nil, unreadable
	}
	return out, nil
}

// unpacked checks that a workbook is a zip file that unpacks to no more than
// it may.
func unpacked(raw []byte) error {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultFormFile, Args: domain.Args{}, Err: err}
	}
	var sum uint64
	for _, f := range z.File {
		if sum += f.UncompressedSize64; sum > maxContent || f.UncompressedSize64 > maxContent {
			return sheet.TooLarge(maxContent)
		}
	}
	return nil
}

// plainNumber writes a whole number that a sheet keeps as 1.3812345678E10 with
// its digits; all else stays as it is.
func plainNumber(s string) string {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !strings.ContainsAny(s, "eE.") || n < 0 || n >= 1e15 || n != math.Trunc(n) {
		return s
	}
	return strconv.FormatFloat(n, 'f', 0, 64)
}
