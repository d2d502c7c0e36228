package mem_test

import (
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/mem"
)

func TestARetryRunsTwiceAndKeepsOne(t *testing.T) {
	e := mem.New(mem.WithRetries())
	runs := 0
	err := e.Update(t.Context(), func(tx engine.Tx) error {
		runs++
		if _, ok, _ := tx.Get([]byte("first")); ok {
			t.Error("the second run sees the writes of the first")
		}
		return tx.Put([]byte("first"), nil)
	})
	if err != nil || runs != 2 {
		t.Fatalf("%d runs, %v; want 2", runs, err)
	}
}

func TestACopyGoesItsOwnWay(t *testing.T) {
	first := mem.New()
	put := func(e engine.Engine, key string) {
		if err := e.Update(t.Context(), func(tx engine.Tx) error { return tx.Put([]byte(key), nil) }); err != nil {
			t.Fatal(err)
		}
	}
	has := func(e engine.Engine, key string) (ok bool) {
		_ = e.View(t.Context(), func(tx engine.Tx) (err error) {
			_, ok, err = tx.Get([]byte(key))
			return err
		})
		return ok
	}
	put(first, "both")
	second := first.Copy()
	put(first, "first")
	put(second, "second")
	if !has(second, "both") || has(second, "first") || has(first, "second") {
		t.Error("the copy does not stand alone")
	}
}
