package importfile_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/roster"
)

// A workbook of as many members as a table may have is read, with every cell filled.
func TestN1_2d_ALongListIsReadFromAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	rows, err := f.NewStreamWriter(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	put := func(n int, cells ...any) {
		if err := rows.SetRow(fmt.Sprintf("A%d", n), cells); err != nil {
			t.Fatal(err)
		}
	}
	put(1, "姓名", "城市", "专业", "年级", "电话", "群名片", "入群依据", "核验方式")
	for n := range roster.MaxMembers {
		put(n+2, fmt.Sprintf("成员%d", n), "呼和浩特", "粮食工程（油脂工程方向）", 1997, fmt.Sprintf("1380000%04d", n),
			fmt.Sprintf("成员%d-呼和浩特-粮食工程97级", n), "工作", "查验毕业证原件")
	}
	if err := rows.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := readMembers(t, b.String())
	if err != nil || len(got) != roster.MaxMembers {
		t.Errorf("%d rows, %v", len(got), err)
	}
}

// A file of few bytes that would cost a reader many times what it unpacks to is
// refused before it is opened, wherever in it the elements are.
func TestN1_2d_AWorkbookOfElementsWithoutEndIsRefused(t *testing.T) {
	for part, element := range map[string]string{
		"xl/sharedStrings.xml": "<si><r/></si>", "xl/worksheets/sheet1.xml": "<c/>", "xl/styles.xml": "<xf/>",
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(part)
		if err == nil {
			_, err = w.Write([]byte(strings.Repeat(element, 2_000_000/len(element))))
		}
		if err = errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		_, err = readMembers(t, b.String())
		var bad *desk.ImportError
		if !errors.As(err, &bad) || bad.Rows[0].Err.Fault != domain.FaultFileSize {
			t.Errorf("%s: %v", part, err)
		}
	}
}

// One string of a workbook that every cell shares costs what the cells hold, not
// what the file does; however it is written, it is refused before it is opened.
func TestN1_2d_ACellThatManyShareIsBounded(t *testing.T) {
	long := strings.Repeat("长", 70_000)
	for name, si := range map[string]string{
		"plain":            "<si><t>" + long + "</t></si>",
		"in runs":          "<si>" + strings.Repeat("<r><t>"+long[:3000]+"</t></r>", 70) + "</si>",
		"behind CDATA":     "<si><t><![CDATA[</si>]]>" + long + "</t></si>",
		"behind a comment": "<si><!-- </si> --><t>" + long + "</t></si>",
		"with a prefix":    "<x:si><x:t>" + long + "</x:t></x:si>",
	} {
		cells := strings.Builder{}
		for row := 1; row <= 40; row++ {
			fmt.Fprintf(&cells, `<row r="%d">`, row)
			for col := range 26 {
				fmt.Fprintf(&cells, `<c r="%c%d" t="s"><v>0</v></c>`, 'A'+col, row)
			}
			cells.WriteString("</row>")
		}
		var before, after runtime.MemStats
		raw := workbook(t, `<sst xmlns:x="x">`+si+`</sst>`, cells.String())
		runtime.ReadMemStats(&before)
		_, err := readMembers(t, string(raw))
		runtime.ReadMemStats(&after)
		var bad *desk.ImportError
		if !errors.As(err, &bad) {
			t.Errorf("%s: %v", name, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
			t.Errorf("%s: reading %d bytes made %d", name, len(raw), used)
		}
	}
}

// workbook is the least that a reader takes for a workbook: shared strings and
// the rows of one sheet.
func workbook(t *testing.T, shared, rows string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Override PartName="/xl/workbook.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>` +
			`</Relationships>`},
		{
			"xl/_rels/workbook.xml.rels",
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
				`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
				`</Relationships>`,
		},
		{"xl/workbook.xml", `<workbook ` + main + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/sharedStrings.xml", strings.Replace(shared, "<sst", "<sst "+main, 1)},
		{"xl/worksheets/sheet1.xml", `<worksheet ` + main + `><sheetData>` + rows + `</sheetData></worksheet>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A line of separators only makes no more cells than a table has, and a cell no
// more text than it may hold.
func TestN1_2d_ALineIsBoundedWhileItIsCut(t *testing.T) {
	for name, line := range map[string]string{
		"commas": strings.Repeat(",", 3<<20), "tabs": "a" + strings.Repeat("\ta", 2<<20), "returns": strings.Repeat("\r", 3<<20),
		"a long cell": "张三," + strings.Repeat("长", 2000), "many cells": strings.Repeat("a,", 60),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := readMembers(t, "姓名,群名片\n"+line)
		runtime.ReadMemStats(&after)
		var bad *desk.ImportError
		if !errors.As(err, &bad) {
			t.Errorf("%s: %v", name, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
			t.Errorf("%s: %d bytes made", name, used)
		}
	}
}
