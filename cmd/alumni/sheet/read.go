package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"alumni/domain"
	"alumni/domain/roster"
)

// Limits bounds what a file may cost.
type Limits struct {
	Bytes   int    // of the file
	Content uint64 // bytes of a workbook, unpacked
	Rows    int    // of the sheet, blank ones too
}

// Format is what a file is read as.
type Format int

// The formats.
const (
	AsFound    Format = iota // a workbook if it looks like one, else CSV
	AsCSV                    // comma-separated values, or parted by tabs
	AsWorkbook               // XLSX
)

// gate lets one file be parsed at a time, whoever sent it: a reader keeps many
// times a file's bytes in memory while it works.
var gate = make(chan struct{}, 1)

// Read gives the rows of a file's first sheet; see Sheets.
func Read(ctx context.Context, r io.Reader, limit Limits, as Format) ([]roster.Row, error) {
	sheets, err := Sheets(ctx, r, limit, as)
	if err != nil || len(sheets) == 0 {
		return nil, err
	}
	return sheets[0].Rows, nil
}

// Sheets gives the rows of each sheet of a file; of text there is one. A file that is
// longer, or holds more, than it may is FaultFileSize; what the format does not
// allow is a fault of its own; when ctx ends, its error is. Any other error is
// the reader's own.
func Sheets(ctx context.Context, r io.Reader, limit Limits, as Format) ([]roster.Sheet, error) {
	file, err := receive(r, limit.Bytes)
	if err != nil {
		return nil, err
	}
	defer file.close()
	select {
	case gate <- struct{}{}:
		defer func() { <-gate }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	raw, err := file.bytes()
	if err != nil {
		return nil, err
	}
	if err := foreign(raw); err != nil {
		return nil, err
	}
	if as == AsCSV || as == AsFound && !isWorkbook(raw) {
		rows, err := lines(ctx, raw, limit.Rows)
		if err != nil {
			return nil, err
		}
		return []roster.Sheet{{Rows: rows}}, nil
	}
	return workbook(ctx, raw, limit)
}

// foreign refuses by their names the files that people take for a workbook of
// today: those of old programs, those behind a password, and pages of the web
// that some systems call .xls.
func foreign(raw []byte) error {
	switch {
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(raw, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return wrong(domain.FaultLockedWorkbook, nil)
		}
		return wrong(domain.FaultOldWorkbook, nil)
	case isPage(raw), bytes.HasPrefix(raw, []byte("\x09\x08")), bytes.HasPrefix(raw, []byte("\x09\x04")):
		return wrong(domain.FaultOldWorkbook, nil)
	}
	return nil
}

// isPage tells whether a file is HTML, or the XML of Excel 2003.
func isPage(raw []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(raw[:min(len(raw), 512)], []byte(BOM))))
	for _, mark := range []string{"<html", "<!doctype html", "<table", "<?xml", "<meta", "<head"} {
		if bytes.HasPrefix(head, []byte(mark)) {
			return true
		}
	}
	return false
}

// inMemory is how much of a file that is still coming is kept in memory, in
// bytes; the rest lies on the disk, so that many slow senders cost little.
const inMemory = 128 << 10

// received is a file that has come in and is not read yet.
type received struct {
	head []byte
	rest *os.File // nil if head is all
}

// receive takes a file of at most limit bytes from its sender.
func receive(r io.Reader, limit int) (*received, error) {
	f := &received{}
	head, err := io.ReadAll(io.LimitReader(r, int64(min(limit, inMemory))+1))
	if err != nil {
		return nil, err
	}
	f.head = head
	switch {
	case len(head) > limit:
		return nil, TooLarge(limit, domain.FileBytes)
	case len(head) <= inMemory:
		return f, nil
	}
	if f.rest, err = os.CreateTemp("", "alumni-import-"); err != nil {
		return nil, err
	}
	// Nobody else sees it, and nothing is left of it however this process ends.
	if err := os.Remove(f.rest.Name()); err != nil {
		return nil, errors.Join(err, f.rest.Close())
	}
	n, err := io.Copy(f.rest, io.LimitReader(r, int64(limit-len(head))+1))
	if err == nil && len(head)+int(n) > limit {
		err = TooLarge(limit, domain.FileBytes)
	}
	if err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// bytes gives the whole file.
func (f *received) bytes() ([]byte, error) {
	if f.rest == nil {
		return f.head, nil
	}
	if _, err := f.rest.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var all bytes.Buffer
	_, _ = all.Write(f.head)
	_, err := all.ReadFrom(f.rest)
	return all.Bytes(), err
}

func (f *received) close() {
	if f.rest != nil {
		_ = f.rest.Close()
	}
}
