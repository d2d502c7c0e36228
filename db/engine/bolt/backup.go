package bolt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"go.etcd.io/bbolt"

	"alumni/db/engine"
)

// Copy writes the store as it is in one moment, while it is used: begin is told
// its size in bytes and sees the same moment, then w gets the file. The file
// grows by what is committed meanwhile, so w must not be slow: spool first.
func (e *Engine) Copy(ctx context.Context, w io.Writer, begin func(size int64, tx engine.Tx) error) error {
	if err := errors.Join(ctx.Err(), e.Err()); err != nil {
		return err
	}
	btx, err := e.begin(false)
	if err != nil {
		return err
	}
	return e.run(btx, false, func(t engine.Tx) error {
		if err := begin(btx.Size(), t); err != nil {
			return err
		}
		// bbolt opens the file anew by its name, which must be the store's still.
		if err := e.file.there(); err != nil {
			return e.fail(err, false)
		}
		out := &until{ctx: ctx, w: w}
		err := guard(e.file.path, func() error { _, err := btx.WriteTo(out); return err })
		if lost := e.file.there(); lost != nil {
			return e.fail(lost, false)
		}
		return cmp.Or(out.err, err) // bbolt keeps only the text of some
	})
}

// until is a writer that fails once nobody waits for it any longer.
type until struct {
	ctx context.Context
	w   io.Writer
	err error // the first of the writer's own
}

// Write implements io.Writer.
func (u *until) Write(p []byte) (int, error) {
	n := 0
	if u.err == nil {
		u.err = u.ctx.Err()
	}
	if u.err == nil {
		n, u.err = u.w.Write(p)
	}
	return n, u.err
}

// compactAtOnce is how many bytes one transaction of a compaction holds.
const compactAtOnce = 16 << 20

// CompactTo writes a new store without the pages that nothing is on to a folder,
// which must not have one. It is durable when CompactTo returns.
func (e *Engine) CompactTo(dir string) error {
	path := filepath.Join(dir, FileName)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return explain(path, err)
	}
	_ = f.Close()
	err = guard(e.file.path, func() error {
		to, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoSync: true})
		if err != nil {
			return err
		}
		return errors.Join(bbolt.Compact(to, e.db, compactAtOnce), to.Sync(), to.Close())
	})
	if err != nil {
		_ = os.Remove(path)
		return explain(path, err)
	}
	return nil
}

// Replace puts a compacted store of another folder of the same file system in
// the place of this one, which must not be used any more and is closed. The
// owner stays the same.
func (e *Engine) Replace(dir string) error {
	fresh := filepath.Join(dir, FileName)
	info, err := os.Stat(e.file.path)
	if err != nil {
		return err
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && os.Geteuid() == 0 {
		if err := os.Chown(fresh, int(owner.Uid), int(owner.Gid)); err != nil {
			return err
		}
	}
	if err := os.Rename(fresh, e.file.path); err != nil {
		return fmt.Errorf("store %s: %w", e.file.path, err)
	}
	d, err := os.Open(filepath.Dir(e.file.path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close(), e.Close())
}
