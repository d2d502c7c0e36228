package db_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func id(kind domain.Kind, seq uint64) domain.ID { return domain.ID{Kind: kind, Seq: seq} }

// addApplications puts applications whose due times run against their numbers.
func addApplications(t testing.TB, d *db.DB, n int) {
	t.Helper()
	update(t, d, func(tx domain.Tx) error {
		for i := 1; i <= n; i++ {
			a := domain.Application{Kind: domain.ApplyNewGroup, Case: domain.Case{
				Meta: meta(domain.KindApplication, uint64(i)), State: domain.CaseSubmitted,
				Branch: id(domain.KindBranch, uint64(1+i%2)), Due: noon.Add(-time.Duration(i) * time.Hour),
			}}
			if err := tx.Applications().Put(&a); err != nil {
				return err
			}
		}
		return nil
	})
}

// numbers lists every record of a query through its pages, limit at a time.
func numbers[T any](t testing.TB, tb domain.Table[T], q domain.Query, head func(*T) *domain.Meta) []uint64 {
	t.Helper()
	got := []uint64{}
	for {
		page, err := tb.List(q)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		for i := range page.Items {
			got = append(got, head(&page.Items[i]).ID.Seq)
		}
		if page.Next == "" {
			return got
		}
		if q.Limit > 0 && len(page.Items) != q.Limit {
			t.Fatalf("a page of %d is not the last and has %d", q.Limit, len(page.Items))
		}
		q.After = page.Next
	}
}

func TestListsPageInTheirOrder(t *testing.T) {
	d := dbtest.New(t, mem.WithRetries())
	addApplications(t, d, 9)
	view(t, d, func(tx domain.Tx) error {
		for _, c := range []struct {
			q    domain.Query
			want []uint64
		}{
			{domain.Query{}, []uint64{1, 2, 3, 4, 5, 6, 7, 8, 9}},
			{domain.Query{Reverse: true}, []uint64{9, 8, 7, 6, 5, 4, 3, 2, 1}},
			// Oldest due first, not lowest number first.
			{domain.Query{Index: domain.IndexState, Eq: "submitted"}, []uint64{9, 8, 7, 6, 5, 4, 3, 2, 1}},
			{domain.Query{Index: domain.IndexState, Eq: "submitted", Reverse: true}, []uint64{1, 2, 3, 4, 5, 6, 7, 8, 9}},
			{domain.Query{Index: domain.IndexState, Eq: "submit"}, []uint64{}},
			{domain.Query{Index: domain.IndexState, Eq: "submitted\x00"}, []uint64{}},
			{domain.Query{Index: domain.IndexBranch, Eq: "B-0001"}, []uint64{2, 4, 6, 8}},
			{domain.Query{Index: domain.IndexBranch, Eq: "B-0002", Text: "a3"}, []uint64{3}},
			{domain.Query{Index: domain.IndexBranch, Eq: "B-0002", Text: "a4"}, []uint64{}},
			{domain.Query{Index: domain.IndexState, Eq: "submitted", Text: "7"}, []uint64{7}},
			{domain.Query{Index: domain.IndexState, Eq: "approved", Text: "7"}, []uint64{}},
			{domain.Query{Text: "00"}, []uint64{1, 2, 3, 4, 5, 6, 7, 8, 9}},
		} {
			for _, limit := range []int{0, 1, 2, 4, 9} {
				c.q.Limit = limit
				if got := numbers(t, tx.Applications(), c.q, (*domain.Application).Head); !slices.Equal(got, c.want) {
					t.Errorf("%+v: %v, want %v", c.q, got, c.want)
				}
			}
			for _, limit := range []int{0, 1, 5, 100} {
				if n, err := tx.Applications().Count(c.q, limit); err != nil || n != min(limit, len(c.want)) {
					t.Errorf("count %+v up to %d: %d, %v; want of %d", c.q, limit, n, err, len(c.want))
				}
			}
		}
		return nil
	})
}

func TestAPageIsNeverLongerThanTheLimit(t *testing.T) {
	d := dbtest.New(t)
	for i := range 6 {
		update(t, d, func(tx domain.Tx) error {
			for j := range 100 {
				p := domain.Person{Meta: meta(domain.KindPerson, uint64(i*100+j+1)), Name: "张三"}
				if err := tx.People().Put(&p); err != nil {
					return err
				}
			}
			return nil
		})
	}
	view(t, d, func(tx domain.Tx) error {
		for _, c := range []struct{ limit, want int }{
			{0, domain.DefaultLimit},
			{-1, domain.DefaultLimit},
			{3, 3},
			{1 << 30, domain.MaxLimit},
		} {
			page, err := tx.People().List(domain.Query{Limit: c.limit})
			if err != nil || len(page.Items) != c.want || page.Next == "" {
				t.Errorf("limit %d: %d rows, %v", c.limit, len(page.Items), err)
			}
		}
		return nil
	})
}

