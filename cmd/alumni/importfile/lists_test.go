package importfile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

func given(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "lists", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// The roster of an office has a title, columns of its own and words of its own.
func TestN2_2a_ARosterIsReadAsItIsKept(t *testing.T) {
	list, err := importfile.People(t.Context(), strings.NewReader(given(t, "roster-as-kept.csv")), roster.Options{})
	want := []people.ImportPerson{{
		Row: 3, Name: "庚一", Major: "食工", Year: 1997, Phone: "13900000001",
		Further: people.Further{Particulars: domain.Particulars{College: "食品系", StudentNumber: "970301001", Employer: "某公司"}},
	}}
	if err != nil || len(list.Bad) > 0 || !slices.Equal(list.Rows, want) {
		t.Fatalf("%+v, %v, %v", list.Rows, list.Bad, err)
	}
	if left := list.LeftOut(); !slices.Equal(left, []string{"序号", "性别"}) || list.Heading != 2 {
		t.Errorf("left out %q, the heading is row %d", left, list.Heading)
	}
	phone, year := roster.Column{Title: "手机号码", As: "电话"}, roster.Column{Title: "入学年份", As: "年级"}
	if !slices.Contains(list.Columns, phone) || !slices.Contains(list.Columns, year) {
		t.Errorf("taken for %+v", list.Columns)
	}
	if len(list.Passed) != 1 || list.Passed[0] != (roster.Passed{Row: 1, Text: "某地校友会校友信息表", Why: roster.WhyTitle}) {
		t.Errorf("passed over %+v", list.Passed)
	}
}

func TestN2_2a_ALineBreakInACellIsReadAsASpace(t *testing.T) {
	got, err := readPeople(t, given(t, "newline-in-cell.csv"))
	if err != nil || len(got) != 1 || got[0].Major != "化学 工程" || got[0].Row != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	// The row below is counted as a spreadsheet's lines are; a quote that is never closed swallows nothing.
	list, err := importfile.People(t.Context(), strings.NewReader("姓名,专业\n己一,\"化学\n工程\"\n,食品\n己三,\"食品\n己四,食品\n"), roster.Options{})
	if err != nil || len(list.Rows) != 2 || list.Rows[1].Name != "己四" {
		t.Errorf("read %+v, %v", list.Rows, err)
	}
	if len(list.Bad) != 2 || list.Bad[0].Row != 4 || list.Bad[1].Row != 5 {
		t.Errorf("%+v, %v, %v", list.Rows, list.Bad, err)
	}
}

func TestN2_2a_NoCellOfAWorkbookIsLostUnseen(t *testing.T) {
	for name, fault := range map[string]domain.Fault{
		"error-cell.xlsx": domain.FaultCellError, "formula-no-value.xlsx": domain.FaultCellFormula,
	} {
		_, err := readPeople(t, given(t, name))
		var bad *desk.ImportError
		if !errors.As(err, &bad) || len(bad.Rows) != 1 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r := bad.Rows[0]; r.Row != 2 || r.Err.Fault != fault || r.Err.Args["column"] == 0 {
			t.Errorf("%s: %v", name, r)
		}
	}
	got, err := readPeople(t, given(t, "merged-down.xlsx"))
	if err != nil || len(got) != 2 || got[0].City != "北京" || got[1].City != "北京" {
		t.Errorf("a cell merged downwards: %+v, %v", got, err)
	}
	if _, err := readPeople(t, "姓名,城市\n辛一,#N/A\n"); err == nil {
		t.Error("an error saved as CSV passed")
	}
	// An error in a column that is left out stands against nothing.
	if got, err := readPeople(t, "姓名,积分\n辛一,#REF!\n"); err != nil || len(got) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestN0_ABranchFileThatExcelSavedAgain(t *testing.T) {
	got, err := importfile.Branches(t.Context(), strings.NewReader(given(t, "branches.csv")))
	if err != nil || len(got) != 2 || got[0].Reelected != "2026-05-01" || got[1].Reelected != "2026-05-01" {
		t.Errorf("%+v, %v", got, err)
	}
	// A workbook keeps a day as a number.
	raw := booked(t, map[string][][]any{"分会": {{"分会", "类别", "状态", "最近换届"}, {"宁夏", "省级", "已成立", 46143}}}, nil)
	if got, err = importfile.Branches(t.Context(), bytes.NewReader(raw)); err != nil || len(got) != 1 || got[0].Reelected != "2026-05-01" {
		t.Errorf("from a workbook: %+v, %v", got, err)
	}
}

// Whatever the encoding and whatever parts the cells, the list is the same.
func TestN2_2a_AListInEveryEncodingAndWithEverySeparator(t *testing.T) {
	const file = "姓名,城市,专业,年级,电话,备注\n冯兰,上海,食品,2005,13900000010,\n马冬·艾,,\"食品,油脂\",97级,,好\n"
	rows := []people.ImportPerson{
		{Row: 2, Name: "冯兰", City: "上海", Major: "食品", Year: 2005, Phone: "13900000010"},
		{Row: 3, Name: "马冬·艾", Major: "食品,油脂", Year: 1997},
	}
	for name, e := range map[string]encoding.Encoding{
		"UTF-8": unicode.UTF8, "UTF-8 with BOM": unicode.UTF8BOM, "GBK": simplifiedchinese.GBK, "GB18030": simplifiedchinese.GB18030,
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16LE bare": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16BE bare": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		for _, sep := range []string{",", ";", "\t", "，"} {
			if sep == "，" && strings.HasPrefix(name, "UTF-16") && strings.HasSuffix(name, "bare") {
				continue // nothing in it but line breaks tells the order of bytes
			}
			text := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(file, "食品,油脂", "食品|油脂"), ",", sep), "|", ",")
			raw, err := e.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			got, err := readPeople(t, raw)
			if err != nil || !slices.Equal(got, rows) {
				t.Errorf("%s parted by %q: %+v, %v", name, sep, got, err)
			}
		}
	}
	got, err := readPeople(t, "sep=;\n姓名;专业\n冯兰;食品,油脂\n")
	if err != nil || len(got) != 1 || got[0].Major != "食品,油脂" || got[0].Row != 3 {
		t.Errorf("with Excel's own line: %+v, %v", got, err)
	}
	rare, err := simplifiedchinese.GB18030.NewEncoder().String("姓名\n𠮷田\n")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := readPeople(t, rare); err != nil || len(got) != 1 || got[0].Name != "𠮷田" {
		t.Errorf("beyond GBK: %+v, %v", got, err)
	}
}

