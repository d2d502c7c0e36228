package people

import (
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// RemoveMember records that a member was removed in WeChat, M6.3. The owner
// can't be (a transfer comes first, M5.1). An admin loses the role, so the
// filing and the published list are renewed.
func RemoveMember(d *desk.Desk, t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	m, err := d.Member(g.ID, t.Person)
	if err != nil {
		return err
	}
	if m == nil || !m.In(g) {
		return nil // left before, or the group ended: nothing is left to remove, the proof stands
	}
	if err := domain.CheckRemoval(domain.OutcomeRemoval, g, t.Person); err != nil {
		return err
	}
	m.RemovedAt = d.Now
	if err := d.PutMembership(*m); err != nil {
		return err
	}
	before := g
	g.Members = max(g.Members-1, 0)
	var tasks []domain.ID
	if slices.Contains(g.Admins, t.Person) {
		g.Admins = slices.DeleteFunc(slices.Clone(g.Admins), func(id domain.ID) bool { return id == t.Person })
		g = domain.RenewFiling(g)
		if tasks, err = d.RenewalTasks(t.Subject, g); err != nil {
			return err
		}
	}
	if err := desk.Save(d, d.Groups(), &g); err != nil {
		return err
	}
	return d.Note(domain.AuditEntry{
		Action: domain.ActMemberRemove, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{t.Person, t.ID, t.Subject}, tasks...),
		Changes: append([]domain.Change{
			{Field: "member", Before: t.Person.String()},
			{Field: "members", Before: strconv.Itoa(before.Members), After: strconv.Itoa(g.Members)},
		}, desk.ManagersChanged(before, g)...),
		Rules: []domain.ClauseID{"M6.3"},
	}, desk.Scope(g.Branch, g.ID), nil)
}
