package db

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"

	"alumni/db/engine"
	"alumni/domain"
)

// saltLen is the length of the random salt before a detail's JSON. It keeps
// anybody from guessing an erased detail by hashing likely texts.
const saltLen = 16

// hashLen is the length of an entry's hash in hex.
const hashLen = 2 * sha256.Size

// AppendAudit implements domain.Tx.
func (t *txn) AppendAudit(e domain.AuditEntry, d *domain.AuditDetail) (domain.AuditEntry, error) {
	prev, seq, err := t.AuditHead()
	if err == nil && seq == 0 {
		err = t.unwritten()
	}
	if err != nil {
		return e, err
	}
	e.Seq, e.Prev, e.Detail, e.Hash = seq+1, prev, "", ""
	e.At = e.At.Round(0).UTC()
	if d != nil {
		if e.Detail, err = t.putDetail(e.Seq, d); err != nil {
			return e, err
		}
	}
	// The hash is taken over what a later reader decodes: a text that is not
	// UTF-8 does not survive JSON as it is.
	b, err := json.Marshal(e)
	if err != nil {
		return e, err
	}
	var stored domain.AuditEntry
	if err := json.Unmarshal(b, &stored); err != nil {
		return e, err
	}
	stored.Hash = stored.ChainHash()
	if b, err = json.Marshal(stored); err != nil {
		return e, err
	}
	if err := t.kv.Put(auditKey(stored.Seq), b); err != nil {
		return e, err
	}
	for key := range auditIndex(stored) {
		if err := t.kv.Put([]byte(key), nil); err != nil {
			return e, err
		}
	}
	return stored, t.kv.Put(keyAuditHead, append(u64(stored.Seq), stored.Hash...))
}

// unwritten fails if there are entries: their head is lost, and another first
// one would be written over theirs.
func (t *txn) unwritten() error {
	r := engine.Prefix([]byte{spaceAudit})
	r.Limit, r.KeysOnly = 1, true
	for _, err := range t.kv.Scan(r) {
		if err == nil {
			err = damaged(keyAuditHead, domain.DamageMissing, nil)
		}
		return err
	}
	return nil
}

// auditIndex gives every index key of an entry.
func auditIndex(e domain.AuditEntry) map[string][]byte {
	keys := map[string][]byte{}
	add := func(index, value string) {
		if value != "" {
			keys[string(append(auditPrefix(index, value), u64(e.Seq)...))] = nil
		}
	}
	add(domain.IndexAction, string(e.Action))
	add(domain.IndexAccount, e.Account.String())
	add(domain.IndexSubject, e.Subject.String())
	for _, id := range e.Related {
		add(domain.IndexSubject, id.String())
	}
	return keys
}

// putDetail seals an entry's detail and gives its salted digest.
func (t *txn) putDetail(seq uint64, d *domain.AuditDetail) (digest string, err error) {
	b, err := json.Marshal(d)
	if err != nil {
		return "", err
	}
	salted := make([]byte, saltLen, saltLen+len(b))
	_, _ = rand.Read(salted) // never fails
	salted = append(salted, b...)
	sealed, err := t.sealer.Seal(salted)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(salted)
	return hex.EncodeToString(sum[:]), t.kv.Put(detailKey(seq), sealed)
}

// row adds the detail to an entry; nil if there is none or it was erased. A
// detail that is not the one the chain holds the digest of is domain.ErrDetail.
func (t *txn) row(e domain.AuditEntry) (domain.AuditRow, error) {
	row := domain.AuditRow{AuditEntry: e}
	sealed, ok, err := t.kv.Get(detailKey(e.Seq))
	if err != nil || !ok {
		return row, err
	}
	salted, err := t.sealer.Open(sealed)
	if err != nil {
		return row, fmt.Errorf("%w: entry %d: %w", domain.ErrDetail, e.Seq, err)
	}
	sum := sha256.Sum256(salted)
	if len(salted) < saltLen || hex.EncodeToString(sum[:]) != e.Detail {
		return row, fmt.Errorf("%w: entry %d", domain.ErrDetail, e.Seq)
	}
	var d domain.AuditDetail
	if err := json.Unmarshal(salted[saltLen:], &d); err != nil {
		return row, fmt.Errorf("%w: entry %d: %w", domain.ErrDetail, e.Seq, err)
	}
	row.Text = &d
	return row, nil
}

// Audit implements domain.Tx: newest first, oldest first with Query.Reverse.
func (t *txn) Audit(q domain.Query) (domain.Page[domain.AuditRow], error) {
	src := source{name: "audit", prefix: []byte{spaceAudit}, tail: seqLen}
	switch q.Index {
	case "":
	case domain.IndexSubject, domain.IndexAccount, domain.IndexAction:
		src.prefix = auditPrefix(q.Index, q.Eq)
	default:
		return domain.Page[domain.AuditRow]{}, fmt.Errorf("db: the audit log has no index %q", q.Index)
	}
	if q.Text != "" {
		return domain.Page[domain.AuditRow]{}, fmt.Errorf("db: the audit log can't be searched")
	}
	q.Reverse = !q.Reverse
	return page(t, src, q, func(key, value []byte) (row domain.AuditRow, err error) {
		if key[0] != spaceAudit {
			index, ok := key, false
			key = auditKey(seqAt(key))
			if value, ok, err = t.kv.Get(key); err == nil && !ok {
				err = damaged(index, domain.DamageStray, nil)
			}
		}
		if err != nil {
			return row, err
		}
		e, err := entry(key, value)
		if err != nil {
			return row, err
		}
		return t.row(e)
	})
}

// entry decodes an audit entry that stands under its key.
func entry(key, value []byte) (e domain.AuditEntry, err error) {
	if err := strictly(value, &e); err != nil {
		return e, damaged(key, domain.DamageForm, err)
	}
	return e, nil
}

// AuditChain implements domain.Tx.
func (t *txn) AuditChain() iter.Seq2[domain.AuditRow, error] {
	return func(yield func(domain.AuditRow, error) bool) {
		for kv, err := range t.kv.Scan(engine.Prefix([]byte{spaceAudit})) {
			row := domain.AuditRow{}
			if err == nil {
				row.AuditEntry, err = entry(kv.Key, kv.Value)
			}
			if err == nil {
				row, err = t.row(row.AuditEntry)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// AuditHead implements domain.Tx.
func (t *txn) AuditHead() (hash string, seq uint64, err error) {
	b, ok, err := t.kv.Get(keyAuditHead)
	if err != nil || !ok {
		return "", 0, err
	}
	if len(b) != seqLen+hashLen || readU64(b) == 0 {
		return "", 0, damaged(keyAuditHead, domain.DamageForm, nil)
	}
	return string(b[seqLen:]), readU64(b), nil
}

// EraseDetail implements domain.Tx.
func (t *txn) EraseDetail(seq uint64) error { return t.kv.Delete(detailKey(seq)) }
