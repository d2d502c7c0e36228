package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
	"alumni/domain/roster"

	"github.com/xuri/excelize/v2"
)

var limits = sheet.Limits{Bytes: 1 << 20, Content: 2 << 20, Rows: 100}

// FuzzSheet gives any bytes as a file, as CSV and as a workbook: what is read of
// it is bounded, a refusal says what is wrong, and a table that is written with
// its cells made neutral is read as the same.
func FuzzSheet(f *testing.F) {
	for _, s := range []string{
		"姓名,城市\n己一,\"北京\n海淀\"\n", "a\tb\r\n'=1\t\"\"\r", "\xd0\xd5\xc3\xfb,\xb3\xc7\xca\xd0\n", "\xef\xbb\xbfx,\"\n",
		strings.Repeat("\n", 101), strings.Repeat("x,", 60), "PK\x03\x04",
	} {
		f.Add([]byte(s), false)
	}
	f.Add(workbook(f), true)
	f.Add(sheetOf(f, `<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="C1"><f>1+1</f></c></row><row r="9"><c r="B9" t="s"><v>7</v>`+
		`</c></row>`), true)
	f.Fuzz(func(t *testing.T, raw []byte, book bool) {
		as := sheet.AsFound
		if book {
			as = sheet.AsWorkbook
		}
		rows, err := sheet.Read(t.Context(), bytes.NewReader(raw), limits, as)
		if err != nil {
			var e *domain.Error
			if len(rows) > 0 || !errors.As(err, &e) || e.Code != domain.CodeInvalid || e.Fault == "" {
				t.Fatalf("%d rows and %v", len(rows), err)
			}
			return
		}
		bounded(t, rows)
		again(t, rows)
	})
}

// bounded fails if a table is larger than it may be.
func bounded(t *testing.T, rows []roster.Row) {
	t.Helper()
	if len(rows) > limits.Rows+1 {
		t.Fatalf("%d rows", len(rows))
	}
	line := 0
	for _, r := range rows {
		if r.Line <= line || len(r.Cells) > sheet.MaxColumns {
			t.Fatalf("row %d, after %d, of %d cells", r.Line, line, len(r.Cells))
		}
		if line = r.Line; r.Bad != nil && (len(r.Cells) > 0 || r.Bad.Fault == "") {
			t.Fatalf("row %d has cells and %v", r.Line, r.Bad)
		}
		for _, c := range r.Cells {
			if len(c) > 4<<10 {
				t.Fatalf("a cell of %d bytes", len(c))
			}
		}
	}
}

// again fails unless the rows that have no line breaks, written as CSV, are read
// as they are.
func again(t *testing.T, rows []roster.Row) {
	t.Helper()
	want := [][]string{{"a", "b"}} // a heading with a comma
	for _, r := range rows {
		if len(r.Cells) > 1 && !slices.ContainsFunc(r.Cells, func(c string) bool { return strings.ContainsAny(c, "\r\n") }) {
			want = append(want, r.Cells)
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range want {
		neutral := make([]string, len(row))
		for i, c := range row {
			neutral[i] = sheet.Neutral(c)
		}
		if err := w.Write(neutral); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	got, err := sheet.Read(t.Context(), &b, sheet.Limits{Bytes: 4 << 20, Rows: 200}, sheet.AsCSV)
	if err != nil || len(got) != len(want) {
		t.Fatalf("wrote %q, read %d rows, %v", want, len(got), err)
	}
	for i, r := range got {
		if !slices.Equal(r.Cells, want[i]) {
			t.Fatalf("wrote %q, read %q", want[i], r.Cells)
		}
	}
}

func workbook(f *testing.F) []byte {
	f.Helper()
	book := excelize.NewFile()
	for at, row := range map[string][]any{"A1": {"姓名", "电话"}, "A3": {"张三", 13812345678.0}} {
		if err := book.SetSheetRow(book.GetSheetName(0), at, &row); err != nil {
			f.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		f.Fatal(err)
	}
	return b.Bytes()
}

// sheetOf is the least workbook whose sheet has the rows, in XML, and whose parts
// are not packed, so that what is changed in it is seen.
func sheetOf(f *testing.F, rows string) []byte {
	f.Helper()
	const main = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"xl/workbook.xml", `<workbook` + main + ` xmlns:r="` + rel + `"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>` +
			`</workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst` + main + `><si><t>甲</t></si></sst>`},
		{
			"xl/worksheets/sheet1.xml",
			`<worksheet` + main + `><sheetData>` + rows + `</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`,
		},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Store})
		if err != nil {
			f.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			f.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	return b.Bytes()
}
