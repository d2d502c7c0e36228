package db

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"alumni/db/engine"
	"alumni/domain"
)

// unsentRow is what was not submitted as stored. Which form it is of names people,
// so that is sealed too, and hashed in the key.
type unsentRow struct {
	At     time.Time `json:"at"`
	Sealed []byte    `json:"sealed"`
}

// sealedUnsent is what is sealed of it.
type sealedUnsent struct {
	Form   string                        `json:"form"`
	Fields map[string]domain.UnsentField `json:"fields"`
}

// Unsent implements domain.Tx.
func (t *txn) Unsent(account domain.ID, form string) (domain.Unsent, error) {
	key := unsentKey(account, t.sealer.Digest([]byte(form)))
	b, ok, err := t.kv.Get(key)
	if err != nil {
		return domain.Unsent{}, err
	}
	if !ok {
		return domain.Unsent{}, domain.NotFound(account)
	}
	return t.openUnsent(account, b)
}

func (t *txn) openUnsent(account domain.ID, b []byte) (u domain.Unsent, err error) {
	var row unsentRow
	var plain []byte
	var in sealedUnsent
	if err = strictly(b, &row); err == nil {
		plain, err = t.sealer.Open(row.Sealed)
	}
	if err == nil {
		err = strictly(plain, &in)
	}
	if err != nil {
		return u, damaged(unsentKey(account, nil), domain.DamageForm, err)
	}
	return domain.Unsent{Account: account, Form: in.Form, At: row.At, Fields: in.Fields}, nil
}

// PutUnsent implements domain.Tx.
func (t *txn) PutUnsent(u domain.Unsent, most int) error {
	if u.Account.Kind != domain.KindAccount {
		return fmt.Errorf("db: %q did not submit a form", u.Account)
	}
	if err := t.DropUnsent(u.Account, u.Form); err != nil {
		return err
	}
	plain, err := json.Marshal(sealedUnsent{u.Form, u.Fields})
	if err != nil {
		return err
	}
	row := unsentRow{At: u.At.UTC()}
	if row.Sealed, err = t.sealer.Seal(plain); err != nil {
		return err
	}
	b, err := json.Marshal(row)
	if err != nil {
		return err
	}
	form := t.sealer.Digest([]byte(u.Form))
	if err := t.kv.Put(unsentKey(u.Account, form), b); err != nil {
		return err
	}
	if err := t.kv.Put(unsentAtKey(row.At, u.Account, form), nil); err != nil {
		return err
	}
	return t.trimUnsent(u.Account, most)
}

// trimUnsent forgets the oldest of an account's beyond most.
func (t *txn) trimUnsent(account domain.ID, most int) error {
	type kept struct {
		at   time.Time
		form []byte
	}
	var all []kept
	prefix := unsentKey(account, nil)
	for kv, err := range t.kv.Scan(engine.Prefix(prefix)) {
		if err != nil {
			return err
		}
		var row unsentRow
		if err := json.Unmarshal(kv.Value, &row); err != nil {
			return damaged(kv.Key, domain.DamageForm, err)
		}
		all = append(all, kept{row.At, bytes.Clone(kv.Key[len(prefix):])})
	}
	slices.SortFunc(all, func(a, b kept) int { return b.at.Compare(a.at) })
	for _, k := range all[min(most, len(all)):] {
		if err := t.deleteUnsent(account, k.at, k.form); err != nil {
			return err
		}
	}
	return nil
}

// DropUnsent implements domain.Tx.
func (t *txn) DropUnsent(account domain.ID, form string) error {
	digest := t.sealer.Digest([]byte(form))
	b, ok, err := t.kv.Get(unsentKey(account, digest))
	if err != nil || !ok {
		return err
	}
	var row unsentRow
	if err := json.Unmarshal(b, &row); err != nil {
		return damaged(unsentKey(account, digest), domain.DamageForm, err)
	}
	return t.deleteUnsent(account, row.At, digest)
}

func (t *txn) deleteUnsent(account domain.ID, at time.Time, form []byte) error {
	if err := t.kv.Delete(unsentKey(account, form)); err != nil {
		return err
	}
	return t.kv.Delete(unsentAtKey(at, account, form))
}

// DropUnsentOf implements domain.Tx. What does not read is Check's to name.
func (t *txn) DropUnsentOf(which func(text string) bool) (n int, err error) {
	type held struct {
		account domain.ID
		form    string
	}
	var drop []held
	for kv, err := range t.kv.Scan(engine.Prefix([]byte{spaceUnsent})) {
		if err != nil {
			return 0, err
		}
		account := locate(kv.Key).ID
		if u, err := t.openUnsent(account, kv.Value); err == nil && unsentHas(u, which) {
			drop = append(drop, held{account, u.Form})
		}
	}
	for _, h := range drop {
		if err := t.DropUnsent(h.account, h.form); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func unsentHas(u domain.Unsent, which func(text string) bool) bool {
	if which(u.Form) {
		return true
	}
	for _, f := range u.Fields {
		picked := slices.ContainsFunc(f.Picked, func(v domain.UnsentValue) bool { return which(v.Value) || which(v.Label) })
		if picked || which(f.Text) {
			return true
		}
	}
	return false
}

// ExpireUnsent implements domain.Tx.
func (t *txn) ExpireUnsent(before time.Time, most int) (int, error) {
	r := engine.Range{From: []byte{spaceUnsentAt}, To: append([]byte{spaceUnsentAt}, timeKey(before)...), Limit: most, KeysOnly: true}
	var keys [][]byte
	for kv, err := range t.kv.Scan(r) {
		if err != nil {
			return 0, err
		}
		if len(kv.Key) > 1+timeLen+seqLen { // else no program wrote it: Check names it
			keys = append(keys, bytes.Clone(kv.Key))
		}
	}
	for _, key := range keys {
		if err := t.kv.Delete(key); err != nil {
			return 0, err
		}
		if err := t.kv.Delete(append([]byte{spaceUnsent}, key[1+timeLen:]...)); err != nil {
			return 0, err
		}
	}
	return len(keys), nil
}

// unsent checks that what was not submitted reads, and stands under its time.
func (c *checker) unsent() {
	c.each([]byte{spaceUnsent}, func(key, value []byte) {
		account := locate(key).ID
		u, err := c.t.openUnsent(account, value)
		if err != nil {
			c.unreadable(key, domain.DamageForm, err)
			return
		}
		form := c.t.sealer.Digest([]byte(u.Form))
		switch {
		case !bytes.Equal(key, unsentKey(account, form)):
			c.complain(key, domain.DamageKey, nil)
		case !c.ids[account]:
			c.complain(key, domain.DamageStray, nil)
		}
		c.want[string(unsentAtKey(u.At, account, form))] = nil
	})
}
