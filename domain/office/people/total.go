package people

import (
	"context"
	"math"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// CountPeople counts all people whom People gives for a filter, however many
// there are and whatever it takes: it looks at each where no index tells. It is
// for what runs beside the list and is given up with it.
func (o *Service) CountPeople(ctx context.Context, by domain.Caller, f PersonFilter) (int, error) {
	f.After, f.Limit = "", domain.MaxLimit
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (int, error) {
		list, q, keep, err := peopleAsked(d, f)
		if err != nil {
			return 0, err
		}
		if indexed(d, f) {
			return d.People().Count(q, math.MaxInt)
		}
		n := 0
		for {
			page, err := list(q)
			if err != nil {
				return 0, err
			}
			for _, p := range page.Items {
				kept, err := keep(p)
				if err != nil {
					return 0, err
				}
				if kept {
					n++
				}
			}
			if q.After = page.Next; q.After == "" {
				return n, ctx.Err()
			}
			if err := ctx.Err(); err != nil {
				return 0, err
			}
		}
	})
}

// indexed tells whether every person that the query selects is one of those
// asked for.
func indexed(d *desk.Desk, f PersonFilter) bool {
	return d.Actor.SeesAll() && f.Council.IsZero() && f.Fits.IsZero() && domain.PhoneAsked(f.Text) == ""
}
