package registry

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// EditPlace changes a place. Renaming it renames the branch of that name too,
// so that the names of its groups become findings with a new proposal, M4.6;
// in WeChat nothing changes by itself. The branch follows in a transaction of
// its own; broken off between the two, the next start of the server mends it.
func (o *Service) EditPlace(ctx context.Context, by domain.Caller, in EditPlace) (domain.Place, error) {
	out, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Place, _ error) {
		if in.ID.Kind != domain.KindPlace {
			return out, domain.NotFound(in.ID)
		}
		if err := domain.CanKeepRegistry(d.Actor); err != nil {
			return out, err
		}
		before, err := d.Places().Get(in.ID)
		if err != nil {
			return out, err
		}
		if err := d.Fresh(before.Meta, in.Version); err != nil {
			return out, err
		}
		after, err := editedPlace(d, before, in)
		if err != nil {
			return out, err
		}
		return keepPlace(d, domain.ActPlaceEdit, before, after)
	})
	if err != nil {
		return out, err
	}
	return out, o.followPlaces(ctx, by)
}

// editedPlace gives the place as it would be, with its claims.
func editedPlace(d *desk.Desk, before domain.Place, in EditPlace) (domain.Place, error) {
	after := before
	if naming.Normalise(in.Name) != naming.Normalise(before.Name) {
		name, err := placeAlone(in.Name)
		if err != nil {
			return after, err
		}
		in.Name = name
	}
	after.Name, after.Aliases, after.Retired = in.Name, slices.Clone(in.Aliases), in.Retired
	if naming.Normalise(in.Name) != naming.Normalise(before.Name) {
		after.Aliases = append(after.Aliases, before.Name)
	}
	after, err := domain.CleanPlace(after, naming.Normalise)
	if err != nil {
		return after, err
	}
	if after.Name == before.Name && after.Retired == before.Retired && slices.Equal(after.Aliases, before.Aliases) {
		return after, domain.Invalid(domain.FaultNoChange, "name", "", nil)
	}
	if other, err := d.Claimed(domain.ClaimBranch, after.Name); err != nil || !other.IsZero() && after.Name != before.Name {
		if err != nil {
			return after, err
		}
		return after, domain.Invalid(domain.FaultDuplicate, "name", "M4.6", domain.Args{"value": after.Name, "id": other.String()})
	}
	if err := claimPlace(d, after); err != nil {
		return after, err
	}
	kept := claims(after)
	for _, old := range claims(before) {
		if !slices.Contains(kept, old) {
			if err := d.Unclaim(domain.ClaimPlace, old); err != nil {
				return after, err
			}
		}
	}
	return after, nil
}

// claims are a place's name and aliases as they are claimed.
func claims(p domain.Place) []string {
	out := []string{naming.Claim(p.Name)}
	for _, a := range p.Aliases {
		out = append(out, naming.Claim(a))
	}
	return out
}

// followPlaces brings every branch under the name of its place, one in each
// transaction, and every branch's name into the table.
func (o *Service) followPlaces(ctx context.Context, by domain.Caller) error {
	for {
		var next domain.ID
		err := o.View(ctx, by, func(d *desk.Desk) (err error) {
			next, err = strayBranch(d)
			return err
		})
		if err != nil || next.IsZero() {
			return err
		}
		err = o.Update(ctx, by, func(d *desk.Desk) error { return followPlace(d, next) })
		if err != nil {
			return err
		}
	}
}

// strayBranch finds a branch whose name is not that of a place in the table.
func strayBranch(d *desk.Desk) (found domain.ID, err error) {
	err = desk.Each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if !found.IsZero() {
			return nil
		}
		p, ok, err := d.PlaceNamed(b.Name)
		if err == nil && (!ok || p.Name != b.Name) {
			found = b.ID
		}
		return err
	})
	return found, err
}

func followPlace(d *desk.Desk, id domain.ID) error {
	b, err := d.Branches().Get(id)
	if err != nil {
		return err
	}
	p, err := ensurePlace(d, b.Name, domain.PlaceKindOf(b.Kind), b.Sample)
	if err != nil || p.Name == b.Name {
		return err
	}
	if err := d.Claim(domain.ClaimBranch, p.Name, b.ID); err != nil {
		return err
	}
	if err := d.Unclaim(domain.ClaimBranch, b.Name); err != nil {
		return err
	}
	old := b.Name
	b.Name = p.Name
	_, err = desk.Keep(d, d.Branches(), b, domain.AuditEntry{
		Action: domain.ActBranchState, Related: []domain.ID{p.ID}, Rules: []domain.ClauseID{"M4.6"},
		Changes: []domain.Change{{Field: "places", After: p.ID.String()}},
	}, &domain.AuditDetail{Fields: map[string]string{"name": b.Name, "before": old}}, b.ID)
	return err
}
