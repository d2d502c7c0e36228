package db

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
)

// hashSealer is enough where nothing is sealed: only its digest is asked for.
type hashSealer struct{ key string }

func (hashSealer) Seal([]byte) ([]byte, error) { return nil, errors.New("nothing is sealed here") }
func (hashSealer) Open([]byte) ([]byte, error) { return nil, errors.New("nothing is sealed here") }

func (h hashSealer) Digest(b []byte) []byte {
	sum := sha256.Sum256(append([]byte(h.key), b...))
	return sum[:]
}

// dump lists a whole store, to see that nothing changed.
func dump(t *testing.T, e engine.Engine) []byte {
	t.Helper()
	var all []byte
	err := e.View(t.Context(), func(tx engine.Tx) error {
		for kv, err := range tx.Scan(engine.Range{}) {
			if err != nil {
				return err
			}
			all = append(append(append(all, kv.Key...), 0), kv.Value...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func put(t *testing.T, e engine.Engine, key, value []byte) {
	t.Helper()
	if err := e.Update(t.Context(), func(tx engine.Tx) error { return tx.Put(key, value) }); err != nil {
		t.Fatal(err)
	}
}

func putSummed(t *testing.T, e engine.Engine, key, value []byte) {
	t.Helper()
	if err := e.Update(t.Context(), func(tx engine.Tx) error { return summed(tx).Put(key, value) }); err != nil {
		t.Fatal(err)
	}
}

func TestMigration1FoundsTheRegistryOnce(t *testing.T) {
	e := mem.New(mem.WithRetries())
	if _, err := Open(e, hashSealer{"a"}); err != nil {
		t.Fatal(err)
	}
	first := dump(t, e)
	if _, err := Open(e, hashSealer{"a"}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, dump(t, e)) {
		t.Error("the second opening changed the store")
	}
}

func TestAStoreThatIsNotOursIsRefusedAndLeftAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		harm func(e *mem.Engine)
		want error
	}{
		{"a newer schema", func(e *mem.Engine) { putSummed(t, e, keySchema, u64(uint64(len(migrations))+1)) }, ErrNewerSchema},
		{"another data key", func(e *mem.Engine) { putSummed(t, e, keyMark, hashSealer{"b"}.Digest(keySealer)) }, ErrWrongKey},
		{"no data key", func(e *mem.Engine) { putSummed(t, e, keyMark, nil) }, ErrWrongKey},
		{"another data key, before checksums", func(e *mem.Engine) {
			older(t, e, 4)
			put(t, e, keySealer, hashSealer{"b"}.Digest(keySealer))
		}, ErrWrongKey},
		{"a schema that is no number", func(e *mem.Engine) { put(t, e, keySchema, []byte("4")) }, engine.ErrDamaged},
		{"a schema with a bit flipped", func(e *mem.Engine) {
			put(t, e, keySchema, append(u64(uint64(len(migrations))^4), 0, 0, 0, 0))
		}, engine.ErrDamaged},
		{"another program's data", func(e *mem.Engine) { put(t, e, keySchema, u64(0)) }, ErrForeign},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := mem.New()
			if _, err := Open(e, hashSealer{"a"}); err != nil {
				t.Fatal(err)
			}
			c.harm(e)
			before := dump(t, e)
			if _, err := Open(e, hashSealer{"a"}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if !bytes.Equal(before, dump(t, e)) {
				t.Error("the refusal changed the store")
			}
		})
	}
}

func TestMigrationsRunOnceInOrderAndWholly(t *testing.T) {
	e := mem.New()
	db := &DB{engine: e, sealer: hashSealer{"a"}}
	var ran []string
	oops := errors.New("oops")
	fail := true
	list := []migration{
		{"one", whole(func(_ *DB, tx engine.Tx) error { ran = append(ran, "one"); return tx.Put([]byte("one"), nil) })},
		{"two", whole(func(_ *DB, tx engine.Tx) error {
			ran = append(ran, "two")
			if err := tx.Put([]byte("two"), nil); err != nil || fail {
				return errors.Join(err, oops)
			}
			return nil
		})},
	}
	if err := db.migrate(t.Context(), list); !errors.Is(err, oops) {
		t.Fatalf("got %v", err)
	}
	if bytes.Contains(dump(t, e), []byte("two")) {
		t.Error("half a migration stayed")
	}
	fail = false
	for range 2 {
		if err := db.migrate(t.Context(), list); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(ran); got != 3 || ran[0] != "one" || ran[1] != "two" || ran[2] != "two" {
		t.Errorf("ran %v", ran)
	}
	if v, _, err := db.schema(t.Context()); v != 2 || err != nil {
		t.Errorf("schema %d, %v", v, err)
	}
}

// openSealer seals nothing away, so that people can be read in a test.
type openSealer struct{ hashSealer }

func (openSealer) Seal(b []byte) ([]byte, error) { return b, nil }
func (openSealer) Open(b []byte) ([]byte, error) { return b, nil }

func TestMigration2LeavesNoRareReadings(t *testing.T) {
	e := mem.New(mem.WithRetries())
	db, err := Open(e, openSealer{hashSealer{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	id := domain.ID{Kind: domain.KindPerson, Seq: 1}
	err = db.Update(t.Context(), func(tx domain.Tx) error {
		if _, err := tx.NextID(domain.KindPerson); err != nil {
			return err
		}
		return tx.People().Put(&domain.Person{Meta: domain.Meta{ID: id}, Name: "程立", Phone: domain.NewPhone("13812345678")})
	})
	if err != nil {
		t.Fatal(err)
	}
	want := dump(t, e)
	older(t, e, 1)
	rare := append(texts(searchPrefix(domain.KindPerson, "wei"), ""), u64(id.Seq)...)
	put(t, e, rare, []byte{0})
	gone := append(texts(searchPrefix(domain.KindPerson, "程立"), ""), u64(id.Seq)...)
	err = e.Update(t.Context(), func(tx engine.Tx) error {
		return tx.Delete(gone)
	})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(want, dump(t, e)) {
		t.Fatal("the old store is like the new one")
	}
	old := dump(t, e)
	if _, err := Open(e, openSealer{hashSealer{"b"}}); !errors.Is(err, ErrWrongKey) || !bytes.Equal(old, dump(t, e)) {
		t.Fatalf("with another key: %v, or the store has changed", err)
	}
	if db, err = Open(e, openSealer{hashSealer{"a"}}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, dump(t, e)) {
		t.Error("the migrated store is not like a new one")
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
