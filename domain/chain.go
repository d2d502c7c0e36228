package domain

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// ChainHash computes the hash of an audit entry: the hex SHA-256 of its JSON
// with Hash left out and the time in UTC. Prev and the detail's digest are
// covered, so no entry can be changed, dropped or put in without breaking
// every hash after it. The store fills Hash with it; VerifyAudit checks it.
func (e AuditEntry) ChainHash() string {
	e.Hash = ""
	e.At = e.At.UTC()
	b, err := json.Marshal(e)
	if err != nil {
		return "" // cannot happen: every field marshals
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
