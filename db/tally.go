package db

import (
	"bytes"
	"context"
	"sync"

	"alumni/db/engine"
	"alumni/domain"
)

// How many keys a count walks while whoever asked for it waits; beyond, it is
// taken from the tally, or is not known yet.
const walked = 4000 // about a millisecond

// Up to how many bytes of a search text are counted, and after how many of its
// digits no more. What a longer one finds is little enough to walk.
const (
	talliedBytes  = 8
	talliedDigits = 3 // of a million numbers 1,111 begin alike in so many
)

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
	under   int                            // updates between their commit and their deltas
	waiting map[uint64]changes             // of commits that came while it was made, or out of order
	counts  map[string]int                 // by the beginning that keys share
	terms   map[domain.Kind]map[string]int // how many records a text finds
}

// changes is what one transaction changes of the counts.
type changes struct {
	counts map[string]int
	terms  map[domain.Kind]map[string]int
}

func newChanges() changes {
	return changes{map[string]int{}, map[domain.Kind]map[string]int{}}
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
		c.noteTerm(domain.Kind(key[1]), string(key[2:len(key)-1-seqLen]), int(value[0]), n)
	}
}

// noteTerm counts a record for every text that finds it by this term first
// (firstOf): those longer than what the term shares with the one before it.
func (c changes) noteTerm(kind domain.Kind, term string, shares, n int) {
	end := depth(term)
	if shares >= end {
		return
	}
	texts := c.terms[kind]
	if texts == nil {
		texts = map[string]int{}
		c.terms[kind] = texts
	}
	for ; end > shares; end-- {
		texts[term[:end]] += n
	}
}

// depth is how many bytes of a term are counted.
func depth(term string) int {
	digits := 0
	for i := range min(len(term), talliedBytes) {
		if '0' <= term[i] && term[i] <= '9' {
			if digits++; digits == talliedDigits {
				return i + 1
			}
		}
	}
	return min(len(term), talliedBytes)
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
	for kind, texts := range c.terms {
		if t.terms[kind] == nil {
			t.terms[kind] = map[string]int{}
		}
		for text, n := range texts {
			if t.terms[kind][text] += n; t.terms[kind][text] == 0 {
				delete(t.terms[kind], text)
			}
		}
	}
}

// current tells whether the tally holds every commit of a transaction's
// snapshot.
func (db *DB) current(kv engine.Tx) (bool, error) {
	gen, err := generation(kv)
	if err != nil {
		return false, err
	}
	t := &db.tally
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.ready && (gen <= t.gen || t.under > 0), nil // a commit's changes are about to come
}

// tallyAnew sees to it that a tally is made.
func (db *DB) tallyAnew() {
	t := &db.tally
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.making {
		t.making, t.ready, t.waiting = true, false, map[uint64]changes{}
		go db.makeTally()
	}
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
	t.gen, t.counts, t.terms = gen, all.counts, all.terms
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

// Total implements domain.Table. What the tally holds is not walked.
func (tb table[T]) Total(q domain.Query) (n int, known bool, err error) {
	src, err := tb.source(q)
	if err != nil {
		return 0, false, err
	}
	term := foldQuery(q.Text)
	tallied := tb.t.db != nil && inTally(q, term)
	if tallied {
		if known, err = tb.t.db.current(tb.t.kv); err != nil {
			return 0, false, err
		}
		if known {
			return tb.t.db.tally.total(tb.kind, src, term), true, nil
		}
	}
	if n, known, err = tb.t.countAll(src, tb.t.walks()); err == nil && !known && tallied {
		tb.t.db.tallyAnew()
	}
	return n, known, err
}

// inTally tells whether the tally counts what a query finds.
func inTally(q domain.Query, term string) bool {
	if term == "" {
		return !unfindable(q.Text) && q.Index != domain.IndexPhone
	}
	return q.Index == "" && len(term) == depth(term)
}

// total gives the count of a walk.
func (t *tally) total(kind domain.Kind, src source, term string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if term == "" {
		return t.counts[string(src.prefix)]
	}
	return t.terms[kind][term]
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
