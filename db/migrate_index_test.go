package db

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
)

// before makes the store one of an earlier schema: without what the keys of a
// prefix hold.
func before(t *testing.T, e engine.Engine, schema int, prefix []byte) {
	t.Helper()
	older(t, e, uint64(schema))
	err := e.Update(t.Context(), func(tx engine.Tx) error {
		var keys [][]byte
		for kv, err := range tx.Scan(engine.Prefix(prefix)) {
			if err != nil {
				return err
			}
			keys = append(keys, bytes.Clone(kv.Key))
		}
		for _, k := range keys {
			if err := tx.Delete(k); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestMigration3GroupsWithoutAnOwnerWait(t *testing.T) {
	e := mem.New(mem.WithRetries())
	db, err := Open(e, openSealer{hashSealer{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(t.Context(), func(tx domain.Tx) error {
		for seq, owner := range []domain.ID{{}, {Kind: domain.KindPerson, Seq: 7}} {
			g := domain.Group{
				Meta: domain.Meta{ID: domain.ID{Kind: domain.KindGroup, Seq: uint64(seq + 1)}}, State: domain.GroupActive,
				Owner: owner,
			}
			if err := tx.Groups().Put(&g); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	before(t, e, 2, []byte{spaceWaiting})
	if db, err = Open(e, openSealer{hashSealer{"a"}}); err != nil {
		t.Fatal(err)
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
	err = db.View(t.Context(), func(tx domain.Tx) error {
		page, err := tx.Waiting(domain.AudienceHQ, domain.Query{})
		if err == nil && (len(page.Items) != 1 || page.Items[0].Subject.Seq != 1) {
			t.Errorf("waiting: %+v", page.Items)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// failing is an engine whose disk is full after some updates.
type failing struct {
	engine.Engine
	left int
}

var errFull = errors.New("the disk is full")

func (f *failing) Update(ctx context.Context, fn func(engine.Tx) error) error {
	if f.left--; f.left < 0 {
		return errFull
	}
	return f.Engine.Update(ctx, fn)
}

func TestMigration4FindsApplicationsByTheirGroupAndGoesOnAfterACrash(t *testing.T) {
	const many = 2*stepRecords + 10
	group := domain.ID{Kind: domain.KindGroup, Seq: 3}
	e := mem.New(mem.WithRetries())
	db, err := Open(e, openSealer{hashSealer{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	for seq := range uint64(many) {
		a := domain.Application{
			Case: domain.Case{Meta: domain.Meta{ID: domain.ID{Kind: domain.KindApplication, Seq: seq + 1}}, State: domain.CaseSubmitted},
			Kind: domain.ApplyRename,
		}
		if seq%2 == 0 {
			a.Group = group
		}
		err := db.Update(t.Context(), func(tx domain.Tx) error {
			again := a // an update may run twice
			return tx.Applications().Put(&again)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	want := dump(t, e)
	before(t, e, 3, texts([]byte{spaceIndex, byte(domain.KindApplication)}, domain.IndexGroup))

	if _, err := Open(&failing{e, 1}, openSealer{hashSealer{"a"}}); !errors.Is(err, errFull) {
		t.Fatalf("got %v", err)
	}
	version, from, err := db.schema(t.Context())
	if err != nil || version != 4 || from == nil {
		t.Fatalf("after the crash: schema %d, goes on from %x, %v", version, from, err)
	}
	if err := db.migrate(t.Context(), migrations[:3]); !errors.Is(err, ErrNewerSchema) {
		t.Errorf("the program of before opens a store half migrated: %v", err)
	}
	rest := &failing{e, 2}
	if err := (&DB{engine: rest, sealer: openSealer{hashSealer{"a"}}}).migrate(t.Context(), migrations[:4]); err != nil || rest.left != 0 {
		t.Fatalf("the two steps that were left: %v, %d too few", err, rest.left)
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
	err = db.View(t.Context(), func(tx domain.Tx) error {
		n, err := tx.Applications().Count(domain.Query{Index: domain.IndexGroup, Eq: group.String()}, many)
		if n != many/2 {
			t.Errorf("%d applications about the group", n)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
