package office_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"alumni/db/engine/bolt"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

// A preview of a list as long as one may be: with its reading it may take 10 s and 200 MB.
func BenchmarkALongListIsPreviewed(b *testing.B) {
	w, rows := newWorld(b), longList(roster.MaxPeople)
	b.ReportAllocs()
	for b.Loop() {
		plan, err := w.PreviewPeople(w.ctx, w.director, rows)
		if err != nil || len(plan.Rows) != len(rows) {
			b.Fatal(len(plan.Rows), err)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc>>20), "MB-heap")
	}
}

// A list as long as one may be is registered, and taken back, over the real store, each
// transaction on the disk before the next: it may take a minute for a hundred thousand.
func BenchmarkALongListIsRegisteredAndTakenBack(b *testing.B) {
	for _, n := range []int{1000, roster.MaxPeople} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			rows := longList(n)
			for b.Loop() {
				w := filedWith(b, bolt.Options{})
				begun := time.Now()
				imp, _, err := w.BringPeople(w.ctx, w.director, rows, people.Bringing{})
				if err != nil || imp.Tally.Added != n {
					b.Fatal(imp.Tally, err)
				}
				b.ReportMetric(float64(time.Since(begun).Microseconds())/float64(n), "µs-in/row")
				begun = time.Now()
				if imp, err = w.UndoImport(w.ctx, w.director, people.UndoImport{ID: imp.ID}); err != nil || imp.Tally.Taken != n {
					b.Fatal(imp.Tally, err)
				}
				b.ReportMetric(float64(time.Since(begun).Microseconds())/float64(n), "µs-undo/row")
			}
		})
	}
}

// longList are rows of so many people of common names.
func longList(n int) []people.ImportPerson {
	rows := make([]people.ImportPerson, n)
	family, given := []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"), []rune("一丁三上下不与世东丝丽举久义之乐乔九书云井亚亦产享京亮亲人仁今介从")
	for n := range rows {
		name := string([]rune{family[n%len(family)], given[n/16%len(given)], given[n/512%len(given)]})
		rows[n] = people.ImportPerson{
			Row: n + 2, Name: name, City: "武汉", Major: fmt.Sprint("专业", n%40), Year: 1990 + n%30, Phone: fmt.Sprintf("139%08d", n),
		}
	}
	return rows
}
