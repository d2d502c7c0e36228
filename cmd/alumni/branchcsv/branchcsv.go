// Package branchcsv reads a file of branches as HQ's office keeps it: CSV with
// the heading 分会,类别,状态,最近换届 in any order of columns, in UTF-8 with or
// without a byte order mark or in GBK, as Excel writes it in China.
package branchcsv

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

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

// kinds and states are the words of the file format.
var (
	kinds = map[string]domain.BranchKind{
		"省级": domain.BranchProvincial, "市级": domain.BranchMunicipal,
		"地区": domain.BranchRegional, "行业": domain.BranchIndustry,
	}
	states = map[string]domain.BranchState{
		"未成立": domain.BranchNone, "筹备": domain.BranchPreparatory,
		"已成立": domain.BranchEstablished, "已终止": domain.BranchEnded,
	}
)

// kindWords and stateWords are the same words in the order in which people are
// told of them.
var (
	kindWords  = []string{"省级", "市级", "地区", "行业"}
	stateWords = []string{"未成立", "筹备", "已成立", "已终止"}
)

// Read reads the branches of a file. Every wrong row is collected, with its
// number (as a spreadsheet counts, so that the heading is row 1 and an empty
// line counts; 0 is the heading or the file) and the reason, into one *office.ImportError, and then no row is given. Any
// other error is the reader's own.
func Read(r io.Reader) ([]office.ImportBranch, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > MaxBytes {
		return nil, fileError(wrong(domain.FaultFileSize, "", "", "max", MaxBytes))
	}
	text, ok := decode(raw)
	if !ok {
		return nil, fileError(wrong(domain.FaultFileEncoding, "", ""))
	}
	records, err := split(text)
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, fileError(wrong(domain.FaultFileEmpty, "", "", "want", strings.Join(columns, ",")))
	}
	order, bad := heading(records[0].fields)
	if bad != nil {
		return nil, fileError(bad)
	}
	if len(records)-1 > MaxRows {
		return nil, fileError(wrong(domain.FaultFileSize, "", "", "max", MaxRows))
	}
	return rows(records[1:], order)
}

func rows(records []record, order []string) ([]office.ImportBranch, error) {
	var out []office.ImportBranch
	var failed []office.RowError
	seen := map[string]int{}
	for _, rec := range records {
		b, bad := row(rec, order)
		b.Row = rec.line
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
func row(rec record, order []string) (office.ImportBranch, *domain.Error) {
	var b office.ImportBranch
	if rec.bad != nil {
		return b, rec.bad
	}
	if len(rec.fields) != len(order) {
		return b, wrong(domain.FaultRowColumns, "", "", "have", len(rec.fields), "want", len(order))
	}
	for i, col := range order {
		value := naming.Normalise(rec.fields[i])
		var ok bool
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
			if b.Kind, ok = kinds[value]; !ok {
				return b, wrong(domain.FaultBadChoice, fieldOf[col], value, "allowed", kindWords)
			}
		case colState:
			if b.State, ok = states[value]; !ok {
				return b, wrong(domain.FaultBadChoice, fieldOf[col], value, "allowed", stateWords)
			}
		case colReelected:
			b.Reelected = domain.Date(value)
			if value != "" && !b.Reelected.Valid() {
				return b, wrong(domain.FaultBadDate, fieldOf[col], value)
			}
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

// record is one logical row of the file; bad says why it could not be split.
type record struct {
	line   int // from 1, as a spreadsheet counts
	fields []string
	bad    *domain.Error
}

// split cuts the text into rows. A quote that is never closed would swallow
// the rest of the file, so each line is read by itself: no field of this file
// holds a line break.
func split(text string) ([]record, error) {
	var out []record
	n := 0
	for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		r := csv.NewReader(strings.NewReader(line))
		r.FieldsPerRecord = -1
		fields, err := r.Read()
		var bad *csv.ParseError
		switch {
		case errors.As(err, &bad):
			e := wrong(domain.FaultRowQuotes, "", "")
			e.Err = bad.Err
			out = append(out, record{line: n, bad: e})
		case err != nil:
			return nil, err
		default:
			out = append(out, record{line: n, fields: fields})
		}
	}
	return out, nil
}

// decode gives the text of UTF-8 with or without a byte order mark, or of GBK.
func decode(raw []byte) (string, bool) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if utf8.Valid(raw) {
		return string(raw), true
	}
	out, err := simplifiedchinese.GBK.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", false
	}
	return string(out), true
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

// fileError is an error of the heading or the whole file.
func fileError(e *domain.Error) error {
	return &office.ImportError{Rows: []office.RowError{{Row: 0, Err: e}}}
}
