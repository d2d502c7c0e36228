// Package sum puts a checksum on every value of an engine's transactions, so
// that a byte which changes on the disk is seen by whoever reads it.
package sum

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"iter"

	"alumni/db/engine"
)

// Len is the length of a checksum in bytes: CRC-32C over key and value,
// big-endian, behind the value. An empty value has no byte that could change
// and has none.
const Len = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func of(key, value []byte) uint32 {
	return crc32.Update(crc32.Checksum(key, castagnoli), castagnoli, value)
}

// Add gives a copy of the value with its checksum.
func Add(key, value []byte) []byte {
	if len(value) == 0 {
		return nil
	}
	b := append(make([]byte, 0, len(value)+Len), value...)
	return binary.BigEndian.AppendUint32(b, of(key, value))
}

// Take takes the checksum off what is stored; ok is false if it is another.
func Take(key, stored []byte) (value []byte, ok bool) {
	if len(stored) == 0 {
		return stored, true
	}
	n := len(stored) - Len
	if n <= 0 || binary.BigEndian.Uint32(stored[n:]) != of(key, stored[:n]) {
		return nil, false
	}
	return stored[:n:n], true
}

// Tx is a transaction whose values carry checksums. A value with a wrong one
// can't be read: Get and Scan fail with what Damaged says of its key, or with
// engine.ErrDamaged if it is nil.
type Tx struct {
	engine.Tx
	Damaged func(key []byte) error
}

// Get implements engine.Tx.
func (t Tx) Get(key []byte) (value []byte, ok bool, err error) {
	if value, ok, err = t.Tx.Get(key); err != nil || !ok {
		return value, ok, err
	}
	value, err = t.take(key, value)
	return value, err == nil, err
}

// Put implements engine.Tx.
func (t Tx) Put(key, value []byte) error { return t.Tx.Put(key, Add(key, value)) }

// Scan implements engine.Tx.
func (t Tx) Scan(r engine.Range) iter.Seq2[engine.KV, error] {
	if r.KeysOnly {
		return t.Tx.Scan(r)
	}
	return func(yield func(engine.KV, error) bool) {
		for kv, err := range t.Tx.Scan(r) {
			if err == nil {
				kv.Value, err = t.take(kv.Key, kv.Value)
			}
			if !yield(kv, err) || err != nil {
				return
			}
		}
	}
}

func (t Tx) take(key, stored []byte) ([]byte, error) {
	value, ok := Take(key, stored)
	switch {
	case ok:
		return value, nil
	case t.Damaged != nil:
		return nil, t.Damaged(key)
	}
	return nil, fmt.Errorf("%w: checksum of %q", engine.ErrDamaged, key)
}
