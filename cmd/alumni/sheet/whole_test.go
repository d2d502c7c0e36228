package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
	"alumni/domain/roster"

	"github.com/xuri/excelize/v2"
)

// A workbook whose sheet is damaged anywhere is refused, or every row of it is read:
// nobody is left out without a word.
func TestN1_2a_ADamagedWorkbookLosesNoRow(t *testing.T) {
	const people = 30
	var rows strings.Builder
	for n := 1; n <= people; n++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>庚%d</t></is></c><c r="B%d"><v>%d</v></c></row>`, n, n, n, n, 1990+n)
	}
	whole := rows.String()
	read := func(data string) int {
		got, err := sheet.Read(t.Context(), bytes.NewReader(damagedSheet(t, data)), limits, sheet.AsWorkbook)
		var e *domain.Error
		if err != nil && (!errors.As(err, &e) || e.Fault != domain.FaultDamagedSheet && e.Fault != domain.FaultFormFile) {
			t.Errorf("%v", err)
		}
		if err != nil {
			return -1
		}
		if i := slices.IndexFunc(got, func(r roster.Row) bool { return len(r.Cells) != 2 }); i >= 0 {
			t.Errorf("row %d lacks a cell: %q", i, got[i].Cells)
		}
		return len(got)
	}
	if n := read(whole); n != people {
		_, err := sheet.Read(t.Context(), bytes.NewReader(damagedSheet(t, whole)), limits, sheet.AsWorkbook)
		t.Fatalf("of the whole sheet %d rows are read: %v", n, err)
	}
	for at := len(whole) / 97; at < len(whole); at += len(whole) / 97 {
		for name, damaged := range map[string]string{
			"cut":            whole[:at],
			"a bad entity":   whole[:at] + "&x;" + whole[at:],
			"an open tag":    whole[:at] + "<" + whole[at:],
			"a closed tag":   whole[:at] + "</x>" + whole[at:],
			"a bad letter":   whole[:at] + "\x01" + whole[at:],
			"half a letter":  whole[:at] + "\xe5" + whole[at:],
			"an end of data": whole[:at] + "</sheetData>" + whole[at:],
		} {
			if n := read(damaged); n >= 0 && n != people && !(name == "cut" && strings.Count(damaged, "</row>") == n && strings.HasSuffix(damaged, "</row>")) {
				t.Errorf("%s at %d: %d rows and no refusal", name, at, n)
			}
		}
	}
}

// damagedSheet is a workbook as the library writes it, with these rows in its sheet.
func damagedSheet(t *testing.T, rows string) []byte {
	t.Helper()
	f := excelize.NewFile()
	var plain, out bytes.Buffer
	if err := f.Write(&plain); err != nil {
		t.Fatal(err)
	}
	from, err := zip.NewReader(bytes.NewReader(plain.Bytes()), int64(plain.Len()))
	if err != nil {
		t.Fatal(err)
	}
	to := zip.NewWriter(&out)
	for _, part := range from.File {
		if part.Name != "xl/worksheets/sheet1.xml" {
			err = to.Copy(part)
		} else if w, e := to.Create(part.Name); e == nil {
			_, err = fmt.Fprintf(w, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>`, rows)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
