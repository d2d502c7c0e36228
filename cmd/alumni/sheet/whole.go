package sheet

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"alumni/domain"
)

// wholeSheets refuses a workbook of which a sheet is damaged, by the sheet's name: the
// library takes the place where it can read no further for the end, and a list would
// be brought in shortened.
func wholeSheets(ctx context.Context, parts map[string]*zip.File, names []string, limit Limits) error {
	for _, name := range names {
		f, is := parts[name]
		if !is {
			return damaged(name, nil)
		}
		if err := whole(ctx, f, limit); ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			return damaged(name, err)
		}
	}
	return nil
}

// damaged is the refusal of a workbook whose sheet can't be read to its end.
func damaged(name string, cause error) error {
	e := wrong(domain.FaultDamagedSheet, cause)
	e.Args["sheet"] = domain.CleanLine(name)
	return e
}

// whole reads a part to its end as the library does, and gives what it would not tell:
// XML that is broken, or ends before its root does. A sheet has a place for its rows.
func whole(ctx context.Context, f *zip.File, limit Limits) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	d := xml.NewDecoder(io.LimitReader(r, int64(limit.Content)+1))
	root, data := "", false
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if root == "" || strings.EqualFold(root, "worksheet") && !data {
				return io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		start, begins := token.(xml.StartElement)
		switch {
		case begins && root == "":
			root = start.Name.Local
		case begins && start.Name.Local == "sheetData":
			data = true
		}
	}
}
