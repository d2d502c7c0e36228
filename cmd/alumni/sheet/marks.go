package sheet

import (
	"archive/zip"
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"alumni/domain"
)

// marks are what a sheet says of its cells beside their values.
type marks struct {
	merges  []merge                       // by the first row
	unsaved map[int]map[int]*domain.Error // formulas without a stored value, by row (from 1) and column (from 0)
}

// merge is a merged cell: columns from 0, rows from 1, both ends included.
type merge struct{ left, top, right, bottom int }

// marksOf reads the marks of a workbook's sheets, by their names. It goes through
// the parts by itself, since the library would hold a sheet whole for them.
func marksOf(ctx context.Context, parts map[string]*zip.File, marked map[string]bool, limit Limits) (map[string]marks, error) {
	out := map[string]marks{}
	var err error
	for name, part := range parts {
		if !marked[part.Name] {
			continue
		}
		if out[name], err = marksIn(ctx, part, limit); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return nil, unreadable(err)
		}
	}
	return out, nil
}

// sheetParts gives the part of each sheet of a workbook, by the sheet's name.
func sheetParts(z *zip.Reader) (map[string]*zip.File, error) {
	var book struct {
		Sheets []struct {
			Name string     `xml:"name,attr"`
			Attr []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := errors.Join(decodePart(z, "xl/workbook.xml", &book), decodePart(z, "xl/_rels/workbook.xml.rels", &rels)); err != nil {
		return nil, err
	}
	out := map[string]*zip.File{}
	for _, s := range book.Sheets {
		for _, a := range s.Attr {
			for _, r := range rels.Relations {
				if a.Name.Local != "id" || r.ID != a.Value {
					continue
				}
				target := path.Join("xl", r.Target)
				if strings.HasPrefix(r.Target, "/") {
					target = strings.TrimPrefix(r.Target, "/")
				}
				if f := part(z, target); f != nil {
					out[s.Name] = f
				}
			}
		}
	}
	return out, nil
}

func part(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if strings.EqualFold(strings.ReplaceAll(f.Name, "\\", "/"), name) {
			return f
		}
	}
	return nil
}

func decodePart(z *zip.Reader, name string, v any) error {
	f := part(z, name)
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	d := xml.NewDecoder(io.LimitReader(r, int64(min(f.UncompressedSize64, 1<<20))))
	return d.Decode(v)
}

// marksIn reads the marks of one sheet.
func marksIn(ctx context.Context, f *zip.File, limit Limits) (marks, error) {
	r, err := f.Open()
	if err != nil {
		return marks{}, err
	}
	defer func() { _ = r.Close() }()
	s := marker{marks: marks{unsaved: map[int]map[int]*domain.Error{}}}
	d := xml.NewDecoder(io.LimitReader(r, int64(limit.Content)))
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return s.marks, ctx.Err()
		}
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			slices.SortStableFunc(s.merges, func(a, b merge) int { return cmp.Compare(a.top, b.top) })
			return s.marks, nil
		}
		if err != nil {
			return s.marks, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			s.begins(token)
		case xml.EndElement:
			if token.Name.Local == "c" {
				s.ends()
			}
		}
	}
}

// marker goes through a sheet's elements.
type marker struct {
	marks
	row, col       int // of the cell, the row from 1 and the column from 0
	formula, value bool
}

func (s *marker) begins(e xml.StartElement) {
	attr := func(name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	switch e.Name.Local {
	case "row":
		s.row, s.col = s.row+1, -1
		if n, err := strconv.Atoi(attr("r")); err == nil {
			s.row = n
		}
	case "c":
		s.col++
		if col, row, err := excelize.CellNameToCoordinates(attr("r")); err == nil {
			s.col, s.row = col-1, row
		}
		s.formula, s.value = false, false
	case "f":
		s.formula = true
	case "v", "is":
		s.value = true
	case "mergeCell":
		from, to, _ := strings.Cut(attr("ref"), ":")
		left, top, err := excelize.CellNameToCoordinates(from)
		right, bottom, err2 := excelize.CellNameToCoordinates(to)
		if err == nil && err2 == nil && top <= bottom && left <= right && left <= MaxColumns {
			s.merges = append(s.merges, merge{left - 1, top, right - 1, bottom})
		}
	}
}

func (s *marker) ends() {
	if !s.formula || s.value || s.col >= MaxColumns {
		return
	}
	if s.unsaved[s.row] == nil {
		s.unsaved[s.row] = map[int]*domain.Error{}
	}
	s.unsaved[s.row][s.col] = domain.Invalid(domain.FaultCellFormula, "", "", domain.Args{"column": s.col + 1})
}

// filler gives the rows below the first of a merged cell what it holds: it counts
// for all of them. To its right nothing is filled: a title over a table is one cell.
type filler struct {
	merges []merge
	open   [MaxColumns]struct {
		until int
		value string
	}
}

// fill completes a row; rows come in their order.
func (f *filler) fill(n int, row []string) []string {
	for i := range f.open {
		if o := f.open[i]; o.until < n || o.value == "" || i < len(row) && row[i] != "" {
			continue
		}
		for len(row) <= i {
			row = append(row, "")
		}
		row[i] = f.open[i].value
	}
	for ; len(f.merges) > 0 && f.merges[0].top <= n; f.merges = f.merges[1:] {
		if m := f.merges[0]; m.top == n && m.bottom > n && m.left < len(row) {
			f.open[m.left].until, f.open[m.left].value = m.bottom, row[m.left]
		}
	}
	return row
}
