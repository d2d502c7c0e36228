package importfile_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

const plain = "姓名,城市,专业,年级,电话,核验方式\n张三,北京,化学,1997,13812345678,查验毕业证\n李四,上海,校友办,,,\n"

var want = []people.ImportPerson{
	{Row: 2, Name: "张三", City: "北京", Major: "化学", Year: 1997, Phone: "13812345678", How: "查验毕业证"},
	{Row: 3, Name: "李四", City: "上海", Major: "校友办"},
}

// readPeople and readMembers read a file of which every row is right.
func readPeople(t *testing.T, file string) ([]people.ImportPerson, error) {
	t.Helper()
	list, err := importfile.People(t.Context(), strings.NewReader(file), roster.Options{})
	if err != nil {
		return nil, err
	}
	return list.Whole()
}

func readMembers(t *testing.T, file string) ([]people.ImportMember, error) {
	t.Helper()
	list, err := importfile.Members(t.Context(), strings.NewReader(file), roster.Options{})
	if err != nil {
		return nil, err
	}
	return list.Whole()
}

func TestN2_2a_TheSamePeopleFromEveryWayOfWritingTheFile(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"UTF-8": plain, "UTF-8 with BOM": "\ufeff" + plain, "GBK": gbk, "CRLF": strings.ReplaceAll(plain, "\n", "\r\n"),
		"97级":             strings.Replace(plain, "1997", "97级", 1),
		"a phone as text": strings.Replace(plain, "13812345678", "\"13812345678\"", 1),
		"another order":   "电话,姓名,年级,城市,核验方式,专业\n13812345678,张三,1997级,北京,查验毕业证,化学\n,李四,0,上海,,校友办\n",
	} {
		got, err := readPeople(t, file)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// A workbook holds numbers as numbers, ends rows early and has blank ones.
func TestN2_2a_TheSamePeopleFromAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	for at, row := range map[string][]any{
		"A1": {"姓名", "城市", "专业", "年级", "电话", "核验方式"},
		"A2": {"张三", "北京", "化学", 1997, 13812345678, "查验毕业证"},
		"A4": {"李四", "上海", "校友办"},
	} {
		if err := f.SetSheetRow(f.GetSheetName(0), at, &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := readPeople(t, b.String())
	if err != nil || len(got) != 2 || got[0] != want[0] || got[1].Row != 4 || got[1].Name != "李四" {
		t.Errorf("%+v, %v", got, err)
	}
	var bad *desk.ImportError
	_, err = readMembers(t, "PK\x03\x04 but no workbook")
	if !errors.As(err, &bad) || bad.Rows[0].Err.Fault != domain.FaultFormFile {
		t.Errorf("no workbook: %v", err)
	}
}

func TestN2_2a_EveryWrongRowIsNamed(t *testing.T) {
	file := "姓名,城市,专业,年级,电话,核验方式\n,北京,化学,1997,,\n张三,北京,化学,某年,,\n李四,北京\n王五,\"北京,化学,1997,,\n赵六,北京,化学,197,,\n"
	_, err := readPeople(t, file)
	var bad *desk.ImportError
	if !errors.As(err, &bad) {
		t.Fatalf("not refused: %v", err)
	}
	var got []domain.Fault
	for i, r := range bad.Rows {
		if r.Row != i+2 {
			t.Errorf("row %d counts as %d", i+2, r.Row)
		}
		got = append(got, r.Err.Fault)
	}
	if want := []domain.Fault{
		domain.FaultRequired, domain.FaultBadChoice, domain.FaultRowColumns, domain.FaultRowQuotes, domain.FaultBadChoice,
	}; !slices.Equal(got, want) {
		t.Errorf("faults %v, want %v", got, want)
	}
	for file, fault := range map[string]domain.Fault{
		"": domain.FaultFileEmpty, "城市,专业\n": domain.FaultHeading, "姓名,姓名,城市,专业,年级,电话\n": domain.FaultTitleTwice,
		"\xff\xfe\xfd": domain.FaultFileEncoding,
	} {
		_, err := readPeople(t, file)
		if !errors.As(err, &bad) || bad.Rows[0].Row != 0 || bad.Rows[0].Err.Fault != fault {
			t.Errorf("%q: %v", file, err)
		}
	}
}
