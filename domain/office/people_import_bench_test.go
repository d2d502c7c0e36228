package office_test

import (
	"fmt"
	"runtime"
	"testing"

	"alumni/domain/office/people"
	"alumni/domain/roster"
)

// A preview of a list as long as one may be: with its reading it may take 10 s and 200 MB.
func BenchmarkALongListIsPreviewed(b *testing.B) {
	w := newWorld(b)
	rows := make([]people.ImportPerson, roster.MaxPeople)
	family, given := []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"), []rune("一丁三上下不与世东丝丽举久义之乐乔九书云井亚亦产享京亮亲人仁今介从")
	for n := range rows {
		name := string([]rune{family[n%len(family)], given[n/16%len(given)], given[n/512%len(given)]})
		rows[n] = people.ImportPerson{
			Row: n + 2, Name: name, City: "武汉", Major: fmt.Sprint("专业", n%40), Year: 1990 + n%30, Phone: fmt.Sprintf("139%08d", n),
		}
	}
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
