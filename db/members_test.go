package db_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"alumni/db/dbtest"
	"alumni/db/engine/mem"
	"alumni/domain"
)

func TestMembersAreFoundByGroupByPersonAndByName(t *testing.T) {
	d := dbtest.New(t, mem.WithRetries())
	names := []string{"张三", "李四", "王五", "张六", "赵七"}
	for _, n := range names {
		addPerson(t, d, n)
	}
	one, two := id(domain.KindGroup, 1), id(domain.KindGroup, 2)
	update(t, d, func(tx domain.Tx) error {
		for _, g := range []domain.ID{one, two} {
			if err := tx.Groups().Put(&domain.Group{Meta: domain.Meta{ID: g}, State: domain.GroupActive}); err != nil {
				return err
			}
		}
		for i := range names {
			if err := tx.PutMembership(domain.Membership{
				Group: one, Person: id(domain.KindPerson, uint64(i+1)),
				JoinedAt: noon,
			}); err != nil {
				return err
			}
		}
		return tx.PutMembership(domain.Membership{Group: two, Person: id(domain.KindPerson, 1), Card: "张三-北京-化学97级"})
	})
	update(t, d, func(tx domain.Tx) error { // removed, and still on record
		m, err := tx.Membership(one, id(domain.KindPerson, 2))
		if err != nil {
			return err
		}
		m.RemovedAt = noon
		return tx.PutMembership(m)
	})
	view(t, d, func(tx domain.Tx) error {
		for text, want := range map[string][]uint64{
			"": {1, 2, 3, 4, 5}, "张": {1, 4}, "zl": {4}, "zhao": {5}, "四": {2}, "钱": {}, "p3": {3},
		} {
			for _, limit := range []int{0, 1, 2} {
				got := walk(t, func(q domain.Query) (domain.Page[domain.Membership], error) { return tx.MembersOf(one, q) },
					domain.Query{Text: text, Limit: limit}, func(m domain.Membership) uint64 { return m.Person.Seq })
				if !slices.Equal(got, want) {
					t.Errorf("%q by %d: %v, want %v", text, limit, got, want)
				}
			}
		}
		m, err := tx.Membership(one, id(domain.KindPerson, 2))
		if err != nil || m.Present() || !m.JoinedAt.Equal(noon) {
			t.Errorf("%+v, %v", m, err)
		}
		of, err := tx.GroupsOf(id(domain.KindPerson, 1))
		if err != nil || len(of) != 2 || of[0].Group != one || of[1].Card != "张三-北京-化学97级" {
			t.Errorf("%+v, %v", of, err)
		}
		return nil
	})
}

