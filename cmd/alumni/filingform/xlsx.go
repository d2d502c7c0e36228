package filingform

import (
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"alumni/domain"
)

// sheetName is the name of the workbook's one sheet.
const sheetName = "备案表"

// widths are the columns' widths in characters, in the order of the form.
var widths = []float64{8, 16, 18, 22, 22}

func writeXLSX(w io.Writer, form domain.FilingForm) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := f.SetSheetName(f.GetSheetName(0), sheetName); err != nil {
		return err
	}
	cells := form.Cells()
	for i, row := range cells {
		// Every cell is text: a telephone number is no number, and nothing is a formula.
		line := neutral(row)
		if err := f.SetSheetRow(sheetName, "A"+strconv.Itoa(i+1), &line); err != nil {
			return err
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
	return errors.Join(
		f.MergeCell(sheetName, "A1", "E1"),
		f.SetRowHeight(sheetName, 1, 36),
		f.SetCellStyle(sheetName, "A1", "E1", title),
		f.SetCellStyle(sheetName, "A2", corner, ruled),
	)
}
