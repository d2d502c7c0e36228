package office

import (
	"context"
	"fmt"

	"alumni/domain"
)

// Audit pages through the audit log, newest first; headquarters and auditors only.
// A text is looked for in the account's name and the subject's number; the log
// has no search index, so one call walks at most scanBudget entries: a page may
// come back short or empty, with a cursor to go on.
func (o *Office) Audit(ctx context.Context, by domain.Caller, f AuditFilter) (domain.Page[AuditLine], error) {
	return read(ctx, o, by, func(d *desk) (out domain.Page[AuditLine], _ error) {
		if err := domain.CanReadAudit(d.actor); err != nil {
			return out, err
		}
		q := domain.Query{After: f.After, Limit: f.Limit}
		switch {
		case !f.Subject.IsZero():
			q.Index, q.Eq = domain.IndexSubject, f.Subject.String()
		case !f.Account.IsZero():
			q.Index, q.Eq = domain.IndexAccount, f.Account.String()
		case f.Action != "":
			q.Index, q.Eq = domain.IndexAction, string(f.Action)
		}
		s := d.search(f.Text)
		return sift(d.Tx.Audit, q, func(row domain.AuditRow) (AuditLine, bool, error) {
			line := AuditLine{AuditRow: row, Name: d.accountName(row.Account)}
			if s.asked() && !s.finds(line.Name) && !s.findsID(row.Subject) {
				return line, false, nil
			}
			line.Names = d.namesIn(row.Changes)
			return line, true, nil
		})
	})
}

// VerifyAudit walks the whole chain: every number follows, every hash covers
// its entry and the hash before, and the last is the one kept beside the chain.
func (o *Office) VerifyAudit(ctx context.Context, by domain.Caller) (domain.ChainReport, error) {
	return read(ctx, o, by, func(d *desk) (out domain.ChainReport, _ error) {
		if err := domain.CanReadAudit(d.actor); err != nil {
			return out, err
		}
		head, last, err := d.AuditHead()
		if err != nil {
			return out, err
		}
		out = d.walkChain(ctx)
		if err := ctx.Err(); err != nil {
			return out, err
		}
		if out.OK && (out.Head != head || out.Entries != last) {
			out.OK, out.BadSeq = false, min(out.Entries, last)+1
			out.Problem = fmt.Sprintf("head: chain ends at %d, kept head is %d", out.Entries, last)
		}
		return out, nil
	})
}

func (d *desk) walkChain(ctx context.Context) domain.ChainReport {
	r := domain.ChainReport{OK: true}
	bad := func(problem string) domain.ChainReport {
		r.OK, r.BadSeq, r.Problem = false, r.Entries+1, problem
		return r
	}
	for row, err := range d.AuditChain() {
		switch {
		case err != nil:
			return bad(err.Error())
		case ctx.Err() != nil:
			return bad("interrupted")
		case row.Seq != r.Entries+1:
			return bad("seq")
		case row.Prev != r.Head:
			return bad("prev")
		case row.ChainHash() != row.Hash:
			return bad("hash")
		}
		r.Entries, r.Head = row.Seq, row.Hash
	}
	return r
}
