package office

import (
	"context"

	"alumni/domain"
)

// Branches pages through the branches in the caller's scope, N0.
func (o *Office) Branches(ctx context.Context, by domain.Caller, f BranchFilter) (domain.Page[BranchRow], error) {
	return read(ctx, o, by, func(d *desk) (domain.Page[BranchRow], error) {
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
		switch {
		case f.State != "":
			q.Index, q.Eq = domain.IndexState, string(f.State)
		case f.Kind != "":
			q.Index, q.Eq = domain.IndexKind, string(f.Kind)
		}
		return sift(d.Branches().List, q, func(b domain.Branch) (BranchRow, bool, error) {
			if !domain.CanSee(d.actor, b.ID, domain.ID{}) ||
				f.State != "" && b.State != f.State || f.Kind != "" && b.Kind != f.Kind {
				return BranchRow{}, false, nil
			}
			row, _, err := d.branchRow(b)
			return row, err == nil && row.is(f.Only), err
		})
	})
}

// is tells whether the row meets a computed condition.
func (r BranchRow) is(only BranchOnly) bool {
	switch only {
	case OnlyAll:
		return true
	case OnlyUnfiled:
		return r.Unfiled
	case OnlyOrphaned:
		return r.Orphaned
	case OnlyTermExpired:
		return r.TermExpired
	case OnlyOwnerLeft:
		return r.OwnerLeft
	}
	return false
}

// BranchCounts gives the numbers on the branch list's filter chips.
func (o *Office) BranchCounts(ctx context.Context, by domain.Caller) (BranchCounts, error) {
	return read(ctx, o, by, func(d *desk) (BranchCounts, error) {
		var n BranchCounts
		err := each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
			if !domain.CanSee(d.actor, b.ID, domain.ID{}) {
				return nil
			}
			row, _, err := d.branchRow(b)
			if err != nil {
				return err
			}
			n.All++
			for only, c := range map[BranchOnly]*int{
				OnlyUnfiled: &n.Unfiled, OnlyOrphaned: &n.Orphaned, OnlyTermExpired: &n.TermExpired, OnlyOwnerLeft: &n.OwnerLeft,
			} {
				if row.is(only) {
					*c++
				}
			}
			return nil
		})
		return n, err
	})
}

// Branch gives one branch; out of scope is CodeNotFound.
func (o *Office) Branch(ctx context.Context, by domain.Caller, id domain.ID) (BranchView, error) {
	return read(ctx, o, by, func(d *desk) (BranchView, error) { return d.branchView(id) })
}

// visibleBranch gives a branch; CodeNotFound if there is none in the caller's scope.
func (d *desk) visibleBranch(id domain.ID) (domain.Branch, error) {
	if id.Kind != domain.KindBranch || !domain.CanSee(d.actor, id, domain.ID{}) {
		return domain.Branch{}, domain.NotFound(id)
	}
	return d.branch(id)
}

func (d *desk) branchView(id domain.ID) (BranchView, error) {
	b, err := d.visibleBranch(id)
	if err != nil {
		return BranchView{}, err
	}
	row, groups, err := d.branchRow(b)
	if err != nil {
		return BranchView{}, err
	}
	terms, err := d.terms()
	if err != nil {
		return BranchView{}, err
	}
	v := BranchView{BranchRow: row, Seats: []SeatView{}, GroupRows: []GroupRow{}, TermEnds: domain.TermEnds(b, terms)}
	for _, s := range b.Council {
		ref, err := d.ref(b, s.Person)
		if err != nil {
			return BranchView{}, err
		}
		ref.Office = s.Office
		v.Seats = append(v.Seats, SeatView{Office: s.Office, Person: ref})
	}
	for _, g := range groups {
		r, err := d.groupRow(g)
		if err != nil {
			return BranchView{}, err
		}
		v.GroupRows = append(v.GroupRows, r)
	}
	if v.Outside, err = d.outsiders(b, groups); err != nil {
		return BranchView{}, err
	}
	v.History, err = d.history(id)
	return v, err
}

// branchRow makes a branch's row of the branch and its groups, which it gives too.
func (d *desk) branchRow(b domain.Branch) (BranchRow, []domain.Group, error) {
	row := BranchRow{Branch: b, Stamp: b.Version}
	terms, err := d.terms()
	if err != nil {
		return row, nil, err
	}
	row.TermExpired = domain.TermExpired(b, terms, d.now)
	groups, err := d.groupsOf(b.ID)
	if err != nil {
		return row, nil, err
	}
	for _, g := range groups {
		row.Stamp += g.Version
		if !g.State.Live() {
			continue
		}
		row.Groups++
		row.Members += g.Members
		row.Capacity += g.Capacity
		row.Filing = domain.WorstFiling(row.Filing, g.Filing)
		row.Unfiled = row.Unfiled || g.Unfiled()
		if row.OwnerLeft, err = d.ownerLeft(row.OwnerLeft, b, g); err != nil {
			return row, nil, err
		}
		if g.Owner.IsZero() {
			row.Orphaned = true
			continue
		}
		if row.Owner == "" {
			name, version, err := d.personName(g.Owner)
			if err != nil {
				return row, nil, err
			}
			row.Owner = name
			row.Stamp += version
		}
	}
	if row.OwnerLeft {
		row.Stamp += 1 << 32 // what clears it is a task, whose version the row has not
	}
	return row, groups, nil
}

// ownerLeft tells whether a branch has a group whose owner may not own it any
// longer, M5.2; found is what was seen of its other groups.
func (d *desk) ownerLeft(found bool, b domain.Branch, g domain.Group) (bool, error) {
	if found || g.Owner.IsZero() || b.State != domain.BranchEstablished {
		return found, nil
	}
	if office, _ := b.OfficeOf(g.Owner); office.Owns() {
		return false, nil
	}
	authority, err := d.ownerAuthority(g)
	return authority.IsZero(), err
}

// outsiders gives the live groups of a branch whose owner has no office that
// owns groups, with what the owner stands on instead, if anything.
func (d *desk) outsiders(b domain.Branch, groups []domain.Group) ([]OwnerOutside, error) {
	out := []OwnerOutside{}
	for _, g := range groups {
		if !g.State.Live() || g.Owner.IsZero() {
			continue
		}
		o, err := d.ownerOutside(b, g)
		if err != nil {
			return nil, err
		}
		if !o.Seated {
			out = append(out, o)
		}
	}
	return out, nil
}

// groupsOf gives every group that a branch has or had, in order of ID; for the
// zero ID those of headquarters itself, which are known by their kind, M3.
func (d *desk) groupsOf(branch domain.ID) ([]domain.Group, error) {
	var out []domain.Group
	q := domain.Query{Index: domain.IndexBranch, Eq: branch.String()}
	if branch.IsZero() {
		q = domain.Query{Index: domain.IndexKind, Eq: string(domain.GroupHQ)}
	}
	err := each(d.Groups().List, q, func(g domain.Group) error {
		out = append(out, g)
		return nil
	})
	return out, err
}

// liveGroups gives the groups of groupsOf that are in use or about to be.
func (d *desk) liveGroups(branch domain.ID) ([]domain.Group, error) {
	all, err := d.groupsOf(branch)
	var out []domain.Group
	for _, g := range all {
		if g.State.Live() {
			out = append(out, g)
		}
	}
	return out, err
}
