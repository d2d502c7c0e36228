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
