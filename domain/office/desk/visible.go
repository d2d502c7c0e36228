package desk

import (
	"alumni/domain"
)

// VisibleApplication gives an application; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleApplication(id domain.ID) (domain.Application, error) {
	return Visible(d.Applications().Get, id, func(a domain.Application) bool { return domain.CanSeeApplication(d.Actor, a) })
}

// VisibleBranch gives a branch; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleBranch(id domain.ID) (domain.Branch, error) {
	if id.Kind != domain.KindBranch || !domain.CanSee(d.Actor, id, domain.ID{}) {
		return domain.Branch{}, domain.NotFound(id)
	}
	return d.Branch(id)
}

// VisibleCase gives an application or a transfer by its number; CodeNotFound if
// there is none in the caller's scope.
func (d *Desk) VisibleCase(id domain.ID) (domain.AnyCase, error) {
	if id.Kind == domain.KindTransfer {
		t, err := d.VisibleTransfer(id)
		return &t, err
	}
	a, err := d.VisibleApplication(id)
	return &a, err
}

// Scoped narrows a query to what the caller may see: a branch officer to the
// own branch, a group manager to the own group's branch, if it has one: a group
// of headquarters itself is in no branch's index, M3. Records that are finer than
// the index are sifted out by CanSee.
func (d *Desk) Scoped(q domain.Query, branch domain.ID) domain.Query {
	if !d.Actor.SeesAll() {
		branch = d.Actor.HomeBranch()
	}
	if !branch.IsZero() {
		q.Index, q.Eq = domain.IndexBranch, branch.String()
	}
	return q
}

// ScopedByGroup is scoped for records that have an index by group as well: a
// group's manager walks the own group's only.
func (d *Desk) ScopedByGroup(q domain.Query, branch domain.ID) domain.Query {
	if d.Actor.Role == domain.RoleGroupManager {
		q.Index, q.Eq = domain.IndexGroup, d.Actor.Scope.String()
		return q
	}
	return d.Scoped(q, branch)
}

// VisibleGroup gives a group; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleGroup(id domain.ID) (domain.Group, error) {
	return Visible(d.Group, id, func(g domain.Group) bool { return domain.CanSee(d.Actor, g.Branch, g.ID) })
}

// ManagedGroup gives a group that the caller may manage; CodeNotFound if there
// is none in the caller's scope.
func (d *Desk) ManagedGroup(id domain.ID) (domain.Group, error) {
	g, err := d.VisibleGroup(id)
	if err != nil {
		return domain.Group{}, err
	}
	return g, domain.CanManage(d.Actor, g)
}

// VisiblePeople checks that the caller may name each of the people in a case of
// a branch; who is not named is left out.
func (d *Desk) VisiblePeople(branch domain.ID, named ...Named) error {
	for _, n := range named {
		if n.ID.IsZero() {
			continue
		}
		if err := d.VisiblePerson(n.Field, n.ID, branch); err != nil {
			return err
		}
	}
	return nil
}

// VisiblePerson gives a person whom the caller may name in a case of a branch.
// Headquarters may name everybody; others one who sits in the branch's council,
// is or was a member of a group in their scope, was registered by their branch, or is the caller. Anybody else
// is CodeNotFound on the field, as one who does not exist: a refusal that named
// the person would open the registry to whoever counts through its numbers, A2.
func (d *Desk) VisiblePerson(field string, id, branch domain.ID) error {
	p, err := d.Person(id)
	if err == nil && p.Erased() { // nobody is named any more by that number
		err = domain.NotFound(id)
	}
	if err != nil {
		return At(field, err)
	}
	known := d.Actor.SeesAll() || p.ID == d.Actor.Person || !p.Branch.IsZero() && p.Branch == d.Actor.Scope
	if !known {
		known, err = d.Seated(p.ID, branch)
	}
	if !known && err == nil {
		known, err = d.everMember(p.ID)
	}
	if !known && err == nil {
		err = At(field, domain.NotFound(id))
	}
	return err
}

// Seated tells whether a person sits in the council of a branch.
func (d *Desk) Seated(person, branch domain.ID) (bool, error) {
	b, err := IfAny(d.Branch(branch)) // a group of headquarters itself has no branch, M3
	_, ok := b.OfficeOf(person)
	return ok, err
}

// everMember tells whether a person is or was in a group of the caller's scope.
func (d *Desk) everMember(person domain.ID) (bool, error) {
	in, err := d.GroupsOf(person)
	if err != nil {
		return false, err
	}
	for _, m := range in {
		g, err := IfAny(d.Group(m.Group))
		if err != nil || !g.ID.IsZero() && domain.CanSee(d.Actor, g.Branch, g.ID) {
			return err == nil, err
		}
	}
	return false, nil
}

// VisibleTask gives a task; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleTask(id domain.ID) (domain.Task, error) {
	return Visible(d.Tasks().Get, id, func(t domain.Task) bool { return domain.CanSee(d.Actor, t.Branch, t.Group) })
}

// VisibleTransfer gives a transfer; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleTransfer(id domain.ID) (domain.Transfer, error) {
	return Visible(d.Transfers().Get, id, func(t domain.Transfer) bool { return domain.CanSeeTransfer(d.Actor, t) })
}

// VisibleViolation gives a violation; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleViolation(id domain.ID) (domain.Violation, error) {
	return Visible(d.Violations().Get, id, func(v domain.Violation) bool { return domain.CanSee(d.Actor, v.Branch, v.Group) })
}

// VisibleFiling gives a filed form; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleFiling(id domain.ID) (domain.Filing, error) {
	return Visible(d.Filings().Get, id, func(f domain.Filing) bool { return domain.CanSee(d.Actor, f.Branch, f.Group) })
}

// VisibleConsolidation gives a consolidation; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleConsolidation(id domain.ID) (domain.Consolidation, error) {
	return Visible(d.Consolidations().Get, id, func(c domain.Consolidation) bool { return domain.CanSee(d.Actor, c.Branch, domain.ID{}) })
}
