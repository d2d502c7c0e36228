package filingform_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"

	"alumni/cmd/alumni/filingform"
	"alumni/domain"
)

var formats = []domain.FilingSource{domain.SourceCSV, domain.SourceXLSX}

// forms are forms as the registry may hold them, names that a spreadsheet would
// take for a formula among them.
func forms() *rapid.Generator[domain.FilingForm] {
	name := rapid.StringMatching(`[=+@'\-]?[赵钱孙李周吴"，,A-Za-z·]{1,12}`).
		Filter(func(s string) bool { return domain.NameLike(s) && domain.PersonName(s) == s })
	return rapid.Custom(func(t *rapid.T) domain.FilingForm {
		f := domain.FilingForm{Place: rapid.StringMatching(`[北京湖南粮食行业]{1,8}`).Draw(t, "place")}
		for i := range rapid.IntRange(1, 9).Draw(t, "managers") {
			r := domain.FilingFormRow{
				Role: domain.ManagerAdmin, Name: name.Draw(t, "name"),
				Office: rapid.SampledFrom([]string{"", "会长", "副会长", "秘书长", "理事"}).Draw(t, "office"),
				Phone:  domain.NewPhone(rapid.StringMatching(`|1[0-9]{10}|0[0-9]{9}`).Draw(t, "phone")),
			}
			if i == 0 {
				r.Role = domain.ManagerOwner
			}
			f.Rows = append(f.Rows, r)
		}
		return f
	})
}

func same(a, b domain.FilingForm) bool {
	if a.Place != b.Place || len(a.Rows) != len(b.Rows) {
		return false
	}
	for i := range a.Rows {
		b.Rows[i].Row = a.Rows[i].Row
		if a.Rows[i] != b.Rows[i] {
			return false
		}
	}
	return true
}

func TestA1_AFormThatIsWrittenIsReadAgain(t *testing.T) {
	for _, format := range formats {
		t.Run(string(format), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				f := forms().Draw(t, "form")
				var b bytes.Buffer
				if err := filingform.Write(&b, format, f); err != nil {
					t.Fatal(err)
				}
				got, err := filingform.Read(t.Context(), &b, format)
				if err != nil {
					t.Fatal(err)
				}
				if !same(f, got) {
					t.Fatalf("wrote %+v, read %+v", f, got)
				}
			})
		})
	}
}

const text = "武汉轻工大学（北京）校友分会微信群备案表,,,,\n\n序号,微信群身份,姓名,校友分会职务,联系电话\n1,群主,赵一,会长,13812345678\n2,管理员1,钱二,,\n"

