package roster

import (
	"strings"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/people"
)

// yearCell reads a year of entering or of leaving. The sign behind it counts, not
// what the column is called: 2003级 under 届别 is the year of entering, 97届 under
// 年级 that of leaving. What no number is, 九七级, 1997-2001 and 93级硕士, is read
// as on a card, and counts where nothing of it is left over or unsure.
func yearCell(p *people.ImportPerson, field, value string) error {
	digits, leaving := strings.CutSuffix(value, "届")
	if leaving {
		field = "left"
	} else if strings.HasSuffix(value, "级") {
		field = "year"
	}
	n, err := domain.ReadEntryYear(field, digits)
	switch {
	case err != nil:
		if r, sure := classOf(value); sure && r.Major == "" {
			return takeClass(p, r, value)
		}
		return err
	case field == "left":
		return takeYear(&p.Left, n, field, value)
	}
	return takeYear(&p.Year, n, field, value)
}

// takeYear takes a year, unless another cell of the row says another one: which of
// them is right is for a person to say.
func takeYear(of *int, n int, field, value string) error {
	if n == 0 {
		return nil
	}
	if *of != 0 && *of != n {
		return domain.BadChoice(field, value)
	}
	*of = n
	return nil
}

// classCell reads a cell that holds the major with its year, 食工9701, 97级食工: the
// year goes to its own part.
func classCell(p *people.ImportPerson, value string) error {
	p.Major = value
	if r, sure := classOf(value); sure && r.Major != "" {
		p.Major = r.Major
		return takeClass(p, r, value)
	}
	return nil
}

// classOf reads a class as a card has it. It is sure where every part is, and nothing
// is left over but the number of the class: 会计03(2)班.
func classOf(value string) (r card.Reading, sure bool) {
	if !strings.ContainsAny(value, "0123456789０１２３４５６７８９级届") {
		return r, false
	}
	r = card.Read(value, domain.Person{}, &card.Known{})
	for _, s := range r.Surplus {
		if !strings.HasSuffix(s, "班") {
			return r, false
		}
	}
	return r, r.Facts() == r.Parts && r.Name == "" && r.City == "" && (r.Entered != 0 || r.Left != 0)
}

// takeClass takes the years and the degree of a class.
func takeClass(p *people.ImportPerson, r card.Reading, value string) error {
	if p.Degree == "" {
		p.Degree = r.Degree
	}
	if err := takeYear(&p.Year, r.Entered, "year", value); err != nil {
		return err
	}
	return takeYear(&p.Left, r.Left, "left", value)
}
