package domain

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"
)

// Action names what was done, for the audit log: "application.approve".
type Action string

// The actions on the whole registry. Those on a record stand with its type.
const (
	ActStoreInit  Action = "store.init"
	ActSampleLoad Action = "sample.load"
	ActBackup     Action = "store.backup" // somebody took a copy
)

// Change is one field before and after. Values are state names, numbers and
// record IDs: never a person's name, phone or free text (those are in AuditDetail).
type Change struct {
	Field  string `json:"field"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// AuditEntry is one link of the audit chain (审计). Its hash covers everything
// here and the hash before it; personal data stands outside, see AuditDetail.
type AuditEntry struct {
	Seq         uint64     `json:"seq"` // 1, 2, 3 …
	At          time.Time  `json:"at"`
	Account     ID         `json:"account,omitzero"` // zero: the operator, with FaceLocal
	Fingerprint string     `json:"fingerprint,omitempty"`
	Certificate string     `json:"certificate,omitempty"` // that opened to the key: who signed it, and its serial
	Remote      string     `json:"remote,omitempty"`
	Face        Face       `json:"face"`
	Action      Action     `json:"action"`
	Subject     ID         `json:"subject,omitzero"`
	Version     uint64     `json:"version,omitempty"` // of the subject, after the write
	Related     []ID       `json:"related,omitempty"` // other records this belongs to the history of
	Changes     []Change   `json:"changes,omitempty"`
	Rules       []ClauseID `json:"rules,omitempty"`
	Detail      string     `json:"detail,omitempty"` // hex digest of the detail, salted; "" without one
	Prev        string     `json:"prev"`             // hex hash of the entry before; "" for the first
	Hash        string     `json:"hash"`             // hex SHA-256
}

// AuditDetail is the free text of an audit entry (reason, evidence, names). It
// is kept beside the chain, which holds only its salted digest, so that it can
// be erased while the chain still verifies.
type AuditDetail struct {
	Reason string            `json:"reason,omitempty"`
	Fields map[string]string `json:"fields,omitempty"`
}

// ChainReport is the result of verifying the audit chain.
type ChainReport struct {
	Entries uint64 `json:"entries"`
	Head    string `json:"head"` // hash of the last entry
	OK      bool   `json:"ok"`
	BadSeq  uint64 `json:"bad_seq,omitempty"` // the first entry that does not verify
	Problem string `json:"problem,omitempty"` // English, for logs: hash, prev, seq, detail, head
}

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

// ErrDetail is what a store's AuditChain yields, with the entry, for a detail
// that is not the one whose digest the chain holds.
var ErrDetail = errors.New("audit detail does not match its digest")

// VerifyChain checks an audit chain: rows as Tx.AuditChain yields them, the
// hash and number of the last entry as Tx.AuditHead gives them. It stops at
// the first entry that does not verify. An erased detail is no fault.
func VerifyChain(rows iter.Seq2[AuditRow, error], headHash string, headSeq uint64) ChainReport {
	r := ChainReport{}
	bad := func(seq uint64, problem string) ChainReport {
		r.BadSeq, r.Problem = seq, problem
		return r
	}
	for row, err := range rows {
		want := r.Entries + 1
		switch {
		case errors.Is(err, ErrDetail):
			return bad(want, fmt.Sprintf("detail: %v", err))
		case err != nil:
			return bad(want, fmt.Sprintf("read: %v", err))
		case row.Seq != want:
			return bad(want, "seq")
		case row.Prev != r.Head:
			return bad(want, "prev")
		case row.Hash != row.ChainHash():
			return bad(want, "hash")
		case row.Text != nil && row.Detail == "":
			return bad(want, "detail")
		}
		r.Entries, r.Head = want, row.Hash
	}
	if r.Entries != headSeq || r.Head != headHash {
		return bad(r.Entries+1, fmt.Sprintf("head: chain ends at %d, kept head is %d", r.Entries, headSeq))
	}
	r.OK = true
	return r
}

// Event tells open consoles that a record changed. It is published after the
// commit and carries no content: a screen reloads what it shows.
type Event struct {
	Subject ID
	Version uint64
	Action  Action
	By      ID   // account
	Scope   []ID // branch and group the record belongs to, so that nobody hears of another's
	Lost    bool // events were dropped: reload everything
}
