package office

import "alumni/domain"

// convertGroup carries out the conversion of a preparatory group after its
// branch was founded, N1.4b: the proof holds the council's decision, the owner
// may own a group of a branch, M5.2, and publication and filing are renewed.
func (d *desk) convertGroup(t domain.Task) error {
	before, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if before.Kind != domain.GroupPreparatory {
		return nil // converted by an earlier task
	}
	b, err := d.branch(before.Branch)
	if err != nil {
		return err
	}
	owner, authority := domain.Person{}, domain.Reference{}
	if !before.Owner.IsZero() {
		if owner, err = d.person(before.Owner); err != nil {
			return err
		}
		if authority, err = d.ownerAuthority(before); err != nil {
			return err
		}
	}
	review, err := d.openReview(before)
	if err != nil {
		return err
	}
	g, err := domain.ConvertGroup(before, b, owner, authority, review)
	if err != nil {
		return err
	}
	tasks, err := d.renewed(domain.ActGroupKind, t.ID, &g)
	if err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupKind, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{g.Branch, t.ID}, tasks...),
		Changes: append([]domain.Change{
			{Field: "kind", Before: string(before.Kind), After: string(g.Kind)},
		}, managersChanged(before, g)...),
		Rules: []domain.ClauseID{"N1.4b", "M5.2"},
	}, scope(g.Branch, g.ID), &domain.AuditDetail{Reason: t.Proof.Note})
}
