package domain

import (
	"encoding/json"
	"time"
)

// Reference refers to a document outside the program (文件依据): a written
// application or a council's decision, M4.1, N2.1a, or the president's
// authorisation, M5.2. The zero Reference refers to none.
type Reference struct {
	Number string `json:"number,omitempty" erase:"text"`
	Date   Date   `json:"date,omitempty"` // the day it was signed
	Note   string `json:"note,omitempty" seal:"yes"`
}

// IsZero tells whether it refers to nothing.
func (r Reference) IsZero() bool { return r == Reference{} }

// UnmarshalJSON reads what an earlier program wrote too: the bare number.
func (r *Reference) UnmarshalJSON(b []byte) error {
	var number string
	if json.Unmarshal(b, &number) == nil {
		*r = Reference{Number: number}
		return nil
	}
	type plain Reference
	return json.Unmarshal(b, (*plain)(r))
}

// CleanReference cleans what was typed. Errors name the field, field_date or field_note.
func CleanReference(field string, r Reference) (Reference, error) {
	var err error
	if r.Number, err = Line(field, r.Number, MaxReference); err != nil {
		return Reference{}, err
	}
	if r.Note, err = Line(field+"_note", r.Note, MaxText); err != nil {
		return Reference{}, err
	}
	r.Date = Date(CleanLine(string(r.Date)))
	return r, nil
}

// CheckReference checks that a reference has its number and its date, which is
// not in the future. Nothing at all is for the rule to refuse that needs one.
func CheckReference(field string, rule ClauseID, r Reference, now time.Time) error {
	switch {
	case r.IsZero():
		return nil
	case r.Number == "":
		return Required(field, rule)
	case r.Date == "":
		return Required(field+"_date", rule)
	}
	return Citing(rule, PastDate(field+"_date", r.Date, now))
}
