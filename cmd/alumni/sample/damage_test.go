package sample_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"alumni/db"
	"alumni/db/engine"
	"alumni/domain"
)

// TestEveryFlippedBitOfTheSampleIsFound flips 300 bits in values of a whole
// registry, a few at a time, as a bad disk would: check names each of them.
func TestEveryFlippedBitOfTheSampleIsFound(t *testing.T) {
	const (
		flips = 300
		batch = 100 // no more than check lists
	)
	e := engineOf(t).Copy()
	store, err := db.Open(e, plainSealer{})
	if err != nil {
		t.Fatal(err)
	}
	values := valuesOf(t, e)
	noise := rand.New(rand.NewPCG(7, 8))
	found := 0
	for range flips / batch {
		harmed := map[int]bool{}
		for len(harmed) < batch {
			harmed[noise.IntN(len(values))] = true
		}
		var names []string
		err := e.Update(t.Context(), func(tx engine.Tx) error {
			for i := range harmed {
				b := slices.Clone(values[i].Value)
				bit := noise.IntN(8 * len(b))
				b[bit/8] ^= 1 << (bit % 8)
				names = append(names, recordOf(values[i].Key))
				if err := tx.Put(values[i].Key, b); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		told := store.Check(t.Context())
		for _, name := range names {
			if told != nil && strings.Contains(told.Error(), name) {
				found++
			} else {
				t.Errorf("%s was not named in:\n%v", name, told)
			}
		}
		err = e.Update(t.Context(), func(tx engine.Tx) error {
			var errs []error
			for i := range harmed {
				errs = append(errs, tx.Put(values[i].Key, values[i].Value))
			}
			return errors.Join(errs...)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d found", found, flips)
	if err := store.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// valuesOf gives what has a value: half of it records and the like, since
// search terms would otherwise be nearly all.
func valuesOf(t *testing.T, e engine.Engine) (values []engine.KV) {
	t.Helper()
	err := e.View(t.Context(), func(tx engine.Tx) error {
		terms := 0
		for kv, err := range tx.Scan(engine.Range{}) {
			if err != nil {
				return err
			}
			if kv.Key[0] == 's' {
				if terms++; terms > 3000 {
					continue
				}
			}
			if len(kv.Value) > 0 {
				values = append(values, kv)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return values
}

// recordOf is what check calls the value under a key: the record's number, or the
// number of the entry in the audit log.
func recordOf(key []byte) string {
	seq := uint64(0)
	if len(key) >= 8 {
		seq = binary.BigEndian.Uint64(key[len(key)-8:])
	}
	switch key[0] {
	case 'r', 's':
		return domain.ID{Kind: domain.Kind(key[1]), Seq: seq}.String()
	case 'g':
		return domain.ID{Kind: domain.KindPerson, Seq: seq}.String()
	case 'a':
		return fmt.Sprintf("audit entry %d:", seq)
	}
	return ": checksum"
}