func TestWhatWaitsComesOldestDueFirst(t *testing.T) {
	d := dbtest.New(t)
	beijing := id(domain.KindBranch, 1)
	due := []time.Time{noon.Add(3 * time.Hour), noon.Add(-time.Nanosecond), noon, {}, noon.AddDate(-900, 0, 0)}
	update(t, d, func(tx domain.Tx) error {
		for i, at := range due {
			task := domain.Task{
				Meta: meta(domain.KindTask, uint64(i+1)), Audience: domain.AudienceOf(beijing), State: domain.TaskOpen, Due: at,
			}
			if err := tx.Tasks().Put(&task); err != nil {
				return err
			}
		}
		a := domain.Application{Case: domain.Case{
			Meta: meta(domain.KindApplication, 1), State: domain.CaseSubmitted, Due: noon.Add(time.Hour), Branch: beijing,
		}}
		return tx.Applications().Put(&a)
	})
	listed := func(a domain.Audience, limit int) (got []string) {
		view(t, d, func(tx domain.Tx) error {
			got = walk(t, func(q domain.Query) (domain.Page[domain.WaitingRow], error) { return tx.Waiting(a, q) },
				domain.Query{Limit: limit}, func(w domain.WaitingRow) string {
					if w.Subject.Kind == domain.KindTask && !w.Due.Equal(due[w.Subject.Seq-1]) || w.Audience != a {
						t.Errorf("%s waits until %v for %s", w.Subject, w.Due, w.Audience)
					}
					return w.Subject.String()
				})
			return nil
		})
		return got
	}
	for _, limit := range []int{0, 1, 3} {
		if got := listed(domain.AudienceHQ, limit); !slices.Equal(got, []string{
			"W-0004", "W-0005", "W-0002", "W-0003",
			"A-0001", "W-0001",
		}) {
			t.Errorf("HQ by %d: %v", limit, got)
		}
		if got := listed(domain.AudienceOf(beijing), limit); !slices.Equal(got, []string{
			"W-0004", "W-0005", "W-0002",
			"W-0003", "W-0001",
		}) {
			t.Errorf("branch by %d: %v", limit, got)
		}
	}
	update(t, d, func(tx domain.Tx) error { // done: it waits for nobody
		task, err := tx.Tasks().Get(id(domain.KindTask, 4))
		if err != nil {
			return err
		}
		task.State = domain.TaskDone
		return tx.Tasks().Put(&task)
	})
	view(t, d, func(tx domain.Tx) error {
		for limit, want := range map[int]int{3: 3, 100: 5} {
			if n, err := tx.WaitingCount(domain.AudienceHQ, limit); n != want || err != nil {
				t.Errorf("%d wait, %v; want %d", n, err, want)
			}
		}
		if n, _ := tx.WaitingCount("B-00", 100); n != 0 {
			t.Error("the beginning of an audience is no audience")
		}
		return nil
	})
}

func TestM4_6_SequenceIsNeverReusedNorSkipped(t *testing.T) {
	d := dbtest.New(t, mem.WithRetries())
	got := make(chan int, 50)
	var wg sync.WaitGroup
	for range cap(got) {
		wg.Go(func() {
			var n int
			err := d.Update(t.Context(), func(tx domain.Tx) (err error) {
				n, err = tx.NextSeq("group/B-0001")
				return err
			})
			if err != nil {
				t.Error(err)
			}
			got <- n
		})
	}
	wg.Wait()
	close(got)
	seen := map[int]bool{}
	for n := range got {
		seen[n] = true
	}
	for n := 1; n <= 50; n++ {
		if !seen[n] {
			t.Errorf("%d was never given", n)
		}
	}
	view(t, d, func(tx domain.Tx) error {
		for counter, want := range map[string]int{"group/B-0001": 51, "group/B-0002": 1} {
			if n, err := tx.PeekSeq(counter); n != want || err != nil {
				t.Errorf("%s would give %d, %v; want %d", counter, n, err, want)
			}
		}
		return nil
	})
}

func TestAUniqueValueHasOneHolder(t *testing.T) {
	d := dbtest.New(t)
	one, two := addPerson(t, d, "张三"), addPerson(t, d, "李四")
	claim := func(space string, who domain.ID) error {
		return d.Update(t.Context(), func(tx domain.Tx) error { return tx.Claim(space, "校友总会〔2026〕1号", who) })
	}
	if err := claim("reply", one); err != nil {
		t.Fatal(err)
	}
	if err := claim("reply", one); err != nil {
		t.Errorf("claiming one's own again: %v", err)
	}
	e := domain.AsError(claim("reply", two))
	if e.Code != domain.CodeConflict || e.Fault != domain.FaultDuplicate || e.Args["id"] != one.String() {
		t.Errorf("a taken value: %v", e)
	}
	if err := claim("key", two); err != nil {
		t.Errorf("another space: %v", err)
	}
	if claim("none", domain.ID{}) == nil {
		t.Error("nobody claimed a value")
	}
	update(t, d, func(tx domain.Tx) error {
		if who, err := tx.Claimed("reply", "校友总会〔2026〕1号"); who != one || err != nil {
			t.Errorf("held by %s, %v", who, err)
		}
		return tx.Unclaim("reply", "校友总会〔2026〕1号")
	})
	if err := claim("reply", two); err != nil {
		t.Errorf("a value given back: %v", err)
	}
}
