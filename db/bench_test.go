package db_test

import (
	"strconv"
	"sync"
	"testing"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine/bolt"
	"alumni/domain"
)

const (
	benchPeople = 100_000
	benchPage   = 40
)

var (
	surnames = []rune("张李王刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
	given    = []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文")
)

// crowd is a store in a file with benchPeople people, made once for all benchmarks.
var crowd struct {
	once sync.Once
	db   *db.DB
}

// benchName and benchPhone spread names and phones evenly.
func benchName(seq int) string {
	return string([]rune{surnames[seq%20], given[seq/20%30], given[seq/600%30]})
}

func benchPhone(seq int) string { return "1000" + strconv.Itoa(1_000_000+seq) }

func benchStore(b *testing.B, people int, name, phone func(int) string) *db.DB {
	b.Helper()
	e, err := bolt.Open(b.TempDir(), bolt.Options{NoSync: true})
	if err != nil {
		b.Fatal(err)
	}
	d, err := db.Open(e, dbtest.Sealer())
	if err != nil {
		b.Fatal(err)
	}
	for seq := 1; seq <= people; {
		update(b, d, func(tx domain.Tx) error {
			for end := seq + 2000; seq < end && seq <= people; seq++ {
				p := domain.Person{
					Meta: meta(domain.KindPerson, uint64(seq)), Name: name(seq), City: "北京", Major: "化学", Year: 1997,
					Phone: domain.NewPhone(phone(seq)),
				}
				if err := tx.People().Put(&p); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := e.Sync(); err != nil {
		b.Fatal(err)
	}
	return d
}

func crowded(b *testing.B) *db.DB {
	b.Helper()
	crowd.once.Do(func() { crowd.db = benchStore(b, benchPeople, benchName, benchPhone) })
	return crowd.db
}

func benchList(b *testing.B, q domain.Query) {
	d := crowded(b)
	q.Limit = benchPage
	for b.Loop() {
		view(b, d, func(tx domain.Tx) error {
			page, err := tx.People().List(q)
			if err == nil && len(page.Items) != benchPage {
				b.Errorf("%d rows", len(page.Items))
			}
			return err
		})
	}
}

// BenchmarkListPage reads one page of 40 people out of 100,000, in a file.
func BenchmarkListPage(b *testing.B) { benchList(b, domain.Query{}) }

// BenchmarkSearch finds a page of 40 among 100,000 people: by one character,
// one letter, and a whole name in pinyin.
func BenchmarkSearch(b *testing.B) {
	for _, text := range []string{"张", "z", "zhangwei", "华"} {
		b.Run(text, func(b *testing.B) { benchList(b, domain.Query{Text: text}) })
	}
}

// BenchmarkCount counts to 1,000 among 100,000 people, as the console does.
func BenchmarkCount(b *testing.B) {
	d := crowded(b)
	for b.Loop() {
		view(b, d, func(tx domain.Tx) error {
			_, err := tx.People().Count(domain.Query{}, 1000)
			return err
		})
	}
}

// BenchmarkPutAudit writes a record with its audit entry, durably.
func BenchmarkPutAudit(b *testing.B) {
	d := benchStore(b, 1, benchName, benchPhone)
	for b.Loop() {
		update(b, d, func(tx domain.Tx) error {
			p, err := tx.People().Get(id(domain.KindPerson, 1))
			if err != nil {
				return err
			}
			if err := tx.People().Put(&p); err != nil {
				return err
			}
			_, err = tx.AppendAudit(domain.AuditEntry{At: noon, Subject: p.ID, Action: domain.ActPhoneReveal},
				&domain.AuditDetail{Reason: "benchmark"})
			return err
		})
	}
}
