package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"alumni/db/engine"
	"alumni/db/engine/bolt"
)

// hang is a limit that only what hangs for ever can reach.
const hang = time.Minute

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

// takings are the ways in which the file goes from under an open store; each
// tells where what was acknowledged is to be found then, "" for nowhere.
var takings = map[string]func(t *testing.T, dir, path string) (kept string){
	"moved away": func(t *testing.T, dir, path string) string {
		kept := filepath.Join(t.TempDir(), bolt.FileName)
		must(t, os.Rename(path, kept))
		return kept
	},
	"moved and another put in its place": func(t *testing.T, dir, path string) string {
		kept := filepath.Join(t.TempDir(), bolt.FileName)
		must(t, os.Rename(path, kept))
		must(t, os.WriteFile(path, read(t, kept), 0o600))
		return kept
	},
	"removed": func(t *testing.T, dir, path string) string {
		must(t, os.Remove(path))
		return ""
	},
	"its folder moved": func(t *testing.T, dir, path string) string {
		to := filepath.Join(t.TempDir(), "elsewhere")
		must(t, os.Rename(dir, to))
		return filepath.Join(to, bolt.FileName)
	},
	"replaced by a copy": func(t *testing.T, dir, path string) string {
		other := path + ".copy"
		must(t, os.WriteFile(other, read(t, path), 0o600))
		must(t, os.Rename(other, path))
		return path // nothing came after the copy
	},
	"written over by another store": func(t *testing.T, dir, path string) string {
		_, other := fill(t)
		b := read(t, other)
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		must(t, err)
		_, err = f.Write(b)
		must(t, errors.Join(err, f.Close()))
		return ""
	},
	"cut off by a byte": func(t *testing.T, dir, path string) string {
		must(t, os.Truncate(path, int64(len(read(t, path))-1)))
		return ""
	},
	"cut off in the middle": func(t *testing.T, dir, path string) string {
		must(t, os.Truncate(path, int64(len(read(t, path))/2)))
		return ""
	},
	"emptied": func(t *testing.T, dir, path string) string {
		must(t, os.Truncate(path, 0))
		return ""
	},
}

// TestTrap_AFileTakenFromUnderTheStoreAcknowledgesNothing: path and file are
// compared before a commit counts, and afterwards nothing is taken any more.
func TestTrap_AFileTakenFromUnderTheStoreAcknowledgesNothing(t *testing.T) {
	for name, take := range takings {
		t.Run(name, func(t *testing.T) {
			dir, path := fill(t)
			e := open(t, dir)
			put := func(key string) error {
				return e.Update(t.Context(), func(tx engine.Tx) error { return tx.Put([]byte(key), []byte("v")) })
			}
			must(t, put("acknowledged"))
			kept := take(t, dir, path)
			if err := put("late"); !errors.Is(err, engine.ErrLost) {
				t.Errorf("a write afterwards: %v", err)
			}
			broken(t, e)
			for _, err := range []error{put("later"), e.View(t.Context(), func(engine.Tx) error { return nil })} {
				if !errors.Is(err, engine.ErrLost) {
					t.Errorf("a use of the broken store: %v", err)
				}
			}
			must(t, e.Close())
			if kept != "" {
				holds(t, kept)
			}
		})
	}
}

// broken waits until the store says that it is.
func broken(t *testing.T, e *bolt.Engine) {
	t.Helper()
	select {
	case <-e.Broken():
	case <-time.After(hang):
		t.Fatal("nobody was told")
	}
	if e.Err() == nil {
		t.Error("nobody was told why")
	}
}

// holds looks that a file has what was acknowledged and not what was refused.
func holds(t *testing.T, path string) {
	t.Helper()
	e := open(t, filepath.Dir(path))
	defer func() { _ = e.Close() }()
	must(t, e.View(t.Context(), func(tx engine.Tx) error {
		if _, ok, err := tx.Get([]byte("acknowledged")); !ok || err != nil {
			t.Errorf("what was acknowledged is lost: %v", err)
		}
		if _, ok, err := tx.Get([]byte("late")); ok || err != nil {
			t.Errorf("what was refused is there: %v", err)
		}
		return nil
	}))
}

// TestAFileTakenAwayWhileACommitRunsIsNotAcknowledged takes it inside the
// transaction, after the store looked for the first time.
func TestAFileTakenAwayWhileACommitRunsIsNotAcknowledged(t *testing.T) {
	dir, path := fill(t)
	e := open(t, dir)
	err := e.Update(t.Context(), func(tx engine.Tx) error {
		must(t, os.Rename(path, path+".gone"))
		return tx.Put([]byte("late"), []byte("v"))
	})
	if !errors.Is(err, engine.ErrLost) {
		t.Errorf("got %v", err)
	}
	broken(t, e)
	must(t, e.Close())
}

// TestTrap_APanicInsideACommitNeverHangs garbles pages under an open store, so
// that bbolt dies while it brings neighbours together with its lock held.
// Everybody who waits, and who comes after, gets an error.
func TestTrap_APanicInsideACommitNeverHangs(t *testing.T) {
	dir, path := fill(t)
	e := open(t, dir)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	must(t, err)
	b := read(t, path)
	noise := bytes.Repeat([]byte{0xA5}, 64)
	work := func(i int) error {
		return e.Update(context.Background(), func(tx engine.Tx) error {
			if i > 0 {
				return tx.Put([]byte("z"+strconv.Itoa(i)), nil)
			}
			for n := range 60 {
				if err := tx.Delete([]byte{'k', 0, byte(n)}); err != nil {
					return err
				}
			}
			// Now every page that the transaction has not read yet goes bad, but for the metas.
			for at := 8192; at < len(b); at += 4096 {
				if _, err := f.WriteAt(noise, int64(at)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	var wg sync.WaitGroup
	fails := make([]error, 16)
	for i := range fails {
		wg.Go(func() { fails[i] = work(i) })
	}
	ended := make(chan struct{})
	go func() { wg.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-time.After(hang):
		t.Fatal("somebody waits for ever")
	}
	if !errors.Is(fails[0], engine.ErrDamaged) {
		t.Errorf("the commit that died: %v", fails[0])
	}
	broken(t, e)
	if err := e.View(t.Context(), func(engine.Tx) error { return nil }); !errors.Is(err, engine.ErrDamaged) {
		t.Errorf("a view afterwards: %v", err)
	}
	must(t, errors.Join(e.Close(), f.Close()))
}

// TestReadersOfAFileThatWasCutOffGetErrors: they touch memory behind its end,
// which ends a process that does not mind.
func TestReadersOfAFileThatWasCutOffGetErrors(t *testing.T) {
	dir, path := fill(t)
	e := open(t, dir)
	err := e.View(t.Context(), func(tx engine.Tx) error {
		must(t, os.Truncate(path, 8192))
		for _, err := range tx.Scan(engine.Range{}) {
			if err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, engine.ErrLost) {
		t.Errorf("got %v", err)
	}
	broken(t, e)
	must(t, e.Close())
}

// TestAnUpdateThatWaitsMindsItsContext: before, it waited for bbolt's lock.
func TestAnUpdateThatWaitsMindsItsContext(t *testing.T) {
	e := open(t, t.TempDir())
	defer func() { _ = e.Close() }()
	ctx, cancel := context.WithCancel(t.Context())
	must(t, e.Update(t.Context(), func(engine.Tx) error {
		waits := make(chan error)
		go func() { waits <- e.Update(ctx, func(engine.Tx) error { return nil }) }()
		cancel()
		select {
		case err := <-waits:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
		case <-time.After(hang):
			t.Error("it still waits")
		}
		return nil
	}))
}
