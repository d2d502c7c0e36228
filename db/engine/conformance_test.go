// Package engine_test is the conformance suite that every engine passes.
package engine_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/bolt"
	"alumni/db/engine/mem"
)

// engines opens each engine fresh and empty; the suite closes it or leaves it
// to t.Cleanup.
var engines = map[string]func(t *testing.T) engine.Engine{
	"mem":              func(*testing.T) engine.Engine { return mem.New() },
	"mem with retries": func(*testing.T) engine.Engine { return mem.New(mem.WithRetries()) },
	"bolt":             openBolt,
}

// openBolt opens a store whose file is checked when the test ends.
func openBolt(t *testing.T) engine.Engine {
	t.Helper()
	e, err := bolt.Open(t.TempDir(), bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Check(); err != nil && !errors.Is(err, os.ErrClosed) && err.Error() != "database not open" {
			t.Error(err)
		}
		_ = e.Close()
	})
	return e
}

func TestConformance(t *testing.T) {
	for name, open := range engines {
		t.Run(name, func(t *testing.T) { conforms(t, open) })
	}
}

func conforms(t *testing.T, open func(t *testing.T) engine.Engine) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, e engine.Engine)
	}{
		{"scans in order within bounds", scansInOrder},
		{"keeps what a map would keep", behavesLikeAMap},
		{"reads its own writes", readsOwnWrites},
		{"shows a view one moment", viewsAreSnapshots},
		{"forgets on error and on panic", rollsBack},
		{"runs updates one after the other", serialises},
		{"copies what it is given and gives", copies},
		{"keeps empty and big values", values},
		{"refuses writes in a view and bad keys", refuses},
		{"minds the context", mindsContext},
		{"tells watchers", watches},
		{"closes", closes},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

func update(t *testing.T, e engine.Engine, fn func(tx engine.Tx) error) {
	t.Helper()
	if err := e.Update(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

func view(t *testing.T, e engine.Engine, fn func(tx engine.Tx) error) {
	t.Helper()
	if err := e.View(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

func putAll(t *testing.T, e engine.Engine, keys ...string) {
	t.Helper()
	update(t, e, func(tx engine.Tx) error {
		for _, k := range keys {
			if err := tx.Put([]byte(k), []byte("v"+k)); err != nil {
				return err
			}
		}
		return nil
	})
}

func keysOf(t *testing.T, tx engine.Tx, r engine.Range) []string {
	t.Helper()
	var got []string
	for kv, err := range tx.Scan(r) {
		if err != nil {
			t.Fatal(err)
		}
		if want := "v" + string(kv.Key); !r.KeysOnly && string(kv.Value) != want {
			t.Errorf("value of %q is %q, want %q", kv.Key, kv.Value, want)
		}
		if r.KeysOnly && kv.Value != nil {
			t.Errorf("a value came with KeysOnly: %q", kv.Value)
		}
		got = append(got, string(kv.Key))
	}
	return got
}

func scansInOrder(t *testing.T, e engine.Engine) {
	putAll(t, e, "b", "a\x00", "c", "a", "\xff\xff", "\x00", "ab", "\xff", "北")
	b := func(s string) []byte { return []byte(s) }
	all := []string{"\x00", "a", "a\x00", "ab", "b", "c", "北", "\xff", "\xff\xff"}
	for _, c := range []struct {
		r    engine.Range
		want []string
	}{
		{engine.Range{}, all},
		{engine.Range{KeysOnly: true, Limit: 2}, all[:2]},
		{engine.Range{From: b("a"), To: b("b")}, []string{"a", "a\x00", "ab"}},
		{engine.Range{From: b("aa"), To: b("bb")}, []string{"ab", "b"}},
		{engine.Range{From: b("a"), To: b("b"), Reverse: true}, []string{"ab", "a\x00", "a"}},
		{engine.Range{To: b("bb"), Reverse: true, Limit: 2}, []string{"b", "ab"}},
		{engine.Range{From: b("d")}, all[6:]},
		{engine.Range{Reverse: true, Limit: 3}, []string{"\xff\xff", "\xff", "北"}},
		{engine.Range{To: b("\xff\xff\xff"), Reverse: true, Limit: 1}, all[8:]},
		{engine.Range{To: b("\x00"), Reverse: true}, nil},
		{engine.Range{From: b("x"), To: b("a")}, nil},
		{engine.Range{From: b("x"), To: b("a"), Reverse: true}, nil},
		{engine.Prefix(b("a")), []string{"a", "a\x00", "ab"}},
		{engine.Prefix(b("\xff")), all[7:]},
		{engine.Prefix(b("zz")), nil},
	} {
		view(t, e, func(tx engine.Tx) error {
			if got := keysOf(t, tx, c.r); !slices.Equal(got, c.want) {
				t.Errorf("scan %q–%q reverse %v limit %d: %q, want %q", c.r.From, c.r.To, c.r.Reverse, c.r.Limit, got, c.want)
			}
			for range tx.Scan(c.r) {
				break // leaving early is fine
			}
			return nil
		})
	}
}

// behavesLikeAMap writes and deletes many keys and compares with a sorted map.
func behavesLikeAMap(t *testing.T, e engine.Engine) {
	want := map[string]bool{}
	for round := range 6 {
		update(t, e, func(tx engine.Tx) error {
			for i := range 300 {
				n := (i*7919 + round*104729) % 1000
				k := fmt.Sprintf("%04d", n)
				want[k] = (n+round)%3 != 0
				var err error
				if want[k] {
					err = tx.Put([]byte(k), []byte("v"+k))
				} else {
					err = tx.Delete([]byte(k))
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		var keys []string
		for k, there := range want {
			if there {
				keys = append(keys, k)
			}
		}
		slices.Sort(keys)
		view(t, e, func(tx engine.Tx) error {
			if got := keysOf(t, tx, engine.Range{}); !slices.Equal(got, keys) {
				t.Fatalf("round %d: %d keys, want %d", round, len(got), len(keys))
			}
			slices.Reverse(keys)
			if got := keysOf(t, tx, engine.Range{Reverse: true}); !slices.Equal(got, keys) {
				t.Fatalf("round %d: backwards differs", round)
			}
			return nil
		})
	}
}
