// Package filingform writes and reads the filing form of annex 1 (备案表), A1,
// as a file: CSV, in UTF-8 with or without a byte order mark or in GBK, and
// XLSX. What a cell holds is harmless to a spreadsheet, and a hostile file is
// refused before it costs anything.
package filingform

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
	"alumni/domain/roster"
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

// Read reads the one form of a file of a format, whole. Every refusal is a
// *domain.Error that names the field and the rule; any other error is the reader's own.
func Read(ctx context.Context, r io.Reader, format domain.FilingSource) (domain.FilingForm, error) {
	forms, err := ReadAll(ctx, r, format, roster.Options{})
	if err != nil {
		return domain.FilingForm{}, err
	}
	f, err := roster.OneForm(forms, "")
	if err != nil {
		return domain.FilingForm{}, err
	}
	return f.Whole()
}

// ReadAll reads every form of a file, with what is wrong row by row; a format that is
// left open is found.
func ReadAll(ctx context.Context, r io.Reader, format domain.FilingSource, o roster.Options) ([]roster.Form, error) {
	as := map[domain.FilingSource]sheet.Format{domain.SourceCSV: sheet.AsCSV, domain.SourceXLSX: sheet.AsWorkbook}[format]
	sheets, err := sheet.Sheets(ctx, r, sheet.Limits{Bytes: maxBytes, Content: maxContent, Rows: maxRows}, as)
	if err != nil {
		return nil, onForm(err)
	}
	return roster.Forms(sheets, o)
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
