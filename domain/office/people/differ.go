package people

import (
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming"
)

// FieldChange is a field of which a row says something else than the registry; phones
// and e-mail addresses are masked.
type FieldChange struct {
	Field string `json:"field"`
	Was   string `json:"was,omitempty"`
	Is    string `json:"is"`
}

// field is one field of a person that a list may tell: how it is shown, whether a row
// says it otherwise, and how it is written. What a row leaves open differs in nothing.
type field struct {
	name    string
	text    func(p *domain.Person) string
	differs func(known, row *domain.Person) bool
	take    func(known, row *domain.Person)
}

func textField(name string, at func(p *domain.Person) *string) field {
	return field{
		name: name, text: func(p *domain.Person) string { return *at(p) },
		differs: func(known, row *domain.Person) bool {
			return *at(row) != "" && naming.Normalise(*at(row)) != naming.Normalise(*at(known))
		},
		take: func(known, row *domain.Person) { *at(known) = *at(row) },
	}
}

func choiceField[T ~string](name string, at func(p *domain.Person) *T) field {
	return field{
		name: name, text: func(p *domain.Person) string { return string(*at(p)) },
		differs: func(known, row *domain.Person) bool { return *at(row) != "" && *at(row) != *at(known) },
		take:    func(known, row *domain.Person) { *at(known) = *at(row) },
	}
}

func yearField(name string, at func(p *domain.Person) *int) field {
	return field{
		name: name,
		text: func(p *domain.Person) string {
			if *at(p) == 0 {
				return ""
			}
			return strconv.Itoa(*at(p))
		},
		differs: func(known, row *domain.Person) bool { return *at(row) > 0 && *at(row) != *at(known) },
		take:    func(known, row *domain.Person) { *at(known) = *at(row) },
	}
}

// openFields are those that whoever knows the person may read.
var openFields = []field{
	textField("city", func(p *domain.Person) *string { return &p.City }),
	textField("major", func(p *domain.Person) *string { return &p.Major }),
	yearField("year", func(p *domain.Person) *int { return &p.Year }),
	choiceField("person_kind", func(p *domain.Person) *domain.PersonKind { return &p.Kind }),
	textField("college", func(p *domain.Person) *string { return &p.College }),
	yearField("left", func(p *domain.Person) *int { return &p.Left }),
	choiceField("degree", func(p *domain.Person) *domain.Degree { return &p.Degree }),
	textField("native_place", func(p *domain.Person) *string { return &p.Native }),
	textField("work_city", func(p *domain.Person) *string { return &p.WorkCity }),
	textField("industry", func(p *domain.Person) *string { return &p.Industry }),
	textField("employer", func(p *domain.Person) *string { return &p.Employer }),
	textField("position", func(p *domain.Person) *string { return &p.Position }),
	textField("nickname", func(p *domain.Person) *string { return &p.Nickname }),
}

// contactFields are those that are compared only for who may read them, A2.
var contactFields = []field{
	{
		name: "student_number", text: func(p *domain.Person) string { return p.StudentNumber.String() },
		differs: func(known, row *domain.Person) bool {
			return row.StudentNumber != "" && row.StudentNumber != known.StudentNumber
		},
		take: func(known, row *domain.Person) { known.StudentNumber = row.StudentNumber },
	},
	{
		name: "phone", text: func(p *domain.Person) string { return p.Phone.String() },
		differs: func(known, row *domain.Person) bool { return row.Phone.Reveal() != "" && !known.HasPhone(row.Phone) },
		take:    func(known, row *domain.Person) { known.Phone = row.Phone },
	},
	{
		name: "phones", text: func(p *domain.Person) string { return maskedPhones(p.Phones) },
		differs: func(known, row *domain.Person) bool {
			return slices.ContainsFunc(row.Phones, func(n domain.Phone) bool { return !known.HasPhone(n) })
		},
		take: func(known, row *domain.Person) { known.Phones = morePhones(known, row) },
	},
	{
		name: "email", text: func(p *domain.Person) string { return p.Email.String() },
		differs: func(known, row *domain.Person) bool {
			return row.Email.Reveal() != "" && row.Email != known.Email
		},
		take: func(known, row *domain.Person) { known.Email = row.Email },
	},
}

func maskedPhones(phones []domain.Phone) (out string) {
	for i, n := range phones {
		if i > 0 {
			out += ", "
		}
		out += n.String()
	}
	return out
}

// morePhones are the further phones of a person with those of a row, as many as one may have.
func morePhones(known, row *domain.Person) []domain.Phone {
	out := slices.Clone(known.Phones)
	for _, n := range row.Phones {
		if !known.HasPhone(n) && len(out) < domain.MaxPhones {
			out = append(out, n)
		}
	}
	return out
}

// written are the fields of somebody new, as a preview shows them.
func written(row domain.Person) (out []FieldChange) {
	nobody := domain.Person{}
	for _, fields := range [][]field{openFields, contactFields} {
		for _, f := range fields {
			if f.differs(&nobody, &row) {
				out = append(out, FieldChange{Field: f.name, Is: f.text(&row)})
			}
		}
	}
	return out
}

// merged gives somebody known with what a row says otherwise, and what that is. What
// the actor may not read is neither compared nor written, A2.
func merged(a domain.Actor, known, row domain.Person) (domain.Person, []FieldChange) {
	fields := openFields
	if domain.CanComparePhone(a, known) {
		fields = slices.Concat(openFields, contactFields)
	}
	after := known
	var out []FieldChange
	for _, f := range fields {
		if !f.differs(&known, &row) {
			continue
		}
		f.take(&after, &row)
		out = append(out, FieldChange{f.name, f.text(&known), f.text(&after)})
	}
	return after, out
}
