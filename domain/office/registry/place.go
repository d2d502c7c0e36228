package registry

import (
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// PlaceFilter narrows the table of places and industries.
type PlaceFilter struct {
	Kind  domain.PlaceKind
	Text  string
	After string
	Limit int
}

// PlaceRow is a place as the table shows one.
type PlaceRow struct {
	domain.Place
	Branch     domain.ID          `json:"branch,omitzero"` // the branch named after it
	BranchName string             `json:"branch_name,omitempty"`
	State      domain.BranchState `json:"state,omitempty"` // the branch's
	Groups     int                `json:"groups"`          // the branch's live groups
	Stamp      uint64             `json:"-"`
}

// PlaceView is a place with its history.
type PlaceView struct {
	PlaceRow
	History []desk.HistoryEntry `json:"history"`
}

// AddPlace adds a place or an industry to the table, M4.6.
type AddPlace struct {
	Kind    domain.PlaceKind
	Name    string
	Aliases []string
}

// EditPlace changes a place. A place that is renamed keeps its old name as an
// alias, so that the names in use are still understood.
type EditPlace struct {
	ID      domain.ID
	Version uint64
	Name    string
	Aliases []string
	Retired bool
}

// Places pages through the table, which everybody may read: its names are public.
func (o *Service) Places(ctx context.Context, by domain.Caller, f PlaceFilter) (domain.Page[PlaceRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[PlaceRow], error) {
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}.Where(domain.IndexKind, string(f.Kind))
		return desk.Sift(d.Places().List, q, func(p domain.Place) (PlaceRow, bool, error) {
			row, err := placeRow(d, p)
			return row, true, err
		})
	})
}

func placeRow(d *desk.Desk, p domain.Place) (PlaceRow, error) {
	row := PlaceRow{Place: p, Stamp: p.Version}
	id, err := d.Claimed(domain.ClaimBranch, p.Name)
	if err != nil || id.IsZero() {
		return row, err
	}
	b, err := d.Branch(id)
	if err != nil {
		return row, err
	}
	row.Branch, row.BranchName, row.State = b.ID, b.Name, b.State
	groups, err := d.LiveGroups(b.ID)
	row.Groups, row.Stamp = len(groups), p.Version+b.Version+uint64(len(groups))
	return row, err
}

// Place gives one place.
func (o *Service) Place(ctx context.Context, by domain.Caller, id domain.ID) (PlaceView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out PlaceView, _ error) {
		p, err := d.Places().Get(id)
		if err != nil {
			return out, err
		}
		if out.PlaceRow, err = placeRow(d, p); err != nil {
			return out, err
		}
		out.History, err = d.History(id)
		return out, err
	})
}

// AddPlace adds to the table. Errors name kind, name or aliases.
func (o *Service) AddPlace(ctx context.Context, by domain.Caller, in AddPlace) (domain.Place, error) {
	name, err := placeAlone(in.Name)
	if err != nil {
		return domain.Place{}, err
	}
	p, err := domain.CleanPlace(domain.Place{Kind: in.Kind, Name: name, Aliases: in.Aliases}, naming.Normalise)
	if err != nil {
		return domain.Place{}, err
	}
	return desk.Change(ctx, o.Only(domain.CanKeepRegistry), by, func(d *desk.Desk) (domain.Place, error) { return addPlace(d, p) })
}

// placeAlone takes the words of a branch off the name of a place, M4.6; a name
// that has none stays as it is written.
func placeAlone(name string) (string, error) {
	if naming.Normalise(name) == "" || naming.IsPlace(name) {
		return name, nil
	}
	return naming.PlaceName("name", name)
}

func addPlace(d *desk.Desk, p domain.Place) (domain.Place, error) {
	p, err := numbered(d, p)
	if err != nil {
		return p, err
	}
	return keepPlace(d, domain.ActPlaceAdd, domain.Place{}, p)
}

// numbered gives a new place its number, under which its name and its aliases are claimed.
func numbered(d *desk.Desk, p domain.Place) (domain.Place, error) {
	var err error
	if p.ID, err = d.NextID(domain.KindPlace); err != nil {
		return p, err
	}
	return p, claimPlace(d, p)
}

