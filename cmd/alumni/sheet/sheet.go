// Package sheet is what every table that comes in or goes out as a file has in
// common: its size, its encoding, its lines, and cells that no spreadsheet
// takes for a formula.
package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"alumni/domain"
)

// BOM is the byte order mark by which Excel knows that a CSV file is UTF-8.
const BOM = "\xef\xbb\xbf"

// What a table may hold, whatever its file says: a reader that keeps a cell more
// than once must not cost more than its sender.
const (
	MaxColumns = 50      // cells of a row
	maxCell    = 4 << 10 // bytes of a cell
	maxText    = 8 << 20 // bytes of all cells
)

// held counts the text of a table while it is read.
type held int

// row refuses a row that is wider, or a cell or a table that is longer, than it may be.
func (h *held) row(cells []string) error {
	if len(cells) > MaxColumns {
		return TooLarge(MaxColumns, domain.FileColumns)
	}
	for _, c := range cells {
		if len(c) > maxCell {
			return TooLarge(maxCell, domain.FileCell)
		}
		if *h += held(len(c)); *h > maxText {
			return TooLarge(maxText, domain.FileBytes)
		}
	}
	return nil
}

// TooLarge is the refusal of a file with more of something than a limit.
func TooLarge(limit int, of domain.FilePart) *domain.Error {
	if of == domain.FileBytes && limit >= 1<<10 {
		limit, of = limit>>10, domain.FileKiB
	}
	return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultFileSize, Args: domain.Args{"max": limit, "part": of}}
}

// wrong is the refusal of a file for a fault in it, with its cause, if any.
func wrong(f domain.Fault, cause error) *domain.Error {
	return &domain.Error{Code: domain.CodeInvalid, Fault: f, Args: domain.Args{}, Err: cause}
}

// decode gives the text of UTF-8 with or without a byte order mark, of UTF-16, as
// Excel's "Unicode text", or of GB18030, which GBK is a part of, as Excel writes CSV
// in China; anything else is FaultFileEncoding.
func decode(raw []byte) (string, error) {
	if wide := utf16(raw); wide != nil {
		return decoded(wide.NewDecoder(), raw)
	}
	if raw = bytes.TrimPrefix(raw, []byte(BOM)); bytes.IndexByte(raw, 0) >= 0 { // no text
		return "", wrong(domain.FaultFileEncoding, nil)
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	return decoded(simplifiedchinese.GB18030.NewDecoder(), raw)
}

func decoded(d *encoding.Decoder, raw []byte) (string, error) {
	out, err := d.Bytes(raw)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", wrong(domain.FaultFileEncoding, nil)
	}
	return string(out), nil
}

// utf16 gives the encoding of text in UTF-16, nil for other text. Without a byte
// order mark it is known by line breaks and separators, half of whose bytes are zero.
func utf16(raw []byte) encoding.Encoding {
	const sample = 4 << 10
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case len(raw)%2 != 0 || bytes.IndexByte(raw[:min(len(raw), sample)], 0) < 0:
		return nil
	}
	var even, odd int
	for i, c := range raw[:min(len(raw), sample)] {
		switch {
		case c != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	switch {
	case even == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case odd == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
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
