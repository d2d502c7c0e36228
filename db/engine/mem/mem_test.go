package mem_test

import (
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/enginetest"
	"alumni/db/engine/mem"
)

func TestConformance(t *testing.T) {
	enginetest.Run(t, func(t *testing.T) engine.Engine { return mem.New() })
}

func TestConformanceWithRetries(t *testing.T) {
	enginetest.Run(t, func(t *testing.T) engine.Engine { return mem.New(mem.WithRetries()) })
}

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
