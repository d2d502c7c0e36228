package db_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
)

// logSome appends entries 1 to n: odd ones on A-0001 with a detail, even ones
// on T-0001 that belong to A-0001's history too.
func logSome(t testing.TB, d *db.DB, n int) {
	t.Helper()
	for i := 1; i <= n; i++ {
		update(t, d, func(tx domain.Tx) error {
			e := domain.AuditEntry{
				At: noon.Add(time.Duration(i) * time.Minute).In(domain.China), Account: id(domain.KindAccount, uint64(1+i%2)),
				Face: domain.FaceConsole, Action: domain.ActApplicationApprove, Subject: id(domain.KindApplication, 1),
				Changes: []domain.Change{{Field: "state", Before: "submitted", After: "approved"}}, Rules: []domain.ClauseID{"M4.2"},
			}
			detail := &domain.AuditDetail{Reason: "理由在此", Fields: map[string]string{"name": "张三"}}
			if i%2 == 0 {
				e.Action, e.Subject, e.Related = domain.ActTransferReject, id(domain.KindTransfer, 1),
					[]domain.ID{id(domain.KindApplication, 1)}
				detail = nil
			}
			got, err := tx.AppendAudit(e, detail)
			if err == nil && (got.Seq != uint64(i) || got.Hash == "" || (got.Detail != "") != (detail != nil)) {
				t.Errorf("appended %+v", got)
			}
			return err
		})
	}
}

func verify(t testing.TB, d *db.DB) (r domain.ChainReport) {
	t.Helper()
	view(t, d, func(tx domain.Tx) error {
		hash, seq, err := tx.AuditHead()
		r = domain.VerifyChain(tx.AuditChain(), hash, seq)
		return err
	})
	return r
}

func TestTheLogIsReadByItsIndexesNewestFirst(t *testing.T) {
	d := dbtest.New(t, mem.WithRetries())
	logSome(t, d, 5)
	view(t, d, func(tx domain.Tx) error {
		for _, c := range []struct {
			q    domain.Query
			want []uint64
		}{
			{domain.Query{}, []uint64{5, 4, 3, 2, 1}},
			{domain.Query{Reverse: true}, []uint64{1, 2, 3, 4, 5}},
			{domain.Query{Index: domain.IndexSubject, Eq: "A-0001"}, []uint64{5, 4, 3, 2, 1}},
			{domain.Query{Index: domain.IndexSubject, Eq: "T-0001"}, []uint64{4, 2}},
			{domain.Query{Index: domain.IndexAccount, Eq: "U-0002"}, []uint64{5, 3, 1}},
			{domain.Query{Index: domain.IndexAction, Eq: "transfer.reject"}, []uint64{4, 2}},
			{domain.Query{Index: domain.IndexAction, Eq: "transfer"}, nil},
		} {
			for _, limit := range []int{0, 1, 2} {
				var got []uint64
				q := c.q
				q.Limit = limit
				for {
					page, err := tx.Audit(q)
					if err != nil {
						return err
					}
					for _, row := range page.Items {
						got = append(got, row.Seq)
						if (row.Text != nil) != (row.Seq%2 == 1) || row.Text != nil && row.Text.Fields["name"] != "张三" {
							t.Errorf("entry %d has the text %+v", row.Seq, row.Text)
						}
					}
					if q.After = page.Next; q.After == "" {
						break
					}
				}
				if !slices.Equal(got, c.want) {
					t.Errorf("%+v: %v, want %v", c.q, got, c.want)
				}
			}
		}
		return nil
	})
	if r := verify(t, d); !r.OK || r.Entries != 5 {
		t.Errorf("%+v", r)
	}
}

func TestAnEmptyChainVerifies(t *testing.T) {
	if r := verify(t, dbtest.New(t)); !r.OK || r.Entries != 0 || r.Head != "" {
		t.Errorf("%+v", r)
	}
}

func TestTextThatIsNotUTF8StillVerifies(t *testing.T) {
	d := dbtest.New(t)
	update(t, d, func(tx domain.Tx) error {
		_, err := tx.AppendAudit(domain.AuditEntry{At: time.Now(), Remote: "\xff\xfe<&>\u2028"}, &domain.AuditDetail{Reason: "\xc3("})
		return err
	})
	if r := verify(t, d); !r.OK || r.Entries != 1 {
		t.Errorf("%+v", r)
	}
}

func TestAnErasedDetailLeavesTheChainWhole(t *testing.T) {
	e := mem.New()
	d := dbtest.Open(t, e)
	logSome(t, d, 3)
	if err := d.Update(t.Context(), func(tx domain.Tx) error { return tx.EraseDetail(1) }); err != nil {
		t.Fatal(err)
	}
	if r := verify(t, d); !r.OK || r.Entries != 3 {
		t.Errorf("%+v", r)
	}
	view(t, d, func(tx domain.Tx) error {
		page, err := tx.Audit(domain.Query{Reverse: true})
		if err != nil || page.Items[0].Text != nil || page.Items[0].Detail == "" || page.Items[2].Text == nil {
			t.Errorf("%+v, %v", page.Items, err)
		}
		return nil
	})
}

