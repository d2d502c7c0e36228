package db

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"time"

	"alumni/domain"
)

// def says what is particular to one kind of records; the rest is written once.
type def[T any] struct {
	kind    domain.Kind
	head    func(*T) *domain.Meta
	indexes []index[T]
	terms   func(*T) []string      // search terms, never of what is sealed; nil for none
	most    int                    // bound of the search terms; 0 for maxTerms
	waits   func(*T) []domain.Wait // nil for none
}

// index is one index: a record stands under each of its values.
type index[T any] struct {
	name  string
	value func(*T) string // "" for none
	// secret gives the values of an index of what is sealed: each stands there as
	// its keyed hash.
	secret func(*T) []string
	due    func(*T) time.Time // orders the records of one value; nil for the order of IDs
	known  []string           // the values there may be; nil for any
}

// table implements domain.Table over one transaction.
type table[T any] struct {
	t *txn
	*def[T]
}

func (d *def[T]) index(name string) (index[T], bool) {
	for _, i := range d.indexes {
		if i.name == name {
			return i, true
		}
	}
	return index[T]{}, false
}

// Kind implements domain.Table.
func (tb table[T]) Kind() domain.Kind { return tb.kind }

// Get implements domain.Table.
func (tb table[T]) Get(id domain.ID) (v T, err error) {
	if id.Kind != tb.kind {
		return v, domain.NotFound(id)
	}
	b, ok, err := tb.t.kv.Get(recordKey(id))
	if err != nil {
		return v, err
	}
	if !ok {
		return v, domain.NotFound(id)
	}
	return tb.read(id, b)
}

// read decodes a record that stands under its number.
func (tb table[T]) read(id domain.ID, b []byte) (v T, err error) {
	if err := tb.t.decode(b, &v); err != nil {
		return v, damaged(recordKey(id), domain.DamageForm, err)
	}
	if m := tb.head(&v); m.ID != id || m.Version == 0 {
		return v, damaged(recordKey(id), domain.DamageKey, nil)
	}
	return v, nil
}

func (tb table[T]) write(v *T) error {
	row, err := tb.t.encode(v)
	if err != nil {
		return err
	}
	return tb.t.kv.Put(recordKey(tb.head(v).ID), row)
}

// Put implements domain.Table.
func (tb table[T]) Put(v *T) error {
	m := tb.head(v)
	if m.ID.Kind != tb.kind || m.ID.Seq == 0 {
		return fmt.Errorf("db: %q is no number of kind %c", m.ID, tb.kind)
	}
	b, ok, err := tb.t.kv.Get(recordKey(m.ID))
	if err != nil {
		return err
	}
	var before map[string][]byte
	var stored uint64
	if ok {
		old, err := tb.read(m.ID, b)
		if err != nil {
			return err
		}
		before, stored = tb.derive(tb.t, &old), tb.head(&old).Version
	}
	if m.Version != stored {
		return domain.Conflict(domain.FaultStale, "", "", domain.Args{"id": m.ID.String()})
	}
	m.Version++
	if err := tb.write(v); err != nil {
		return err
	}
	return tb.t.replace(before, tb.derive(tb.t, v))
}

// Delete implements domain.Table.
func (tb table[T]) Delete(id domain.ID) error {
	v, err := tb.Get(id)
	if err != nil {
		return err
	}
	if err := tb.t.kv.Delete(recordKey(id)); err != nil {
		return err
	}
	return tb.t.replace(tb.derive(tb.t, &v), nil)
}

// Cost implements domain.Table.
func (tb table[T]) Cost(v T) int { return 1 + len(tb.derive(tb.t, &v)) }

// derive gives every key that follows from a record: indexes, waits, search terms.
func (d *def[T]) derive(t *txn, v *T) map[string][]byte {
	id := d.head(v).ID
	keys := map[string][]byte{}
	for _, i := range d.indexes {
		for _, value := range i.values(t, v) {
			keys[string(d.indexKey(i, value, v))] = nil
		}
	}
	if d.waits != nil {
		for _, w := range d.waits(v) {
			key := append(waitingPrefix(w.Audience), timeKey(w.Due)...)
			keys[string(append(append(key, byte(id.Kind)), u64(id.Seq)...))] = nil
		}
	}
	if d.terms != nil {
		last := ""
		for _, term := range settle(d.terms(v), d.most) {
			key := texts(searchPrefix(d.kind, term), "")
			keys[string(append(key, u64(id.Seq)...))] = []byte{byte(shared(last, term))}
			last = term
		}
	}
	return keys
}

