package domain

import "time"

// Unsent is what somebody filled into a form and did not submit (未提交的内容): the
// line dropped, or the session ended. It is offered to that account when the form
// is opened again. It is no record: nothing of it is decided, and nothing is logged.
type Unsent struct {
	Account ID
	Form    string // which form, on which record
	At      time.Time
	Fields  map[string]UnsentField `cover:"never"` // by the field's key
}

// UnsentField is what one field held.
type UnsentField struct {
	Text   string        `json:"text,omitempty"`
	Picked []UnsentValue `json:"picked,omitempty"`
}

// UnsentValue is a value that was chosen, with the words that stood for it.
type UnsentValue struct {
	Value string `json:"value"`
	Label string `json:"label,omitempty"`
}

// The bounds of what is kept.
const (
	UnsentFor  = 24 * time.Hour
	MaxUnsent  = 20       // forms of one account; the oldest gives way
	UnsentSize = 96 << 10 // bytes of one form: a pasted table has 64 KiB
)

// Over tells whether it has been kept for long enough.
func (u Unsent) Over(now time.Time) bool {
	return now.Sub(u.At) >= UnsentFor || u.At.After(now.Add(UnsentFor))
}

// Size is how many bytes its texts have.
func (u Unsent) Size() (n int) {
	for key, f := range u.Fields {
		n += len(key) + len(f.Text)
		for _, v := range f.Picked {
			n += len(v.Value) + len(v.Label)
		}
	}
	return n
}
