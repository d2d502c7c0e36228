// Package form is what the forms of the business have in common. A form that
// several screens offer stands in tui/form/<noun>; one that a single screen
// offers stands with that screen.
package form

import (
	"alumni/domain"
	"alumni/tui/kit"
)

// Reference are the fields of a document outside the program: its number and,
// once there is one, its date and a note. Their keys are the use-case's names
// for them: key, key_date, key_note. Hint says what document is meant; show
// tells whether one is needed at all, nil is always.
func Reference(env *kit.Env, key, hint string, r domain.Reference, show func(kit.Values) bool) []kit.Field {
	numbered := func(v kit.Values) bool { return v.Text[key] != "" && (show == nil || show(v)) }
	date := kit.DateField(env, key+"_date", r.Date)
	date.Show = numbered
	return []kit.Field{
		{Key: key, Label: env.Text.FieldName(key), Value: r.Number, Hint: hint, Max: domain.MaxReference, Show: show},
		date,
		{
			Key: key + "_note", Label: env.Text.FieldName(key + "_note"), Value: r.Note, Hint: env.Text.Label.Optional,
			Max: domain.MaxText, Show: numbered,
		},
	}
}

// ReferenceIn reads what Reference took.
func ReferenceIn(v kit.Values, key string) domain.Reference {
	return domain.Reference{Number: v.Text[key], Date: domain.ReadDate(v.Text[key+"_date"]), Note: v.Text[key+"_note"]}
}

// Picked reads the record that a FieldPick chose; nothing chosen names the field.
func Picked(value, field string) (domain.ID, error) {
	if value == "" {
		return domain.ID{}, domain.Required(field, "")
	}
	return domain.ParseID(value)
}
