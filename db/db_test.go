package db_test

import (
	"context"
	"testing"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/domain"
)

// update runs fn in a transaction that must succeed.
func update(t testing.TB, d *db.DB, fn func(tx domain.Tx) error) {
	t.Helper()
	if err := d.Update(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func view(t testing.TB, d *db.DB, fn func(tx domain.Tx) error) {
	t.Helper()
	if err := d.View(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func meta(kind domain.Kind, seq uint64) domain.Meta {
	return domain.Meta{ID: domain.ID{Kind: kind, Seq: seq}}
}

func addPerson(t testing.TB, d *db.DB, name string) (id domain.ID) {
	t.Helper()
	update(t, d, func(tx domain.Tx) (err error) {
		if id, err = tx.NextID(domain.KindPerson); err != nil {
			return err
		}
		return tx.People().Put(&domain.Person{Meta: domain.Meta{ID: id}, Name: name, Phone: domain.NewPhone("13800001234")})
	})
	return id
}

func TestARecordComesBackAsItWasPut(t *testing.T) {
	d := dbtest.New(t)
	id := addPerson(t, d, "张三")
	view(t, d, func(tx domain.Tx) error {
		p, err := tx.People().Get(id)
		if err != nil || p.Name != "张三" || p.Version != 1 || p.Phone.Reveal() != "13800001234" {
			t.Errorf("got %+v, %v", p, err)
		}
		for _, text := range []string{"张", "三", "zhangsan", "san", "zs", "ZS", "P-0001", "p1", "zhang san"} {
			page, err := tx.People().List(domain.Query{Text: text})
			if err != nil || len(page.Items) != 1 {
				t.Errorf("search %q: %d found, %v", text, len(page.Items), err)
			}
		}
		return nil
	})
}

// walk gives what every row of a query is, page after page.
func walk[T, R any](t testing.TB, list func(domain.Query) (domain.Page[T], error), q domain.Query, row func(T) R) []R {
	t.Helper()
	got := []R{}
	for {
		page, err := list(q)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		for _, v := range page.Items {
			got = append(got, row(v))
		}
		if q.After = page.Next; q.After == "" {
			return got
		}
	}
}
