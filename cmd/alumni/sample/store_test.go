package sample_test

import (
	"context"
	"crypto/sha256"
	"testing"
	"time"

	"alumni/cmd/alumni/sample"
	"alumni/db"
	"alumni/db/engine"
	"alumni/db/engine/bolt"
	"alumni/db/engine/mem"
	"alumni/domain"
)

// plainSealer keeps values as they are: sealing is keys' own matter.
type plainSealer struct{}

func (plainSealer) Seal(b []byte) ([]byte, error) { return b, nil }
func (plainSealer) Open(b []byte) ([]byte, error) { return b, nil }
func (plainSealer) Digest(b []byte) []byte        { d := sha256.Sum256(b); return d[:] }

// maxWrites is how many operations etcd takes in one transaction unless it is
// told otherwise. The loader itself stays under a hundred; the largest is an
// approval, which belongs to the office.
const maxWrites = 128

// counting is an engine that remembers the most writes of one transaction.
type counting struct {
	engine.Engine
	most, updates int
}

func (c *counting) Update(ctx context.Context, fn func(engine.Tx) error) error {
	n := 0
	err := c.Engine.Update(ctx, func(tx engine.Tx) error {
		n = 0
		return fn(countingTx{tx, &n})
	})
	c.most = max(c.most, n)
	c.updates++
	return err
}

type countingTx struct {
	engine.Tx
	n *int
}

func (t countingTx) Put(key, value []byte) error { *t.n++; return t.Tx.Put(key, value) }
func (t countingTx) Delete(key []byte) error     { *t.n++; return t.Tx.Delete(key) }

func openStore(t testing.TB) domain.Store {
	t.Helper()
	store, err := db.Open(mem.New(), plainSealer{})
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// loadCounting fills a store again: no transaction is larger than a distributed
// engine takes, and each function runs twice, as such an engine may ask.
func loadCounting(t *testing.T) domain.Store {
	t.Helper()
	c := &counting{Engine: mem.New(mem.WithRetries())}
	store, err := db.Open(c, plainSealer{})
	if err != nil {
		t.Fatal(err)
	}
	if err := sample.Load(t.Context(), store, 1, noon); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d transactions, %d writes at most", c.updates, c.most)
	if c.most >= maxWrites {
		t.Errorf("a transaction made %d writes, want fewer than %d", c.most, maxWrites)
	}
	return store
}

func BenchmarkLoadOnBolt(b *testing.B) {
	for b.Loop() {
		e, err := bolt.Open(b.TempDir(), bolt.Options{NoSync: true})
		if err != nil {
			b.Fatal(err)
		}
		store, err := db.Open(e, plainSealer{})
		if err != nil {
			b.Fatal(err)
		}
		if err := sample.Load(b.Context(), store, 1, time.Now()); err != nil {
			b.Fatal(err)
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
