package db_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"alumni/db"
	"alumni/domain"
)

// The two registries that the figures of README compare.
const (
	few  = 1_000
	many = 1_000_000
)

var compared struct {
	once      sync.Once
	few, many *db.DB
}

func both(b *testing.B) (small, large *db.DB) {
	b.Helper()
	compared.once.Do(func() {
		compared.few, compared.many = benchStore(b, few, fewName, fewPhone), benchStore(b, many, benchName, benchPhone)
	})
	return compared.few, compared.many
}

// Of a thousand every twentieth is called 张伟 and has a phone that ends in 1234,
// so that a search fills a page there as it does among a million.
func fewName(seq int) string {
	if seq%20 == 0 {
		return "张伟"
	}
	return benchName(seq)
}

func fewPhone(seq int) string {
	if seq%20 == 0 {
		return fmt.Sprintf("1000%03d1234", seq)
	}
	return benchPhone(seq)
}

// timed gives the median and the 99th percentile of a page with its total.
func timed(b *testing.B, d *db.DB, q domain.Query, times int) (median, p99 time.Duration) {
	b.Helper()
	took := make([]time.Duration, times)
	for i := range took {
		from := time.Now()
		view(b, d, func(tx domain.Tx) error {
			if _, err := tx.People().List(q); err != nil {
				return err
			}
			_, known, err := tx.People().Total(q)
			if err == nil && !known {
				b.Errorf("%+v: how many is not known", q)
			}
			return err
		})
		took[i] = time.Since(from)
	}
	slices.Sort(took)
	return took[times/2], took[times*99/100]
}

// counted waits until the store counts by its tally.
func counted(b *testing.B, d *db.DB) time.Duration {
	b.Helper()
	for from := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		known := false
		view(b, d, func(tx domain.Tx) (err error) {
			_, known, err = tx.People().Total(domain.Query{})
			return err
		})
		if known {
			return time.Since(from)
		}
	}
}

// BenchmarkMillion compares a page of 40 with its total among a million people
// with the same among a thousand: the whole list, who is unverified, and searches
// by letters, syllables, initials, Han characters and the end of a phone. Only p12
// has more rows there, 40 instead of 11.
func BenchmarkMillion(b *testing.B) {
	small, large := both(b)
	b.Logf("the tally of a million was made in %v", counted(b, large))
	for _, q := range []domain.Query{
		{},
		{Index: domain.IndexUnverified, Eq: domain.IndexedYes},
		{Text: "z"},
		{Text: "zh"},
		{Text: "zhang"},
		{Text: "zhangw"},
		{Text: "zhangwei"},
		{Text: "张"},
		{Text: "芳"},
		{Text: "张伟"},
		{Text: "zw"},
		{Text: "p"},
		{Text: "p12"},
		{Index: domain.IndexPhone, Eq: "1234"},
	} {
		q.Limit = benchPage
		b.Run(fmt.Sprintf("%s%s", q.Index, q.Text), func(b *testing.B) {
			for b.Loop() {
				m1, _ := timed(b, small, q, 400)
				m2, p99 := timed(b, large, q, 400)
				b.ReportMetric(float64(m2)/float64(m1), "×thousand")
				b.ReportMetric(float64(p99.Microseconds())/1000, "ms-p99")
			}
		})
	}
}
