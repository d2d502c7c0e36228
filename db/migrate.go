package db

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"alumni/db/engine"
	"alumni/domain"
)

// migration brings a store from one schema to the next, in steps of one
// transaction each. The first step writes the new number, so that no program of
// before opens a store that is half migrated; every step writes where the next
// one goes on, so a crash loses none that was done.
type migration struct {
	name string
	// run does one step: from nil at first, then from where the step before
	// said. It gives where the next one goes on; nil when all is done.
	run func(db *DB, tx engine.Tx, from []byte) (next []byte, err error)
}

// whole makes a migration's run of what is done in a single step.
func whole(run func(db *DB, tx engine.Tx) error) func(*DB, engine.Tx, []byte) ([]byte, error) {
	return func(db *DB, tx engine.Tx, _ []byte) ([]byte, error) { return nil, run(db, tx) }
}

// migrations in order, never reordered and never taken out. Each has its test in migrate_test.go.
var migrations = []migration{
	{"found the registry", whole(foundRegistry)},
	{"search by common readings", whole(indexNames)},
	{"groups without an owner wait", whole(indexVacancies)},
	{"applications by group", indexApplications},
	{"a checksum a value", sumValues},
	{"texts are sealed", sealTexts},
	{"names in one form", plainNames},
	{"search by surnames, phones and what is missing", indexAnew},
}

// stepRecords is how many records one step of a migration goes through, each
// with one write: a step stays under a hundred.
const stepRecords = 64

// foundRegistry makes a registry of an empty store and marks which data key it
// belongs to. Anything that is there already is not ours to write over.
func foundRegistry(db *DB, tx engine.Tx) error {
	for _, err := range tx.Scan(engine.Range{Limit: 1, KeysOnly: true}) {
		if err != nil {
			return err
		}
		return ErrForeign
	}
	return tx.Put(keySealer, db.sealer.Digest(keySealer))
}

// indexNames makes the search terms of every record anew: those of an earlier
// program hold rare readings, and a Put takes away only what this one derives.
func indexNames(db *DB, tx engine.Tx) error {
	t := &txn{kv: tx, sealer: db.sealer}
	before, after := map[string][]byte{}, map[string][]byte{}
	for kv, err := range tx.Scan(engine.Prefix([]byte{spaceSearch})) {
		if err != nil {
			return err
		}
		before[string(kv.Key)] = kv.Value
	}
	err := errors.Join(
		termsOf(t, &branches, after), termsOf(t, &groups, after), termsOf(t, &people, after), termsOf(t, &applications, after),
		termsOf(t, &transfers, after), termsOf(t, &violations, after), termsOf(t, &accounts, after), termsOf(t, &ruleSets, after),
	)
	if err != nil {
		return err
	}
	return t.replace(before, after)
}

// termsOf adds the search terms of every record of a kind.
func termsOf[T any](t *txn, d *def[T], terms map[string][]byte) error {
	for kv, err := range t.kv.Scan(engine.Prefix([]byte{spaceRecord, byte(d.kind)})) {
		if err != nil {
			return err
		}
		var v T // what was sealed then has no terms
		if err := json.Unmarshal(kv.Value, &v); err != nil {
			return err
		}
		for key, value := range d.derive(t, &v) {
			if key[0] == spaceSearch {
				terms[key] = value
			}
		}
	}
	return nil
}

// indexVacancies writes the waits of every group: a group without an owner
// waits for headquarters and its branch since it was last changed.
func indexVacancies(db *DB, tx engine.Tx) error {
	t := &txn{kv: tx, sealer: db.sealer}
	var vacant []domain.Group
	for kv, err := range tx.Scan(engine.Prefix([]byte{spaceRecord, byte(domain.KindGroup)})) {
		if err != nil {
			return err
		}
		var g domain.Group
		if err := json.Unmarshal(kv.Value, &g); err != nil {
			return err
		}
		if len(g.Waits()) > 0 {
			vacant = append(vacant, g)
		}
	}
	for _, g := range vacant {
		g.VacantSince = g.UpdatedAt
		row, err := json.Marshal(g)
		if err != nil {
			return err
		}
		if err := tx.Put(recordKey(g.ID), row); err != nil {
			return err
		}
		if err := t.replace(nil, groups.derive(t, &g)); err != nil {
			return err
		}
	}
	return nil
}

// indexApplications puts every application about a group under that group, so
// that what is undecided about a group is found without a walk over all.
func indexApplications(_ *DB, tx engine.Tx, from []byte) (next []byte, err error) {
	rows := engine.Prefix([]byte{spaceRecord, byte(domain.KindApplication)})
	rows.Limit = stepRecords
	if from != nil {
		rows.From = from
	}
	byGroup, _ := applications.index(domain.IndexGroup)
	var keys [][]byte
	seen := 0
	for kv, err := range tx.Scan(rows) {
		if err != nil {
			return nil, err
		}
		var a domain.Application
		if err := json.Unmarshal(kv.Value, &a); err != nil {
			return nil, err
		}
		if group := byGroup.value(&a); group != "" {
			keys = append(keys, applications.indexKey(byGroup, group, &a))
		}
		if seen++; seen == stepRecords {
			next = append(kv.Key, 0) // the first key after this one
		}
	}
	for _, key := range keys {
		if err := tx.Put(key, nil); err != nil {
			return nil, err
		}
	}
	return next, nil
}

// migrate runs the migrations that the store has not seen, and first the rest
// of one that was under way.
func (db *DB) migrate(ctx context.Context, list []migration) error {
	for {
		version, from, err := db.schema(ctx)
		if err != nil {
			return err
		}
		if version > uint64(len(list)) {
			return fmt.Errorf("%w: schema %d, this one knows %d", ErrNewerSchema, version, len(list))
		}
		if from == nil {
			if version == uint64(len(list)) {
				return nil
			}
			version++
		}
		m := list[version-1]
		err = db.engine.Update(ctx, func(tx engine.Tx) error {
			next, err := m.run(db, ofSchema(tx, version-1), from)
			if err != nil {
				return err
			}
			marks := ofSchema(tx, version)
			if next == nil {
				err = marks.Delete(keyStep)
			} else {
				err = marks.Put(keyStep, next)
			}
			return errors.Join(err, marks.Put(keySchema, u64(version)))
		})
		if err != nil {
			return fmt.Errorf("migration %d (%s): %w", version, m.name, err)
		}
	}
}

// schema gives the store's number and where the migration of that number goes
// on; nil if it is done. The number begins its value in every schema, so that
// each program can tell that a later one wrote the store.
func (db *DB) schema(ctx context.Context) (version uint64, from []byte, err error) {
	err = db.engine.View(ctx, func(tx engine.Tx) error {
		b, ok, err := tx.Get(keySchema)
		if err != nil || !ok {
			return err
		}
		version = readU64(b)
		if len(b) == seqLen && version > uint64(len(migrations)) {
			return nil // a later program's, whatever else it changed
		}
		marks := ofSchema(tx, version)
		if b, _, err = marks.Get(keySchema); err != nil {
			return err
		}
		if len(b) != seqLen {
			return damaged(keySchema, domain.DamageForm, nil)
		}
		from, _, err = marks.Get(keyStep)
		return err
	})
	return version, from, err
}
