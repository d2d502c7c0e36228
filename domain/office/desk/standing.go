package desk

import (
	"slices"

	"alumni/domain"
)

// Merging gives the running consolidation that a group is part of; the zero ID
// for none. While it runs the group ends by it or not at all: nobody who is
// still to be moved may be left in it, or sent into a group that ends, N1.5.
func (d *Desk) Merging(g domain.Group) (domain.ID, error) {
	if g.Branch.IsZero() {
		return domain.ID{}, nil
	}
	c, err := d.Undone(g.Branch)
	if err != nil || c.State != domain.ConsolidationRunning ||
		!slices.Contains(c.Keep, g.ID) && !slices.Contains(c.End, g.ID) {
		return domain.ID{}, err
	}
	return c.ID, nil
}

// MergedFirst refuses the end of a group that a consolidation still runs on.
func MergedFirst(consolidation domain.ID) error {
	if consolidation.IsZero() {
		return nil
	}
	return domain.Conflict(domain.FaultOpenCase, "group", "N1.5", domain.Args{"id": consolidation.String()})
}

// EachUndecided calls fn for every undecided application about a group. It reads
// the group's own applications only, decided ones with them: a handful.
func (d *Desk) EachUndecided(group domain.ID, fn func(domain.Application) error) error {
	q := domain.Query{Index: domain.IndexGroup, Eq: group.String()}
	return Each(d.Applications().List, q, func(a domain.Application) error {
		if !a.State.Undecided() {
			return nil
		}
		return fn(a)
	})
}

// undecidedTransfer gives an undecided transfer in a group; the zero ID if there is none.
func (d *Desk) undecidedTransfer(group domain.ID) (found domain.ID, err error) {
	q := domain.Query{Index: domain.IndexGroup, Eq: group.String()}
	err = Each(d.Transfers().List, q, func(t domain.Transfer) error {
		if t.State.Undecided() {
			found = t.ID
		}
		return nil
	})
	return found, err
}

// Undone gives a branch's consolidation that is a plan still or under way.
func (d *Desk) Undone(branch domain.ID) (found domain.Consolidation, err error) {
	q := domain.Query{Index: domain.IndexBranch, Eq: branch.String()}
	err = Each(d.Consolidations().List, q, func(c domain.Consolidation) error {
		if c.State == domain.ConsolidationDraft || c.State == domain.ConsolidationRunning {
			found = c
		}
		return nil
	})
	return found, err
}

// UndecidedOf gives an application or a transfer about a group that is not
// decided yet; the zero ID if there is none.
func (d *Desk) UndecidedOf(group domain.ID) (domain.ID, error) {
	return d.UndecidedBut(group, domain.ID{})
}

// UndecidedBut is UndecidedOf besides one application.
func (d *Desk) UndecidedBut(group, but domain.ID) (found domain.ID, err error) {
	err = d.EachUndecided(group, func(a domain.Application) error {
		if a.ID != but {
			found = a.ID
		}
		return nil
	})
	if err != nil || !found.IsZero() {
		return found, err
	}
	return d.undecidedTransfer(group)
}

// OpenRemoval finds the open violation by which a person is to be removed from
// a group; the zero ID for none.
func (d *Desk) OpenRemoval(group, person domain.ID) (domain.ID, error) {
	return d.removalWhere(person, func(v domain.Violation) bool { return v.Group == group })
}

// OpenRemovalIn finds the open violation by which a person is to be removed from
// any group of a branch; the zero ID for none.
func (d *Desk) OpenRemovalIn(branch, person domain.ID) (domain.ID, error) {
	return d.removalWhere(person, func(v domain.Violation) bool { return v.Branch == branch })
}

func (d *Desk) removalWhere(person domain.ID, where func(domain.Violation) bool) (found domain.ID, err error) {
	q := domain.Query{Index: domain.IndexPerson, Eq: person.String()}
	err = Each(d.Violations().List, q, func(v domain.Violation) error {
		if v.Outcome == domain.OutcomeRemoval && v.State == domain.ViolationOpen && where(v) {
			found = v.ID
		}
		return nil
	})
	return found, err
}
