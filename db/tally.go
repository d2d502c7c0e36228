package db

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"

	"alumni/db/engine"
	"alumni/domain"
)

// How many keys a count walks while whoever asked for it waits; beyond, it is
// taken from the tally, or is not known yet.
const walked = 4000 // about a millisecond

// bucketLen is how many bytes of a search term are tallied. A longer text finds
// few enough records to walk.
const bucketLen = 8

// spread is what the tally keeps of the search terms that begin alike: how many
// there are by how many bytes each shares with its record's term before it. A
// text of n bytes counts a record once, by the term that shares fewer (firstOf).
type spread [bucketLen]int

// tally counts in memory what would take long to walk: records, index entries
// and search terms, all of what is committed. It is made at the first question
// that needs it, beside everything else, and kept by every commit. The
// generation in the store, which each commit that changes a count raises, tells
// whether another program's commit is missing in it: then it is made anew, and
// until then it says nothing.
type tally struct {
	mu      sync.Mutex
	making  bool
	ready   bool
	gen     uint64
	under   int                // updates between their commit and their deltas
	waiting map[uint64]changes // of commits that came while it was made, or out of order
	counts  map[string]int     // by the beginning that keys share
	terms   map[domain.Kind]*buckets
}

// buckets are the spreads of one kind's search terms in order of their beginnings.
type buckets struct {
	keys []string
	at   map[string]*spread
}

// changes is what one transaction changes of the counts.
type changes struct {
	counts map[string]int
	terms  map[domain.Kind]map[string]spread
}

func newChanges() changes {
	return changes{map[string]int{}, map[domain.Kind]map[string]spread{}}
}

func (c changes) any() bool { return len(c.counts) > 0 || len(c.terms) > 0 }

// note adds a key n times.
func (c changes) note(key, value []byte, n int) {
	switch head := counted(key); {
	case head != "":
		if c.counts[head] += n; c.counts[head] == 0 {
			delete(c.counts, head)
		}
	case key[0] == spaceSearch && len(key) > 2+1+seqLen && len(value) == 1:
		kind, b := domain.Kind(key[1]), bucket(string(key[2:len(key)-1-seqLen]))
		shares := int(value[0])
		if shares >= len(b) {
			return // no text that is tallied finds it first
		}
		if c.terms[kind] == nil {
			c.terms[kind] = map[string]spread{}
		}
		s := c.terms[kind][b]
		s[shares] += n
		c.terms[kind][b] = s
	}
}

// counted gives the beginning under which a key is counted; "" for none.
func counted(key []byte) string {
	switch {
	case key[0] == spaceRecord && len(key) > 2:
		return string(key[:2])
	case key[0] == spaceIndex && len(key) > 2+timeLen+seqLen && !bytes.HasPrefix(key[2:], ofPhones):
		return string(key[:len(key)-timeLen-seqLen])
	}
	return ""
}

// ofPhones begins the index of phones, of which no value has many entries.
var ofPhones = texts(nil, domain.IndexPhone)

// bucket is the beginning of a term under which it is tallied.
func bucket(term string) string { return term[:min(len(term), bucketLen)] }

// tallies tells whether a key is one that the tally counts.
func tallies(key []byte) bool {
	return len(key) > 2 && (key[0] == spaceRecord || key[0] == spaceIndex || key[0] == spaceSearch)
}

// counting is a transaction that notes what it changes of the counts.
type counting struct {
	engine.Tx
	changes changes
}

// Put implements engine.Tx.
func (t counting) Put(key, value []byte) error {
	if tallies(key) {
		old, ok, err := t.Tx.Get(key)
		if err != nil {
			return err
		}
		if ok {
			t.changes.note(key, old, -1)
		}
		t.changes.note(key, value, 1)
	}
	return t.Tx.Put(key, value)
}

// Delete implements engine.Tx.
func (t counting) Delete(key []byte) error {
	if tallies(key) {
		old, ok, err := t.Tx.Get(key)
		if err != nil {
			return err
		}
		if ok {
			t.changes.note(key, old, -1)
		}
	}
	return t.Tx.Delete(key)
}

// raise takes the next generation for what a transaction changed, if anything.
func (t counting) raise() (uint64, error) {
	if !t.changes.any() {
		return 0, nil
	}
	gen, err := generation(t.Tx)
	if err != nil {
		return 0, err
	}
	return gen + 1, t.Tx.Put(keyTally, u64(gen+1))
}

func generation(kv engine.Tx) (uint64, error) {
	b, _, err := kv.Get(keyTally)
	return readU64(b), err
}

// begun and ended stand around an update; what it changed is told in between.
func (t *tally) begun() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.under++
}

func (t *tally) ended() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.under--
}

// apply takes what a committed transaction changed.
func (t *tally) apply(gen uint64, c changes) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.making && !t.ready {
		return
	}
	t.waiting[gen] = c
	if t.ready {
		t.catchUp()
	}
}

