package db

import "context"

// purger is an engine that can overwrite what was deleted.
type purger interface {
	Purge(ctx context.Context) error
}

// Purge overwrites what was deleted and replaced, where the engine keeps it in a
// file: after an erasure nothing of it stands there any more. Copies that were
// taken before are files of their own.
func (db *DB) Purge(ctx context.Context) error {
	if e, ok := db.engine.(purger); ok {
		return e.Purge(ctx)
	}
	return nil
}
