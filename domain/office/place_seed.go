package office

import (
	"context"

	"alumni/domain"
	"alumni/domain/naming"
)

// seedAtOnce is how many places one transaction adds: with their search terms
// and claims that stays well under a hundred writes.
const seedAtOnce = 2

// ensurePlaces fills the table of places: with domain.SeedPlaces once, and with
// the name of every branch that it does not have. It may be broken off.
func (o *Office) ensurePlaces(ctx context.Context) error {
	for more := true; more; {
		err := o.view(ctx, operator(), func(d *desk) error {
			next, err := d.PeekSeq(domain.SeedCounter)
			more = next <= len(domain.SeedPlaces)
			return err
		})
		if err != nil {
			return err
		}
		if !more {
			break
		}
		if err := o.update(ctx, operator(), (*desk).seedPlaces); err != nil {
			return err
		}
	}
	return o.followPlaces(ctx, operator())
}

// seedPlaces adds the next of the places that the table begins with. A name
// that HQ gave to another place before stays there.
func (d *desk) seedPlaces() error {
	var added []domain.ID
	for range seedAtOnce {
		next, err := d.PeekSeq(domain.SeedCounter)
		if err != nil {
			return err
		}
		if next > len(domain.SeedPlaces) {
			break
		}
		if _, err := d.NextSeq(domain.SeedCounter); err != nil {
			return err
		}
		id, err := d.seedPlace(domain.SeedPlaces[next-1])
		if err != nil {
			return err
		}
		if !id.IsZero() {
			added = append(added, id)
		}
	}
	if len(added) == 0 {
		return nil
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActPlaceAdd, Subject: added[0], Version: 1, Related: added[1:],
		Changes: []domain.Change{{Field: "kind", After: string(domain.PlaceRegion)}}, Rules: []domain.ClauseID{"M4.6"},
	}, nil, nil)
}

func (d *desk) seedPlace(s domain.SeedPlace) (domain.ID, error) {
	if _, taken, err := d.placeNamed(s.Name); err != nil || taken {
		return domain.ID{}, err
	}
	p := domain.Place{Kind: domain.PlaceRegion, Name: s.Name}
	for _, a := range s.Aliases {
		holder, err := d.Claimed(domain.ClaimPlace, naming.Claim(a))
		if err != nil {
			return domain.ID{}, err
		}
		if holder.IsZero() {
			p.Aliases = append(p.Aliases, a)
		}
	}
	err := d.addPlace(&p)
	return p.ID, err
}
