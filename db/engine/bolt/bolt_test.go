package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/bolt"
)

func open(t *testing.T, dir string) *bolt.Engine {
	t.Helper()
	e, err := bolt.Open(dir, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// fill makes a closed store with a few hundred pages.
func fill(t *testing.T) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	e := open(t, dir)
	err := e.Update(t.Context(), func(tx engine.Tx) error {
		for i := range 500 {
			if err := tx.Put([]byte{'k', byte(i >> 8), byte(i)}, bytes.Repeat([]byte{byte(i)}, 2000)); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, e.Close()); err != nil {
		t.Fatal(err)
	}
	return dir, filepath.Join(dir, bolt.FileName)
}

func TestWhatWasCommittedIsThereAfterReopening(t *testing.T) {
	dir, path := fill(t)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v; want 0600", info.Mode(), err)
	}
	e := open(t, dir)
	defer func() { _ = e.Close() }()
	n := 0
	err = e.View(t.Context(), func(tx engine.Tx) error {
		for _, err := range tx.Scan(engine.Range{}) {
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil || n != 500 {
		t.Fatalf("%d keys, %v; want 500", n, err)
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 1 {
		t.Fatalf("the folder holds %v, want only the store", left)
	}
}

func TestAStoreOpenElsewhereIsLocked(t *testing.T) {
	dir := t.TempDir()
	e := open(t, dir)
	defer func() { _ = e.Close() }()
	if _, err := bolt.Open(dir, bolt.Options{Timeout: 1}); !errors.Is(err, engine.ErrLocked) {
		t.Fatalf("got %v, want ErrLocked", err)
	}
}

func TestAMissingStoreIsNotMadeIfItMustExist(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	if _, err := bolt.Open(dir, bolt.Options{MustExist: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("got %v, want ErrNotExist", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Fatal("it made the folder")
	}
}

func TestAFolderThatCanNotBeIsNotWritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.Open(filepath.Join(file, "data"), bolt.Options{}); !errors.Is(err, engine.ErrNotWritable) {
		t.Fatalf("got %v, want ErrNotWritable", err)
	}
}

func TestADamagedStoreIsRefusedAndLeftAlone(t *testing.T) {
	noise := rand.New(rand.NewPCG(1, 2))
	garble := func(b []byte) {
		for i := range b {
			b[i] = byte(noise.Uint32())
		}
	}
	for name, harm := range map[string]func([]byte) []byte{
		"empty":             func(b []byte) []byte { return nil },
		"one byte":          func(b []byte) []byte { return b[:1] },
		"cut in the meta":   func(b []byte) []byte { return b[:40] },
		"cut at one page":   func(b []byte) []byte { return b[:4096] },
		"cut in the middle": func(b []byte) []byte { return b[:len(b)/3] },
		"no magic":          func(b []byte) []byte { clear(b[:8192]); return b },
		"random bytes":      func(b []byte) []byte { garble(b); return b },
		"random pages":      func(b []byte) []byte { garble(b[8192:]); return b },
		"zeroed pages":      func(b []byte) []byte { clear(b[8192:]); return b },
		"another program":   func([]byte) []byte { return bytes.Repeat([]byte("SQLite format 3\x00"), 4096) },
		"a shell script":    func([]byte) []byte { return []byte("#!/bin/sh\nexit 0\n") },
		"one page missing":  func(b []byte) []byte { return append(b[:16384:16384], b[20480:]...) },
	} {
		t.Run(name, func(t *testing.T) {
			dir, path := fill(t)
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			harmed := harm(whole)
			if err := os.WriteFile(path, harmed, 0o600); err != nil {
				t.Fatal(err)
			}
			e, err := bolt.Open(dir, bolt.Options{})
			if err == nil {
				_ = e.Close()
			}
			if !errors.Is(err, engine.ErrDamaged) {
				t.Fatalf("got %v, want ErrDamaged", err)
			}
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(after, harmed) {
				t.Fatal("opening changed the file")
			}
		})
	}
}

// TestAFileCutOffAnywhereIsRefused at 60 lengths, whole pages and parts of one.
func TestAFileCutOffAnywhereIsRefused(t *testing.T) {
	noise := rand.New(rand.NewPCG(9, 10))
	dir, path := fill(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	used := bytes.LastIndexByte(whole, 0xF3) // the last key's value; what follows is room to grow
	for i := range 60 {
		n := noise.IntN(used - 4096)
		if i%2 == 0 {
			n -= n % 4096
		}
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		e, err := bolt.Open(dir, bolt.Options{})
		if err == nil {
			_ = e.Close()
		}
		if !errors.Is(err, engine.ErrDamaged) {
			t.Errorf("cut at %d of %d: %v", n, len(whole), err)
		}
	}
}

func TestALoadWithoutSyncIsWholeAfterSync(t *testing.T) {
	dir := t.TempDir()
	e, err := bolt.Open(dir, bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	put := func(tx engine.Tx) error { return tx.Put([]byte("k"), []byte("v")) }
	if err := errors.Join(e.Update(context.Background(), put), e.Sync(), e.Check(), e.Close()); err != nil {
		t.Fatal(err)
	}
	e = open(t, dir)
	defer func() { _ = e.Close() }()
	err = e.View(t.Context(), func(tx engine.Tx) error {
		if v, ok, err := tx.Get([]byte("k")); err != nil || !ok || string(v) != "v" {
			t.Errorf("got %q %v %v", v, ok, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestDamageNeverEndsTheProcess garbles a few bytes anywhere in the file, many
// times over. The store is refused, or what it does gives values or errors.
func TestDamageNeverEndsTheProcess(t *testing.T) {
	noise := rand.New(rand.NewPCG(3, 4))
	dir, path := fill(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for range 150 {
		harmed := bytes.Clone(whole)
		at := noise.IntN(len(whole)/4096/2) * 4096
		for range 1 + noise.IntN(64) {
			harmed[at+noise.IntN(64)] = byte(noise.Uint32())
		}
		if err := os.WriteFile(path, harmed, 0o600); err != nil {
			t.Fatal(err)
		}
		e, err := bolt.Open(dir, bolt.Options{})
		if err != nil {
			if !errors.Is(err, engine.ErrDamaged) {
				t.Fatalf("got %v, want ErrDamaged", err)
			}
			refused++
			continue
		}
		use := func(tx engine.Tx) error {
			for _, err := range tx.Scan(engine.Range{Reverse: true}) {
				if err != nil {
					return err
				}
			}
			return nil
		}
		_ = e.View(t.Context(), use)
		for i := range 3 { // the second finds the lock free again
			_ = e.Update(t.Context(), func(tx engine.Tx) error {
				return errors.Join(use(tx), tx.Put([]byte{'k', 0, byte(i)}, make([]byte, 5000)), tx.Delete([]byte{'k', 1, byte(i)}))
			})
		}
		_ = e.Close()
	}
	if refused == 0 {
		t.Error("no damage was seen at all")
	}
	t.Logf("%d of 150 refused at the start", refused)
}
