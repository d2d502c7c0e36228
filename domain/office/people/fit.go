package people

import (
	"cmp"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Fit is a group that somebody may join, N3.1, on which basis of N1.2d, and the
// place or the industry by which it fits.
type Fit struct {
	Group      domain.ID    `json:"group"`
	GroupName  string       `json:"group_name"`
	Branch     domain.ID    `json:"branch"`
	BranchName string       `json:"branch_name"`
	Basis      domain.Basis `json:"basis"`
	By         string       `json:"by"`
	Free       int          `json:"free"` // places
}

// fitter finds groups for people, and people for groups.
type fitter struct {
	*desk.Desk
	*desk.Fitter
}

func newFitter(d *desk.Desk) (*fitter, error) {
	f, err := d.Fitter()
	return &fitter{d, f}, err
}

// fits gives the groups with free room that somebody is not in and may join, the
// nearest reason first: work, living, native place. The caller sees the groups.
func (f *fitter) fits(p domain.Person) ([]Fit, error) {
	out := []Fit{}
	err := desk.Each(f.Branches().List, domain.Query{}, func(b domain.Branch) error {
		basis, by := f.Basis(p, b)
		if basis == "" || b.State == domain.BranchEnded {
			return nil
		}
		groups, err := f.LiveGroups(b.ID)
		if err != nil {
			return err
		}
		for _, g := range groups {
			m, err := f.Member(g.ID, p.ID)
			if err != nil {
				return err
			}
			open := g.State == domain.GroupActive && domain.Admissible(g, m, p.Name, "") == nil
			if open && domain.CanSee(f.Actor, g.Branch, g.ID) {
				out = append(out, Fit{g.ID, g.Name, b.ID, b.Name, basis, by, g.Capacity - g.Members})
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b Fit) int {
		return cmp.Or(cmp.Compare(slices.Index(nearest, a.Basis), slices.Index(nearest, b.Basis)), cmp.Compare(b.Free, a.Free))
	})
	return out, err
}

// nearest are the bases by which a group fits, the nearest first.
var nearest = []domain.Basis{domain.BasisWork, domain.BasisLiving, domain.BasisOrigin}

// fitsGroup tells whether somebody who is in no group at all would fit a group.
func (f *fitter) fitsGroup(p domain.Person, g domain.Group, b domain.Branch) (bool, error) {
	if basis, _ := f.Basis(p, b); basis == "" {
		return false, nil
	}
	m, err := f.Member(g.ID, p.ID)
	if err != nil || domain.Admissible(g, m, p.Name, "") != nil { // who was removed is not proposed again
		return false, err
	}
	in, err := groupsOfPerson(f.Desk, p.ID) // those that the caller may see: the others are not told by silence
	if err != nil {
		return false, err
	}
	for _, m := range in {
		if now, err := isIn(f.Desk, m); err != nil || now {
			return false, err
		}
	}
	return true, nil
}
