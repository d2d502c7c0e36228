package office

import (
	"alumni/domain"
	"alumni/domain/naming"
)

// fileRows remembers about whom the rows of a file are, so that a second row
// about one person is found before anything is written.
type fileRows struct {
	known map[domain.ID]int
	new   map[string][]fileRow // by the normalised name
}

type fileRow struct {
	person domain.Person
	row    int
}

func newFileRows() *fileRows {
	return &fileRows{known: map[domain.ID]int{}, new: map[string][]fileRow{}}
}

// once refuses a row about somebody of an earlier row.
func (f *fileRows) once(who domain.Person, row int) error {
	if !who.ID.IsZero() {
		if first, twice := f.known[who.ID]; twice {
			return twiceInFile(who.Name, first)
		}
		f.known[who.ID] = row
		return nil
	}
	name := naming.Normalise(who.Name)
	for _, r := range f.new[name] {
		if onePerson(r.person, who) {
			return twiceInFile(who.Name, r.row)
		}
	}
	f.new[name] = append(f.new[name], fileRow{who, row})
	return nil
}

// onePerson tells whether two of one name are one person as far as a file
// tells: by the phone, and where one of them has none by the class; of whom too
// little is told is anybody who is not told apart.
func onePerson(a, b domain.Person) bool {
	p, q := a.Phone.Reveal(), b.Phone.Reveal()
	if p != "" && q != "" {
		return p == q
	}
	if tooLittle(a) || tooLittle(b) {
		return sameClass(a, b)
	}
	return a.Major == b.Major && a.Year == b.Year && (p == q || a.Major != "" && a.Year > 0)
}
