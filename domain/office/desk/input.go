package desk

import (
	"fmt"
	"slices"

	"alumni/domain"
)

// Ref names a record on the version that a person saw.
type Ref struct {
	ID      domain.ID
	Version uint64
}

// Filter narrows a list by a text and pages through it.
type Filter struct {
	Text  string
	After string
	Limit int
}

// Reasoned is a step of a record on the version that a person saw, with the reason.
type Reasoned struct {
	ID      domain.ID
	Version uint64
	Reason  string
}

// Return sends a record back for correction (退回补正) with what it lacks.
type Return struct {
	ID      domain.ID
	Version uint64
	Missing []domain.Material // one at least
	Note    string            // required with MaterialOther
}

// CleanMissing cleans what a return asks for: one known material at least,
// nothing twice, and a note that says what the other is. Refusals cite the rule.
func CleanMissing(materials []domain.Material, note string, rule domain.ClauseID) ([]domain.Material, string, error) {
	var out []domain.Material
	for _, m := range materials {
		if !slices.Contains(domain.Materials, m) {
			return nil, "", domain.BadChoice("missing", domain.CleanLine(string(m))).By(rule)
		}
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	if len(out) == 0 {
		return nil, "", domain.Required("missing", rule)
	}
	note, err := domain.Text("note", note, domain.MaxText)
	if err == nil && note == "" && slices.Contains(out, domain.MaterialOther) {
		err = domain.Required("note", rule)
	}
	return out, note, err
}

// At names the input field of a record that was not found.
func At(field string, err error) error {
	if !Missing(err) {
		return err
	}
	return domain.AsError(err).On(field)
}

// Named is a record that an input names, with its field and its kind.
type Named struct {
	Field string
	ID    domain.ID
	Kind  domain.Kind
}

// OfKind checks that each record that is named is of its kind.
func OfKind(named ...Named) error {
	for _, n := range named {
		if n.ID.IsZero() {
			continue
		}
		if err := NeedID(n.Field, n.ID, n.Kind); err != nil {
			return err
		}
	}
	return nil
}

// NeedID checks that an ID is given and of its kind.
func NeedID(field string, id domain.ID, kind domain.Kind) error {
	if id.IsZero() {
		return domain.Required(field, "")
	}
	if id.Kind != kind {
		return domain.Invalid(domain.FaultBadID, field, "", domain.Args{"value": id.String()})
	}
	return nil
}

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

// Wrong refuses an import for its wrong rows, in the order of the file: what is
// wrong with the file itself comes first. nil if there are none.
func Wrong(rows []RowError) error {
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b RowError) int { return a.Row - b.Row })
	return &ImportError{Rows: rows}
}

// BrokenOff is an import that ended before its list did: what it wrote stands,
// and the same list again goes on.
type BrokenOff struct {
	Import domain.ID // that waits as unfinished; zero for what has no record
	Done   int       // people who are in
	Err    error
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
