package office

import (
	"alumni/domain"
)

// loadManagers loads who shall be owner and admins of a new group: everybody
// with the removal, M6.3, that is open in any group of the branch, since the
// new group is one more of them.
func (d *desk) loadManagers(c applicationCase) (applicationCase, error) {
	var err error
	if c.removal, err = d.openRemovalIn(c.app.Branch, c.app.Owner); err != nil {
		return c, err
	}
	c.admins = make([]adminPlan, 0, len(c.app.Admins))
	for _, id := range c.app.Admins {
		var a adminPlan
		if a.person, err = d.person(id); err != nil {
			return c, at("admins", err)
		}
		if a.removal, err = d.openRemovalIn(c.app.Branch, id); err != nil {
			return c, err
		}
		c.admins = append(c.admins, a)
	}
	return c, nil
}

// adminsReal is the check of the admins' real names, N2.2a: it names those who
// are not verified, or all if they are.
func (c applicationCase) adminsReal() finding {
	var unverified, all []string
	var real error
	for _, a := range c.admins {
		all = append(all, a.person.Name)
		if err := domain.VerifiedPerson(a.person, "N2.2a", "admins"); err != nil {
			unverified = append(unverified, a.person.Name)
			real = firstOf(real, err)
		}
	}
	if real == nil {
		unverified = all
	}
	return judge(CheckAdminsReal, "N2.2a", domain.Args{"names": unverified}, real)
}

// stays are the checks of who shall manage the group and is to be removed
// instead, M6.3. It is rare, so that it is said only when it is so.
func (c applicationCase) stays() []finding {
	var out []finding
	if !c.removal.IsZero() {
		out = append(out, staysIn(c.owner, domain.ManagerOwner, "owner", c.removal))
	}
	for _, a := range c.admins {
		if !a.removal.IsZero() {
			out = append(out, staysIn(a.person, domain.ManagerAdmin, "admins", a.removal))
		}
	}
	return out
}

// staysIn is the check that a person is not to be removed, M6.3.
func staysIn(p domain.Person, role domain.ManagerRole, field string, removal domain.ID) finding {
	return judge(CheckNoRemoval, "M6.3",
		domain.Args{"name": p.Name, "id": removal.String(), "role": string(role)},
		domain.NotToBeRemoved(removal, p.Name, field))
}

// fits checks that the group takes its managers, N1.5. A group without a
// capacity of its own has that of the terms in force, M9.
func (c applicationCase) fits() error {
	if c.app.Kind.OnGroup() {
		return nil
	}
	capacity := c.app.Capacity
	if capacity == 0 {
		capacity = c.terms.Capacity
	}
	return domain.ManagersFit(capacity, 1+len(c.admins), c.plan.name)
}
