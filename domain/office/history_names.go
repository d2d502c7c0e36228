package office

import (
	"strings"

	"alumni/domain"
)

// namesIn gives the names of the people, accounts, branches and groups whose
// numbers an entry's changes hold, by number; nil for none. The log itself holds
// numbers only, A2: whoever may not see a record reads its number.
func (d *desk) namesIn(changes []domain.Change) map[string]string {
	var names map[string]string
	for _, c := range changes {
		for number := range strings.FieldsSeq(c.Before + " " + c.After) {
			name := d.nameOfNumber(number)
			if name == "" {
				continue
			}
			if names == nil {
				names = make(map[string]string, 2)
			}
			names[number] = name
		}
	}
	return names
}

// nameOfNumber is the name of the record with a number, "" where there is none
// that the caller may see, and for a word that is no number.
func (d *desk) nameOfNumber(number string) string {
	if len(number) < 2 || number[1] != '-' {
		return ""
	}
	id, err := domain.ParseID(number)
	if err != nil {
		return ""
	}
	if id.Kind == domain.KindAccount {
		return d.accountName(id) // as who did it, which every history shows
	}
	if d.mayRead(id) != nil {
		return ""
	}
	switch id.Kind {
	case domain.KindPerson:
		name, _, _ := d.personName(id)
		return name
	case domain.KindBranch:
		b, _ := d.branch(id)
		return b.Name
	case domain.KindGroup:
		g, _ := d.group(id)
		return g.Name
	}
	return ""
}
