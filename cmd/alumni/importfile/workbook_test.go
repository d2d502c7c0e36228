package importfile_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumni/cmd/alumni/importfile"
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
	got, err := importfile.Members(&b)
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
		_, err = importfile.Members(&b)
		var bad *desk.ImportError
		if !errors.As(err, &bad) || bad.Rows[0].Err.Fault != domain.FaultFileSize {
			t.Errorf("%s: %v", part, err)
		}
	}
}
