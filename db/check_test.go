package db_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
)

// full makes a store with something under every prefix of the schema.
func full(t testing.TB, e engine.Engine) *db.DB {
	t.Helper()
	d, err := db.Open(e, dbtest.Sealer())
	if err != nil {
		t.Fatal(err)
	}
	addApplications(t, d, 2)
	who := addPerson(t, d, "张三")
	logSome(t, d, 2)
	update(t, d, func(tx domain.Tx) error {
		g := domain.Group{Meta: meta(domain.KindGroup, 1), Name: "武汉轻工大学北京校友分会群01", State: domain.GroupActive}
		if err := tx.Groups().Put(&g); err != nil {
			return err
		}
		if err := tx.Claim("group_name", g.Name, g.ID); err != nil {
			return err
		}
		acc := domain.Account{Meta: meta(domain.KindAccount, 1), Name: "李敏", State: domain.AccountActive}
		if err := tx.Accounts().Put(&acc); err != nil {
			return err
		}
		if err := tx.PutUnsent(domain.Unsent{Account: acc.ID, Form: "驳回 · A-0001", At: time.Unix(1_790_000_000, 0)}, 1); err != nil {
			return err
		}
		return tx.PutMembership(domain.Membership{Group: g.ID, Person: who})
	})
	return d
}

// TestCheckSeesEveryLostAndEveryStrayKey takes each key out of a whole store
// in turn, and puts a stray one under each prefix.
func TestCheckSeesEveryLostAndEveryStrayKey(t *testing.T) {
	e := mem.New()
	d := full(t, e)
	if err := d.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	var all []engine.KV
	_ = e.View(t.Context(), func(tx engine.Tx) error {
		for kv := range tx.Scan(engine.Range{}) {
			all = append(all, kv)
		}
		return nil
	})
	write := func(fn func(tx engine.Tx) error) {
		t.Helper()
		if err := e.Update(context.Background(), fn); err != nil {
			t.Fatal(err)
		}
	}
	spaces := map[byte]bool{}
	for _, kv := range all {
		spaces[kv.Key[0]] = true
		switch {
		case kv.Key[0] == 'm' && !bytes.Equal(kv.Key, []byte("maudit")), // Open looks at these
			kv.Key[0] == 'c', // a counter never used is no fault
			kv.Key[0] == 'u', // a value nobody holds is free
			kv.Key[0] == 'd', // an erased detail
			kv.Key[0] == 'g': // seen by its other half, below
		default:
			write(func(tx engine.Tx) error { return tx.Delete(kv.Key) })
			if d.Check(t.Context()) == nil {
				t.Errorf("%q was taken out and not missed", kv.Key)
			}
			write(func(tx engine.Tx) error { return tx.Put(kv.Key, kv.Value) })
		}
		stray := append(bytes.Clone(kv.Key[:len(kv.Key)-1]), 0xFE)
		if kv.Key[0] == 'm' || kv.Key[0] == 'c' {
			continue
		}
		value := kv.Value
		if kv.Key[0] == 'u' {
			value = []byte("G-0009")
		}
		write(func(tx engine.Tx) error { return tx.Put(stray, value) })
		if d.Check(t.Context()) == nil {
			t.Errorf("stray %q was not seen", stray)
		}
		write(func(tx engine.Tx) error { return tx.Delete(stray) })
	}
	for _, s := range []byte("mrxswghnocuady") {
		if !spaces[s] {
			t.Errorf("the store has nothing under %q", fmt.Sprint(string(s)))
		}
	}
	write(func(tx engine.Tx) error { return tx.Put([]byte("cid/P"), make([]byte, 8)) })
	if d.Check(t.Context()) == nil {
		t.Error("a counter below a number in use was not seen")
	}
}
