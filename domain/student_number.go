package domain

import "encoding/json"

// StudentNumber is the number that somebody had at the school (学号). It prints and
// marshals masked everywhere, as a Phone does; the store seals it.
type StudentNumber string

// Reveal gives the number. Who calls it for a person to see writes an audit entry.
func (n StudentNumber) Reveal() string { return string(n) }

// String masks all but the first and the last two characters: 97****01.
func (n StudentNumber) String() string {
	text := []rune(n)
	switch {
	case len(text) == 0:
		return ""
	case len(text) < 7:
		return "****"
	}
	return string(text[:2]) + "****" + string(text[len(text)-2:])
}

// GoString masks too, so that %#v in a log leaks nothing.
func (n StudentNumber) GoString() string { return n.String() }

// MarshalJSON writes the masked form; the store seals the number by itself.
func (n StudentNumber) MarshalJSON() ([]byte, error) { return json.Marshal(n.String()) }
