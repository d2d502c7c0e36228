package db

import (
	"bytes"

	"alumni/db/engine"
	"alumni/domain"
)

// searchRecords is how many search terms one step of indexAnew takes away, and
// how many records it makes anew: a million people take minutes, not hours. Only
// an engine without a bound of its own holds a store of an earlier schema.
const searchRecords = 1000

// indexAnew takes every search term away, then makes terms and indexes of every
// record anew: those of an earlier program know no surname's own reading, no
// phone and not who is unverified, and have terms that this one makes no longer.
// What does not read has none, and Check names it.
func indexAnew(db *DB, tx engine.Tx, from []byte) (next []byte, err error) {
	t := &txn{kv: tx, sealer: db.sealer}
	if from == nil || from[0] == spaceSearch {
		return t.dropTerms()
	}
	rows := engine.Prefix([]byte{spaceRecord})
	rows.From, rows.Limit = from, searchRecords
	if bytes.Compare(from, []byte{spaceRecord}) < 0 {
		rows.From = []byte{spaceRecord}
	}
	after := map[string][]byte{}
	seen := 0
	for kv, err := range tx.Scan(rows) {
		if err != nil {
			return nil, err
		}
		if seen++; seen == searchRecords {
			next = append(kv.Key, 0) // the first key after this one
		}
		for key, value := range t.derivedOf(kv) {
			after[key] = value
		}
	}
	return next, t.replace(nil, after)
}

// dropTerms takes a step's search terms away; the records follow when none is left.
func (t *txn) dropTerms() (next []byte, err error) {
	r := engine.Prefix([]byte{spaceSearch})
	r.KeysOnly, r.Limit = true, searchRecords
	var keys [][]byte
	for kv, err := range t.kv.Scan(r) {
		if err != nil {
			return nil, err
		}
		keys = append(keys, kv.Key)
	}
	for _, key := range keys {
		if err := t.kv.Delete(key); err != nil {
			return nil, err
		}
	}
	if len(keys) == searchRecords {
		return []byte{spaceSearch}, nil
	}
	return []byte{spaceRecord}, nil
}

// derivedOf gives the search terms of a record, and of a person the indexes.
func (t *txn) derivedOf(kv engine.KV) map[string][]byte {
	out := map[string][]byte{}
	for _, d := range kinds {
		if len(kv.Key) < 2 || d.letter() != domain.Kind(kv.Key[1]) {
			continue
		}
		all, err := d.derived(t, kv.Value)
		if err != nil {
			continue
		}
		for key, value := range all {
			if key[0] == spaceSearch || key[0] == spaceIndex && d.letter() == domain.KindPerson {
				out[key] = value
			}
		}
	}
	return out
}

// derived gives what follows from a record as it is stored.
func (d *def[T]) derived(t *txn, b []byte) (map[string][]byte, error) {
	var v T
	if err := t.decode(b, &v); err != nil {
		return nil, err
	}
	return d.derive(t, &v), nil
}
