// Package sheet is what every table that comes in or goes out as a file has in
// common: its size, its encoding, its lines, and cells that no spreadsheet
// takes for a formula.
package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"alumni/domain"
)

// BOM is the byte order mark by which Excel knows that a CSV file is UTF-8.
const BOM = "\xef\xbb\xbf"

// Bytes reads a file of at most limit bytes; a longer one is FaultFileSize. Any
// other error is the reader's own.
func Bytes(r io.Reader, limit int) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > limit {
		return nil, TooLarge(limit)
	}
	return raw, nil
}

// TooLarge is the refusal of a file with more bytes or rows than a limit.
func TooLarge(limit int) *domain.Error {
	return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultFileSize, Args: domain.Args{"max": limit}}
}

// Decode gives the text of UTF-8 with or without a byte order mark, or of GBK,
// as Excel writes it in China; anything else is FaultFileEncoding.
func Decode(raw []byte) (string, error) {
	raw = bytes.TrimPrefix(raw, []byte(BOM))
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	out, err := simplifiedchinese.GBK.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultFileEncoding, Args: domain.Args{}}
	}
	return string(out), nil
}

// Record is one row of a CSV file; Bad says why it could not be split.
type Record struct {
	Line   int // from 1, as a spreadsheet counts
	Fields []string
	Bad    *domain.Error
}

// Split cuts the text of a CSV file into rows; blank lines count but are left
// out. A quote that is never closed would swallow the rest of the file, so each
// line is read by itself: no field of our files holds a line break.
func Split(text string) ([]Record, error) { return split(text, ',') }

// SplitTabs is Split for cells parted by tabs, as a spreadsheet copies them.
func SplitTabs(text string) ([]Record, error) { return split(text, '\t') }

func split(text string, comma rune) ([]Record, error) {
	var out []Record
	n := 0
	for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		r := csv.NewReader(strings.NewReader(line))
		r.Comma, r.FieldsPerRecord = comma, -1
		fields, err := r.Read()
		var bad *csv.ParseError
		switch {
		case errors.As(err, &bad):
			out = append(out, Record{Line: n, Bad: &domain.Error{
				Code: domain.CodeInvalid, Fault: domain.FaultRowQuotes, Args: domain.Args{}, Err: bad.Err,
			}})
		case err != nil:
			return nil, err
		default:
			out = append(out, Record{Line: n, Fields: fields})
		}
	}
	return out, nil
}

// signs begin what a spreadsheet takes for a formula, full-width ones too.
const signs = "=+-@\t\r＝＋－＠"

// Neutral gives a cell that no spreadsheet takes for a formula: the apostrophe
// before it makes it text. Bare takes it away again.
func Neutral(cell string) string {
	if strings.IndexAny(cell, signs) == 0 {
		return "'" + cell
	}
	return cell
}

// Bare takes away the apostrophe of Neutral.
func Bare(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && strings.IndexAny(rest, signs) == 0 {
		return rest
	}
	return cell
}
