package sheet

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"io"

	"golang.org/x/net/html/charset"

	"alumni/domain"
)

// whole checks that the parts of a workbook that hold its rows can be read to their
// end: the library takes a fault in one for its end, and whoever stands below would be
// left out without a word.
func whole(ctx context.Context, z *zip.Reader, rows map[string]bool) error {
	for _, f := range z.File {
		if !rows[f.Name] {
			continue
		}
		if err := wellFormed(ctx, f); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return domain.Invalid(domain.FaultFileDamaged, "form", "", domain.Args{"part": f.Name})
		}
	}
	return nil
}

// wellFormed reads a part as XML to its end.
func wellFormed(ctx context.Context, f *zip.File) error {
	part, err := f.Open()
	if err != nil {
		return err
	}
	defer func() { _ = part.Close() }()
	d := xml.NewDecoder(bufio.NewReader(part))
	d.CharsetReader = charset.NewReaderLabel
	for n := 0; ; n++ {
		if n%elements == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