// claimPlace takes a place's name and its aliases.
func claimPlace(d *desk.Desk, p domain.Place) error {
	if err := claimName(d, "name", p.Name, p.ID); err != nil {
		return err
	}
	for _, a := range p.Aliases {
		if err := claimName(d, "aliases", a, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// claimName takes a name or an alias; one that another place has is refused on the field.
func claimName(d *desk.Desk, field, name string, id domain.ID) error {
	holder, err := d.Claimed(domain.ClaimPlace, naming.Claim(name))
	if err != nil {
		return err
	}
	if !holder.IsZero() && holder != id {
		return domain.Invalid(domain.FaultDuplicate, field, "M4.6", domain.Args{"value": name, "id": holder.String()})
	}
	return d.Claim(domain.ClaimPlace, naming.Claim(name), id)
}

func keepPlace(d *desk.Desk, action domain.Action, before, after domain.Place) (domain.Place, error) {
	return desk.Keep(d, d.Places(), after, domain.AuditEntry{
		Action: action, Rules: []domain.ClauseID{"M4.6"},
		Changes: desk.Changed([]domain.Change{
			{Field: "kind", Before: string(before.Kind), After: string(after.Kind)},
			{Field: "aliases", Before: strconv.Itoa(len(before.Aliases)), After: strconv.Itoa(len(after.Aliases))},
			{Field: "retired", Before: desk.Yes(before.Retired), After: desk.Yes(after.Retired)},
		}),
	}, &domain.AuditDetail{Fields: map[string]string{"name": after.Name}})
}

// ensurePlace gives the place of a name, which it adds to the table if it is
// not there: headquarters' import of a branch is itself the edit.
func ensurePlace(d *desk.Desk, name string, kind domain.PlaceKind, sample bool) (domain.Place, error) {
	p, ok, err := d.PlaceNamed(name)
	if err != nil || ok {
		return p, err
	}
	return addPlace(d, domain.Place{Kind: kind, Name: name, Sample: sample})
}

// seedAtOnce is how many places one transaction adds: with their search terms
// and claims that stays well under a hundred writes.
const seedAtOnce = 2

// EnsurePlaces fills the table of places: with domain.SeedPlaces once, and with
// the name of every branch that it does not have. It may be broken off.
func (o *Service) EnsurePlaces(ctx context.Context) error {
	if err := o.Rounds(ctx, desk.Operator(), seedPlaces); err != nil {
		return err
	}
	return o.followPlaces(ctx, desk.Operator())
}

// seedPlaces adds the next of the places that the table begins with; more tells
// that some are left. A name that HQ gave to another place before stays there.
func seedPlaces(d *desk.Desk) (more bool, err error) {
	var added []domain.ID
	for range seedAtOnce {
		next, err := d.PeekSeq(domain.SeedCounter)
		if err != nil {
			return false, err
		}
		if more = next <= len(domain.SeedPlaces); !more {
			break
		}
		if _, err := d.NextSeq(domain.SeedCounter); err != nil {
			return false, err
		}
		id, err := seedPlace(d, domain.SeedPlaces[next-1])
		if err != nil {
			return false, err
		}
		if !id.IsZero() {
			added = append(added, id)
		}
	}
	if len(added) == 0 {
		return more, nil
	}
	return more, d.Log(domain.AuditEntry{
		Action: domain.ActPlaceAdd, Subject: added[0], Version: 1, Related: added[1:],
		Changes: []domain.Change{{Field: "kind", After: string(domain.PlaceRegion)}}, Rules: []domain.ClauseID{"M4.6"},
	}, nil, nil)
}

func seedPlace(d *desk.Desk, s domain.SeedPlace) (domain.ID, error) {
	if _, taken, err := d.PlaceNamed(s.Name); err != nil || taken {
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
	p, err := numbered(d, p)
	if err != nil {
		return p.ID, err
	}
	return p.ID, desk.Save(d, d.Places(), &p)
}

// EditPlace changes a place. Renaming it renames the branch of that name too,
// so that the names of its groups become findings with a new proposal, M4.6;
// in WeChat nothing changes by itself. The branch follows in a transaction of
// its own; broken off between the two, the next start of the server mends it.
func (o *Service) EditPlace(ctx context.Context, by domain.Caller, in EditPlace) (domain.Place, error) {
	out, err := desk.Change(ctx, o.Only(domain.CanKeepRegistry), by, func(d *desk.Desk) (out domain.Place, _ error) {
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
	other, err := d.Claimed(domain.ClaimBranch, after.Name)
	switch {
	case err != nil:
		return after, err
	case !other.IsZero() && after.Name != before.Name:
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
	return o.Rounds(ctx, by, func(d *desk.Desk) (more bool, err error) {
		next, err := strayBranch(d)
		if err != nil || next.IsZero() {
			return false, err
		}
		return true, followPlace(d, next)
	})
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
