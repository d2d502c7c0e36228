// Package filingform writes and reads the filing form of annex 1 (备案表), A1,
// as a file: CSV, in UTF-8 with or without a byte order mark or in GBK, and
// XLSX. What a cell holds is harmless to a spreadsheet, and a hostile file is
// refused before it costs anything.
package filingform

import (
	"bytes"
	"encoding/csv"
	"io"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
)

// Limits of a file. A form has a handful of rows.
const (
	maxBytes   = 1 << 20 // bytes of the file
	maxContent = 2 << 20 // bytes of a workbook, unpacked
	maxRows    = 500     // rows of the sheet, blank ones too
)

// Write writes the form as a file of a format, with the phones in clear: who
// calls it for a person has written the audit entry that A2 asks for.
func Write(w io.Writer, format domain.FilingSource, f domain.FilingForm) error {
	if format == domain.SourceXLSX {
		return writeXLSX(w, f)
	}
	return writeCSV(w, f)
}

// Read reads a form from a file of a format. Every refusal is a *domain.Error
// that names the field and the rule; any other error is the reader's own.
func Read(r io.Reader, format domain.FilingSource) (domain.FilingForm, error) {
	raw, err := sheet.Bytes(r, maxBytes)
	if err != nil {
		return domain.FilingForm{}, onForm(err)
	}
	cells := readCSV
	if format == domain.SourceXLSX {
		cells = func(raw []byte) ([][]string, error) {
			return sheet.Workbook(raw, sheet.Limits{Content: maxContent, Rows: maxRows})
		}
	}
	rows, err := cells(raw)
	if err != nil {
		return domain.FilingForm{}, onForm(err)
	}
	return domain.ParseFilingForm(rows)
}

// onForm names the field and the rule of what is wrong with the file itself.
func onForm(err error) error {
	e, ok := err.(*domain.Error)
	if !ok {
		return err
	}
	c := *e
	c.Field, c.Rule = "form", "A1"
	return &c
}

func writeCSV(w io.Writer, f domain.FilingForm) error {
	var b bytes.Buffer
	b.WriteString(sheet.BOM)
	c := csv.NewWriter(&b)
	c.UseCRLF = true // as every spreadsheet writes it
	for _, row := range f.Cells() {
		if err := c.Write(neutral(row)); err != nil {
			return err
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// neutral gives a row's cells without line breaks and formulas.
func neutral(row []string) []string {
	out := make([]string, len(row))
	for i, cell := range row {
		out[i] = sheet.Neutral(domain.CleanLine(cell))
	}
	return out
}

func readCSV(raw []byte) ([][]string, error) {
	rows, err := sheet.Lines(raw, maxRows)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, r := range rows {
		if r.Bad != nil {
			return nil, &domain.Error{
				Code: domain.CodeInvalid, Fault: domain.FaultFormRow, Args: domain.Args{"row": r.Line}, Err: r.Bad,
			}
		}
		for len(out) < r.Line-1 {
			out = append(out, nil) // a blank line counts
		}
		out = append(out, r.Cells)
	}
	return out, nil
}