// booked makes a workbook of sheets of rows.
func booked(t *testing.T, sheets map[string][][]any, change func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			at, err := excelize.CoordinatesToCellName(1, i+1)
			if err == nil {
				err = f.SetSheetRow(name, at, &row)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if change != nil {
		if err := change(f); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The table stands on whatever sheet, below merged titles, with formulas that were
// calculated, and numbers and days as a workbook keeps them.
func TestN2_2a_AWorkbookIsReadWhereverItsTableStands(t *testing.T) {
	raw := booked(t, map[string][][]any{
		"说明": {{"填写说明"}, {"一、请如实填写"}},
		"名单": {
			{"二〇二六年校友名单"},
			{},
			{"填表单位：某地校友会"},
			{"序号", "姓名*", "入学时间", "手机号码（必填）", "现居城市", "专业名称"},
			{1, "庚二", "1997年9月", 13900000011, "武汉", "食工"},
			{2, "庚三", 35674, "139 0000 0012", "", "食工"},
			{"合计", 2},
			{"填表人：", "某人"},
		},
	}, func(f *excelize.File) error {
		return errors.Join(f.MergeCell("名单", "A1", "F1"), f.MergeCell("名单", "E5", "E6"))
	})
	list, err := importfile.People(t.Context(), bytes.NewReader(raw), roster.Options{})
	want := []people.ImportPerson{
		{Row: 5, Name: "庚二", City: "武汉", Major: "食工", Year: 1997, Phone: "13900000011"},
		{Row: 6, Name: "庚三", City: "武汉", Major: "食工", Year: 1997, Phone: "139 0000 0012"},
	}
	if err != nil || len(list.Bad) > 0 || !slices.Equal(list.Rows, want) || list.Sheet != "名单" || list.Heading != 4 {
		t.Errorf("%q row %d: %+v, %v, %v", list.Sheet, list.Heading, list.Rows, list.Bad, err)
	}
	if len(list.Passed) != 4 || list.Passed[2].Why != roster.WhyFooter || list.Passed[3].Why != roster.WhyFooter {
		t.Errorf("passed over %+v", list.Passed)
	}
}

// What can't be read is refused by what it is.
func TestN2_2a_FilesOfOldProgramsAreNamed(t *testing.T) {
	locked := "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	old := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	for name, c := range map[string]struct {
		file  string
		fault domain.Fault
	}{
		"xls":                  {old, domain.FaultOldWorkbook},
		"behind a password":    {old + locked, domain.FaultLockedWorkbook},
		"a page called xls":    {"\ufeff <html><body><table><tr><td>姓名</td></tr></table>", domain.FaultOldWorkbook},
		"XML of Excel 2003":    {"<?xml version=\"1.0\"?><Workbook/>", domain.FaultOldWorkbook},
		"a picture":            {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", domain.FaultFileEncoding},
		"no workbook in a zip": {"PK\x03\x04", domain.FaultFormFile},
	} {
		_, err := readPeople(t, c.file)
		var bad *desk.ImportError
		if !errors.As(err, &bad) || bad.Rows[0].Row != 0 || bad.Rows[0].Err.Fault != c.fault {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A table in Markdown, or parted by bars, is one: its line of dashes is nobody.
func TestN2_2a_ATablePartedByBarsIsRead(t *testing.T) {
	for _, file := range []string{
		"| 姓名 | 电话 | 专业 |\n|---|:---:|---|\n| 冯兰 | 13800000001 | 食品 |\n", "姓名|电话|专业\n冯兰|13800000001|食品\n",
	} {
		got, err := readPeople(t, file)
		if err != nil || len(got) != 1 || got[0].Name != "冯兰" || got[0].Phone != "13800000001" || got[0].Major != "食品" {
			t.Errorf("%q: %+v, %v", file, got, err)
		}
	}
}
