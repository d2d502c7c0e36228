package dbtest

import (
	"sync"
	"testing"

	"alumni/db"
	"alumni/db/engine/mem"
)

// Mould is a registry that many tests begin with. It is filled once, by the
// first that asks, and each test gets a copy of its own: to fill one takes
// longer than most stories.
type Mould struct {
	once   sync.Once
	filled *mem.Engine
}

// New gives a copy of what fill put into an empty registry. Whatever else fill
// notes must be the same for every test.
func (m *Mould) New(t testing.TB, fill func(*db.DB), opts ...mem.Option) *db.DB {
	t.Helper()
	return Open(t, m.Engine(t, fill, opts...))
}

// Engine gives the engine below such a copy, for a test that puts something between.
func (m *Mould) Engine(t testing.TB, fill func(*db.DB), opts ...mem.Option) *mem.Engine {
	t.Helper()
	m.once.Do(func() {
		e := mem.New(opts...)
		fill(Open(t, e))
		m.filled = e
	})
	if m.filled == nil {
		t.Fatal("the first test could not fill the registry")
	}
	return m.filled.Copy(opts...)
}
