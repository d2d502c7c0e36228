package office

import (
	"slices"
	"strconv"

	"alumni/domain"
)

// endRemoval carries out a removal, M6.3, and closes the violation that it followed from.
func (d *desk) endRemoval(t domain.Task) error {
	if err := d.removeMember(t); err != nil {
		return err
	}
	return d.closeViolation(t)
}

// removeMember records that a member was removed in WeChat, M6.3. The owner
// can't be (a transfer comes first, M5.1). An admin loses the role, so the
// filing and the published list are renewed.
func (d *desk) removeMember(t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	m, err := d.member(g.ID, t.Person)
	if err != nil {
		return err
	}
	if m == nil || !m.In(g) {
		return nil // left before, or the group ended: nothing is left to remove, the proof stands
	}
	if err := domain.CheckRemoval(domain.OutcomeRemoval, g, t.Person); err != nil {
		return err
	}
	m.RemovedAt = d.now
	if err := d.PutMembership(*m); err != nil {
		return err
	}
	before := g
	g.Members = max(g.Members-1, 0)
	var tasks []domain.ID
	if slices.Contains(g.Admins, t.Person) {
		g.Admins = slices.DeleteFunc(slices.Clone(g.Admins), func(id domain.ID) bool { return id == t.Person })
		g = domain.RenewFiling(g)
		if tasks, err = d.renewalTasks(t.Subject, g); err != nil {
			return err
		}
	}
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActMemberRemove, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{t.Person, t.ID, t.Subject}, tasks...),
		Changes: append([]domain.Change{
			{Field: "member", Before: t.Person.String()},
			{Field: "members", Before: strconv.Itoa(before.Members), After: strconv.Itoa(g.Members)},
		}, managersChanged(before, g)...),
		Rules: []domain.ClauseID{"M6.3"},
	}, scope(g.Branch, g.ID), nil)
}

// openRemoval finds the open violation by which a person is to be removed from
// a group; the zero ID for none.
func (d *desk) openRemoval(group, person domain.ID) (domain.ID, error) {
	return d.removalWhere(person, func(v domain.Violation) bool { return v.Group == group })
}

// openRemovalIn finds the open violation by which a person is to be removed from
// any group of a branch; the zero ID for none.
func (d *desk) openRemovalIn(branch, person domain.ID) (domain.ID, error) {
	return d.removalWhere(person, func(v domain.Violation) bool { return v.Branch == branch })
}

func (d *desk) removalWhere(person domain.ID, where func(domain.Violation) bool) (found domain.ID, err error) {
	q := domain.Query{Index: domain.IndexPerson, Eq: person.String()}
	err = each(d.Violations().List, q, func(v domain.Violation) error {
		if v.Outcome == domain.OutcomeRemoval && v.State == domain.ViolationOpen && where(v) {
			found = v.ID
		}
		return nil
	})
	return found, err
}

// closeViolation closes the violation that a task followed from.
func (d *desk) closeViolation(t domain.Task) error {
	if t.Subject.Kind != domain.KindViolation {
		return nil
	}
	v, err := d.Violations().Get(t.Subject)
	if err != nil {
		return err
	}
	if err := domain.Step(domain.ViolationFlow, v.ID, v.State, domain.ViolationClosed); err != nil {
		return err
	}
	v.State = domain.ViolationClosed
	if err := save(d, d.Violations(), &v); err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActViolationClose, Subject: v.ID, Version: v.Version,
		Related: []domain.ID{v.Group, v.Branch, v.Person, t.ID},
		Changes: stateChange(domain.ViolationOpen, v.State),
		Rules:   []domain.ClauseID{v.Authority},
	}, scope(v.Branch, v.Group), nil)
}
