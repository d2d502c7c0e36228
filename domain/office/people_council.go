package office

import (
	"strconv"

	"alumni/domain"
)

// peopleOfCouncil lists who sits in a branch's council and is found by the
// query's text, by name or number; CodeNotFound for a branch out of scope.
func (d *desk) peopleOfCouncil(branch domain.ID) (func(domain.Query) (domain.Page[domain.Person], error), error) {
	b, err := d.visibleBranch(branch)
	if err != nil {
		return nil, err
	}
	return func(q domain.Query) (domain.Page[domain.Person], error) {
		s := d.search(q.Text)
		return d.seatedPage(b, q, func(p domain.Person) bool {
			return !s.asked() || s.findsID(p.ID) || s.finds(p.Name)
		})
	}, nil
}

// seatedPage pages through who sits in a council and is kept, each person once
// however many the offices, in the council's order. The cursor is a seat's
// number.
func (d *desk) seatedPage(b domain.Branch, q domain.Query, keep func(domain.Person) bool) (domain.Page[domain.Person], error) {
	out := domain.Page[domain.Person]{Items: []domain.Person{}}
	from := 0
	if q.After != "" {
		var err error
		if from, err = strconv.Atoi(q.After); err != nil || from < 0 {
			return out, domain.BadChoice("after", domain.CleanLine(q.After))
		}
	}
	seen := map[domain.ID]bool{}
	for i, seat := range b.Council {
		if seen[seat.Person] {
			continue // in two offices
		}
		seen[seat.Person] = true
		if i < from {
			continue
		}
		p, err := d.person(seat.Person)
		if missing(err) {
			continue // erased on request
		}
		if err != nil {
			return domain.Page[domain.Person]{}, err
		}
		if !keep(p) {
			continue
		}
		if len(out.Items) == limitOf(q.Limit) {
			out.Next = strconv.Itoa(i)
			break
		}
		out.Items = append(out.Items, p)
	}
	return out, nil
}
