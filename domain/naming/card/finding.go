package card

import "slices"

// Finding is one deviation of a member card from the format, N1.2c.
type Finding string

// The findings.
const (
	Empty      Finding = "empty"      // nothing on the card
	Width      Finding = "width"      // full-width digits, letters or dashes
	Hidden     Finding = "hidden"     // characters that nobody sees
	Emoji      Finding = "emoji"      // pictures and signs
	Number     Finding = "number"     // the number of a list before it: 1. or ①
	Separator  Finding = "separator"  // parted by something else than "-"
	Spaces     Finding = "spaces"     // spaces inside
	Dot        Finding = "dot"        // another middle dot in the name
	CityForm   Finding = "city_form"  // 北京市, 京 or 湖北武汉 instead of 北京 or 武汉
	YearForm   Finding = "year"       // 1997级 or 97 instead of 97级
	Class      Finding = "class"      // the number of a class instead of a year: 9701
	Leaving    Finding = "left"       // 97届: the year of leaving, which is not the year of entering
	Order      Finding = "order"      // the class before the city, or the year before the major
	TooMany    Finding = "too_many"   // more parts than three
	Degree     Finding = "degree"     // 硕士, 专升本: no part of a card
	Phone      Finding = "phone"      // a telephone number or an account, which no card has
	Surplus    Finding = "surplus"    // an employer, a class, a remark
	Form       Finding = "form"       // written otherwise
	NoName     Finding = "no_name"    // the name is missing
	NoCity     Finding = "no_city"    // the city is missing
	NoClass    Finding = "no_class"   // major and year are missing
	NoYear     Finding = "no_year"    // the year is missing
	NoMajor    Finding = "no_major"   // the major is missing
	OddYear    Finding = "odd_year"   // a year in which nobody entered
	OtherName  Finding = "other_name" // another name than the person's
	DoubtName  Finding = "doubt_name" // what is the name, or whether it is one
	DoubtCity  Finding = "doubt_city" // what is the city
	DoubtMajor Finding = "doubt_major"
	DoubtYear  Finding = "doubt_year" // what the digits mean: 2001 is a year, and class 01 of 20级
)

// Findings lists every finding, in the order in which they are told.
var Findings = []Finding{
	Empty, Width, Hidden, Emoji, Number, Separator, Spaces, Dot, CityForm, YearForm, Class, Leaving, Order, TooMany, Degree,
	Phone, Surplus, Form, NoName, NoCity, NoClass, NoYear, NoMajor, OddYear, OtherName, DoubtName, DoubtCity, DoubtMajor, DoubtYear,
}

// Unwritten gives the findings of what a card says and nobody writes: parts that are
// not sure, and what no card has.
func (r Reading) Unwritten() []Finding {
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool {
		return f != Phone && f != Surplus && f != OddYear && !slices.Contains(doubts[:], f)
	})
}

// doubts are the findings of parts that are not sure.
var doubts = [...]Finding{FieldName: DoubtName, FieldCity: DoubtCity, FieldMajor: DoubtMajor, FieldEntered: DoubtYear}
