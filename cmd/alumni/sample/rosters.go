package sample

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Roster is a list as an alumni office keeps it, to try the imports with. All names in
// it are invented.
type Roster struct {
	Name    string // of the file
	Command string // that takes it: "person import", "member import GROUP"
	Data    []byte
	Rows    int  // that are read; whether each is somebody is for the import to say
	Wrong   int  // rows that can't be read, with the reason
	Refused bool // the file is refused whole, by its name
}

const (
	brought  = "person import"
	enrolled = "member import G-0001 --basis work"
)

// Rosters are lists in all the shapes in which they come.
func Rosters() ([]Roster, error) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(plainList(","))
	if err != nil {
		return nil, err
	}
	book, err := workbook()
	out := []Roster{
		{Name: "01-UTF8逗号.csv", Command: brought, Data: []byte(plainList(",")), Rows: 4},
		{Name: "02-UTF8带BOM分号.csv", Command: brought, Data: []byte("\ufeff" + plainList(";")), Rows: 4},
		{Name: "03-UTF16制表符.txt", Command: brought, Data: utf16le(plainList("\t")), Rows: 4},
		{Name: "04-GBK.csv", Command: brought, Data: []byte(gbk), Rows: 4},
		{Name: "05-单元格内换行.csv", Command: brought, Data: []byte(brokenCells), Rows: 2},
		{Name: "06-两行标题和表尾.csv", Command: brought, Data: []byte(titled), Rows: 2},
		{Name: "07-问卷星导出.csv", Command: brought, Data: []byte(asked), Rows: 2},
		{Name: "08-有误的行.csv", Command: brought, Data: []byte(faulty), Rows: 3, Wrong: 1},
		{Name: "09-工作簿.xlsx", Command: brought, Data: book, Rows: 3, Wrong: 1},
		{Name: "10-旧格式.xls", Command: brought, Data: oldWorkbook(), Refused: true},
		{Name: "11-从表格粘贴.txt", Command: enrolled, Data: []byte(pasted), Rows: 2},
		{Name: "12-接龙.txt", Command: enrolled, Data: []byte(chain), Rows: 4},
		{Name: "13-逐行群名片.txt", Command: enrolled, Data: []byte(cards), Rows: 3},
		{Name: "14-群成员名单.csv", Command: enrolled, Data: []byte(members), Rows: 2},
	}
	return out, err
}

// WriteRosters writes them into a folder, which it makes.
func WriteRosters(dir string) error {
	all, err := Rosters()
	if err != nil {
		return err
	}
	errs := []error{os.MkdirAll(dir, 0o700)}
	for _, r := range all {
		errs = append(errs, os.WriteFile(filepath.Join(dir, r.Name), r.Data, 0o600))
	}
	return errors.Join(errs...)
}

func plainList(sep string) string {
	return strings.ReplaceAll(`姓名,城市,专业,年级,电话
覃一舟,桂林,化学,1999,13900010001
莫小禾,南宁,会计,2001级,13900010002
欧阳半夏,北海,食工,05级,13900010003
艾某·某提,柳州,机械,２００３,13900010004
`, ",", sep)
}

const (
	brokenCells = "姓名,手机号码,工作单位\n\"韦一\n\",13900010011,某厂\n" + "\"农二\",13900010012,\"某某大学\n食品学院\"\n"
	titled      = "某地校友会通讯录（示例）,,,,\n2026年制,,,,\n序号,姓名*,院系,入学年份,联系电话\n1,石三,化工学院,1998,13900010021\n" +
		"2,蒙四,食品学院,2002,13900010022\n合计,2,,,\n填表人：某某,,,,2026-11-01\n"
	asked = "提交时间,1.您的姓名（必填）,2、手机,3.毕业年份,4.爱好\n2026/11/01 10:00,班五,13900010031,2005届,棋\n" +
		"2026/11/01 10:05,麻六,13900010032,2006届,\n"
	faulty = "姓名,年级,电话\n闭七,1997,13900010041\n合计,,12\n无,1998,\n邱八,约九十年代,\n邱九,1999,12345\n"
	pasted = "姓名\t城市\t专业\t年级\n乃甲\t桂林\t化学\t1997\n乃乙\t桂林\t会计\t1998\n"
	chain  = "#接龙\n请校友接龙登记\n\n1. 覃一舟-桂林-化学99级\n2. 莫小禾 南宁 会计2001\n3、欧阳半夏_北海_食工05\n4. 石三-桂林-化工98级\n"
	cards  = "覃一舟-桂林-化学99级\n莫小禾-南宁-会计01级\n蒙四-北海-食工02级\n"

	members = "姓名,群名片,入群依据\n石三,石三-桂林-化工98级,工作\n蒙四,蒙四-北海-食工02级,生活\n"
)

func utf16le(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// workbook has a sheet of remarks before the list, a merged title, a formula with its
// value, a telephone number as a number, and a cell that came to an error.
func workbook() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	_, made := f.NewSheet("校友")
	errs := []error{made, f.SetCellValue("Sheet1", "A1", "填写说明：请填“校友”工作表")}
	for at, value := range map[string]any{
		"A1": "某分会校友名单（示例）", "A2": "姓名", "B2": "城市", "C2": "年级", "D2": "手机", "E2": "专业",
		"A3": "花甲", "B3": "桂林", "C3": 1999, "D3": 13900010051, "E3": "化学",
		"A4": "花乙", "B4": "桂林", "D4": "13900010052", "E4": "会计",
		"A5": "花丙", "C5": 2003, "D5": "13900010053", "E5": "食工",
		"A6": "花丁", "B6": "桂林", "C6": "#N/A", "E6": "食工",
	} {
		errs = append(errs, f.SetCellValue("校友", at, value))
	}
	errs = append(errs,
		f.MergeCell("校友", "A1", "E1"), f.MergeCell("校友", "B4", "B5"),
		f.SetCellValue("校友", "C4", 2000), f.SetCellFormula("校友", "C4", "C3+1"))
	var out bytes.Buffer
	errs = append(errs, f.Write(&out))
	return out.Bytes(), errors.Join(errs...)
}

// oldWorkbook begins as a workbook of before 2007 does.
func oldWorkbook() []byte {
	return append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, slices.Repeat([]byte{0}, 1528)...)
}
