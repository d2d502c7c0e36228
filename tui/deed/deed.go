// Package deed declares plain deeds: what somebody does by one use-case whose
// input is a list of fields. The words of its command, its key, who may, the
// rules, the fields, the help and what is said afterwards stand in one
// declaration beside the record's columns and document; command, form, key,
// palette entry and help page follow from it. What needs a condition between
// its fields is written by hand.
package deed

import (
	"cmp"
	"context"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/domain/office/task"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Call is who does a deed, where, and in which language.
type Call struct {
	Ctx    context.Context
	Office *office.Office
	By     domain.Caller
	Text   *i18n.Text
	Tell   func(string) // hears how far a long deed is; nil for nobody
}

// severalNamed is how many people of one name a refusal names at most.
const severalNamed = 5

// called gives the people of a name whom the caller may see.
func (c Call) called(name string) (out []domain.ID, err error) {
	if c.Office == nil {
		return nil, nil // a tree that is only looked at
	}
	f := people.PersonFilter{Text: name, Limit: domain.MaxLimit}
	for {
		page, err := c.Office.People(c.Ctx, c.By, f)
		if err != nil {
			return nil, err
		}
		for _, p := range page.Items {
			if domain.NameKey(p.Name) == domain.NameKey(name) {
				out = append(out, p.ID)
			}
		}
		if f.After = page.Next; f.After == "" || len(out) >= severalNamed {
			return out[:min(len(out), severalNamed)], c.Ctx.Err()
		}
	}
}

// Record reads a record's number, of a person the name too.
func (c Call) Record(key string, kind domain.Kind, s string) (domain.ID, error) {
	if kind == domain.KindPerson {
		return domain.ReadPerson(key, s, c.called)
	}
	return domain.ReadID(s, kind)
}

// Deed is a plain thing that a person does. In is the use-case's input, Out what
// it gives.
type Deed[In, Out any] struct {
	Words string      // of the command: "place edit"
	On    domain.Kind // of the record that it is done to; zero for none
	Key   string      // in the console; "" where it has no form there
	Name  i18n.Line   // of the key and of the button
	Short i18n.Line   // what its command is for
	Title i18n.Line   // of the form; empty is the name
	Intro i18n.Line   // the form's first line; empty for none
	// Submit is the label of the button; empty is the name.
	Submit i18n.Line
	Danger bool // what it does can't be taken back
	Rules  []domain.ClauseID
	// May tells whether the actor may do it at all, whatever the record; nil: whoever
	// may change anything. The use-case decides for the record.
	May func(domain.Actor) error
	// Load gives the input as the record says it now, on its present version; a
	// command's flags and a form's fields go over it. Nil begins with nothing.
	Load func(c Call, id domain.ID) (Loaded[In], error)
	// Version is where the input holds the version that is decided on; nil where
	// the use-case needs none.
	Version func(in *In) *uint64
	// Fields are bound to the input, in the order in which they are asked and
	// checked; nil asks nothing.
	Fields func(in *In) []Field
	// Do is the use-case, as a method expression: (*office.Office).EditPlace.
	Do   func(*office.Office, context.Context, domain.Caller, In) (Out, error)
	Said func(t *i18n.Text, in In, out Out) string
	// Long is Do of what may take its time: it tells how far it is, which Far says, and what
	// is broken off can be gone on with. Nil where Do is done at once.
	Long func(o *office.Office, ctx context.Context, by domain.Caller, in In, far func(Out)) (Out, error)
	Far  func(t *i18n.Text, out Out) string
	// Once is what the console shows instead of what is said, until it is dismissed,
	// since nothing shows it again; nil for nothing.
	Once func(t *i18n.Text, out Out) show.Once
	// Clear is what the deed revealed: the console shows it where the one it is about
	// stands on the screen, until that is left; nil for nothing.
	Clear func(t *i18n.Text, out Out) show.Clear
}

// Loaded is the input of a deed on a record before anything is typed.
type Loaded[In any] struct {
	In   In
	Name string     // of the record, beside the form's title
	Warn []show.Row // what follows from the deed for this record
	// Refused is why it can't be done now: its form is not opened.
	Refused error
	Hints   map[string]string // of a field by its key, where the record says more than the declaration
}

// TitleOn is the title of the deed's form on a record of a name, "" for none.
func (d Deed[In, Out]) TitleOn(t *i18n.Text, name string) string {
	title := cmp.Or(t.Say(d.Title), t.Say(d.Name))
	if name == "" {
		return title
	}
	return title + " · " + name
}

// Button is the label of the form's button.
func (d Deed[In, Out]) Button(t *i18n.Text) string { return cmp.Or(t.Say(d.Submit), t.Say(d.Name)) }

// From loads a deed's input from the view of its record.
func From[V, In any](
	view func(*office.Office, context.Context, domain.Caller, domain.ID) (V, error), in func(*i18n.Text, V) Loaded[In],
) func(Call, domain.ID) (Loaded[In], error) {
	return func(c Call, id domain.ID) (Loaded[In], error) {
		v, err := view(c.Office, c.Ctx, c.By, id)
		if err != nil {
			return Loaded[In]{}, err
		}
		return in(c.Text, v), nil
	}
}

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
	// CountAll counts all records of a filter, however many, beside the list; nil
	// where Page.Total tells or they are few.
	CountAll func(*office.Office, context.Context, domain.Caller, F) (int, error)

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
	Again time.Duration // after which it is loaded anew, of what changes without an event; 0 is never
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
	// Commands are what is done by command besides: the console offers it by the
	// record's state, or with a form written by hand.
	Commands []Offer
	// Keep tells whether the caller may do the deeds on this record; nil leaves it to
	// each deed.
	Keep func(v V) error
}

// All is the chip that narrows nothing.
func All[F any]() Chip[F] {
	return Chip[F]{Label: func(t *i18n.Text) string { return t.Label.All }}
}
