// Package db is the registry's store: typed tables, indexes, search, unique
// values and the audit chain, written once over an ordered key-value engine.
// It implements domain.Store. schema.go draws the keys.
package db

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"alumni/db/engine"
	"alumni/domain"
)

// The errors of Open, to be asked for with errors.Is.
var (
	// ErrNewerSchema says that a newer version of the program wrote the store.
	ErrNewerSchema = errors.New("db: the store was written by a newer version of this program")
	// ErrForeign says that the store holds something else than a registry.
	ErrForeign = errors.New("db: the store is no alumni registry")
	// ErrWrongKey says that the data key is not the one the store was made with.
	ErrWrongKey = errors.New("db: the data key is not the one this store was made with")
)

// DB is an open registry.
type DB struct {
	engine engine.Engine
	sealer domain.Sealer
	tally  tally
	walks  int // keys that a count walks
}

var _ domain.Store = (*DB)(nil)

// Open makes a registry of an engine: a new one of an empty engine, else the
// one it holds, brought up to the present schema. It fails with
// ErrNewerSchema, ErrForeign, ErrWrongKey or engine.ErrDamaged, and has changed
// nothing then.
func Open(e engine.Engine, sealer domain.Sealer) (*DB, error) {
	db := &DB{engine: e, sealer: sealer, walks: walked}
	ctx := context.Background()
	version, _, err := db.schema(ctx)
	if err != nil {
		return nil, err
	}
	if version > 0 { // before a migration writes: with another key it must not
		if err := db.checkSealer(ctx); err != nil {
			return nil, err
		}
	}
	if err := db.migrate(ctx, migrations); err != nil {
		return nil, err
	}
	return db, nil
}

// checkSealer compares the data key with the one the store was made with.
func (db *DB) checkSealer(ctx context.Context) error {
	return db.engine.View(ctx, func(tx engine.Tx) error {
		want, ok, err := summed(tx).Get(keyMark)
		if err == nil && !ok { // an earlier program's store
			want, _, err = tx.Get(keySealer)
		}
		if err == nil && !bytes.Equal(want, db.sealer.Digest(keySealer)) {
			err = ErrWrongKey
		}
		return err
	})
}

// View implements domain.Store.
func (db *DB) View(ctx context.Context, fn func(domain.Tx) error) error {
	return db.engine.View(ctx, func(tx engine.Tx) error { return fn(&txn{kv: summed(tx), sealer: db.sealer, db: db}) })
}

// Update implements domain.Store.
func (db *DB) Update(ctx context.Context, fn func(domain.Tx) error) error {
	var gen uint64
	var changed changes
	db.tally.begun()
	defer db.tally.ended()
	err := db.engine.Update(ctx, func(tx engine.Tx) (err error) {
		kv := counting{summed(tx), newChanges()}
		if err = fn(&txn{kv: kv, sealer: db.sealer}); err != nil {
			return err
		}
		changed = kv.changes
		gen, err = kv.raise()
		return err
	})
	if err == nil && gen > 0 {
		db.tally.apply(gen, changed)
	}
	return err
}

// txn is one transaction over the typed tables. It implements domain.Tx.
type txn struct {
	kv     engine.Tx
	sealer domain.Sealer
	db     *DB // whose counts it may ask; nil inside a change, which the counts don't know yet
}

var _ domain.Tx = (*txn)(nil)

// NextID implements domain.Tx.
func (t *txn) NextID(kind domain.Kind) (domain.ID, error) {
	n, err := t.next("id/" + string(rune(kind)))
	return domain.ID{Kind: kind, Seq: n}, err
}

// NextSeq implements domain.Tx.
func (t *txn) NextSeq(counter string) (int, error) {
	n, err := t.next("seq/" + counter)
	return int(n), err
}

// PeekSeq implements domain.Tx.
func (t *txn) PeekSeq(counter string) (int, error) {
	n, err := t.counter(counterKey("seq/" + counter))
	return int(n) + 1, err
}

// counter reads a counter; 0 for one that was never used.
func (t *txn) counter(key []byte) (uint64, error) {
	b, ok, err := t.kv.Get(key)
	if err == nil && ok && len(b) != seqLen {
		err = damaged(key, domain.DamageForm, nil)
	}
	return readU64(b), err
}

func (t *txn) next(name string) (uint64, error) {
	key := counterKey(name)
	n, err := t.counter(key)
	if err != nil {
		return 0, err
	}
	return n + 1, t.kv.Put(key, u64(n+1))
}

// Claim implements domain.Tx.
func (t *txn) Claim(space, value string, owner domain.ID) error {
	if owner.IsZero() {
		return fmt.Errorf("db: claim of %q in %q for nobody", value, space)
	}
	holder, err := t.Claimed(space, value)
	switch {
	case err != nil:
		return err
	case holder == owner:
		return nil
	case !holder.IsZero():
		return domain.Conflict(domain.FaultDuplicate, "", "", domain.Args{"value": value, "id": holder.String()})
	}
	return t.kv.Put(claimKey(space, value), []byte(owner.String()))
}

// Claimed implements domain.Tx.
func (t *txn) Claimed(space, value string) (domain.ID, error) {
	key := claimKey(space, value)
	b, ok, err := t.kv.Get(key)
	if err != nil || !ok {
		return domain.ID{}, err
	}
	id, ok := holder(b)
	if !ok {
		err = damaged(key, domain.DamageForm, nil)
	}
	return id, err
}

// holder reads who holds a unique value, written in just one way.
func holder(b []byte) (domain.ID, bool) {
	id, err := domain.ParseID(string(b))
	return id, err == nil && id.String() == string(b)
}

// Unclaim implements domain.Tx.
func (t *txn) Unclaim(space, value string) error { return t.kv.Delete(claimKey(space, value)) }