// values gives what a record stands under, as the index's keys hold it.
func (i index[T]) values(t *txn, v *T) (out []string) {
	if i.secret == nil {
		if value := i.value(v); value != "" {
			out = append(out, value)
		}
		return out
	}
	for _, value := range i.secret(v) {
		out = append(out, i.asKept(t, value))
	}
	return out
}

// hashed is how many bytes of a keyed hash stand in an index.
const hashed = 12

// asKept gives a value as the index's keys hold it.
func (i index[T]) asKept(t *txn, value string) string {
	if i.secret == nil || value == "" {
		return value
	}
	d := t.sealer.Digest(texts(nil, "index", i.name, value))
	return hex.EncodeToString(d[:min(hashed, len(d))])
}

func (d *def[T]) indexKey(i index[T], value string, v *T) []byte {
	var due time.Time
	if i.due != nil {
		due = i.due(v)
	}
	key := append(indexPrefix(d.kind, i.name, value), timeKey(due)...)
	return append(key, u64(d.head(v).ID.Seq)...)
}

// replace turns one set of derived keys into another with the fewest writes.
func (t *txn) replace(before, after map[string][]byte) error {
	for k := range before {
		if _, ok := after[k]; !ok {
			if err := t.kv.Delete([]byte(k)); err != nil {
				return err
			}
		}
	}
	for k, v := range after {
		if old, ok := before[k]; ok && bytes.Equal(old, v) {
			continue
		}
		if err := t.kv.Put([]byte(k), v); err != nil {
			return err
		}
	}
	return nil
}

// source gives the walk that a query asks for.
func (tb table[T]) source(q domain.Query) (source, error) {
	src := source{name: "table " + string(rune(tb.kind)), prefix: []byte{spaceRecord, byte(tb.kind)}, tail: seqLen}
	i, known := tb.index(q.Index)
	if q.Index != "" && !known {
		return source{}, fmt.Errorf("db: kind %c has no index %q", tb.kind, q.Index)
	}
	term := foldQuery(q.Text)
	switch {
	case unfindable(q.Text):
		src.prefix = searchPrefix(tb.kind, noTerm)
	case term != "" && tb.terms == nil:
		return source{}, fmt.Errorf("db: kind %c can't be searched", tb.kind)
	case term != "":
		src.prefix, src.tail, src.longer = searchPrefix(tb.kind, term), 1+seqLen, true
		src.keep = func(key, value []byte) (bool, error) {
			first := firstOf(term, value)
			if !first || q.Index == "" {
				return first, nil
			}
			return tb.holds(i, i.asKept(tb.t, q.Eq), seqAt(key))
		}
	case q.Index != "":
		src.prefix, src.tail = indexPrefix(tb.kind, q.Index, i.asKept(tb.t, q.Eq)), timeLen+seqLen
	}
	return src, nil
}

// firstOf keeps one hit of every record: the first of its terms that begin
// with the one asked for. The terms of a record are sorted, so another hit
// comes before this one just if the term before it shares as much.
func firstOf(term string, shares []byte) bool { return len(shares) > 0 && int(shares[0]) < len(term) }

// holds tells whether a record stands under an index value.
func (tb table[T]) holds(i index[T], value string, seq uint64) (bool, error) {
	id := domain.ID{Kind: tb.kind, Seq: seq}
	if i.due == nil {
		key := append(indexPrefix(tb.kind, i.name, value), timeKey(time.Time{})...)
		_, ok, err := tb.t.kv.Get(append(key, u64(seq)...))
		return ok, err
	}
	v, err := tb.Get(id)
	return err == nil && i.value(&v) == value, err
}

// List implements domain.Table. A search comes in order of the terms found,
// so the shortest word that fits is first.
func (tb table[T]) List(q domain.Query) (domain.Page[T], error) {
	src, err := tb.source(q)
	if err != nil {
		return domain.Page[T]{}, err
	}
	return page(tb.t, src, q, func(key, value []byte) (T, error) {
		if key[0] == spaceRecord {
			return tb.read(domain.ID{Kind: tb.kind, Seq: seqAt(key)}, value)
		}
		v, err := tb.Get(domain.ID{Kind: tb.kind, Seq: seqAt(key)})
		return v, gone(key, err)
	})
}

// Count implements domain.Table. Where a search meets an index that is ordered
// by due time, it decodes the records the search finds.
func (tb table[T]) Count(q domain.Query, limit int) (int, error) {
	src, err := tb.source(q)
	if err != nil {
		return 0, err
	}
	return tb.t.count(src, limit)
}

// Found implements domain.Table.
func (tb table[T]) Found(text string, v T) bool {
	if unfindable(text) {
		return false
	}
	term := foldQuery(text)
	return term == "" || tb.terms != nil && fits(settle(tb.terms(&v), tb.most), term)
}
