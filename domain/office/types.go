package office

import (
	"fmt"

	"alumni/domain"
)

// PersonRef is a person as a list shows one.
type PersonRef struct {
	ID       domain.ID `json:"id,omitzero"`
	Name     string    `json:"name,omitempty"`
	Verified bool      `json:"verified,omitempty"`
	// Office is the person's office in the record's branch council, "" for none.
	Office domain.CouncilOffice `json:"office,omitempty"`
	Card   string               `json:"card,omitempty"` // the canonical member card, N1.2c
}

// AddAccount makes an account for a public key.
type AddAccount struct {
	Name   string
	Role   domain.Role
	Scope  domain.ID
	Person domain.ID
	Key    domain.AccountKey // parsed by keys
	Lang   string
}

// RowError is one wrong row of an import.
type RowError struct {
	Row int
	Err *domain.Error
}

// ImportError lists every wrong row; nothing was imported.
type ImportError struct{ Rows []RowError }

// Error implements error, in English.
func (e *ImportError) Error() string {
	return fmt.Sprintf("import refused: %d wrong rows", len(e.Rows))
}

// BrokenOff is an import that ended before its list did: what it wrote stands,
// and the same list again goes on.
type BrokenOff struct {
	Done int // people who are in
	Err  error
}

// Error implements error, in English.
func (e *BrokenOff) Error() string {
	return fmt.Sprintf("import broken off after %d: %v", e.Done, e.Err)
}

// Unwrap gives why it was broken off.
func (e *BrokenOff) Unwrap() error { return e.Err }

// brokenOff says how far an import came before an error; none before the first row.
func brokenOff(done int, err error) error {
	if done == 0 {
		return err
	}
	return &BrokenOff{Done: done, Err: err}
}