// catchUp adds what waits, as far as nothing is missing before it.
func (t *tally) catchUp() {
	for {
		c, ok := t.waiting[t.gen+1]
		if !ok {
			return
		}
		t.gen++
		delete(t.waiting, t.gen)
		t.add(c)
	}
}

func (t *tally) add(c changes) {
	for head, n := range c.counts {
		t.counts[head] += n
	}
	for kind, terms := range c.terms {
		b := t.terms[kind]
		if b == nil {
			b = &buckets{at: map[string]*spread{}}
			t.terms[kind] = b
		}
		for key, s := range terms {
			b.add(key, s)
		}
	}
}

func (b *buckets) add(key string, s spread) {
	sum, ok := b.at[key]
	if !ok {
		sum = &spread{}
		b.at[key] = sum
		i, _ := slices.BinarySearch(b.keys, key)
		b.keys = slices.Insert(b.keys, i, key)
	}
	for i, n := range s {
		sum[i] += n
	}
}

// finds counts the records that a text finds.
func (b *buckets) finds(term string) (n int) {
	i, _ := slices.BinarySearch(b.keys, term)
	for ; i < len(b.keys) && strings.HasPrefix(b.keys[i], term); i++ {
		for _, c := range b.at[b.keys[i]][:len(term)] {
			n += c
		}
	}
	return n
}

// current tells whether the tally holds every commit of a transaction's
// snapshot; if it does not, it sees to it that one is made.
func (db *DB) current(kv engine.Tx) (bool, error) {
	gen, err := generation(kv)
	if err != nil {
		return false, err
	}
	t := &db.tally
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.ready && (gen <= t.gen || t.under > 0): // a commit's changes are about to come
		return true, nil
	case !t.making:
		t.making, t.ready, t.waiting = true, false, map[uint64]changes{}
		go db.makeTally()
	}
	return false, nil
}

// makeTally walks the store once, in one snapshot, beside everything else.
func (db *DB) makeTally() {
	all := newChanges()
	var gen uint64
	err := db.engine.View(context.Background(), func(tx engine.Tx) (err error) {
		kv := summed(tx)
		if gen, err = generation(kv); err != nil {
			return err
		}
		return tallied(kv, all)
	})
	t := &db.tally
	t.mu.Lock()
	defer t.mu.Unlock()
	t.making = false
	if err != nil {
		return // nothing is said, and the next question tries again
	}
	t.gen, t.counts, t.terms = gen, map[string]int{}, map[domain.Kind]*buckets{}
	for kind, terms := range all.terms {
		b := &buckets{at: make(map[string]*spread, len(terms)), keys: make([]string, 0, len(terms))}
		for key, s := range terms {
			b.at[key], b.keys = &s, append(b.keys, key)
		}
		slices.Sort(b.keys)
		t.terms[kind] = b
	}
	t.add(changes{counts: all.counts})
	for g := range t.waiting {
		if g <= gen {
			delete(t.waiting, g)
		}
	}
	t.ready = true
	t.catchUp()
}

// tallied notes every key that is counted.
func tallied(kv engine.Tx, into changes) error {
	for _, space := range []byte{spaceRecord, spaceIndex, spaceSearch} {
		r := engine.Prefix([]byte{space})
		r.KeysOnly = space != spaceSearch
		for kv, err := range kv.Scan(r) {
			if err != nil {
				return err
			}
			into.note(kv.Key, kv.Value, 1)
		}
	}
	return nil
}

// Total implements domain.Table.
func (tb table[T]) Total(q domain.Query) (n int, known bool, err error) {
	src, err := tb.source(q)
	if err != nil {
		return 0, false, err
	}
	if n, known, err = tb.t.countAll(src, tb.t.walks()); err != nil || known || tb.t.db == nil {
		return n, known, err
	}
	term := foldQuery(q.Text)
	if q.Index != "" && term != "" || len(term) > bucketLen {
		return 0, false, nil
	}
	if known, err = tb.t.db.current(tb.t.kv); err != nil || !known {
		return 0, false, err
	}
	return tb.t.db.tally.total(tb.kind, src, term), true, nil
}

// total gives the count of a walk.
func (t *tally) total(kind domain.Kind, src source, term string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if term == "" {
		return t.counts[string(src.prefix)]
	}
	if b := t.terms[kind]; b != nil {
		return b.finds(term)
	}
	return 0
}

// walks is how many keys a count walks.
func (t *txn) walks() int {
	if t.db == nil {
		return walked
	}
	return t.db.walks
}

// countAll counts what a walk keeps if it looks at no more keys than most;
// known is false where there are more.
func (t *txn) countAll(src source, most int) (n int, known bool, err error) {
	r := engine.Prefix(src.prefix)
	r.KeysOnly, r.Limit = src.keep == nil, most+1
	looked := 0
	for kv, err := range t.kv.Scan(r) {
		if err != nil {
			return 0, false, err
		}
		if looked++; looked > most {
			return 0, false, nil
		}
		keep := true
		if src.keep != nil {
			if keep, err = src.keep(kv.Key, kv.Value); err != nil {
				return 0, false, err
			}
		}
		if keep {
			n++
		}
	}
	return n, true, nil
}
