package db_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alumni/db/dbtest"
	"alumni/domain"
)

// TestSearchIsWhatTheNamesSay compares searches with a look at every name, over
// all pages: nothing twice, nothing left out.
func TestSearchIsWhatTheNamesSay(t *testing.T) {
	d := dbtest.New(t)
	names := []string{"张三", "张珊", "李四", "张三丰", "王三张", "三三", "章三", "长三", "山张"}
	for _, n := range names {
		addPerson(t, d, n)
	}
	rapid.Check(t, func(rt *rapid.T) {
		q := rapid.StringMatching(`[张三李丰]{1,2}`).Draw(rt, "q")
		limit := rapid.IntRange(1, 5).Draw(rt, "limit")
		var want []uint64
		for i, n := range names {
			if slices.ContainsFunc(suffixes(n), func(s string) bool { return len(s) >= len(q) && s[:len(q)] == q }) {
				want = append(want, uint64(i+1))
			}
		}
		view(t, d, func(tx domain.Tx) error {
			got := numbers(t, tx.People(), domain.Query{Text: q, Limit: limit}, (*domain.Person).Head)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				rt.Errorf("%q: %v, want %v", q, got, want)
			}
			if n, _ := tx.People().Count(domain.Query{Text: q}, 100); n != len(want) {
				rt.Errorf("%q counts %d, want %d", q, n, len(want))
			}
			return nil
		})
	})
	view(t, d, func(tx domain.Tx) error {
		got := numbers(t, tx.People(), domain.Query{Text: "zs", Limit: 2}, (*domain.Person).Head)
		slices.Sort(got)
		if !slices.Equal(got, []uint64{1, 2, 4, 7, 8}) {
			t.Errorf("zs finds %v", got)
		}
		return nil
	})
}

func suffixes(s string) []string {
	var out []string
	for i := range s {
		out = append(out, s[i:])
	}
	return out
}

func TestASearchForSignsFindsNothing(t *testing.T) {
	d := dbtest.New(t)
	addPerson(t, d, "张三")
	view(t, d, func(tx domain.Tx) error {
		for q, want := range map[string]int{"": 1, " ": 1, "!!!": 0, "……": 0, "😀": 0, "！张": 1} {
			if got := numbers(t, tx.People(), domain.Query{Text: q}, (*domain.Person).Head); len(got) != want {
				t.Errorf("%q finds %v, want %d", q, got, want)
			}
			if n, err := tx.People().Count(domain.Query{Text: q}, 100); n != want {
				t.Errorf("%q counts %d, want %d (%v)", q, n, want, err)
			}
		}
		return nil
	})
}
