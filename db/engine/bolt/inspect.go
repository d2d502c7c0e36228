package bolt

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"

	"alumni/db/engine"
)

// The layout of a bbolt meta page: a page header, then the meta itself, whose
// last field is the checksum of what stands before it.
const (
	headerSize = 16
	metaSize   = 64
	metaMagic  = 0xED0CDAED
	pgidAt     = 40 // number of pages in use
	txidAt     = 48
	checksumAt = 56
	minPage    = 1 << 10
	maxPage    = 1 << 16
)

// inspect looks at the file before bbolt maps it: bbolt makes a new store of
// an empty file, and dies of a fault it can't catch on a file that was cut off.
func inspect(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return damaged(path, engine.ErrNotFile)
	}
	if info.Size() == 0 {
		return damaged(path, engine.ErrEmpty)
	}
	page, pages, err := newestMeta(f)
	if err != nil {
		return damaged(path, err)
	}
	if uint64(info.Size())/page < pages {
		return damaged(path, engine.ErrCutOff)
	}
	return nil
}

// newestMeta finds the page size and the number of pages in use. bbolt writes
// its two meta pages in turns, so one is whole at any time.
func newestMeta(r io.ReaderAt) (page, pages uint64, err error) {
	var txid uint64
	for at := int64(0); at <= maxPage; {
		if size, n, id, ok := readMeta(r, at); ok && (pages == 0 || id > txid) {
			page, pages, txid = size, n, id
		}
		if at *= 2; at == 0 {
			at = minPage
		}
	}
	if pages == 0 {
		return 0, 0, errors.New("no valid meta page")
	}
	return page, pages, nil
}

func readMeta(r io.ReaderAt, at int64) (page, pages, txid uint64, ok bool) {
	b := make([]byte, metaSize)
	if _, err := r.ReadAt(b, at+headerSize); err != nil {
		return 0, 0, 0, false
	}
	sum := fnv.New64a()
	_, _ = sum.Write(b[:checksumAt])
	word := binary.NativeEndian
	page = uint64(word.Uint32(b[8:]))
	if word.Uint32(b) != metaMagic || word.Uint64(b[checksumAt:]) != sum.Sum64() ||
		page < minPage || page > maxPage || at != 0 && uint64(at) != page {
		return 0, 0, 0, false
	}
	return page, word.Uint64(b[pgidAt:]), word.Uint64(b[txidAt:]), true
}
