// Package registry holds the use-cases of what headquarters keeps a register of:
// branches with their councils, groups, and the table of places; and what the end
// of a task does to its group. It knows the core only.
package registry

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service keeps branches, groups and places.
type Service struct{ *desk.Base }

// BranchFilter narrows the list of branches; zero values narrow nothing.
type BranchFilter struct {
	Kind  domain.BranchKind
	State domain.BranchState
	Only  BranchOnly
	Text  string // Han characters, pinyin or initials
	After string
	Limit int
}

// BranchOnly is a condition that is computed from a branch's groups and term.
type BranchOnly string

// The computed conditions.
const (
	OnlyAll         BranchOnly = ""
	OnlyUnfiled     BranchOnly = "unfiled"      // 未备案: a live group is not filed, M4.4, whatever campaign is open
	OnlyOrphaned    BranchOnly = "orphaned"     // 无群主: a live group has no owner
	OnlyTermExpired BranchOnly = "term_expired" // 待换届: the council's term is over
	OnlyOwnerLeft   BranchOnly = "owner_left"   // 群主待复核: an owner has neither office nor authorisation, M5.2
)

// BranchRow is a branch as a list shows it. It changes when Stamp does.
type BranchRow struct {
	domain.Branch
	Groups      int                `json:"groups"` // live groups
	Members     int                `json:"members"`
	Capacity    int                `json:"capacity"`
	Owner       string             `json:"owner,omitempty"`    // the first live group's owner's name; "" if vacant
	Filing      domain.FilingState `json:"filing,omitempty"`   // worst of the live groups'; "" without groups
	Unfiled     bool               `json:"-"`                  // a live group is not filed, M4.4
	Orphaned    bool               `json:"orphaned,omitempty"` // a live group has no owner
	TermExpired bool               `json:"term_expired,omitempty"`
	OwnerLeft   bool               `json:"owner_left,omitempty"` // a live group's owner has neither office nor authorisation, M5.2
	Stamp       uint64             `json:"-"`                    // sum of the versions that the row is made of
}

// BranchCounts are the numbers on the filter chips.
type BranchCounts struct{ All, Unfiled, Orphaned, TermExpired, OwnerLeft int }

// SeatView is a council seat with the person's name.
type SeatView struct {
	Office domain.CouncilOffice `json:"office"`
	Person desk.PersonRef       `json:"person"`
}

// BranchView is a branch with what its page shows.
type BranchView struct {
	BranchRow
	Seats     []SeatView          `json:"seats"`
	GroupRows []desk.GroupRow     `json:"group_rows"`
	History   []desk.HistoryEntry `json:"history"` // the newest HistoryLimit
	TermEnds  domain.Date         `json:"term_ends,omitempty"`
	// Outside are the live groups whose owner has no owning office in the council, M5.2.
	Outside []desk.OwnerOutside `json:"outside"`
	// Findings are how many members of its groups have something to be put right.
	Findings desk.MemberFindings `json:"findings"`
}

// Branches pages through the branches in the caller's scope, N0.
func (o *Service) Branches(ctx context.Context, by domain.Caller, f BranchFilter) (domain.Page[BranchRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[BranchRow], error) {
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}.
			Where(domain.IndexState, string(f.State)).Where(domain.IndexKind, string(f.Kind))
		return desk.Sift(d.Branches().List, q, func(b domain.Branch) (BranchRow, bool, error) {
			if !domain.CanSee(d.Actor, b.ID, domain.ID{}) ||
				f.State != "" && b.State != f.State || f.Kind != "" && b.Kind != f.Kind {
				return BranchRow{}, false, nil
			}
			row, _, err := branchRow(d, b)
			return row, err == nil && row.is(f.Only), err
		})
	})
}

// is tells whether the row meets a computed condition.
func (r BranchRow) is(only BranchOnly) bool {
	return map[BranchOnly]bool{
		OnlyAll: true, OnlyUnfiled: r.Unfiled, OnlyOrphaned: r.Orphaned, OnlyTermExpired: r.TermExpired, OnlyOwnerLeft: r.OwnerLeft,
	}[only]
}

