package db

import (
	"errors"

	"alumni/db/engine"
	"alumni/db/engine/sum"
	"alumni/domain"
)

// summed gives the transaction whose values carry checksums; what is damaged is
// named in the words of the schema.
func summed(tx engine.Tx) engine.Tx {
	return sum.Tx{Tx: tx, Damaged: func(key []byte) error { return damaged(key, domain.DamageChecksum, nil) }}
}

// summedSince is the schema from which on values carry checksums.
const summedSince = 5

// ofSchema gives the transaction as it reads and writes a store of a schema.
func ofSchema(tx engine.Tx, version uint64) engine.Tx {
	if version < summedSince {
		return tx
	}
	return summed(tx)
}

// sumValues puts the checksum on every value that an earlier program wrote.
func sumValues(db *DB, tx engine.Tx, from []byte) (next []byte, err error) {
	var values []engine.KV
	for kv, err := range tx.Scan(engine.Range{From: from}) {
		if err != nil {
			return nil, err
		}
		if len(kv.Value) == 0 || ownMark(kv.Key) {
			continue
		}
		if values = append(values, kv); len(values) == stepRecords {
			next = append(kv.Key, 0) // the first key after this one
			break
		}
	}
	errs := []error{}
	if from == nil {
		errs = append(errs, summed(tx).Put(keyMark, db.sealer.Digest(keySealer)))
	}
	for _, kv := range values {
		errs = append(errs, summed(tx).Put(kv.Key, kv.Value))
	}
	return next, errors.Join(errs...)
}

// ownMark tells the keys that migrate and checkSealer look after by themselves.
func ownMark(key []byte) bool {
	for _, own := range [][]byte{keySchema, keyStep, keySealer, keyMark} {
		if string(key) == string(own) {
			return true
		}
	}
	return false
}
