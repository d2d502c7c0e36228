package card

import (
	"cmp"

	"alumni/domain"
)

// Check lists how a person's card deviates, N1.2c: what Read finds, with a name
// that is not the person's (N1.2a). A year is not asked of staff, whose class is
// a unit or 老师.
func Check(text string, p domain.Person, known *Known) []Finding {
	return Read(text, p, known).Findings
}

// Propose gives the corrected card of a person, N1.2c; "" where too little is
// known for one. The name is the registry's, since cards carry the real name
// (N1.2a); city, major and year are the card's where they are sure, else the
// registry's. Nothing of it is a guess, and nothing else of the card is in it:
// what it proposes has no finding, and reads as the same parts.
func Propose(text string, p domain.Person, known *Known) string {
	return propose(Read(text, p, known), p, known)
}

func propose(r Reading, p domain.Person, known *Known) string {
	c := r.Facts()
	c.Left, c.Degree = 0, ""
	c.Name = cmp.Or(domain.PersonName(p.Name), c.Name)
	c.City = cmp.Or(c.City, piece(p.City))
	c.Major, c.Entered = class(c, p)
	if c.Name == "" || c.City == "" || c.Major == "" {
		return ""
	}
	out := c.String()
	p.Name, p.City, p.Major = c.Name, c.City, c.Major
	again := Read(out, p, known)
	if again.Facts() != c || len(again.Findings) > 0 {
		return ""
	}
	return out
}

// class gives the class to propose: the card's if all of it is sure, else the
// registry's, else what the two tell together. A unit is the class of staff
// only: who has a year has a major.
func class(c Parts, p domain.Person) (major string, year int) {
	major, year = piece(p.Major), p.Year
	switch {
	case c.Major != "" && c.Entered > 0, c.Major != "" && year == 0 && major == "":
		return c.Major, c.Entered
	case unit(major):
		return major, 0
	case major != "" && (year > 0 || c.Entered == 0 && c.Major == ""):
		return major, year
	}
	return cmp.Or(c.Major, major), cmp.Or(c.Entered, year)
}
