// Package sheet is what every table that comes in or goes out as a file has in
// common: its size, its encoding, its lines, and cells that no spreadsheet
// takes for a formula.
package sheet

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"alumni/domain"
	"alumni/domain/roster"
)

// BOM is the byte order mark by which Excel knows that a CSV file is UTF-8.
const BOM = "\xef\xbb\xbf"

// What a table may hold, whatever its file says: a reader that keeps a cell more
// than once must not cost more than its sender.
const (
	MaxColumns = 50      // cells of a row
	maxCell    = 4 << 10 // bytes of a cell
	maxText    = 8 << 20 // bytes of all cells
	maxLine    = 64 << 10
)

// held counts the text of a table while it is read.
type held int

// row refuses a row that is wider, or a cell or a table that is longer, than it may be.
func (h *held) row(cells []string) error {
	if len(cells) > MaxColumns {
		return TooLarge(MaxColumns)
	}
	for _, c := range cells {
		if len(c) > maxCell {
			return TooLarge(maxCell)
		}
		if *h += held(len(c)); *h > maxText {
			return TooLarge(maxText)
		}
	}
	return nil
}

// TooLarge is the refusal of a file with more bytes or rows than a limit.
func TooLarge(limit int) *domain.Error {
	return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultFileSize, Args: domain.Args{"max": limit}}
}

// wrong is the refusal of a file for a fault in it, with its cause, if any.
func wrong(f domain.Fault, cause error) *domain.Error {
	return &domain.Error{Code: domain.CodeInvalid, Fault: f, Args: domain.Args{}, Err: cause}
}

// decode gives the text of UTF-8 with or without a byte order mark, or of GBK,
// as Excel writes it in China; anything else is FaultFileEncoding.
func decode(raw []byte) (string, error) {
	raw = bytes.TrimPrefix(raw, []byte(BOM))
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	out, err := simplifiedchinese.GBK.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", wrong(domain.FaultFileEncoding, nil)
	}
	return string(out), nil
}

// lines cuts a CSV file of at most so many lines into rows, or one parted by
// tabs, as a spreadsheet copies them; blank lines count but are left out. A quote
// that is never closed would swallow the rest of the file, so each line is read
// by itself: no field of our files holds a line break.
func lines(ctx context.Context, raw []byte, limit int) ([]roster.Row, error) {
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if strings.Count(text, "\n") > limit {
		return nil, TooLarge(limit)
	}
	comma := ','
	// A heading with tabs, and no commas, is a copy from a spreadsheet.
	if head, _, _ := strings.Cut(strings.TrimLeft(text, "\n "), "\n"); strings.Contains(head, "\t") && !strings.Contains(head, ",") {
		comma = '\t'
	}
	var (
		out  []roster.Row
		size held
	)
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if len(line) > maxLine {
			return nil, TooLarge(maxLine)
		}
		row, err := cut(line, comma)
		if err == nil {
			err = size.row(row.Cells)
		}
		if err != nil {
			return nil, err
		}
		row.Line = n
		out = append(out, row)
	}
	return out, nil
}

func cut(line string, comma rune) (row roster.Row, err error) {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma, r.FieldsPerRecord = comma, -1
	row.Cells, err = r.Read()
	for i, cell := range row.Cells {
		row.Cells[i] = bare(cell)
	}
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		return roster.Row{Bad: wrong(domain.FaultRowQuotes, bad.Err)}, nil
	}
	return row, err
}

// signs begin what a spreadsheet takes for a formula, full-width ones too.
const signs = "=+-@\t\r＝＋－＠"

// Neutral gives a cell that no spreadsheet takes for a formula: the apostrophe
// before it makes it text. bare takes it away again.
func Neutral(cell string) string {
	if strings.IndexAny(cell, signs) == 0 {
		return "'" + cell
	}
	return cell
}

// bare takes away the apostrophe of Neutral.
func bare(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && strings.IndexAny(rest, signs) == 0 {
		return rest
	}
	return cell
}
