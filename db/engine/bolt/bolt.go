// Package bolt is the engine over one bbolt file, for one server on one machine.
package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"alumni/db/engine"
)

// FileName is the name of the store's file in its folder.
const FileName = "alumni.db"

// bucket holds the whole key space: the port is flat.
var bucket = []byte("alumni")

// mapSize is the address space, not memory, that the file is mapped into from
// the start. Until the file outgrows it no commit has to map it anew, for
// which it would wait until every running view has ended.
const mapSize = 1 << 30

// growBy is how much the file grows at a time.
const growBy = 1 << 20

// Options says how to open a store. The zero Options are right for a server.
type Options struct {
	// Timeout is how long to wait for another process to let go of the file;
	// 0 for half a second.
	Timeout time.Duration
	// NoSync leaves out the fsync of every commit, for loading a throw-away
	// store fast. Call Sync at the end of the load; it turns syncing on again.
	NoSync bool
	// MustExist refuses to make a new store: Open fails with fs.ErrNotExist.
	MustExist bool
}

// Engine is an open store.
type Engine struct {
	engine.Notifier
	db   *bbolt.DB
	file file
	once sync.Once
	// writing holds the one update that runs. Others wait here, where they can
	// be let go, and not for bbolt's own lock, which nobody can take back.
	writing chan struct{}
	closing chan struct{} // closed when Close begins
	fault   fault
}

// Open opens the store in a folder and makes both if there are none, the file
// with mode 0600. It fails with engine.ErrLocked, engine.ErrDamaged or
// engine.ErrNotWritable, and has changed nothing then.
func Open(dir string, o Options) (*Engine, error) {
	path := filepath.Join(dir, FileName)
	if o.Timeout == 0 {
		o.Timeout = 500 * time.Millisecond
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && !o.MustExist {
		if err := create(dir, path); err != nil {
			return nil, explain(path, err)
		}
	}
	if err := inspect(path); err != nil {
		return nil, explain(path, err)
	}
	e := &Engine{
		file: file{path: path}, writing: make(chan struct{}, 1), closing: make(chan struct{}), fault: fault{told: make(chan struct{})},
	}
	if err := e.openFile(o); err != nil {
		return nil, explain(path, err)
	}
	if err := errors.Join(e.walk(), e.file.note()); err != nil {
		_ = e.Close()
		return nil, explain(path, err)
	}
	return e, nil
}

// openFile opens the file by bbolt, which dies of some damage while it reads
// the list of free pages; the file is let go then.
func (e *Engine) openFile(o Options) error {
	err := guard(e.file.path, func() (err error) {
		e.db, err = bbolt.Open(e.file.path, 0o600, &bbolt.Options{
			Timeout: o.Timeout, NoSync: o.NoSync, FreelistType: bbolt.FreelistMapType,
			OpenFile: e.openExisting, InitialMmapSize: mapSize,
		})
		return err
	})
	if err != nil {
		if e.file.open != nil {
			_ = e.file.open.Close()
		}
		return err
	}
	e.db.AllocSize = growBy
	e.file.page = int64(e.db.Info().PageSize)
	return nil
}

// openExisting keeps bbolt from making an empty file where one has just
// vanished, and keeps the open file to compare the path with.
func (e *Engine) openExisting(name string, flag int, mode os.FileMode) (f *os.File, err error) {
	f, err = os.OpenFile(name, flag&^os.O_CREATE, mode)
	if e.file.open == nil { // a copy opens it again
		e.file.open = f
	}
	return f, err
}

// create makes an empty store beside the final name and links it into place,
// so that a crash leaves either no store or a whole one.
func create(dir, path string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(dir, ".new-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(tmp) }()
	fresh := filepath.Join(tmp, FileName)
	db, err := bbolt.Open(fresh, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(bucket)
		return err
	})
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	// Link fails if somebody else was first, where a rename would take the
	// file from under them.
	if err := os.Link(fresh, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// explain gives an error the sentinel that callers ask for, and names the file.
func explain(path string, err error) error {
	switch {
	case errors.Is(err, engine.ErrDamaged), errors.Is(err, engine.ErrLocked):
		return err
	case errors.Is(err, berrors.ErrTimeout):
		return fmt.Errorf("%w: %s", engine.ErrLocked, path)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum),
		errors.Is(err, berrors.ErrVersionMismatch):
		return damaged(path, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR),
		errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%w: %s: %w", engine.ErrNotWritable, path, err)
	}
	return fmt.Errorf("store %s: %w", path, err)
}

func damaged(path string, why error) error {
	return fmt.Errorf("%w: %s: %w", engine.ErrDamaged, path, why)
}

// guard runs one call into bbolt, which panics on damaged pages, or touches
// memory beyond the end of the file. Both become ErrDamaged. It is for calls
// that hold none of bbolt's locks; the others are vital.
func guard(path string, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = damaged(path, fmt.Errorf("%v", r))
		}
	}()
	return fn()
}

