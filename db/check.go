package db

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"alumni/db/engine"
	"alumni/domain"
)

// maxFindings bounds what Check lists.
const maxFindings = 20

// Check looks for what must never be: a record without one of its index
// entries, search terms or waits, or one of these without its record; a
// counter below a number in use; a claim or a membership of a record that is
// not there; an audit chain that does not verify. It reads the whole store.
func (db *DB) Check(ctx context.Context) error {
	c := &checker{want: map[string][]byte{}, ids: map[domain.ID]bool{}, top: map[domain.Kind]uint64{}}
	err := db.engine.View(ctx, func(kv engine.Tx) error {
		t := &txn{kv: kv, sealer: db.sealer}
		for _, step := range []func(*txn) error{
			checkTable(c, &branches), checkTable(c, &groups), checkTable(c, &people),
			checkTable(c, &applications), checkTable(c, &transfers), checkTable(c, &violations),
			checkTable(c, &tasks), checkTable(c, &accounts), checkTable(c, &keyUses), checkTable(c, &invitations), checkTable(c, &ruleSets),
			checkTable(c, &filings), checkTable(c, &campaigns), checkTable(c, &bulletins),
			checkTable(c, &consolidations), checkTable(c, &places), checkTable(c, &templates),
			c.counters, c.claims, c.members, c.audit, c.derived,
		} {
			if err := step(t); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(append(c.found, err)...)
}

type checker struct {
	want  map[string][]byte // every derived key that must be there
	ids   map[domain.ID]bool
	top   map[domain.Kind]uint64 // greatest number in use
	found []error
}

func (c *checker) complain(format string, args ...any) {
	if len(c.found) < maxFindings {
		c.found = append(c.found, fmt.Errorf("db: "+format, args...))
	}
}

func checkTable[T any](c *checker, d *def[T]) func(*txn) error {
	return func(t *txn) error {
		for kv, err := range t.kv.Scan(engine.Prefix([]byte{spaceRecord, byte(d.kind)})) {
			if err != nil {
				return err
			}
			id := domain.ID{Kind: d.kind, Seq: seqAt(kv.Key)}
			v, err := table[T]{t, d}.read(id, kv.Value)
			if err != nil {
				c.complain("%w", err)
				continue
			}
			if m := d.head(&v); m.ID != id || m.Version == 0 {
				c.complain("record %s says it is %s, version %d", id, m.ID, m.Version)
			}
			c.ids[id] = true
			c.top[d.kind] = max(c.top[d.kind], id.Seq)
			maps.Copy(c.want, d.derive(&v))
		}
		return nil
	}
}

// counters compares with NextID's. A record may have a number of its own, set
// by who wrote it, only if the counter was never used.
func (c *checker) counters(t *txn) error {
	for _, kind := range domain.Kinds {
		top := c.top[kind]
		b, ok, err := t.kv.Get(counterKey("id/" + string(rune(kind))))
		if err != nil {
			return err
		}
		if n := readU64(b); ok && n < top {
			c.complain("the counter of %c stands at %d, but %d is in use", kind, n, top)
		}
	}
	return nil
}

func (c *checker) claims(t *txn) error {
	for kv, err := range t.kv.Scan(engine.Prefix([]byte{spaceClaim})) {
		if err != nil {
			return err
		}
		if id, err := domain.ParseID(string(kv.Value)); err != nil || !c.ids[id] {
			c.complain("claim %q is held by %q, which is not there", kv.Key[1:], kv.Value)
		}
	}
	return nil
}

func (c *checker) members(t *txn) error {
	for kv, err := range t.kv.Scan(engine.Prefix([]byte{spaceMember})) {
		if err != nil {
			return err
		}
		var m domain.Membership
		if err := json.Unmarshal(kv.Value, &m); err != nil || !bytes.Equal(kv.Key, memberKey(m.Group, m.Person)) {
			c.complain("membership %x does not read: %v", kv.Key, err)
			continue
		}
		if !c.ids[m.Group] || !c.ids[m.Person] {
			c.complain("membership of %s in %s: one of them is not there", m.Person, m.Group)
		}
		c.want[string(memberOfKey(m.Person, m.Group))] = nil
	}
	return nil
}

func (c *checker) audit(t *txn) error {
	hash, seq, err := t.AuditHead()
	if err != nil {
		return err
	}
	details := map[uint64]bool{}
	rows := func(yield func(domain.AuditRow, error) bool) {
		for row, err := range t.AuditChain() {
			maps.Copy(c.want, auditIndex(row.AuditEntry))
			details[row.Seq] = row.Detail != ""
			if !yield(row, err) {
				return
			}
		}
	}
	if r := domain.VerifyChain(rows, hash, seq); !r.OK {
		c.complain("audit chain: entry %d: %s", r.BadSeq, r.Problem)
		return nil
	}
	for kv, err := range t.kv.Scan(engine.Prefix([]byte{spaceDetail})) {
		if err != nil {
			return err
		}
		if !details[seqAt(kv.Key)] {
			c.complain("detail %d belongs to no audit entry", seqAt(kv.Key))
		}
	}
	return nil
}

// derived compares what is stored with what must be, both ways.
func (c *checker) derived(t *txn) error {
	for _, space := range []byte{spaceIndex, spaceSearch, spaceWaiting, spaceMemberOf, spaceAuditBy} {
		for kv, err := range t.kv.Scan(engine.Prefix([]byte{space})) {
			if err != nil {
				return err
			}
			want, ok := c.want[string(kv.Key)]
			switch {
			case !ok:
				c.complain("%q belongs to no record", kv.Key)
			case !bytes.Equal(want, kv.Value):
				c.complain("%q holds %x, want %x", kv.Key, kv.Value, want)
			}
			delete(c.want, string(kv.Key))
		}
	}
	for _, k := range slices.Sorted(maps.Keys(c.want)) {
		c.complain("%q is missing", k)
	}
	return nil
}
