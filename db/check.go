package db

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"alumni/db/engine"
	"alumni/db/engine/sum"
	"alumni/domain"
)

// maxFindings bounds what Check lists.
const maxFindings = 100

// Check looks for what must never be: a value whose checksum is wrong or that
// does not decode to what stands under its key; a record without one of its
// index entries, search terms or waits, or one of these without its record; a
// counter below a number in use; a claim or a membership of a record that is
// not there; an audit chain that does not verify; a key that no program writes.
// It reads the whole store, goes on after each finding, and lists the first
// ones, each a *domain.Damage. No bytes whatever make it panic.
func (db *DB) Check(ctx context.Context) error {
	var c *checker
	err := db.engine.View(ctx, func(kv engine.Tx) error {
		c = &checker{
			t: &txn{kv: summed(kv), sealer: db.sealer}, raw: kv, ctx: ctx,
			want: map[string][]byte{}, ids: map[domain.ID]bool{}, top: map[domain.Kind]uint64{},
			unread: map[string]bool{}, details: map[uint64]bool{},
		}
		for _, step := range []func(){
			c.marks, c.records, c.counters, c.claims, c.members, c.unsent, c.audit, c.texts, c.derived, c.unknown,
		} {
			step()
		}
		return ctx.Err()
	})
	if c == nil {
		return err
	}
	if err != nil {
		c.note(err)
	}
	return c.result()
}

type checker struct {
	t       *txn
	raw     engine.Tx
	ctx     context.Context
	want    map[string][]byte // every derived key that must be there
	ids     map[domain.ID]bool
	top     map[domain.Kind]uint64 // greatest number in use
	unread  map[string]bool        // what can't be read: nobody knows what follows from it
	details map[uint64]bool        // entries of the audit log, and whether they have a detail
	found   []error
	more    int // findings that are not listed
}

func (c *checker) result() error {
	if c.more > 0 {
		c.found = append(c.found, domain.MoreDamage(c.more))
	}
	return errors.Join(c.found...)
}

func (c *checker) complain(key []byte, fault domain.DamageFault, cause error) {
	var d *domain.Damage
	if errors.As(cause, &d) { // the reader has said what is wrong already
		fault, cause = d.Fault, d.Err
	}
	c.note(found(key, fault, cause))
}

func (c *checker) note(err error) {
	if len(c.found) == maxFindings {
		c.more++
		return
	}
	c.found = append(c.found, err)
}

// each walks the keys with a prefix and gives those whose checksum is right.
func (c *checker) each(prefix []byte, fn func(key, value []byte)) {
	for kv, err := range c.raw.Scan(engine.Prefix(prefix)) {
		if err == nil {
			err = c.ctx.Err()
		}
		if err != nil {
			c.note(err) // the engine can't go on; the next step may
			return
		}
		if bytes.Equal(kv.Key, keySealer) {
			continue // it has no checksum; marks compares it
		}
		value, ok := sum.Take(kv.Key, kv.Value)
		if !ok {
			c.complain(kv.Key, domain.DamageChecksum, nil)
			c.lose(kv.Key)
			continue
		}
		fn(kv.Key, value)
	}
}

// lose remembers a value that can't be read.
func (c *checker) lose(key []byte) {
	delete(c.want, string(key))
	c.unread[string(key)] = true
	if d := locate(key); d.Value == domain.StoredRecord {
		c.isThere(d.ID)
	}
}

func (c *checker) isThere(id domain.ID) {
	c.ids[id] = true
	c.top[id.Kind] = max(c.top[id.Kind], id.Seq)
}

// unreadable complains about a value and remembers it.
func (c *checker) unreadable(key []byte, fault domain.DamageFault, cause error) {
	c.complain(key, fault, cause)
	c.lose(key)
}

// marks looks at what the store says of itself.
func (c *checker) marks() {
	digest := c.t.sealer.Digest(keySealer)
	if old, _, err := c.raw.Get(keySealer); err != nil || !bytes.Equal(old, digest) {
		c.complain(keySealer, domain.DamageDiffers, err)
	}
	seen := map[string]bool{}
	c.each([]byte{spaceMeta}, func(key, value []byte) {
		seen[string(key)] = true
		switch string(key) {
		case string(keyAuditHead): // the head is compared with the chain
		case string(keyTally):
			if len(value) != seqLen {
				c.complain(key, domain.DamageForm, nil)
			}
		case string(keyMark):
			if !bytes.Equal(value, digest) {
				c.complain(key, domain.DamageDiffers, nil)
			}
		case string(keySchema):
			if len(value) != seqLen || readU64(value) != uint64(len(migrations)) {
				c.complain(key, domain.DamageForm, nil)
			}
		default:
			c.complain(key, domain.DamageStray, nil)
		}
	})
	for _, key := range [][]byte{keySchema, keyMark} {
		if !seen[string(key)] && !c.unread[string(key)] {
			c.complain(key, domain.DamageMissing, nil)
		}
	}
}

// records reads every record by its kind.
func (c *checker) records() {
	of := map[domain.Kind]func(key, value []byte){}
	for _, d := range kinds {
		of[d.letter()] = func(key, value []byte) { d.check(c, key, value) }
	}
	c.each([]byte{spaceRecord}, func(key, value []byte) {
		id := locate(key).ID
		check, known := of[id.Kind]
		if !known || !bytes.Equal(key, recordKey(id)) {
			c.complain(key, domain.DamageKey, nil)
			return
		}
		check(key, value)
	})
}