// walk reads every page once and checks the order of keys, so that damage
// shows at the start and not in the middle of somebody's work.
func (e *Engine) walk() error {
	btx, err := e.begin(false)
	if err != nil {
		return err
	}
	defer func() { _ = e.vital(btx.Rollback) }()
	return guard(e.file.path, func() error {
		b := btx.Bucket(bucket)
		if b == nil {
			return damaged(e.file.path, errors.New("no alumni store in it"))
		}
		var last []byte
		c := b.Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			if last != nil && bytes.Compare(last, k) >= 0 {
				return damaged(e.file.path, errors.New("keys out of order"))
			}
			if len(v) > 0 {
				_ = v[len(v)-1] // the value lies within the file
			}
			last = k
		}
		return nil
	})
}

// View implements engine.Engine.
func (e *Engine) View(ctx context.Context, fn func(engine.Tx) error) error {
	if err := errors.Join(ctx.Err(), e.Err()); err != nil {
		return err
	}
	btx, err := e.begin(false)
	if err != nil {
		return err
	}
	return e.run(btx, false, fn)
}

// Update implements engine.Engine.
func (e *Engine) Update(ctx context.Context, fn func(engine.Tx) error) error {
	if err := e.lock(ctx); err != nil {
		return err
	}
	defer func() { <-e.writing }()
	if err := e.file.same(); err != nil {
		return e.fail(err, false)
	}
	btx, err := e.begin(true)
	if err != nil {
		return err
	}
	return e.run(btx, true, func(t engine.Tx) error {
		if err := fn(t); err != nil {
			return err
		}
		return e.commit(ctx, t.(*tx), btx)
	})
}

// lock waits for the update before this one.
func (e *Engine) lock(ctx context.Context) error {
	if err := errors.Join(ctx.Err(), e.Err()); err != nil {
		return err
	}
	select {
	case e.writing <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	case <-e.closing:
		return engine.ErrClosed
	case <-e.fault.told:
		return e.Err()
	}
	if err := e.Err(); err != nil {
		<-e.writing
		return err
	}
	return nil
}

// run runs fn in a transaction that is rolled back if it was not committed,
// also when fn panics.
func (e *Engine) run(btx *bbolt.Tx, write bool, fn func(engine.Tx) error) error {
	t := &tx{path: e.file.path, writable: write}
	defer func() { t.ended = true; _ = e.vital(func() error { return closed(btx.Rollback()) }) }()
	err := guard(e.file.path, func() error { t.b = btx.Bucket(bucket); return nil })
	if err == nil {
		err = fn(t)
	}
	if t.harm != nil { // is it the store's own, or was the file cut off?
		if lost := e.file.there(); lost != nil {
			return e.fail(lost, false)
		}
	}
	return err
}

// closed takes the answer of a transaction that has ended already for none.
func closed(err error) error {
	if errors.Is(err, berrors.ErrTxClosed) {
		return nil
	}
	return err
}

// commit ends an update. The file is compared with what the last commit left
// before anything is written into it, and again before this one counts.
func (e *Engine) commit(ctx context.Context, t *tx, btx *bbolt.Tx) error {
	if err := ctx.Err(); err != nil || !t.wrote {
		return err
	}
	if t.harm != nil { // a write that met damage was done by half
		return t.harm
	}
	if err := e.file.same(); err != nil {
		return e.fail(err, false)
	}
	txid := uint64(btx.ID())
	if err := e.vital(btx.Commit); err != nil {
		if e.Err() == nil && e.file.read() != e.file.metas {
			// The disk failed when the commit was in the file already: it is neither in nor out.
			return e.fail(damaged(e.file.path, errors.New(err.Error())), false) // no full disk, but damage
		}
		return err
	}
	if err := e.file.committed(txid); err != nil {
		return e.fail(err, false)
	}
	e.Notify()
	return nil
}

// Sync writes everything to the disk and ends NoSync.
func (e *Engine) Sync() error {
	e.db.NoSync = false
	return e.db.Sync()
}

// Check runs bbolt's own consistency check over the file.
func (e *Engine) Check() error {
	return e.db.View(func(tx *bbolt.Tx) error {
		var found error
		for err := range tx.Check() {
			found = errors.Join(found, err)
		}
		return found
	})
}

// Close implements engine.Engine. A store that broke with a lock held is left
// to the end of the process.
func (e *Engine) Close() error {
	var err error
	e.once.Do(func() {
		close(e.closing)
		select {
		case e.writing <- struct{}{}: // and none comes after it
		case <-e.fault.told:
		}
		if !e.fault.held.Load() {
			err = e.db.Close()
		}
	})
	return err
}
