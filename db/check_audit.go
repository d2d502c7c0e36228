package db

import (
	"errors"
	"fmt"
	"maps"

	"alumni/domain"
)

// audit looks at every entry of the audit log by itself and beside the one
// before it, and goes on where VerifyChain stops.
func (c *checker) audit() {
	var last domain.AuditEntry
	c.each([]byte{spaceAudit}, func(key, value []byte) {
		e, err := entry(key, value)
		if err == nil {
			err = wellFormed(value, &e)
		}
		if err != nil {
			c.unreadable(key, domain.DamageForm, err)
			return
		}
		at := seqAt(key[1:])
		whole := last.Seq+1 == at || c.allLost(last.Seq+1, at)
		switch {
		case len(key) != 1+seqLen || e.Seq != at:
			c.complain(key, domain.DamageKey, nil)
		case e.Hash != e.ChainHash():
			c.complain(key, domain.DamageChain, errors.New("hash"))
		case !whole:
			c.complain(auditKey(last.Seq+1), domain.DamageMissing, nil)
		case last.Seq+1 == at && e.Prev != last.Hash:
			c.complain(key, domain.DamageChain, errors.New("prev"))
		}
		last = e
		last.Seq = at
		c.details[at] = e.Detail != ""
		maps.Copy(c.want, auditIndex(e))
		if _, err := c.t.row(e); errors.Is(err, domain.ErrDetail) {
			c.complain(detailKey(at), domain.DamageForm, err)
		}
	})
	c.head(last)
}

// allLost tells whether every entry from one to before another is there, but unreadable.
func (c *checker) allLost(from, to uint64) bool {
	if to-from > uint64(len(c.unread)) {
		return false
	}
	for seq := from; seq < to; seq++ {
		if !c.unread[string(auditKey(seq))] {
			return false
		}
	}
	return true
}

// head compares the end of the chain with the one that is kept beside it.
func (c *checker) head(last domain.AuditEntry) {
	if c.unread[string(keyAuditHead)] {
		return
	}
	hash, seq, err := c.t.AuditHead()
	switch {
	case err != nil:
		c.complain(keyAuditHead, domain.DamageForm, nil)
	case seq == last.Seq && hash == last.Hash:
	case seq > last.Seq && c.allLost(last.Seq+1, seq+1):
	case seq > last.Seq:
		c.complain(auditKey(last.Seq+1), domain.DamageMissing, nil)
	default:
		c.complain(keyAuditHead, domain.DamageDiffers, fmt.Errorf("at %d, but the chain ends at %d", seq, last.Seq))
	}
}

// texts looks for details that belong to no entry of the audit log.
func (c *checker) texts() {
	c.each([]byte{spaceDetail}, func(key, _ []byte) {
		at := seqAt(key[1:])
		if has, known := c.details[at]; len(key) != 1+seqLen || known && !has || !known && !c.unread[string(auditKey(at))] {
			c.complain(key, domain.DamageStray, nil)
		}
	})
}
