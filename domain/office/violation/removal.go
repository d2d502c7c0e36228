package violation

import (
	"alumni/domain"
	"alumni/domain/office/desk"
)

// Close closes the violation that a task followed from.
func Close(d *desk.Desk, t domain.Task) error {
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
	if err := desk.Save(d, d.Violations(), &v); err != nil {
		return err
	}
	return d.Note(domain.AuditEntry{
		Action: domain.ActViolationClose, Subject: v.ID, Version: v.Version,
		Related: []domain.ID{v.Group, v.Branch, v.Person, t.ID},
		Changes: desk.StateChange(domain.ViolationOpen, v.State),
		Rules:   []domain.ClauseID{v.Authority},
	}, desk.Scope(v.Branch, v.Group), nil)
}
