// Package branchcsv reads a file of branches as HQ's office keeps it: CSV with
// the heading 分会,类别,状态,最近换届 in any order of columns, in UTF-8 with or
// without a byte order mark or in GBK, as Excel writes it in China.
package branchcsv

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office"
)

// Limits of a file. A national registry has some forty branches.
const (
	MaxBytes = 1 << 20 // bytes of the file
	MaxRows  = 10_000  // rows below the heading
	maxName  = 40      // characters of a branch's name
)

// The columns, by the words of the heading.
const (
	colName      = "分会"
	colKind      = "类别"
	colState     = "状态"
	colReelected = "最近换届"
)

var columns = []string{colName, colKind, colState, colReelected}

// fieldOf names a column as the use-case names its input.
var fieldOf = map[string]string{
	colName: "name", colKind: "kind", colState: "state", colReelected: "reelected",
}

// kindWords and stateWords are the words of the file format.
var (
	kindWords = map[domain.BranchKind]string{
		domain.BranchProvincial: "省级", domain.BranchMunicipal: "市级",
		domain.BranchRegional: "地区", domain.BranchIndustry: "行业",
	}
	stateWords = map[domain.BranchState]string{
		domain.BranchNone: "未成立", domain.BranchPreparatory: "筹备",
		domain.BranchEstablished: "已成立", domain.BranchEnded: "已终止",
	}
)

// Read reads the branches of a file. Every wrong row is collected, with its
// number (as a spreadsheet counts, so that the heading is row 1 and an empty
// line counts; 0 is the heading or the file) and the reason, into one *office.ImportError, and then no row is given. Any
// other error is the reader's own.
func Read(r io.Reader) ([]office.ImportBranch, error) {
	raw, err := sheet.Bytes(r, MaxBytes)
	if err != nil {
		return nil, ofFile(err)
	}
	text, err := sheet.Decode(raw)
	if err != nil {
		return nil, ofFile(err)
	}
	records, err := sheet.Split(text)
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, fileError(wrong(domain.FaultFileEmpty, "", "", "want", strings.Join(columns, ",")))
	}
	order, bad := heading(records[0].Fields)
	if bad != nil {
		return nil, fileError(bad)
	}
	if len(records)-1 > MaxRows {
		return nil, fileError(wrong(domain.FaultFileSize, "", "", "max", MaxRows))
	}
	return rows(records[1:], order)
}

func rows(records []sheet.Record, order []string) ([]office.ImportBranch, error) {
	var out []office.ImportBranch
	var failed []office.RowError
	seen := map[string]int{}
	for _, rec := range records {
		b, bad := row(rec, order)
		b.Row = rec.Line
		if bad == nil {
			if first, twice := seen[b.Name]; twice {
				bad = wrong(domain.FaultDuplicate, fieldOf[colName], b.Name, "row", first)
			}
			seen[b.Name] = b.Row
		}
		if bad != nil {
			failed = append(failed, office.RowError{Row: b.Row, Err: bad})
			continue
		}
		out = append(out, b)
	}
	if len(failed) > 0 {
		return nil, &office.ImportError{Rows: failed}
	}
	return out, nil
}

// row reads one row; the error names the column.
func row(rec sheet.Record, order []string) (office.ImportBranch, *domain.Error) {
	var b office.ImportBranch
	if rec.Bad != nil {
		return b, rec.Bad
	}
	if len(rec.Fields) != len(order) {
		return b, wrong(domain.FaultRowColumns, "", "", "have", len(rec.Fields), "want", len(order))
	}
	for i, col := range order {
		value := naming.Normalise(rec.Fields[i])
		var err error
		switch col {
		case colName:
			b.Name = value
			if value == "" {
				return b, wrong(domain.FaultRequired, fieldOf[col], "")
			}
			if utf8.RuneCountInString(value) > maxName {
				return b, wrong(domain.FaultTooLong, fieldOf[col], value, "max", maxName)
			}
		case colKind:
			b.Kind, err = domain.ReadChoice(fieldOf[col], value, domain.BranchKinds, kindWords)
		case colState:
			b.State, err = domain.ReadChoice(fieldOf[col], value, domain.BranchStates, stateWords)
		case colReelected:
			b.Reelected = domain.ReadDate(rec.Fields[i])
			if value != "" && !b.Reelected.Valid() {
				return b, wrong(domain.FaultBadDate, fieldOf[col], value)
			}
		}
		if err != nil {
			return b, domain.AsError(err)
		}
	}
	return b, nil
}

// heading gives the order of the columns; each must be there exactly once.
func heading(fields []string) ([]string, *domain.Error) {
	var order []string
	for _, f := range fields {
		order = append(order, naming.Normalise(f))
	}
	for _, want := range columns {
		n := 0
		for _, have := range order {
			if have == want {
				n++
			}
		}
		switch {
		case n == 0:
			return nil, wrong(domain.FaultHeading, "", "", "want", strings.Join(columns, ","))
		case n > 1:
			return nil, wrong(domain.FaultDuplicate, fieldOf[want], want)
		}
	}
	for _, have := range order {
		if have != colName && have != colKind && have != colState && have != colReelected {
			return nil, wrong(domain.FaultRowColumns, "", have, "have", len(order), "want", len(columns))
		}
	}
	return order, nil
}

// wrong makes the error of a row; args are further names and values.
func wrong(f domain.Fault, field, value string, args ...any) *domain.Error {
	e := &domain.Error{Code: domain.CodeInvalid, Fault: f, Field: field, Args: domain.Args{}}
	if value != "" {
		e.Args["value"] = value
	}
	for i := 0; i+1 < len(args); i += 2 {
		e.Args[args[i].(string)] = args[i+1]
	}
	return e
}

// ofFile gives an error of the file as the import's; the reader's own stays.
func ofFile(err error) error {
	var e *domain.Error
	if errors.As(err, &e) {
		return fileError(e)
	}
	return err
}

// fileError is an error of the heading or the whole file.
func fileError(e *domain.Error) error {
	return &office.ImportError{Rows: []office.RowError{{Row: 0, Err: e}}}
}
