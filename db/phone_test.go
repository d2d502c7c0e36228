package db

import (
	"bytes"
	"slices"
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
)

var sealed = openSealer{hashSealer{"a"}}

func people3(t *testing.T) (*DB, *mem.Engine) {
	t.Helper()
	e := mem.New(mem.WithRetries())
	db, err := Open(e, sealed)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range []domain.Person{
		{Name: "贠建明", Phone: domain.NewPhone("13800005678")},
		{Name: "谌丽", Phone: domain.NewPhone("13900001234"), Phones: []domain.Phone{domain.NewPhone("13700005678"), domain.NewPhone("027123456")}},
		{Name: "吕布", Verification: &domain.Verification{}},
	} {
		p.ID = domain.ID{Kind: domain.KindPerson, Seq: uint64(i + 1)}
		if err := db.Update(t.Context(), func(tx domain.Tx) error {
			again := p // an update may run twice
			return tx.People().Put(&again)
		}); err != nil {
			t.Fatal(err)
		}
	}
	return db, e
}

func whoIs(t *testing.T, db *DB, q domain.Query) (out []uint64) {
	t.Helper()
	if err := db.View(t.Context(), func(tx domain.Tx) error {
		p, err := tx.People().List(q)
		for _, v := range p.Items {
			out = append(out, v.ID.Seq)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

var byPhone = []struct {
	asked string
	want  []uint64
}{
	{"5678", []uint64{1, 2}}, {"1234", []uint64{2}}, {"3456", []uint64{2}}, {"0000", nil}, {"678", nil}, {"", nil},
}

// A phone finds whose it is, by its last digits, which don't lie in the store in
// clear.
func TestA2_APhoneIsFoundByItsKeyedHash(t *testing.T) {
	db, e := people3(t)
	for _, c := range byPhone {
		if got := whoIs(t, db, domain.Query{Index: domain.IndexPhone, Eq: c.asked}); !slices.Equal(got, c.want) {
			t.Errorf("%s finds %v, want %v", c.asked, got, c.want)
		}
	}
	err := e.View(t.Context(), func(tx engine.Tx) error {
		for kv, err := range tx.Scan(engine.Prefix(texts([]byte{spaceIndex, byte(domain.KindPerson)}, domain.IndexPhone))) {
			if err != nil {
				return err
			}
			if bytes.Contains(kv.Key, []byte("5678")) || bytes.Contains(kv.Key, []byte("1234")) {
				t.Errorf("%q holds a phone in clear", kv.Key)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// A store of an earlier program is found by what this one knows, and goes on
// where it broke off.
func TestMigration8SearchesBySurnamesPhonesAndWhatIsMissingAndGoesOnAfterACrash(t *testing.T) {
	db, e := people3(t)
	want := dump(t, e)
	before(t, e, 7, texts([]byte{spaceIndex, byte(domain.KindPerson)}, domain.IndexPhone))
	before(t, e, 7, texts([]byte{spaceIndex, byte(domain.KindPerson)}, domain.IndexUnverified))
	before(t, e, 7, []byte{spaceSearch})
	putSummed(t, e, []byte("sPalt\x00\x00\x00\x00\x00\x00\x00\x00\x01"), []byte{1}) // a term that is made no longer
	crash(t, e, 1, 8)
	if got := whoIs(t, db, domain.Query{Text: "yun"}); len(got) > 0 {
		t.Errorf("found after the first step: %v", got)
	}
	db, err := Open(e, sealed)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, dump(t, e)) {
		t.Error("the migrated store is not like a new one")
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
	for text, who := range map[string]uint64{"yunjianming": 1, "shenli": 2, "lyubu": 3} {
		if got := whoIs(t, db, domain.Query{Text: text}); !slices.Equal(got, []uint64{who}) {
			t.Errorf("%s finds %v", text, got)
		}
	}
	if got := whoIs(t, db, domain.Query{Index: domain.IndexUnverified, Eq: domain.IndexedYes}); !slices.Equal(got, []uint64{1, 2}) {
		t.Errorf("unverified: %v", got)
	}
}