// BranchCounts gives the numbers on the branch list's filter chips.
func (o *Service) BranchCounts(ctx context.Context, by domain.Caller) (BranchCounts, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (BranchCounts, error) {
		var n BranchCounts
		err := desk.Each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
			if !domain.CanSee(d.Actor, b.ID, domain.ID{}) {
				return nil
			}
			row, _, err := branchRow(d, b)
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
func (o *Service) Branch(ctx context.Context, by domain.Caller, id domain.ID) (BranchView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (BranchView, error) { return branchView(d, id) })
}

func branchView(d *desk.Desk, id domain.ID) (BranchView, error) {
	b, err := d.VisibleBranch(id)
	if err != nil {
		return BranchView{}, err
	}
	row, groups, err := branchRow(d, b)
	if err != nil {
		return BranchView{}, err
	}
	terms, err := d.Terms()
	if err != nil {
		return BranchView{}, err
	}
	s := d.Show(b.Meta)
	v := BranchView{BranchRow: row, Seats: []SeatView{}, GroupRows: []desk.GroupRow{}, TermEnds: domain.TermEnds(b, terms)}
	for _, seat := range b.Council {
		ref := s.Ref(b, seat.Person)
		ref.Office = seat.Office
		v.Seats = append(v.Seats, SeatView{Office: seat.Office, Person: ref})
	}
	for _, g := range groups {
		r, err := d.GroupRow(g)
		if err != nil {
			return BranchView{}, err
		}
		v.GroupRows = append(v.GroupRows, r)
		found, err := d.MemberFindings(g)
		if err != nil {
			return BranchView{}, err
		}
		v.Findings = v.Findings.And(found)
	}
	if v.Outside, err = outsiders(d, b, groups); err != nil {
		return BranchView{}, err
	}
	v.History = s.History(id)
	return v, s.Err
}

// branchRow makes a branch's row of the branch and its groups, which it gives too.
func branchRow(d *desk.Desk, b domain.Branch) (BranchRow, []domain.Group, error) {
	row, s := BranchRow{Branch: b}, d.Show(b.Meta)
	terms, err := d.Terms()
	if err != nil {
		return row, nil, err
	}
	row.TermExpired = domain.TermExpired(b, terms, d.Now)
	groups, err := d.BranchGroups(b.ID)
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
		if row.OwnerLeft, err = ownerLeft(d, row.OwnerLeft, b, g); err != nil {
			return row, nil, err
		}
		if g.Owner.IsZero() {
			row.Orphaned = true
			continue
		}
		if row.Owner == "" {
			row.Owner = s.Person(g.Owner)
		}
	}
	row.Stamp += s.Stamp
	if row.OwnerLeft {
		row.Stamp += 1 << 32 // what clears it is a task, whose version the row has not
	}
	return row, groups, s.Err
}

// ownerLeft tells whether a branch has a group whose owner may not own it any
// longer, M5.2; found is what was seen of its other groups.
func ownerLeft(d *desk.Desk, found bool, b domain.Branch, g domain.Group) (bool, error) {
	if found || g.Owner.IsZero() || b.State != domain.BranchEstablished {
		return found, nil
	}
	if office, _ := b.OfficeOf(g.Owner); office.Owns() {
		return false, nil
	}
	authority, err := d.OwnerAuthority(g)
	return authority.IsZero(), err
}

// outsiders gives the live groups of a branch whose owner has no office that
// owns groups, with what the owner stands on instead, if anything.
func outsiders(d *desk.Desk, b domain.Branch, groups []domain.Group) ([]desk.OwnerOutside, error) {
	out := []desk.OwnerOutside{}
	for _, g := range groups {
		if !g.State.Live() || g.Owner.IsZero() {
			continue
		}
		o, err := d.OwnerOutside(b, g)
		if err != nil {
			return nil, err
		}
		if !o.Seated {
			out = append(out, o)
		}
	}
	return out, nil
}
