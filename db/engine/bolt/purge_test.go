package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/bolt"
)

// What was deleted or replaced lies on in pages that nothing is on, until a purge
// overwrites them; what stands is as it was.
func TestAPurgeLeavesNothingOfWhatWasDeleted(t *testing.T) {
	dir := t.TempDir()
	e := open(t, dir)
	secret := bytes.Repeat([]byte("欧阳明德"), 20)
	put := func(value []byte) {
		t.Helper()
		must(t, e.Update(t.Context(), func(tx engine.Tx) error {
			for i := range byte(200) {
				if err := tx.Put([]byte{'k', i}, value); err != nil {
					return err
				}
			}
			return tx.Put([]byte("stays"), []byte("所留"))
		}))
	}
	put(secret)
	put([]byte("P-0042"))
	path := filepath.Join(dir, bolt.FileName)
	if !bytes.Contains(read(t, path), secret) {
		t.Fatal("nothing is left of what was replaced: the test shows nothing")
	}
	must(t, e.Purge(t.Context()))
	if bytes.Contains(read(t, path), []byte("欧阳明德")) {
		t.Error("what was replaced lies in the file")
	}
	must(t, e.Check())
	put([]byte("P-0043"))
	must(t, e.View(t.Context(), func(tx engine.Tx) error {
		if v, ok, err := tx.Get([]byte("stays")); err != nil || !ok || string(v) != "所留" {
			t.Errorf("what stands is %q, %t, %v", v, ok, err)
		}
		return nil
	}))
	must(t, e.Check())
}

// Who reads an earlier moment keeps it: the purge gives up, and the next does it.
func TestAPurgeTakesNothingFromAReader(t *testing.T) {
	dir := t.TempDir()
	e := open(t, dir)
	write := func(value string) {
		t.Helper()
		must(t, e.Update(t.Context(), func(tx engine.Tx) error { return tx.Put([]byte("k"), []byte(value)) }))
	}
	write("欧阳明德")
	must(t, e.View(t.Context(), func(tx engine.Tx) error {
		write("P-0042")
		if err := e.Purge(context.Background()); !errors.Is(err, bolt.ErrReaders) {
			t.Errorf("purged under a reader: %v", err)
		}
		if v, _, err := tx.Get([]byte("k")); err != nil || string(v) != "欧阳明德" {
			t.Errorf("the reader sees %q, %v", v, err)
		}
		return nil
	}))
	must(t, e.Purge(t.Context()))
	if bytes.Contains(read(t, filepath.Join(dir, bolt.FileName)), []byte("欧阳明德")) {
		t.Error("what was replaced lies in the file")
	}
	must(t, e.Check())
}
