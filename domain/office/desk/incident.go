package desk

import "alumni/domain"

// OpenIncident opens the data incident of a violation that is one, N3.2.6, M7.8.
func (d *Desk) OpenIncident(v domain.Violation, g domain.Group) (domain.Incident, error) {
	terms, err := d.Terms()
	if err != nil {
		return domain.Incident{}, err
	}
	i := domain.NewIncident(v, g, terms, d.Now)
	return Keep(d, d.Incidents(), i, domain.AuditEntry{
		Action: domain.ActIncidentOpen, Related: []domain.ID{v.ID, v.Group, v.Branch, v.Person}, Rules: []domain.ClauseID{"N3.2.6", "M7.8"},
		Changes: StateChange("", i.State),
	}, nil, v.Branch, v.Group)
}

// VisibleIncident gives an incident that the caller may see.
func (d *Desk) VisibleIncident(id domain.ID) (domain.Incident, error) {
	return Visible(d.Incidents().Get, id, func(i domain.Incident) bool { return domain.CanSee(d.Actor, i.Branch, i.Group) })
}
