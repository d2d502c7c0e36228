package office

import "alumni/domain"

// mayKeep tells whether the caller may change a person's record, N2.2a: nil, or
// why not. What binds the person to branches is looked up for a branch's
// officer only.
func (d *desk) mayKeep(p domain.Person) error {
	var ties domain.PersonTies
	if d.actor.Role == domain.RoleBranchOfficer {
		var err error
		if ties, err = d.personTies(p.ID); err != nil {
			return err
		}
	}
	return domain.CanKeepPerson(d.actor, p, ties)
}

// personTies gives what binds a person to the caller's branch and to others. A
// registry has some forty branches, so that one walk over their councils will do.
func (d *desk) personTies(person domain.ID) (domain.PersonTies, error) {
	var ties domain.PersonTies
	err := each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if _, seated := b.OfficeOf(person); seated && b.State != domain.BranchEnded {
			ties.Own = ties.Own || b.ID == d.actor.HomeBranch()
			ties.Other = ties.Other || b.ID != d.actor.HomeBranch()
		}
		return nil
	})
	if err != nil || ties.Own {
		return ties, err
	}
	in, err := d.groupsOfPerson(person)
	if err != nil {
		return ties, err
	}
	for _, m := range in {
		if ties.Own, err = d.isIn(m); err != nil || ties.Own {
			return ties, err
		}
	}
	return ties, nil
}
