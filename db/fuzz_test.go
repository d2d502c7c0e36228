package db_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/db/engine/sum"
	"alumni/domain"
)

// FuzzStore puts any bytes under any key of a whole store, with the checksum that
// belongs to them or without. Nothing panics, whatever is asked for; bytes that
// are not those that were written are named by the check unless their checksum is
// right, and what it finds then is named too.
func FuzzStore(f *testing.F) {
	e := mem.New()
	d := full(f, e)
	all := everything(f, e)
	for i, kv := range all {
		value, _ := sum.Take(kv.Key, kv.Value)
		f.Add(uint16(i), []byte(nil), value, true)
		f.Add(uint16(i), []byte{0}, append([]byte("\x00"), kv.Value...), false)
	}
	f.Fuzz(func(t *testing.T, at uint16, behind, value []byte, forged bool) {
		old := all[int(at)%len(all)]
		key := append(bytes.Clone(old.Key), behind...)
		if len(key) > engine.MaxKey {
			return
		}
		forge(t, e, func(tx engine.Tx) error {
			if forged {
				tx = dbtest.Forge(tx)
			}
			return tx.Put(key, value)
		})
		same := len(behind) == 0 && bytes.Equal(old.Value, value)
		switch err := d.Check(t.Context()); {
		case err != nil:
			allDamage(t, err)
		case !forged && !same:
			t.Fatalf("%q under %s is not found", value, nameOf(key))
		}
		askForEverything(t, d)
		_, _ = db.Open(e, dbtest.Sealer())
		restore(t, e, all)
	})
}

// restore makes a store what it was.
func restore(t *testing.T, e engine.Engine, all []engine.KV) {
	t.Helper()
	now := everything(t, e)
	forge(t, e, func(tx engine.Tx) error {
		for _, kv := range now {
			if err := tx.Delete(kv.Key); err != nil {
				return err
			}
		}
		for _, kv := range all {
			if err := tx.Put(kv.Key, kv.Value); err != nil {
				return err
			}
		}
		return nil
	})
}

// allDamage fails unless every finding says which record it is about.
func allDamage(t *testing.T, err error) {
	t.Helper()
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("found %v", err)
	}
	for _, one := range joined.Unwrap() {
		var damage *domain.Damage
		if !errors.As(one, &damage) || strings.ContainsFunc(one.Error(), func(r rune) bool { return r < ' ' }) {
			t.Fatalf("found %q", one)
		}
	}
}

// FuzzSearch gives any text as a name, as what is searched for and as a cursor: a
// name is found by itself, and only a cursor of the store is one.
func FuzzSearch(f *testing.F) {
	d := full(f, mem.New())
	for _, s := range []string{"武汉轻工大学北京校友分会群01", "张三", "ZS", "重庆长江", "艾某•某提", "👩🏽\x00\xff", "A-0001", strings.Repeat("行", 90)} {
		f.Add(s, "AAAAAAAAAAAAAAAAAAAA")
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		view(t, d, func(tx domain.Tx) error {
			letters := strings.ContainsFunc(name, func(r rune) bool {
				return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= '一' && r <= '龥'
			})
			if letters && !tx.Matches(name, name) {
				t.Errorf("%q is not found by itself", name)
			}
			_ = tx.Matches(text, name)
			for _, q := range []domain.Query{
				{Text: text},
				{Index: text, Eq: name},
				{After: text},
				{Text: name, After: text, Reverse: true},
			} {
				page, err := tx.Groups().List(q)
				if err == nil && q.After != "" && (len(page.Items) > 1 || page.Next != "") {
					t.Errorf("the cursor %q gives %d", text, len(page.Items))
				}
			}
			if _, err := tx.Groups().List(domain.Query{After: text}); text != "" && !domain.IsCode(err, domain.CodeInvalid) {
				t.Errorf("the cursor %q: %v", text, err)
			}
			return nil
		})
	})
}
