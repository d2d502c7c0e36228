package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

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

// Read gives the rows of a file. A file that is longer, or holds more, than it
// may is FaultFileSize; what the format does not allow is a fault of its own;
// when ctx ends, its error is. Any other error is the reader's own.
func Read(ctx context.Context, r io.Reader, limit Limits, as Format) ([]roster.Row, error) {
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
	if as == AsCSV || as == AsFound && !isWorkbook(raw) {
		return lines(ctx, raw, limit.Rows)
	}
	cells, err := workbook(ctx, raw, limit)
	return roster.Cells(cells), err
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
		return nil, TooLarge(limit)
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
		err = TooLarge(limit)
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
