// Package upkeep holds what a person asks of the server itself: a copy of the
// store. It knows the core only; making the copy is the server's.
package upkeep

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service is asked before the server does something to itself.
type Service struct{ *desk.Base }

// Backup notes in the log that the caller takes a copy of the whole store, all
// personal data included; the director or the operator only. The copy is
// made after it, so that it holds the entry too.
func (o *Service) Backup(ctx context.Context, by domain.Caller) error {
	return o.Only(domain.CanBackup).Update(ctx, by, func(d *desk.Desk) error {
		return d.Log(domain.AuditEntry{Action: domain.ActBackup}, nil, nil)
	})
}
