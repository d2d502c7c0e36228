package roster

import (
	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/people"
)

// MaxPeople is how many rows a table of people may have.
const MaxPeople = 20_000

// PeopleColumns are the columns of a table of people; all but the name may be
// left out.
func PeopleColumns() []string {
	return []string{colName, colCity, colMajor, colYear, colPhone, colHow}
}

// People reads a table of people to be registered, N2.2a. It fails with
// *office.ImportError for what is no such table; wrong rows are in the table's Bad.
func People(sheets []Sheet, o Options) (Table[people.ImportPerson], error) {
	t := table[people.ImportPerson]{
		columns: PeopleColumns(),
		needs:   []string{colName},
		begin:   func(line int) people.ImportPerson { return people.ImportPerson{Row: line} },
		cell:    personCell,
		end: func(p *people.ImportPerson) *domain.Error {
			if naming.Normalise(p.Name) == "" {
				return domain.Required("name", "")
			}
			return nil
		},
	}
	return t.read(sheets, MaxPeople, o)
}

func personCell(p *people.ImportPerson, column, value string) *domain.Error {
	switch column {
	case colName:
		p.Name = value
	case colCity:
		p.City = value
	case colMajor:
		p.Major = value
	case colPhone:
		p.Phone = value
	case colHow:
		p.How = value
	case colYear:
		year, err := domain.ReadEntryYear("year", value)
		if err != nil {
			return domain.AsError(err)
		}
		p.Year = year
	}
	return nil
}
