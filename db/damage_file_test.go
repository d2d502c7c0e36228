package db_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/bolt"
)

// TestAFaultInAnyPageIsRefusedOrFound garbles 60 places of a whole store's
// file. It is refused at the start, or check finds it, or the place was free;
// nothing of it panics or is shown as true.
func TestAFaultInAnyPageIsRefusedOrFound(t *testing.T) {
	noise := rand.New(rand.NewPCG(11, 12))
	dir := t.TempDir()
	path := filepath.Join(dir, bolt.FileName)
	e, err := bolt.Open(dir, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := full(t, e)
	for range 20 {
		addPerson(t, d, "欧阳海洋")
	}
	sound := everything(t, e)
	// Where the newest meta page is garbled, bbolt goes back by one transaction, as after a power cut: let that one say nothing new.
	if err := e.Update(t.Context(), func(tx engine.Tx) error { return tx.Put(sound[0].Key, sound[0].Value) }); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	used := bytes.TrimRight(whole, "\x00")
	refused, found := 0, 0
	for range 60 {
		harmed := bytes.Clone(whole)
		at := noise.IntN(len(used))
		for i := range min(1+noise.IntN(32), len(harmed)-at) {
			harmed[at+i] ^= byte(1 + noise.IntN(255))
		}
		if err := os.WriteFile(path, harmed, 0o600); err != nil {
			t.Fatal(err)
		}
		switch err := openAndCheck(t, dir); {
		case errors.Is(err, errRefused):
			refused++
		case err != nil:
			found++
		default:
			same(t, dir, sound)
		}
	}
	t.Logf("%d refused, %d found, %d in free places", refused, found, 60-refused-found)
	if refused == 0 || found == 0 {
		t.Error("nothing was seen at all")
	}
}

var errRefused = errors.New("refused")

func openAndCheck(t *testing.T, dir string) error {
	t.Helper()
	e, err := bolt.Open(dir, bolt.Options{})
	if err != nil {
		if !errors.Is(err, engine.ErrDamaged) {
			t.Errorf("refused with %v", err)
		}
		return errRefused
	}
	defer func() { _ = e.Close() }()
	d, err := db.Open(e, dbtest.Sealer())
	if err != nil {
		return errRefused
	}
	askForEverything(t, d)
	return d.Check(t.Context())
}

// same looks that a store which was called sound holds what it did.
func same(t *testing.T, dir string, sound []engine.KV) {
	t.Helper()
	e, err := bolt.Open(dir, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	now := everything(t, e)
	if len(now) != len(sound) {
		t.Fatalf("%d keys, want %d", len(now), len(sound))
	}
	for i, kv := range sound {
		if !bytes.Equal(kv.Key, now[i].Key) || !bytes.Equal(kv.Value, now[i].Value) {
			t.Errorf("%s has changed and was called sound", nameOf(kv.Key))
		}
	}
}
