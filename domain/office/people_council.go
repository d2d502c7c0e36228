package office

import "alumni/domain"

// peopleOfCouncil lists who sits in a branch's council and is found by the
// query's text, by name or number; CodeNotFound for a branch out of scope.
func (d *desk) peopleOfCouncil(branch domain.ID) (func(domain.Query) (domain.Page[domain.Person], error), error) {
	b, err := d.visibleBranch(branch)
	if err != nil {
		return nil, err
	}
	return func(q domain.Query) (domain.Page[domain.Person], error) {
		s, seen := d.search(q.Text), map[domain.ID]bool{}
		out := domain.Page[domain.Person]{Items: []domain.Person{}}
		for _, seat := range b.Council {
			p, err := d.person(seat.Person)
			if missing(err) || seen[seat.Person] {
				continue // erased on request, or in two offices
			}
			if err != nil {
				return domain.Page[domain.Person]{}, err
			}
			if seen[p.ID] = true; !s.asked() || s.findsID(p.ID) || s.finds(p.Name) {
				out.Items = append(out.Items, p)
			}
		}
		return out, nil
	}, nil
}
