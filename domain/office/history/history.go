// Package history reads the audit log: of one record, of all, and whether its
// chain holds. It knows the core only, which keeps the log.
package history

import (
	"context"
	"iter"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service reads the audit log.
type Service struct{ *desk.Base }

// Audit pages through the audit log, newest first; headquarters and auditors only.
// A text is looked for in the account's name and the subject's number; the log
// has no search index, so one call walks at most scanBudget entries: a page may
// come back short or empty, with a cursor to go on.
func (o *Service) Audit(ctx context.Context, by domain.Caller, f AuditFilter) (domain.Page[AuditLine], error) {
	return desk.Read(ctx, o.Only(domain.CanReadAudit), by, func(d *desk.Desk) (domain.Page[AuditLine], error) {
		q := domain.Query{After: f.After, Limit: f.Limit}.Where(domain.IndexSubject, f.Subject.String()).
			Where(domain.IndexAccount, f.Account.String()).Where(domain.IndexAction, string(f.Action))
		s := d.Search(f.Text)
		return desk.Sift(d.Tx.Audit, q, func(row domain.AuditRow) (AuditLine, bool, error) {
			line := AuditLine{AuditRow: row, Name: d.AccountName(row.Account)}
			if s.Asked() && !s.Finds(line.Name) && !s.FindsID(row.Subject) {
				return line, false, nil
			}
			line.Names = d.NamesIn(row.Changes)
			return line, true, nil
		})
	})
}

// VerifyAudit walks the whole chain: every number follows, every hash covers
// its entry and the hash before, and the last is the one kept beside the chain.
func (o *Service) VerifyAudit(ctx context.Context, by domain.Caller) (domain.ChainReport, error) {
	return desk.Read(ctx, o.Only(domain.CanReadAudit), by, func(d *desk.Desk) (out domain.ChainReport, _ error) {
		head, last, err := d.AuditHead()
		if err != nil {
			return out, err
		}
		return domain.VerifyChain(until(ctx, d.AuditChain()), head, last), ctx.Err()
	})
}

// until ends a walk when nobody waits for it any longer.
func until(ctx context.Context, rows iter.Seq2[domain.AuditRow, error]) iter.Seq2[domain.AuditRow, error] {
	return func(yield func(domain.AuditRow, error) bool) {
		for row, err := range rows {
			if ctx.Err() != nil || !yield(row, err) {
				return
			}
		}
	}
}

// Filter pages through the whole history of one record, newest first.
type Filter struct {
	Subject domain.ID
	After   string
	Limit   int
}

// AuditFilter narrows the audit log, newest first. One of the first three at most.
type AuditFilter struct {
	Subject domain.ID
	Account domain.ID
	Action  domain.Action
	Text    string // found in the account's name or the subject's number
	After   string
	Limit   int
}

// AuditLine is an audit entry with its free text and the account's name.
type AuditLine struct {
	domain.AuditRow
	Name  string            `json:"name,omitempty"` // the account's; "" for the operator
	Names map[string]string `json:"-"`              // as in HistoryEntry
}

// History pages through the whole history of a record that the caller may see,
// newest first. Of entries that stand under other records it gives those that
// the caller may see too: a person's history tells a branch nothing of what
// happened to the person elsewhere, A2, nor a campaign's what another branch
// said, N4.1a. A page may come back short, with a cursor.
func (o *Service) History(ctx context.Context, by domain.Caller, f Filter) (domain.Page[desk.HistoryEntry], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out domain.Page[desk.HistoryEntry], _ error) {
		if err := d.MayRead(f.Subject); err != nil {
			return out, err
		}
		q := domain.Query{Index: domain.IndexSubject, Eq: f.Subject.String(), After: f.After, Limit: f.Limit}
		return d.EntriesOf(q, f.Subject)
	})
}
