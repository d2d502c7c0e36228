package db

import (
	"alumni/db/engine"
	"alumni/domain"
)

// nameRecords is how many people one step of plainNames looks at: most names
// have their form already, and looking costs no write.
const nameRecords = 2000

// plainNames brings the names of people into their one canonical form, with the
// search terms that follow from them: an earlier program kept each as it was
// typed. What does not read is left as it is, for Check to name.
func plainNames(db *DB, tx engine.Tx, from []byte) (next []byte, err error) {
	t := &txn{kv: tx, sealer: db.sealer}
	rows := engine.Prefix([]byte{spaceRecord, byte(domain.KindPerson)})
	rows.Limit = nameRecords
	if from != nil {
		rows.From = from
	}
	before, after := map[string][]byte{}, map[string][]byte{}
	seen := 0
	for kv, err := range tx.Scan(rows) {
		if err != nil {
			return nil, err
		}
		var p domain.Person
		if seen++; t.decode(kv.Value, &p) == nil {
			if err := t.plainName(kv.Key, p, before, after); err != nil {
				return nil, err
			}
		}
		if seen == nameRecords || len(before)+len(after) >= stepRecords {
			next = append(kv.Key, 0) // the first key after this one
			break
		}
	}
	return next, t.replace(before, after)
}

// plainName adds what changes of a person's record and keys, if anything does.
func (t *txn) plainName(key []byte, p domain.Person, before, after map[string][]byte) error {
	name := domain.PersonName(p.Name)
	if name == "" || name == p.Name {
		return nil
	}
	for k, v := range people.derive(t, &p) {
		before[k] = v
	}
	p.Name = name
	for k, v := range people.derive(t, &p) {
		after[k] = v
	}
	row, err := t.encode(&p)
	after[string(key)] = row
	return err
}
