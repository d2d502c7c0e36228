package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"alumni/domain"
	"alumni/domain/roster"
)

// What a workbook may hold of XML elements, beside its limits: a reader keeps
// many times an element's bytes in memory, so a file of few bytes could cost
// much. A row of ours has a dozen cells, a workbook some thousand styles.
const (
	elements    = 50_000
	elementsRow = 50
	// A string that many cells share is written once and made anew for each, so
	// one of them has at most so many bytes of XML: room for a cell in many fonts.
	sharedXML = 8 * maxCell
)

// isWorkbook tells whether a file is an XLSX workbook rather than CSV: it
// begins as every zip file does.
func isWorkbook(raw []byte) bool { return bytes.HasPrefix(raw, []byte("PK\x03\x04")) }

// maxSheets is how many sheets of a workbook are looked at.
const maxSheets = 12

// workbook gives the cells of a workbook's sheets, FaultFormFile for what
// is none. What it would unpack to is added up before anything is unpacked, and
// rows are read one by one, so that a small file can't cost much.
func workbook(ctx context.Context, raw []byte, limit Limits) (out []roster.Sheet, err error) {
	defer func() {
		// The library indexes what a file claims to hold; one that lies is no workbook.
		if recover() != nil {
			out, err = nil, unreadable(nil)
		}
	}()
	z, marked, err := unpacked(ctx, raw, limit)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: int64(limit.Content), UnzipXMLSizeLimit: int64(limit.Content),
	})
	if err != nil {
		return nil, unreadable(err)
	}
	defer func() { _ = f.Close() }()
	parts, err := sheetParts(z)
	if err != nil {
		return nil, unreadable(err)
	}
	names := f.GetSheetList()
	names = names[:min(len(names), maxSheets)]
	if err := wholeSheets(ctx, parts, names, limit); err != nil {
		return nil, err
	}
	marks, err := marksOf(ctx, parts, marked, limit)
	if err != nil {
		return nil, err
	}
	var size held
	left := limit.Rows
	for _, name := range names {
		rows, err := sheetRows(ctx, f, name, marks[name], left, &size)
		if err != nil {
			return nil, err
		}
		left -= len(rows)
		out = append(out, roster.Sheet{Name: name, Rows: rows})
	}
	return out, nil
}

// sheetRows gives the cells of one sheet. A chart is a sheet without rows.
func sheetRows(ctx context.Context, f *excelize.File, name string, m marks, left int, size *held) ([]roster.Row, error) {
	rows, err := f.Rows(name)
	if errors.As(err, new(excelize.ErrSheetNotExist)) || err == nil && rows == nil {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(err)
	}
	defer func() { _ = rows.Close() }()
	var out []roster.Row
	down := &filler{merges: m.merges}
	for n := 1; rows.Next(); n++ {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if len(out) >= left {
			return nil, TooLarge(left, domain.FileRows)
		}
		row, err := rows.Columns()
		if err != nil {
			return nil, unreadable(err)
		}
		for i, cell := range row {
			row[i] = bare(plainNumber(cell))
		}
		row = down.fill(n, row)
		if err := size.row(row); err != nil {
			return nil, err
		}
		r := roster.Cells([][]string{row})[0]
		r.Line, r.Wrong = n, m.unsaved[n]
		out = append(out, r)
	}
	if err := rows.Error(); err != nil {
		return nil, unreadable(err)
	}
	return out, nil
}

// unreadable is the refusal of what is no workbook.
func unreadable(cause error) error { return wrong(domain.FaultFormFile, cause) }

// unpacked checks that a workbook is a zip file that unpacks to no more than it
// may: to so many bytes as it says itself, and to so many elements as are in it. It
// tells which parts have formulas or merged cells.
func unpacked(ctx context.Context, raw []byte, limit Limits) (_ *zip.Reader, marked map[string]bool, _ error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, nil, unreadable(err)
	}
	var sum uint64
	for _, f := range z.File {
		if sum += f.UncompressedSize64; sum > limit.Content || f.UncompressedSize64 > limit.Content {
			return nil, nil, TooLarge(int(limit.Content), domain.FileBytes)
		}
	}
	marked = map[string]bool{}
	left := elements + elementsRow*limit.Rows
	for _, f := range z.File {
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		n, marks, err := begun(f, limit.Content)
		var large *domain.Error
		if errors.As(err, &large) {
			return nil, nil, large
		}
		if err != nil {
			return nil, nil, unreadable(err)
		}
		marked[f.Name] = marks
		if left -= n; left < 0 {
			return nil, nil, TooLarge(limit.Rows, domain.FileRows)
		}
	}
	return z, marked, nil
}

// begun counts how often an element begins or ends in a part of a workbook, and
// bounds each of its shared strings; marks tells of formulas and merged cells. Text in UTF-16, in which neither would be
// seen, has bytes of zero and is no part of ours.
func begun(f *zip.File, most uint64) (n int, marks bool, err error) {
	part, err := f.Open()
	if err != nil {
		return 0, false, err
	}
	defer func() { _ = part.Close() }()
	xml := strings.EqualFold(path.Ext(f.Name), ".xml")
	tag, naming, shared := make([]byte, 0, longTag), false, -1
	for r := bufio.NewReader(io.LimitReader(part, int64(most))); ; {
		c, err := r.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return n, marks, nil
		case err != nil:
			return n, marks, err
		case xml && c == 0:
			return n, marks, errors.New("text in UTF-16")
		case c == '<':
			n++
			tag, naming = tag[:0], true
		case naming && (c == '>' || c <= ' ' || c == '/' && len(tag) > 0):
			naming = false
			switch localName(string(tag)) {
			case "si":
				shared = 0
			case "f", "mergeCell":
				marks = true
			case "/si":
				shared = -1
			}
		case naming && (len(tag) == longTag || len(tag) == 0 && shared >= 0 && (c == '!' || c == '?')):
			return n, marks, errors.New("markup that hides what follows")
		case naming:
			tag = append(tag, c)
		}
		if shared >= 0 {
			if shared++; shared > sharedXML {
				return n, marks, TooLarge(maxCell, domain.FileCell)
			}
		}
	}
}

// longTag is longer than the name of any element of a workbook.
const longTag = 256

// localName is an element's name without its prefix: si, /si.
func localName(tag string) string {
	slash := ""
	if rest, ends := strings.CutPrefix(tag, "/"); ends {
		slash, tag = "/", rest
	}
	return slash + tag[strings.LastIndexByte(tag, ':')+1:]
}

// plainNumber writes a whole number that a sheet keeps as 1.3812345678E10 with
// its digits; all else stays as it is.
func plainNumber(s string) string {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !strings.ContainsAny(s, "eE.") || n < 0 || n >= 1e15 || n != math.Trunc(n) {
		return s
	}
	return strconv.FormatFloat(n, 'f', 0, 64)
}