func TestA1_CSVInEveryEncoding(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"UTF-8": text, "UTF-8 with BOM": "\xef\xbb\xbf" + text, "GBK": gbk, "CRLF": strings.ReplaceAll(text, "\n", "\r\n"),
		"CR": strings.ReplaceAll(text, "\n", "\r"),
	} {
		f, err := filingform.Read(t.Context(), strings.NewReader(file), domain.SourceCSV)
		if err != nil || len(f.Rows) != 2 || f.Rows[0].Name != "赵一" || f.Rows[0].Row != 4 {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

// workbook makes an XLSX file cell by cell.
func workbook(t *testing.T, set func(f *excelize.File, sheet string) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	if err := set(f, f.GetSheetName(0)); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func fill(f *excelize.File, sheet string) error {
	for i, row := range [][]any{
		{"武汉轻工大学（北京）校友分会微信群备案表"},
		{"序号", "微信群身份", "姓名", "校友分会职务", "联系电话"},
		{1, "群主", "赵一", "会长", 13812345678},
		{2, "管理员 1", "钱二", "", 1.3912345678e10},
	} {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	return nil
}

// A spreadsheet keeps the numbers that people type as numbers.
func TestA1_AWorkbookWithNumbers(t *testing.T) {
	raw := workbook(t, func(f *excelize.File, sheet string) error {
		if err := f.MergeCell(sheet, "A1", "E1"); err != nil {
			return err
		}
		return fill(f, sheet)
	})
	f, err := filingform.Read(t.Context(), bytes.NewReader(raw), domain.SourceXLSX)
	if err != nil || f.Rows[0].Phone.Reveal() != "13812345678" || f.Rows[1].Phone.Reveal() != "13912345678" {
		t.Errorf("%+v, %v", f, err)
	}
}

func zipped(t *testing.T, name string, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(bytes.Repeat([]byte{' '}, size))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// moved is a workbook whose sheet was written by somebody who lies about a row.
func moved(t *testing.T, book []byte, from, to string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/") {
			raw = bytes.ReplaceAll(raw, []byte(from), []byte(to))
		}
		if _, err := w.Write(raw); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestA1_HostileFilesAreRefused(t *testing.T) {
	at := func(cell string) []byte {
		return workbook(t, func(f *excelize.File, sheet string) error {
			if err := fill(f, sheet); err != nil {
				return err
			}
			return f.SetCellStr(sheet, cell, "x")
		})
	}
	good := workbook(t, fill)
	for name, c := range map[string]struct {
		format domain.FilingSource
		raw    []byte
		want   domain.Fault
	}{
		"empty CSV":            {domain.SourceCSV, nil, domain.FaultFormTitle},
		"binary as CSV":        {domain.SourceCSV, []byte{0xff, 0xfe, 0x00, 0xd8}, domain.FaultFileEncoding},
		"a workbook as CSV":    {domain.SourceCSV, good, domain.FaultFileEncoding},
		"a CSV without end":    {domain.SourceCSV, bytes.Repeat([]byte("x,"), 1<<20), domain.FaultFileSize},
		"lines without end":    {domain.SourceCSV, bytes.Repeat([]byte("\n"), 501), domain.FaultFileSize},
		"columns without end":  {domain.SourceCSV, bytes.Repeat([]byte("x,"), 60), domain.FaultFileSize},
		"an open quote":        {domain.SourceCSV, []byte(text + "3,\"管理员2,孙三,,\n"), domain.FaultFormRow},
		"empty workbook":       {domain.SourceXLSX, nil, domain.FaultFormFile},
		"a CSV as workbook":    {domain.SourceXLSX, []byte(text), domain.FaultFormFile},
		"half a workbook":      {domain.SourceXLSX, good[:len(good)/2], domain.FaultFormFile},
		"a zip of another":     {domain.SourceXLSX, zipped(t, "readme.txt", 10), domain.FaultFormFile},
		"a bomb":               {domain.SourceXLSX, zipped(t, "xl/worksheets/sheet1.xml", 64<<20), domain.FaultFileSize},
		"a cell far below":     {domain.SourceXLSX, at("A600"), domain.FaultFileSize},
		"a cell far right":     {domain.SourceXLSX, at("CZ3"), domain.FaultFileSize},
		"a row out of reach":   {domain.SourceXLSX, moved(t, good, `r="4"`, `r="1048576"`), domain.FaultFileSize},
		"a sheet of something": {domain.SourceXLSX, workbook(t, func(*excelize.File, string) error { return nil }), domain.FaultFormTitle},
	} {
		_, err := filingform.Read(t.Context(), bytes.NewReader(c.raw), c.format)
		if e := domain.AsError(err); err == nil || e.Fault != c.want || e.Rule != "A1" || e.Field == "" {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// What is read of any bytes has its one owner first and is read again when it is
// written; a refusal names the form, the fault and the rule.
func FuzzRead(f *testing.F) {
	f.Add([]byte(text), false)
	f.Add([]byte(strings.ReplaceAll(text, "赵一", "'=赵\u202e一")), false)
	f.Add([]byte("PK\x03\x04"), true)
	var book bytes.Buffer
	form := domain.FilingForm{Place: "北京", Rows: []domain.FilingFormRow{{
		Role: domain.ManagerOwner, Name: "赵一",
		Phone: domain.NewPhone("13812345678"),
	}}}
	if err := filingform.Write(&book, domain.SourceXLSX, form); err != nil {
		f.Fatal(err)
	}
	f.Add(book.Bytes(), true)
	f.Fuzz(func(t *testing.T, raw []byte, book bool) {
		format := domain.SourceCSV
		if book {
			format = domain.SourceXLSX
		}
		form, err := filingform.Read(t.Context(), bytes.NewReader(raw), format)
		if err != nil {
			if e := domain.AsError(err); e.Code != domain.CodeInvalid || e.Fault == "" || e.Field == "" || e.Rule == "" {
				t.Fatalf("refused by %v", err)
			}
			return
		}
		if len(form.Rows) == 0 || form.Rows[0].Role != domain.ManagerOwner {
			t.Fatalf("read %+v", form)
		}
		var b bytes.Buffer
		if err := filingform.Write(&b, domain.SourceCSV, form); err != nil {
			t.Fatal(err)
		}
		got, err := filingform.Read(t.Context(), &b, domain.SourceCSV)
		if err != nil || !same(form, got) {
			t.Fatalf("%+v is read again as %+v, %v", form, got, err)
		}
	})
}

func TestA1_NoCellIsAFormula(t *testing.T) {
	form := domain.FilingForm{Place: "北京", Rows: []domain.FilingFormRow{{
		Role: domain.ManagerOwner, Name: `=HYPERLINK("http://x","y")`,
		Office: "@SUM(1)",
	}}}
	var b bytes.Buffer
	if err := filingform.Write(&b, domain.SourceCSV, form); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`'=HYPERLINK`, `'@SUM`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in %q", want, b.String())
		}
	}
	b.Reset()
	if err := filingform.Write(&b, domain.SourceXLSX, form); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if formula, _ := f.GetCellFormula("备案表", "C3"); formula != "" {
		t.Errorf("C3 holds the formula %q", formula)
	}
	if v, _ := f.GetCellValue("备案表", "C3"); !strings.HasPrefix(v, "'=") {
		t.Errorf("C3 holds %q", v)
	}
}
