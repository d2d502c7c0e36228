package kit

import "alumni/domain"

// ReferenceFields are the fields of a document outside the program: its number
// and, once there is one, its date and a note. Their keys are the use-case's
// names for them: key, key_date, key_note. Hint says what document is meant;
// show tells whether one is needed at all, nil is always.
func ReferenceFields(env *Env, key, hint string, r domain.Reference, show func(Values) bool) []Field {
	numbered := func(v Values) bool { return v.Text[key] != "" && (show == nil || show(v)) }
	date := DateField(env, key+"_date", r.Date)
	date.Show = numbered
	return []Field{
		{Key: key, Label: env.Text.FieldName(key), Value: r.Number, Hint: hint, Max: domain.MaxReference, Show: show},
		date,
		{
			Key: key + "_note", Label: env.Text.FieldName(key + "_note"), Value: r.Note, Hint: env.Text.Label.Optional,
			Max: domain.MaxText, Show: numbered,
		},
	}
}

// ReferenceIn reads what ReferenceFields took.
func ReferenceIn(v Values, key string) domain.Reference {
	return domain.Reference{Number: v.Text[key], Date: domain.ReadDate(v.Text[key+"_date"]), Note: v.Text[key+"_note"]}
}

// ReferenceRow writes a document as a record shows it: number, date and note; ""
// for none.
func ReferenceRow(env *Env, r domain.Reference) string {
	return env.Text.Sentence("{number}[ · {date}][ · {note}]", domain.Args{
		"number": r.Number, "date": string(r.Date), "note": r.Note,
	})
}

// DateField is a field for a day, with the form in which a day is typed.
func DateField(env *Env, key string, value domain.Date) Field {
	return Field{Key: key, Label: env.Text.FieldName(key), Value: string(value), Hint: env.Text.Label.Today, Max: 20, Replace: true}
}
