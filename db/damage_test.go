package db_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/db/engine/sum"
	"alumni/domain"
)

// everything gives every key with its value.
func everything(t testing.TB, e engine.Engine) (all []engine.KV) {
	t.Helper()
	err := e.View(t.Context(), func(tx engine.Tx) error {
		for kv, err := range tx.Scan(engine.Range{}) {
			if err != nil {
				return err
			}
			all = append(all, kv)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// forge writes behind the program's back.
func forge(t testing.TB, e engine.Engine, fn func(tx engine.Tx) error) {
	t.Helper()
	if err := e.Update(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

// nameOf is how a finding names what stands under a key.
func nameOf(key []byte) string { return strings.TrimRight(db.Locate(key), ": ") }

// TestCheckFindsEveryFlippedBit flips a bit of every byte of every value, each
// time in a whole store. The finding names what was changed, and nothing else.
func TestCheckFindsEveryFlippedBit(t *testing.T) {
	e := mem.New()
	d := full(t, e)
	flipped := 0
	for n, kv := range everything(t, e) {
		for i := n % 3; i < len(kv.Value); i += 3 { // a bit of every third byte: each time the whole store is read
			harmed := bytes.Clone(kv.Value)
			harmed[i] ^= 1 << (i % 8)
			forge(t, e, func(tx engine.Tx) error { return tx.Put(kv.Key, harmed) })
			err := d.Check(t.Context())
			switch {
			case err == nil:
				t.Fatalf("byte %d of %s: not found", i, nameOf(kv.Key))
			case !strings.HasPrefix(err.Error(), nameOf(kv.Key)) || strings.Contains(err.Error(), "\n"):
				t.Fatalf("byte %d of %s is told as:\n%v", i, nameOf(kv.Key), err)
			}
			flipped++
		}
		forge(t, e, func(tx engine.Tx) error { return tx.Put(kv.Key, kv.Value) })
	}
	t.Logf("%d of %d found", flipped, flipped)
	if err := d.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestADamagedRecordIsNamedToWhoReadsIt, instead of giving what is not true.
func TestADamagedRecordIsNamedToWhoReadsIt(t *testing.T) {
	e := mem.New()
	d := full(t, e)
	key := append([]byte("rA"), rowKey(0, 2)[1:]...)
	forge(t, e, func(tx engine.Tx) error {
		b, _, err := tx.Get(key)
		b[len(b)/2] ^= 1
		return errors.Join(err, tx.Put(key, b))
	})
	view(t, d, func(tx domain.Tx) error {
		_, got := tx.Applications().Get(id(domain.KindApplication, 2))
		_, listed := tx.Applications().List(domain.Query{})
		for _, err := range []error{got, listed} {
			var damage *domain.Damage
			if !errors.Is(err, engine.ErrDamaged) || !errors.As(err, &damage) || damage.ID.String() != "A-0002" {
				t.Errorf("got %v", err)
			}
		}
		if _, err := tx.Applications().Get(id(domain.KindApplication, 1)); err != nil {
			t.Errorf("the record beside it: %v", err)
		}
		return nil
	})
}

// forgeries are values with a right checksum that no program would write.
var forgeries = []struct {
	name, key, from, to string
	record              string
}{
	{"a field of another program", "rG", `"name":`, `"nick":"x","name":`, "record G-0001"},
	{"a field in other letters", "rG", `"name":`, `"Name":`, "record G-0001"},
	{"something behind the record", "rG", `}`, `}}`, "record G-0001"},
	{"another record's number", "rG", `"id":"G-0001"`, `"id":"G-0002"`, "record G-0001"},
	{"a version that is none", "rG", `"version":1`, `"version":0`, "record G-0001"},
	{"a state that there is not", "rG", `"state":"active"`, `"state":"actiwe"`, "record G-0001"},
	{"a holder in other letters", "ugroup_name", "G-0001", "g-0001", "claim group_name"},
	{"a membership of another", "g", `"person":"P-0001"`, `"person":"P-0002"`, "membership G-0001 P-0001"},
}

// TestCheckDecodesStrictly: what a checksum can't see, since it was wrong before
// the value got one or was written by another program.
func TestCheckDecodesStrictly(t *testing.T) {
	for _, c := range forgeries {
		t.Run(c.name, func(t *testing.T) {
			e := mem.New()
			d := full(t, e)
			changed := 0
			for _, kv := range everything(t, e) {
				if !bytes.HasPrefix(kv.Key, []byte(c.key)) {
					continue
				}
				value, _ := sum.Take(kv.Key, kv.Value)
				open, sealed, has := bytes.Cut(value, []byte{0})
				harmed := []byte(strings.Replace(string(open), c.from, c.to, 1))
				if c.from == "}" {
					harmed = append(open, '}')
				}
				if has {
					harmed = append(append(harmed, 0), sealed...)
				}
				if !bytes.Equal(harmed, value) {
					changed++
				}
				forge(t, e, func(tx engine.Tx) error { return dbtest.Forge(tx).Put(kv.Key, harmed) })
				break
			}
			if err := d.Check(t.Context()); changed != 1 || err == nil || !strings.Contains(err.Error(), c.record) {
				t.Errorf("%d changed; found: %v", changed, err)
			}
		})
	}
}

// TestTrap_NoBytesMakeTheStorePanic puts keys and values of any length and
// content into every space, with right and with wrong checksums, and asks for
// everything.
func TestTrap_NoBytesMakeTheStorePanic(t *testing.T) {
	noise := rand.New(rand.NewPCG(5, 6))
	some := func(n int) []byte {
		b := make([]byte, noise.IntN(n))
		for i := range b {
			b[i] = byte(noise.Uint32())
		}
		return b
	}
	for range 60 {
		e := mem.New()
		d := full(t, e)
		all := everything(t, e)
		forge(t, e, func(tx engine.Tx) error {
			for range 40 {
				old := all[noise.IntN(len(all))]
				key := append(bytes.Clone(old.Key[:1+noise.IntN(len(old.Key))]), some(12)...)
				value := append(bytes.Clone(old.Value[:noise.IntN(len(old.Value)+1)]), some(8)...)
				if noise.IntN(2) == 0 {
					tx = dbtest.Forge(tx)
				}
				if err := tx.Put(key, value); err != nil {
					return err
				}
			}
			return nil
		})
		if d.Check(t.Context()) == nil {
			t.Error("nothing was found")
		}
		askForEverything(t, d)
		_, _ = db.Open(e, dbtest.Sealer())
	}
}

func askForEverything(t *testing.T, d *db.DB) {
	t.Helper()
	_ = d.Update(t.Context(), func(tx domain.Tx) error {
		_, _ = tx.ExpireUnsent(noon, 10)
		_ = tx.DropUnsent(id(domain.KindAccount, 1), "驳回 · A-0001")
		_, _ = tx.Unsent(id(domain.KindAccount, 1), "驳回 · A-0001")
		return errors.New("nothing of it is kept")
	})
	view(t, d, func(tx domain.Tx) error {
		for _, q := range []domain.Query{
			{},
			{Reverse: true},
			{Index: domain.IndexState, Eq: "active"},
			{Index: domain.IndexState, Eq: "submitted"},
		} {
			_, _ = tx.Groups().List(q)
			_, _ = tx.Applications().List(q)
			_, _ = tx.Groups().Count(q, 100)
		}
		for _, text := range []string{"张", "b", "wu", "A-0001"} {
			_, _ = tx.People().List(domain.Query{Text: text})
			_, _ = tx.Groups().List(domain.Query{Text: text, Index: domain.IndexState, Eq: "active"})
		}
		for _, index := range []string{"", domain.IndexSubject, domain.IndexAccount, domain.IndexAction} {
			_, _ = tx.Audit(domain.Query{Index: index, Eq: "A-0001"})
		}
		_, _ = tx.Waiting(domain.AudienceHQ, domain.Query{})
		_, _ = tx.WaitingCount(domain.AudienceHQ, 10)
		_, _ = tx.MembersOf(id(domain.KindGroup, 1), domain.Query{Text: "张"})
		_, _ = tx.MembersOf(id(domain.KindGroup, 1), domain.Query{})
		_, _ = tx.GroupsOf(id(domain.KindPerson, 1))
		_, _ = tx.Claimed("group_name", "武汉轻工大学北京校友分会群01")
		_, _ = tx.PeekSeq("reply/2026")
		hash, seq, _ := tx.AuditHead()
		_ = domain.VerifyChain(tx.AuditChain(), hash, seq)
		return nil
	})
}

// TestALostHeadWritesOverNoEntry: the log goes on behind its end or not at all.
func TestALostHeadWritesOverNoEntry(t *testing.T) {
	e := mem.New()
	d := full(t, e)
	forge(t, e, func(tx engine.Tx) error { return tx.Delete([]byte("maudit")) })
	err := d.Update(t.Context(), func(tx domain.Tx) error {
		_, err := tx.AppendAudit(domain.AuditEntry{At: noon}, nil)
		return err
	})
	if !errors.Is(err, engine.ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

// TestCheckGoesOnAfterAFinding: several records are named at once, and of many
// how many more there are.
func TestCheckGoesOnAfterAFinding(t *testing.T) {
	e := mem.New()
	d := full(t, e)
	for range 10 {
		addPerson(t, d, "欧阳海洋")
	}
	n := 0
	for _, kv := range everything(t, e) {
		if len(kv.Value) > 0 && kv.Key[0] != 'm' {
			n++
			kv.Value[0] ^= 0x80
			forge(t, e, func(tx engine.Tx) error { return tx.Put(kv.Key, kv.Value) })
		}
	}
	err := d.Check(t.Context())
	if err == nil || strings.Count(err.Error(), "\n") != 100 || !strings.HasSuffix(err.Error(), "more") {
		t.Errorf("%d harmed; found: %v", n, err)
	}
}
