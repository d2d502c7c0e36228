package domain

import (
	"errors"
	"fmt"
	"iter"
)

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
			return bad(want, "detail")
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
		return bad(r.Entries+1, "head")
	}
	r.OK = true
	return r
}
