package importfile_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumni/cmd/alumni/importfile"
	"alumni/domain/roster"
)

// A list as long as one may be: its reading is a part of the 10 s and the 200 MB that a
// preview of it may take.
func BenchmarkALongListIsRead(b *testing.B) {
	row := func(n int) []string {
		return []string{
			fmt.Sprintf("成员%d", n), "武汉", "粮食工程", fmt.Sprint(1990 + n%30), fmt.Sprintf("139%08d", n), "某公司",
		}
	}
	head := []string{"姓名", "现居地", "专业", "入学年份", "手机号码", "备注"}
	var text strings.Builder
	text.WriteString(strings.Join(head, ",") + "\n")
	for n := range roster.MaxPeople {
		text.WriteString(strings.Join(row(n), ",") + "\n")
	}
	f := excelize.NewFile()
	w, err := f.NewStreamWriter(f.GetSheetName(0))
	if err != nil {
		b.Fatal(err)
	}
	for n := range roster.MaxPeople + 1 {
		cells := head
		if n > 0 {
			cells = row(n)
		}
		values := make([]any, len(cells))
		for i, c := range cells {
			values[i] = c
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n+1), values); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var book bytes.Buffer
	if err := f.Write(&book); err != nil {
		b.Fatal(err)
	}
	for _, file := range []struct{ name, text string }{{"CSV", text.String()}, {"XLSX", book.String()}} {
		b.Run(file.name, func(b *testing.B) {
			for b.Loop() {
				list, err := importfile.People(b.Context(), strings.NewReader(file.text), roster.Options{})
				if err != nil || len(list.Rows) != roster.MaxPeople {
					b.Fatal(len(list.Rows), err)
				}
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				b.ReportMetric(float64(m.HeapAlloc>>20), "MB-heap")
			}
			b.ReportMetric(float64(len(file.text)>>20), "MB-file")
		})
	}
}
