package desk

import (
	"slices"
	"strings"
	"unicode/utf8"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/naming/card"
)

// Fitter tells on which basis of N1.2d somebody may be in a branch's groups, from
// what is registered of the person. It knows which branches a place lies in, by HQ's
// table of places and by the provinces of the country.
type Fitter struct {
	usual map[string]string // the name of a place in the table, by each way to write it
}

// Fitter reads HQ's table of places.
func (d *Desk) Fitter() (*Fitter, error) {
	f := &Fitter{map[string]string{}}
	return f, Each(d.Places().List, domain.Query{}, func(p domain.Place) error {
		for _, text := range append([]string{p.Name}, p.Aliases...) {
			f.usual[naming.Normalise(text)] = p.Name
		}
		return nil
	})
}

// within tells whether a place is a branch's, or lies in its province.
func (f *Fitter) within(place, branch string) bool {
	if place == "" {
		return false
	}
	name := naming.Normalise(place)
	city, province := card.Province(place)
	return slices.Contains([]string{name, f.usual[name], city, province}, branch)
}

// Basis tells on which basis somebody may join the groups of a branch: where
// they work, live or come from, or of whose industry they are; and by which place
// or industry. "" for none.
func (f *Fitter) Basis(p domain.Person, b domain.Branch) (basis domain.Basis, by string) {
	if b.ID.IsZero() { // headquarters, whose groups belong to no place
		return "", ""
	}
	if b.Kind == domain.BranchIndustry {
		if sameIndustry(p.Industry, b.Name) {
			return domain.BasisWork, p.Industry
		}
		return "", ""
	}
	for _, at := range []struct {
		basis domain.Basis
		place string
	}{{domain.BasisWork, p.WorkCity}, {domain.BasisLiving, p.City}, {domain.BasisOrigin, p.Native}} {
		if f.within(at.place, b.Name) {
			return at.basis, at.place
		}
	}
	return "", ""
}

// sameIndustry tells whether an industry is that of an industry branch. A single
// character says too little to tell one from another.
func sameIndustry(industry, branch string) bool {
	is, of := strings.TrimSuffix(naming.Normalise(industry), "行业"), strings.TrimSuffix(branch, "行业")
	return utf8.RuneCountInString(is) > 1 && of != "" && (strings.Contains(of, is) || strings.Contains(is, of))
}

// KnownBasis is Basis with what somebody is at the school before it: leader, teacher
// or staff, which fits every group. The zero branch is headquarters.
func (f *Fitter) KnownBasis(p domain.Person, b domain.Branch) domain.Basis {
	switch p.Kind {
	case domain.PersonLeader:
		return domain.BasisLeader
	case domain.PersonTeacher:
		return domain.BasisTeacher
	case domain.PersonStaff:
		return domain.BasisStaff
	}
	basis, _ := f.Basis(p, b)
	return basis
}