func rowKey(space, seq byte) []byte { return []byte{space, 0, 0, 0, 0, 0, 0, 0, seq} }

func editEntry(tx engine.Tx, k []byte, change func(*domain.AuditEntry)) error {
	b, _, err := tx.Get(k)
	if err != nil {
		return err
	}
	var e domain.AuditEntry
	if err := json.Unmarshal(b, &e); err != nil {
		return err
	}
	change(&e)
	if b, err = json.Marshal(e); err != nil {
		return err
	}
	return tx.Put(k, b)
}

// tamperings are harms done behind the program's back, with what must be found.
var tamperings = map[string]struct {
	harm    func(tx engine.Tx) error
	seq     uint64
	problem string
}{
	"an entry changed": {func(tx engine.Tx) error {
		return editEntry(tx, rowKey('a', 2), func(e *domain.AuditEntry) { e.Account.Seq = 99 })
	}, 2, "hash"},
	"changed and hashed anew": {func(tx engine.Tx) error {
		return editEntry(tx, rowKey('a', 2), func(e *domain.AuditEntry) { e.Account.Seq = 99; e.Hash = e.ChainHash() })
	}, 3, "prev"},
	"an entry taken out":  {func(tx engine.Tx) error { return tx.Delete(rowKey('a', 2)) }, 2, "seq"},
	"the first taken out": {func(tx engine.Tx) error { return tx.Delete(rowKey('a', 1)) }, 1, "seq"},
	"the last taken out":  {func(tx engine.Tx) error { return tx.Delete(rowKey('a', 4)) }, 4, "head"},
	"the head taken out":  {func(tx engine.Tx) error { return tx.Delete([]byte("maudit")) }, 5, "head"},
	"an entry garbled":    {func(tx engine.Tx) error { return tx.Put(rowKey('a', 3), []byte("{")) }, 3, "read"},
	"two exchanged": {func(tx engine.Tx) error {
		one, _, _ := tx.Get(rowKey('a', 1))
		three, _, _ := tx.Get(rowKey('a', 3))
		return errors.Join(tx.Put(rowKey('a', 1), three), tx.Put(rowKey('a', 3), one))
	}, 1, "seq"},
	"a detail put in place of another": {func(tx engine.Tx) error {
		three, _, _ := tx.Get(rowKey('d', 3))
		return tx.Put(rowKey('d', 1), three)
	}, 1, "detail"},
	"a detail garbled": {func(tx engine.Tx) error { return tx.Put(rowKey('d', 3), []byte("x")) }, 3, "detail"},
	"a detail invented": {func(tx engine.Tx) error {
		three, _, _ := tx.Get(rowKey('d', 3))
		return tx.Put(rowKey('d', 2), three)
	}, 2, "detail"},
}

// TestATamperedChainDoesNotVerify changes the store behind the program's back.
func TestATamperedChainDoesNotVerify(t *testing.T) {
	for name, c := range tamperings {
		t.Run(name, func(t *testing.T) {
			e := mem.New()
			d, err := db.Open(e, dbtest.Sealer())
			if err != nil {
				t.Fatal(err)
			}
			logSome(t, d, 4)
			if err := e.Update(t.Context(), func(tx engine.Tx) error { return c.harm(dbtest.Forge(tx)) }); err != nil {
				t.Fatal(err)
			}
			r := verify(t, d)
			if r.OK || r.BadSeq != c.seq || !strings.HasPrefix(r.Problem, c.problem) {
				t.Errorf("%+v, want entry %d: %s", r, c.seq, c.problem)
			}
			if d.Check(t.Context()) == nil {
				t.Error("the consistency check does not see it")
			}
		})
	}
}

func TestPersonalDataIsSealedAtRest(t *testing.T) {
	e := mem.New()
	d := dbtest.Open(t, e)
	who := addPerson(t, d, "张三") // phone 13800001234
	logSome(t, d, 1)
	err := e.View(context.Background(), func(tx engine.Tx) error {
		for kv, err := range tx.Scan(engine.Range{}) {
			if err != nil {
				return err
			}
			for _, secret := range []string{"13800001234", "138****1234", "00001234", "理由在此"} {
				if bytes.Contains(kv.Key, []byte(secret)) || bytes.Contains(kv.Value, []byte(secret)) {
					t.Errorf("%q stands in clear under %q", secret, kv.Key)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	view(t, d, func(tx domain.Tx) error {
		p, err := tx.People().Get(who)
		if err != nil || p.Phone.Reveal() != "13800001234" {
			t.Errorf("the phone opens as %q, %v", p.Phone.Reveal(), err)
		}
		return nil
	})
}