// check looks at one record of the kind.
func (d *def[T]) check(c *checker, key, value []byte) {
	var v T
	if err := c.t.decode(value, &v); err != nil {
		c.unreadable(key, domain.DamageForm, err)
		return
	}
	m := d.head(&v)
	if id := locate(key).ID; m.ID != id || m.Version == 0 {
		c.unreadable(key, domain.DamageKey, nil)
		return
	}
	if err := wellFormed(value, &v); err != nil {
		c.complain(key, domain.DamageForm, err)
	}
	for _, i := range d.indexes {
		if i.known == nil {
			continue
		}
		if value := i.value(&v); value != "" && !slices.Contains(i.known, value) {
			c.complain(key, domain.DamageForm, fmt.Errorf("%s is %q", i.name, value))
		}
	}
	c.isThere(m.ID)
	maps.Copy(c.want, d.derive(c.t, &v))
}

// wellFormed compares what is stored with what this program would write of it.
// A field that came with a later program may be absent; nothing may be there
// that is written otherwise.
func wellFormed(row []byte, v any) error {
	stored, _, _ := bytes.Cut(row, []byte{sealedBehind})
	open, _, err := hide(v)
	if err != nil {
		return err
	}
	written, err := json.Marshal(open)
	if err != nil || bytes.Equal(stored, written) {
		return err
	}
	var is, should any
	if err := errors.Join(json.Unmarshal(stored, &is), json.Unmarshal(written, &should)); err != nil {
		return err
	}
	if !within(is, should) {
		return errors.New("it is not as this program writes it")
	}
	return nil
}

// within tells whether every value of one JSON tree stands in another.
func within(is, should any) bool {
	a, ok := is.(map[string]any)
	b, both := should.(map[string]any)
	if !ok || !both {
		return reflect.DeepEqual(is, should) || sameItems(is, should)
	}
	for name, value := range a {
		if other, ok := b[name]; !ok || !within(value, other) {
			return false
		}
	}
	return true
}

func sameItems(is, should any) bool {
	a, ok := is.([]any)
	b, both := should.([]any)
	return ok && both && slices.EqualFunc(a, b, within)
}

// counters compares with NextID's. A record may have a number of its own, set
// by who wrote it, only if the counter was never used.
func (c *checker) counters() {
	c.each([]byte{spaceCounter}, func(key, value []byte) {
		if len(value) != seqLen {
			c.complain(key, domain.DamageForm, nil)
			return
		}
		name, isID := bytes.CutPrefix(key[1:], []byte("id/"))
		if isID && len(name) == 1 && readU64(value) < c.top[domain.Kind(name[0])] {
			c.complain(key, domain.DamageBehind, fmt.Errorf("at %d, but %d is in use", readU64(value), c.top[domain.Kind(name[0])]))
		}
	})
}

func (c *checker) claims() {
	c.each([]byte{spaceClaim}, func(key, value []byte) {
		id, ok := holder(value)
		switch {
		case !ok:
			c.complain(key, domain.DamageForm, nil)
		case !c.ids[id]:
			d := found(key, domain.DamageStray, nil)
			d.ID = id
			c.note(d)
		}
	})
}

func (c *checker) members() {
	c.each([]byte{spaceMember}, func(key, value []byte) {
		m, err := c.t.membership(key, value)
		if err == nil {
			err = wellFormed(value, &m)
		}
		if err != nil {
			c.unreadable(key, domain.DamageForm, err)
			return
		}
		if !c.ids[m.Group] || !c.ids[m.Person] {
			c.complain(key, domain.DamageStray, nil)
		}
		c.want[string(memberOfKey(m.Person, m.Group))] = nil
	})
}

// derived compares what is stored with what must be, both ways.
func (c *checker) derived() {
	for _, space := range []byte{spaceIndex, spaceSearch, spaceWaiting, spaceMemberOf, spaceUnsentAt, spaceAuditBy} {
		c.each([]byte{space}, func(key, value []byte) {
			want, ok := c.want[string(key)]
			switch {
			case !ok && !c.unread[string(sourceOf(key))]:
				c.complain(key, domain.DamageStray, nil)
			case ok && !bytes.Equal(want, value):
				c.complain(key, domain.DamageDiffers, nil)
			}
			delete(c.want, string(key))
		})
	}
	for _, k := range slices.Sorted(maps.Keys(c.want)) {
		c.complain([]byte(k), domain.DamageMissing, nil)
	}
}

// sourceOf gives the key of what a derived key follows from.
func sourceOf(key []byte) []byte {
	switch d := locate(key); {
	case d.Value == domain.StoredAuditIndex:
		return auditKey(d.Entry)
	case len(key) > 1+timeLen && key[0] == spaceUnsentAt:
		return append([]byte{spaceUnsent}, key[1+timeLen:]...)
	case !d.Other.IsZero():
		return memberKey(d.ID, d.Other)
	default:
		return recordKey(d.ID)
	}
}

// spaces are the first bytes of every key.
var spaces = []byte{
	spaceMeta, spaceRecord, spaceIndex, spaceSearch, spaceWaiting, spaceMember, spaceMemberOf,
	spaceUnsent, spaceUnsentAt, spaceCounter, spaceClaim, spaceAudit, spaceDetail, spaceAuditBy,
}

// unknown looks for keys that no program writes.
func (c *checker) unknown() {
	for b := range 256 {
		if bytes.IndexByte(spaces, byte(b)) < 0 {
			c.each([]byte{byte(b)}, func(key, _ []byte) { c.complain(key, domain.DamageKey, nil) })
		}
	}
}
