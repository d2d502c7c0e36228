package db

import (
	"bytes"
	"fmt"

	"alumni/db/engine"
	"alumni/domain"
)

// Membership implements domain.Tx.
func (t *txn) Membership(group, person domain.ID) (m domain.Membership, err error) {
	key := memberKey(group, person)
	b, ok, err := t.kv.Get(key)
	if err != nil {
		return m, err
	}
	if !ok {
		return m, domain.NotFound(person)
	}
	return t.membership(key, b)
}

// membership decodes one that stands under its key.
func (t *txn) membership(key, b []byte) (m domain.Membership, err error) {
	if err := t.decode(b, &m); err != nil {
		return m, damaged(key, domain.DamageForm, err)
	}
	if !bytes.Equal(key, memberKey(m.Group, m.Person)) {
		return m, damaged(key, domain.DamageKey, nil)
	}
	return m, nil
}

// PutMembership implements domain.Tx.
func (t *txn) PutMembership(m domain.Membership) error {
	if m.Group.Kind != domain.KindGroup || m.Person.Kind != domain.KindPerson {
		return fmt.Errorf("db: membership of %q in %q", m.Person, m.Group)
	}
	b, err := t.encode(&m)
	if err != nil {
		return err
	}
	if err := t.kv.Put(memberKey(m.Group, m.Person), b); err != nil {
		return err
	}
	return t.kv.Put(memberOfKey(m.Person, m.Group), nil)
}

// DropMembership implements domain.Tx.
func (t *txn) DropMembership(group, person domain.ID) error {
	if err := t.kv.Delete(memberKey(group, person)); err != nil {
		return err
	}
	return t.kv.Delete(memberOfKey(person, group))
}

// MembersOf implements domain.Tx. Query.Text looks at the person's name and
// number; a group is small enough to walk.
func (t *txn) MembersOf(group domain.ID, q domain.Query) (domain.Page[domain.Membership], error) {
	if q.Index != "" {
		return domain.Page[domain.Membership]{}, fmt.Errorf("db: memberships have no index %q", q.Index)
	}
	src := source{name: "members", prefix: append([]byte{spaceMember}, u64(group.Seq)...), tail: seqLen}
	if q.Text != "" {
		src.keep = func(key, _ []byte) (bool, error) {
			p, err := t.People().Get(domain.ID{Kind: domain.KindPerson, Seq: seqAt(key)})
			if domain.IsCode(err, domain.CodeNotFound) {
				return false, nil
			}
			return err == nil && t.People().Found(q.Text, p), err
		}
	}
	return page(t, src, q, t.membership)
}

// GroupsOf implements domain.Tx.
func (t *txn) GroupsOf(person domain.ID) ([]domain.Membership, error) {
	out := []domain.Membership{}
	src := source{prefix: append([]byte{spaceMemberOf}, u64(person.Seq)...), tail: seqLen}
	r := engine.Prefix(src.prefix)
	r.KeysOnly = true
	for kv, err := range t.kv.Scan(r) {
		if err == nil {
			err = src.fits(kv.Key)
		}
		if err != nil {
			return nil, err
		}
		m, err := t.Membership(domain.ID{Kind: domain.KindGroup, Seq: seqAt(kv.Key)}, person)
		if err != nil {
			return nil, gone(kv.Key, err)
		}
		out = append(out, m)
	}
	return out, nil
}

// Waiting implements domain.Tx.
func (t *txn) Waiting(a domain.Audience, q domain.Query) (domain.Page[domain.WaitingRow], error) {
	if q.Index != "" || q.Text != "" {
		return domain.Page[domain.WaitingRow]{}, fmt.Errorf("db: what waits has no index %q and no search", q.Index)
	}
	src := source{name: "waiting", prefix: waitingPrefix(a), tail: timeLen + 1 + seqLen}
	return page(t, src, q, func(key, _ []byte) (domain.WaitingRow, error) {
		rest := key[len(src.prefix):]
		subject := idIn(rest, timeLen)
		if subject.IsZero() {
			return domain.WaitingRow{}, damaged(key, domain.DamageKey, nil)
		}
		return domain.WaitingRow{
			Wait:    domain.Wait{Audience: a, Due: readTime(rest)},
			Subject: subject,
		}, nil
	})
}

// WaitingCount implements domain.Tx.
func (t *txn) WaitingCount(a domain.Audience, limit int) (int, error) {
	return t.count(source{name: "waiting", prefix: waitingPrefix(a)}, limit)
}
