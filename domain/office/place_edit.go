package office

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/naming"
)

// EditPlace changes a place. Renaming it renames the branch of that name too,
// so that the names of its groups become findings with a new proposal, M4.6;
// in WeChat nothing changes by itself. The branch follows in a transaction of
// its own; broken off between the two, the next start of the server mends it.
func (o *Office) EditPlace(ctx context.Context, by domain.Caller, in EditPlace) (domain.Place, error) {
	out, err := change(ctx, o, by, func(d *desk) (out domain.Place, _ error) {
		if in.ID.Kind != domain.KindPlace {
			return out, domain.NotFound(in.ID)
		}
		if err := domain.CanKeepRegistry(d.actor); err != nil {
			return out, err
		}
		before, err := d.Places().Get(in.ID)
		if err != nil {
			return out, err
		}
		if err := d.fresh(before.Meta, in.Version); err != nil {
			return out, err
		}
		after, err := d.editedPlace(before, in)
		if err != nil {
			return out, err
		}
		if err := save(d, d.Places(), &after); err != nil {
			return out, err
		}
		return after, d.notePlace(domain.ActPlaceEdit, before, after)
	})
	if err != nil {
		return out, err
	}
	return out, o.followPlaces(ctx, by)
}

// editedPlace gives the place as it would be, with its claims.
func (d *desk) editedPlace(before domain.Place, in EditPlace) (domain.Place, error) {
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
		return after, &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultNoChange, Field: "name"}
	}
	if other, err := d.Claimed(domain.ClaimBranch, after.Name); err != nil || !other.IsZero() && after.Name != before.Name {
		if err != nil {
			return after, err
		}
		return after, &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultDuplicate, Rule: "M4.6", Field: "name",
			Args: domain.Args{"value": after.Name, "id": other.String()},
		}
	}
	if err := d.claimPlace("name", after.Name, after.ID); err != nil {
		return after, err
	}
	for _, a := range after.Aliases {
		if err := d.claimPlace("aliases", a, after.ID); err != nil {
			return after, err
		}
	}
	kept := []string{naming.Claim(after.Name)}
	for _, a := range after.Aliases {
		kept = append(kept, naming.Claim(a))
	}
	for _, old := range append([]string{before.Name}, before.Aliases...) {
		if !slices.Contains(kept, naming.Claim(old)) {
			if err := d.Unclaim(domain.ClaimPlace, naming.Claim(old)); err != nil {
				return after, err
			}
		}
	}
	return after, nil
}

// followPlaces brings every branch under the name of its place, one in each
// transaction, and every branch's name into the table.
func (o *Office) followPlaces(ctx context.Context, by domain.Caller) error {
	for {
		var next domain.ID
		err := o.view(ctx, by, func(d *desk) (err error) {
			next, err = d.strayBranch()
			return err
		})
		if err != nil || next.IsZero() {
			return err
		}
		err = o.update(ctx, by, func(d *desk) error { return d.followPlace(next) })
		if err != nil {
			return err
		}
	}
}

// strayBranch finds a branch whose name is not that of a place in the table.
func (d *desk) strayBranch() (found domain.ID, err error) {
	err = each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if !found.IsZero() {
			return nil
		}
		p, ok, err := d.placeNamed(b.Name)
		if err == nil && (!ok || p.Name != b.Name) {
			found = b.ID
		}
		return err
	})
	return found, err
}

func (d *desk) followPlace(id domain.ID) error {
	b, err := d.Branches().Get(id)
	if err != nil {
		return err
	}
	p, err := d.ensurePlace(b.Name, domain.PlaceKindOf(b.Kind), b.Sample)
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
	if err := d.putBranch(&b); err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActBranchState, Subject: b.ID, Version: b.Version, Related: []domain.ID{p.ID},
		Changes: []domain.Change{{Field: "places", After: p.ID.String()}}, Rules: []domain.ClauseID{"M4.6"},
	}, scope(b.ID), &domain.AuditDetail{Fields: map[string]string{"name": b.Name, "before": old}})
}
