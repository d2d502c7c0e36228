package desk

import (
	"fmt"

	"alumni/domain"
)

// TwiceInFile refuses a row of a file whose name an earlier row has.
func TwiceInFile(name string, row int) *domain.Error {
	return domain.Invalid(domain.FaultDuplicate, "name", "", domain.Args{"value": name, "id": "", "row": row})
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

// Broken says how far an import came before an error; none before the first row.
func Broken(done int, err error) error {
	if done == 0 {
		return err
	}
	return &BrokenOff{Done: done, Err: err}
}
