package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync/atomic"

	"alumni/db/engine"
)

// file is the store's file as it stood after the last commit. A file that is
// moved, removed, replaced, cut off or written over under a running server
// goes on taking writes that nobody finds again, so each commit is compared
// with it before it is acknowledged.
type file struct {
	path  string
	open  *os.File // bbolt's own
	page  int64    // size of a page in bytes
	metas [2]meta
	least atomic.Int64 // size in bytes after the last commit; the file only grows
}

// meta is what the check needs of one of bbolt's two meta pages.
type meta struct {
	bytes [metaSize]byte
	txid  uint64
	ok    bool // it is whole
}

// note remembers how the file stands now.
func (f *file) note() error {
	info, err := f.open.Stat()
	if err != nil {
		return err
	}
	f.metas = f.read()
	f.least.Store(info.Size())
	return nil
}

func (f *file) read() (metas [2]meta) {
	for i := range metas {
		at := int64(i) * f.page
		_, _, metas[i].txid, metas[i].ok = readMeta(f.open, at)
		_, _ = f.open.ReadAt(metas[i].bytes[:], at+headerSize)
	}
	return metas
}

// there fails with engine.ErrLost if the path leads to another file than the
// open one, or to nothing, or if the file was cut off. It may be asked at any time.
func (f *file) there() error {
	at, err := os.Stat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return f.lost(engine.ErrGone)
	}
	if err != nil {
		return f.lost(err)
	}
	mine, err := f.open.Stat()
	switch {
	case err != nil:
		return f.lost(err)
	case !os.SameFile(at, mine):
		return f.lost(engine.ErrReplaced)
	case mine.Size() < f.least.Load():
		return f.lost(engine.ErrCutOff)
	}
	return nil
}

// same fails with engine.ErrLost if the file is not as the last commit left it.
func (f *file) same() error {
	if err := f.there(); err != nil {
		return err
	}
	if f.read() != f.metas {
		return f.lost(engine.ErrOverwrote)
	}
	return nil
}

// committed fails with engine.ErrLost if the file is not as it was before with
// just the commit of the transaction added, and remembers how it stands now.
func (f *file) committed(txid uint64) error {
	if err := f.there(); err != nil {
		return err
	}
	before := f.metas
	if err := f.note(); err != nil {
		return f.lost(err)
	}
	written := int(txid % 2) // bbolt writes its two meta pages in turns
	if now := f.metas[written]; !now.ok || now.txid != txid || f.metas[1-written] != before[1-written] {
		return f.lost(engine.ErrOverwrote)
	}
	return nil
}

func (f *file) lost(why error) error { return fmt.Errorf("%w: %s: %w", engine.ErrLost, f.path, why) }
