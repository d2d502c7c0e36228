package importfile_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/simplifiedchinese"

	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/domain/roster"
)

const branchFile = "分会,类别,状态,最近换届\n北京,省级,已成立,2019-07-21\n山东,省级,筹备,\n粮食行业,行业,已成立,2020-09-09\n"

var wantBranches = []registry.ImportBranch{
	{Row: 2, Name: "北京", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2019-07-21"},
	{Row: 3, Name: "山东", Kind: domain.BranchProvincial, State: domain.BranchPreparatory},
	{Row: 4, Name: "粮食行业", Kind: domain.BranchIndustry, State: domain.BranchEstablished, Reelected: "2020-09-09"},
}

func TestN0_TheSameBranchesFromEveryWayOfWritingTheFile(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(branchFile)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"UTF-8":                    branchFile,
		"UTF-8 with BOM":           "\ufeff" + branchFile,
		"GBK":                      gbk,
		"CRLF":                     strings.ReplaceAll(branchFile, "\n", "\r\n"),
		"no last line break":       strings.TrimSuffix(branchFile, "\n"),
		"empty lines at the end":   branchFile + "\n\n",
		"another order of columns": "状态,最近换届,分会,类别\n已成立,2019-07-21,北京,省级\n筹备,,山东,省级\n已成立,2020-09-09,粮食行业,行业\n",
		"quotes and spaces":        "\"分会\",类别 , 状态,最近换届\n\"北京\", 省级,已成立,２０１９-07-21\n山东\u200b,省级,筹备,\n粮食 行业,行业,已成立,2020-09-09\n",
	} {
		got, err := importfile.Branches(t.Context(), strings.NewReader(file))
		if err != nil || !slices.Equal(got, wantBranches) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestN0_RowsAreCountedAsASpreadsheetDoes(t *testing.T) {
	got, err := importfile.Branches(t.Context(), strings.NewReader(strings.Replace(branchFile, "\n山东", "\n\n山东", 1)))
	if err != nil || len(got) != 3 || got[0].Row != 2 || got[1].Row != 4 {
		t.Errorf("with an empty line before 山东: %+v, %v", got, err)
	}
}

func TestN0_EveryWrongRowIsNamedAndNothingIsRead(t *testing.T) {
	file := "分会,类别,状态,最近换届\n" +
		"北京,省级,已成立,2019-07-21\n" + // 2 is right
		"天津,省级,已成立\n" + // 3
		"上海,\"省级,已成立,2019-07-21\n" + // 4
		"重庆,国级,已成立,\n" + // 5
		"河北,省级,成立,\n" + // 6
		"山西,省级,已成立,2019-02-30\n" + // 7
		",省级,已成立,\n" + // 8
		"北京,省级,筹备,\n" + // 9
		strings.Repeat("长", 41) + ",省级,筹备,\n" // 10
	got, err := importfile.Branches(t.Context(), strings.NewReader(file))
	var bad *desk.ImportError
	if got != nil || !errors.As(err, &bad) {
		t.Fatalf("Read gives %+v, %v", got, err)
	}
	type line struct {
		row   int
		fault domain.Fault
		field string
	}
	want := []line{
		{3, domain.FaultRowColumns, ""},
		{4, domain.FaultRowQuotes, ""},
		{5, domain.FaultBadChoice, "kind"},
		{6, domain.FaultBadChoice, "state"},
		{7, domain.FaultBadDate, "reelected"},
		{8, domain.FaultRequired, "name"},
		{9, domain.FaultDuplicate, "name"},
		{10, domain.FaultTooLong, "name"},
	}
	var have []line
	for _, r := range bad.Rows {
		have = append(have, line{r.Row, r.Err.Fault, r.Err.Field})
		if r.Err.Code != domain.CodeInvalid {
			t.Errorf("row %d has the code %s", r.Row, r.Err.Code)
		}
	}
	if !slices.Equal(have, want) {
		t.Errorf("wrong rows:\n%v\nwant\n%v", have, want)
	}
}

func TestN0_AFileThatIsNoBranchFileIsRefusedWhole(t *testing.T) {
	for name, c := range map[string]struct {
		file  io.Reader
		fault domain.Fault
	}{
		"empty":          {strings.NewReader(""), domain.FaultFileEmpty},
		"no heading":     {strings.NewReader("北京,省级,已成立,2019-07-21\n"), domain.FaultHeading},
		"a column twice": {strings.NewReader("分会,类别,状态,最近换届,分会\n"), domain.FaultTitleTwice},
		"a column lacks": {strings.NewReader("分会,类别,状态,备注\n"), domain.FaultHeading},
		"no text":        {bytes.NewReader([]byte{0xff, 0xfe, 0x00, 0xd8, 0xff}), domain.FaultFileEncoding},
		"too large":      {strings.NewReader(strings.Repeat("北京,省级,已成立,\n", importfile.MaxBranchBytes/20)), domain.FaultFileSize},
		"too many rows": {
			strings.NewReader("分会,类别,状态,最近换届\n" + strings.Repeat("a,b,c,d\n", roster.MaxBranches+1)), domain.FaultFileSize,
		},
	} {
		_, err := importfile.Branches(t.Context(), c.file)
		var bad *desk.ImportError
		if !errors.As(err, &bad) || len(bad.Rows) != 1 || bad.Rows[0].Row != 0 || bad.Rows[0].Err.Fault != c.fault {
			t.Errorf("%s: %v, want the fault %s of the file", name, err, c.fault)
		}
	}
}

func TestN0_AReadFaultIsPassedOn(t *testing.T) {
	if _, err := importfile.Branches(t.Context(), iotest.ErrReader(io.ErrUnexpectedEOF)); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("Read = %v", err)
	}
}

// Excel writes 2026/5/1 when a file is opened and saved; people write 2026年5月1日.
func TestN0_ADayIsReadAsExcelAndPeopleWriteIt(t *testing.T) {
	for _, day := range []string{"2026-05-01", "2026/5/1", "2026年5月1日", "2026.5.1", "20260501", "２０２６／５／１", "2026/5/1 0:00"} {
		got, err := importfile.Branches(t.Context(), strings.NewReader("分会,类别,状态,最近换届\n宁夏,省级,已成立,"+day+"\n"))
		if err != nil || len(got) != 1 || got[0].Reelected != "2026-05-01" {
			t.Errorf("%s: %+v, %v", day, got, err)
		}
	}
}