func TestACursorBelongsToItsQuery(t *testing.T) {
	d := dbtest.New(t)
	addApplications(t, d, 9)
	addPerson(t, d, "张三")
	view(t, d, func(tx domain.Tx) error {
		q := domain.Query{Index: domain.IndexState, Eq: "submitted", Limit: 2}
		page, err := tx.Applications().List(q)
		if err != nil || page.Next == "" {
			t.Fatal(page, err)
		}
		waiting, err := tx.Waiting(domain.AudienceHQ, domain.Query{Limit: 2})
		if err != nil || waiting.Next == "" {
			t.Fatal(waiting, err)
		}
		refused := func(what string, err error) {
			t.Helper()
			if e := domain.AsError(err); e.Code != domain.CodeInvalid || e.Field != "after" {
				t.Errorf("%s: %v, want CodeInvalid", what, err)
			}
		}
		for what, other := range map[string]domain.Query{
			"another value":    {Index: domain.IndexState, Eq: "approved"},
			"another index":    {Index: domain.IndexKind, Eq: "submitted"},
			"no index":         {},
			"with text":        {Index: domain.IndexState, Eq: "submitted", Text: "1"},
			"other way round":  {Index: domain.IndexState, Eq: "submitted", Reverse: true},
			"of another table": {Index: domain.IndexState, Eq: "submitted"},
		} {
			other.After = page.Next
			if what == "of another table" {
				_, err = tx.Transfers().List(other)
			} else {
				_, err = tx.Applications().List(other)
			}
			refused(what, err)
		}
		for _, garbage := range []string{"x", "!!!", page.Next + "A", page.Next[1:], string(make([]byte, 1<<16)), waiting.Next} {
			q.After = garbage
			_, err = tx.Applications().List(q)
			refused(fmt.Sprintf("%.20q", garbage), err)
			_, err = tx.MembersOf(id(domain.KindGroup, 1), domain.Query{After: garbage})
			refused("members", err)
			_, err = tx.Audit(domain.Query{After: garbage})
			refused("audit", err)
		}
		_, err = tx.Waiting(domain.AudienceOf(id(domain.KindBranch, 1)), domain.Query{After: waiting.Next})
		refused("another audience", err)
		return nil
	})
}

func TestAStaleVersionIsRefused(t *testing.T) {
	d := dbtest.New(t)
	b := domain.Branch{Meta: meta(domain.KindBranch, 1), Name: "北京", State: domain.BranchNone}
	update(t, d, func(tx domain.Tx) error {
		b.Version = 0
		return tx.Branches().Put(&b)
	})
	if b.Version != 1 {
		t.Fatalf("a new record has version %d", b.Version)
	}
	put := func(version uint64, seq uint64) error {
		return d.Update(t.Context(), func(tx domain.Tx) error {
			v := domain.Branch{Meta: meta(domain.KindBranch, seq), Name: "上海", State: domain.BranchEstablished}
			v.Version = version
			err := tx.Branches().Put(&v)
			if err == nil && v.Version != version+1 {
				t.Errorf("version %d became %d", version, v.Version)
			}
			return err
		})
	}
	for _, c := range []struct {
		what         string
		version, seq uint64
	}{{"new over an old one", 0, 1}, {"a version to come", 2, 1}, {"a record that is not there", 1, 2}} {
		e := domain.AsError(put(c.version, c.seq))
		if e.Code != domain.CodeConflict || e.Fault != domain.FaultStale || e.Args["id"] != id(domain.KindBranch, c.seq).String() {
			t.Errorf("%s: %v", c.what, e)
		}
	}
	if err := put(1, 1); err != nil {
		t.Fatal(err)
	}
	if e := domain.AsError(put(1, 1)); e.Code != domain.CodeConflict {
		t.Errorf("the second decision on one version: %v", e)
	}
	view(t, d, func(tx domain.Tx) error {
		for q, want := range map[domain.Query]int{
			{Text: "上海"}: 1, {Text: "北京"}: 0, {Index: domain.IndexState, Eq: "none"}: 0, {Index: domain.IndexState, Eq: "established"}: 1,
		} {
			if n, err := tx.Branches().Count(q, 9); n != want || err != nil {
				t.Errorf("%+v counts %d, %v; want %d", q, n, err, want)
			}
		}
		return nil
	})
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	d := dbtest.New(t)
	view(t, d, func(tx domain.Tx) error {
		for _, who := range []domain.ID{{}, id(domain.KindBranch, 1), id(domain.KindGroup, 1)} {
			if _, err := tx.Branches().Get(who); !domain.IsCode(err, domain.CodeNotFound) {
				t.Errorf("branch %q: %v", who, err)
			}
		}
		if _, err := tx.Membership(id(domain.KindGroup, 1), id(domain.KindPerson, 1)); !domain.IsCode(err, domain.CodeNotFound) {
			t.Errorf("membership: %v", err)
		}
		b := domain.Branch{Meta: meta(domain.KindBranch, 1)}
		if err := tx.Branches().Put(&b); !errors.Is(err, engine.ErrReadOnly) {
			t.Errorf("a write in a view: %v", err)
		}
		if _, err := tx.Branches().List(domain.Query{Index: "colour"}); err == nil {
			t.Error("an index that is none was taken")
		}
		return nil
	})
	err := d.Update(t.Context(), func(tx domain.Tx) error {
		g := domain.Branch{Meta: meta(domain.KindGroup, 1)}
		return tx.Branches().Put(&g)
	})
	if err == nil {
		t.Error("a branch took a group's number")
	}
}

func TestACancelledUpdateCommitsNothing(t *testing.T) {
	d := dbtest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := d.Update(ctx, func(tx domain.Tx) error {
		cancel()
		_, err := tx.NextID(domain.KindPerson)
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if got := addPerson(t, d, "张三"); got.Seq != 1 {
		t.Errorf("the first person got %s", got)
	}
}
