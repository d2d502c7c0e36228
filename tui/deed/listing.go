package deed

import (
	"context"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/task"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Listing is a list of records as both faces give it: a command that pages
// through it, and a section's screen. F is the use-case's filter.
type Listing[R, F any] struct {
	Words string    // of the command: "place list"
	Short i18n.Line // what the command is for
	// Narrow are the flags that narrow the list; nil for none.
	Narrow func(f *F) []Field
	// Page sets what the list is searched for and which page of it is wanted.
	Page    func(f *F, text, after string, limit int)
	Do      func(*office.Office, context.Context, domain.Caller, F) (domain.Page[R], error)
	Columns func(t *i18n.Text, now func() time.Time) []show.Column[R]

	// On the screen.
	Title i18n.Line
	Count i18n.Line // how many there are: {n}, {chip}
	Empty i18n.Line // nothing is found
	None  i18n.Line // there is nothing at all, under no filter; empty is Empty
	// Total is how many there are where nothing narrows the list; nil counts what was found.
	Total func(task.Counts) int
	Chips []Chip[F] // the filters above the list; the list begins under the first
	ID    func(R) domain.ID
	Stamp func(R) uint64
	Kinds []domain.Kind // of records whose change may change the list
	Deeds []Offer       // what is done on the list itself
}

// Chip is one filter above a list.
type Chip[F any] struct {
	Label func(*i18n.Text) string
	Set   func(f *F)            // nil narrows nothing
	Said  i18n.Line             // in the count above the list; empty is the label
	Count func(task.Counts) int // how many there are in the caller's scope; nil is not counted
}

// Viewing is one record as both faces show it.
type Viewing[V any] struct {
	Words   string // of the command: "place show"
	Short   i18n.Line
	On      domain.Kind
	Do      func(*office.Office, context.Context, domain.Caller, domain.ID) (V, error)
	Doc     func(t *i18n.Text, now time.Time, v V) show.Doc
	Version func(v V) uint64
	// Refused tells why the caller may not decide what the record waits for; nil
	// where it waits for nothing.
	Refused func(v V) error
	Deeds   []Offer // what is done on the record, whatever its state
	// Keep tells whether the caller may do them on this record; nil leaves it to
	// each deed.
	Keep func(v V) error
}

// All is the chip that narrows nothing.
func All[F any]() Chip[F] {
	return Chip[F]{Label: func(t *i18n.Text) string { return t.Label.All }}
}
