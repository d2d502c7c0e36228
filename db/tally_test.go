package db

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"alumni/db/engine/mem"
	"alumni/domain"
)

// counting asks for a count that is to come from the tally, until it is made.
func (db *DB) totalOf(t testing.TB, q domain.Query) (n int) {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; {
		known := false
		err := db.View(t.Context(), func(tx domain.Tx) (err error) {
			n, known, err = tx.People().Total(q)
			return err
		})
		if err != nil || known {
			if err != nil {
				t.Error(err)
			}
			return n
		}
		if time.Now().After(end) {
			t.Fatal("the tally is never made")
		}
	}
}

func noWalks(t testing.TB) *DB {
	t.Helper()
	db, err := Open(mem.New(mem.WithRetries()), openSealer{hashSealer{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	db.walks = 0
	return db
}

// The tally counts what a walk counts, whatever is added, renamed, verified and
// asked for, and whenever it was made.
func TestATotalIsWhatAWalkCounts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		db := noWalks(t)
		var versions []uint64
		put := func(seq int, name string, verified bool) {
			p := domain.Person{Meta: domain.Meta{ID: domain.ID{Kind: domain.KindPerson, Seq: uint64(seq + 1)}}, Name: name}
			if seq < len(versions) {
				p.Version = versions[seq]
			} else {
				versions = append(versions, 0)
			}
			if verified {
				p.Verification = &domain.Verification{}
			}
			if err := db.Update(t.Context(), func(tx domain.Tx) error {
				again := p // an update may run twice
				err := tx.People().Put(&again)
				versions[seq] = again.Version
				return err
			}); err != nil {
				rt.Fatal(err)
			}
		}
		names := rapid.StringMatching(`[张章吕解李重]{1,3}|[A-Za-z]{1,9} ?[a-z]{0,9}`)
		for range rapid.IntRange(1, 30).Draw(rt, "changes") {
			put(rapid.IntRange(0, len(versions)).Draw(rt, "who"), names.Draw(rt, "name"), rapid.Bool().Draw(rt, "verified"))
			if rapid.IntRange(0, 3).Draw(rt, "ask") > 0 {
				continue
			}
			for _, q := range []domain.Query{
				{},
				{Index: domain.IndexUnverified, Eq: domain.IndexedYes},
				{Text: rapid.StringMatching(`[张章吕解李重z]|z?h?a?n?g?|l[vyu]?|[p][0-9]{0,3}|[a-z]{1,8}`).Draw(rt, "text")},
			} {
				if strings.TrimSpace(q.Text) == "" {
					q.Text = ""
				}
				var want int
				if err := db.View(t.Context(), func(tx domain.Tx) (err error) {
					want, err = tx.People().Count(q, 1000)
					return err
				}); err != nil {
					rt.Fatal(err)
				}
				if got := db.totalOf(t, q); got != want {
					rt.Fatalf("%+v: the tally says %d, a walk %d", q, got, want)
				}
			}
		}
	})
}

// What another program committed is missing in the tally: it says nothing then,
// and counts anew.
func TestATotalKnowsWhatAnotherProgramWrote(t *testing.T) {
	db := noWalks(t)
	other := &DB{engine: db.engine, sealer: db.sealer}
	for seq := range 7 {
		writer := db
		if seq%2 == 1 {
			writer = other
		}
		if err := writer.Update(t.Context(), func(tx domain.Tx) error {
			return tx.People().Put(&domain.Person{
				Meta: domain.Meta{ID: domain.ID{Kind: domain.KindPerson, Seq: uint64(seq + 1)}}, Name: "张三",
			})
		}); err != nil {
			t.Fatal(err)
		}
		for q, want := range map[domain.Query]int{{}: seq + 1, {Text: "z"}: seq + 1, {Text: "zhangs"}: seq + 1, {Text: "l"}: 0} {
			if got := db.totalOf(t, q); got != want {
				t.Errorf("%+v after %d: %d", q, seq+1, got)
			}
		}
	}
}

// Where it can't be told cheaply nothing is told.
func TestATotalIsNeverAWrongOne(t *testing.T) {
	db := noWalks(t)
	if err := db.Update(t.Context(), func(tx domain.Tx) error {
		p := domain.Person{
			Meta: domain.Meta{ID: domain.ID{Kind: domain.KindPerson, Seq: 1234}}, Name: "欧阳张三丰", Phone: domain.NewPhone("19900001234"),
		}
		if err := tx.People().Put(&p); err != nil {
			return err
		}
		if n, known, err := tx.People().Total(domain.Query{}); err != nil || !known || n != 1 {
			t.Errorf("within the change: %d %v %v", n, known, err)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	db.totalOf(t, domain.Query{})
	if err := db.View(t.Context(), func(tx domain.Tx) error {
		for _, q := range []domain.Query{
			{Text: "ouyangzhang"},
			{Text: "z", Index: domain.IndexUnverified, Eq: domain.IndexedYes},
			{Text: "p1234"},
			{Index: domain.IndexPhone, Eq: "1234"},
		} {
			if n, known, err := tx.People().Total(q); err != nil || known || n != 0 {
				t.Errorf("%+v: %d %v %v", q, n, known, err)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
