package db

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"alumni/db/engine"
	"alumni/domain"
)

// migration brings a store from one schema to the next. It runs in one
// transaction with the new number, so a crash leaves it done or not begun.
type migration struct {
	name string
	run  func(db *DB, tx engine.Tx) error
}

// migrations in order, never reordered and never taken out; the schema's
// number is how many ran. Each has its test in migrate_test.go.
var migrations = []migration{
	{"found the registry", foundRegistry},
	{"search by common readings", indexNames},
	{"groups without an owner wait", indexVacancies},
}

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
	var old [][]byte
	for kv, err := range tx.Scan(engine.Range{From: []byte{spaceSearch}, To: []byte{spaceSearch + 1}, KeysOnly: true}) {
		if err != nil {
			return err
		}
		old = append(old, bytes.Clone(kv.Key))
	}
	for _, key := range old {
		if err := tx.Delete(key); err != nil {
			return err
		}
	}
	t := &txn{kv: tx, sealer: db.sealer}
	return errors.Join(
		indexTable(t, &branches), indexTable(t, &groups), indexTable(t, &people), indexTable(t, &applications),
		indexTable(t, &transfers), indexTable(t, &violations), indexTable(t, &accounts), indexTable(t, &ruleSets),
	)
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
		if err := decodeJSON(t, kv.Value, &g); err != nil {
			return err
		}
		if len(g.Waits()) > 0 {
			vacant = append(vacant, g)
		}
	}
	for _, g := range vacant {
		g.VacantSince = g.UpdatedAt
		row, err := encodeJSON(t, &g)
		if err != nil {
			return err
		}
		if err := tx.Put(recordKey(g.ID), row); err != nil {
			return err
		}
		if err := t.replace(nil, groups.derive(&g)); err != nil {
			return err
		}
	}
	return nil
}

// indexTable writes the search terms of every record of a kind.
func indexTable[T any](t *txn, d *def[T]) error {
	terms := map[string][]byte{}
	for kv, err := range t.kv.Scan(engine.Prefix([]byte{spaceRecord, byte(d.kind)})) {
		if err != nil {
			return err
		}
		v, err := table[T]{t, d}.read(domain.ID{Kind: d.kind, Seq: seqAt(kv.Key)}, kv.Value)
		if err != nil {
			return err
		}
		for key, value := range d.derive(&v) {
			if key[0] == spaceSearch {
				terms[key] = value
			}
		}
	}
	return t.replace(nil, terms)
}

// migrate runs the migrations that the store has not seen.
func (db *DB) migrate(ctx context.Context, list []migration) error {
	for {
		version, err := db.schema(ctx)
		if err != nil {
			return err
		}
		if version > uint64(len(list)) {
			return fmt.Errorf("%w: schema %d, this one knows %d", ErrNewerSchema, version, len(list))
		}
		if version == uint64(len(list)) {
			return nil
		}
		m := list[version]
		err = db.engine.Update(ctx, func(tx engine.Tx) error {
			if err := m.run(db, tx); err != nil {
				return err
			}
			return tx.Put(keySchema, u64(version+1))
		})
		if err != nil {
			return fmt.Errorf("migration %d (%s): %w", version+1, m.name, err)
		}
	}
}

func (db *DB) schema(ctx context.Context) (version uint64, err error) {
	err = db.engine.View(ctx, func(tx engine.Tx) error {
		b, _, err := tx.Get(keySchema)
		version = readU64(b)
		return err
	})
	return version, err
}
