// Package consolidation holds the use-cases by which a branch's groups become
// fewer, N1.5: the plan, the moves and their record. It knows the core, and the
// planner in domain/consolidation.
package consolidation

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service merges groups.
type Service struct{ *desk.Base }

// ConsolidationCandidates pages through the branches in the caller's scope with
// two or more groups below capacity that would fit into fewer, N1.5. It goes by
// the groups' counts; whom a plan would move is for ConsolidationPlan to say.
func (o *Service) ConsolidationCandidates(ctx context.Context, by domain.Caller, f CandidateFilter) (domain.Page[CandidateRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[CandidateRow], error) {
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
		return desk.Sift(d.Branches().List, q, func(b domain.Branch) (CandidateRow, bool, error) {
			if !domain.CanSee(d.Actor, b.ID, domain.ID{}) {
				return CandidateRow{}, false, nil
			}
			return candidate(d, b)
		})
	})
}

// candidate tells whether one of a branch's groups can be spared, by the counts.
func candidate(d *desk.Desk, b domain.Branch) (CandidateRow, bool, error) {
	live, err := d.LiveGroups(b.ID)
	if err != nil || len(live) < 2 {
		return CandidateRow{}, false, err
	}
	loads, live, err := groupLoads(d, b.ID)
	if err != nil {
		return CandidateRow{}, false, err
	}
	row := CandidateRow{Branch: b.ID, Name: b.Name, Groups: loads, Stamp: b.Version}
	var counts []GroupLoad
	below := 0
	for i, l := range loads {
		row.Stamp += live[i].Version
		if !l.Planned() {
			continue
		}
		counts = append(counts, l)
		row.People, row.Capacity = row.People+l.Members, row.Capacity+l.Capacity
		if l.Members < l.Capacity {
			below++
		}
	}
	row.Fewest = fewest(counts)
	if below < 2 || row.Fewest == len(counts) {
		return row, false, nil
	}
	c, err := d.Undone(b.ID)
	row.Open = c.ID
	row.Stamp += c.Version
	return row, true, err
}

// fewest is how many groups would do by the counts: the emptiest is spared as
// long as the others have room for its people.
func fewest(groups []GroupLoad) int {
	left := slices.Clone(groups)
	slices.SortStableFunc(left, func(a, b GroupLoad) int { return b.Members - a.Members })
	room := 0
	for _, g := range left {
		room += max(g.Capacity-g.Members, 0)
	}
	n := len(left)
	for ; n > 1; n-- {
		last := left[n-1]
		room -= max(last.Capacity-last.Members, 0)
		if room < last.Members {
			break
		}
		room -= last.Members
	}
	return n
}

// Consolidations pages through the consolidations in the caller's scope, newest first.
func (o *Service) Consolidations(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[Row], error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		if len(f.States) == 1 {
			q = q.Where(domain.IndexState, string(f.States[0]))
		}
		keep := desk.Rows(d, func(c domain.Consolidation) bool {
			return domain.CanSee(d.Actor, c.Branch, domain.ID{}) && (f.Branch.IsZero() || c.Branch == f.Branch) &&
				(len(f.States) == 0 || slices.Contains(f.States, c.State))
		}, consolidationRow)
		return desk.Lookup(s, d.Consolidations(), d.Scoped(q, f.Branch), keep, func(r Row) bool {
			return s.Finds(r.BranchName)
		})
	})
}

func consolidationRow(d *desk.Desk, c domain.Consolidation) (Row, error) {
	s := d.Show(c.Meta)
	row := Row{Consolidation: c, BranchName: s.Branch(c.Branch).Name, Done: doneMoves(c)}
	row.Stamp = s.Stamp
	return row, s.Err
}

func doneMoves(c domain.Consolidation) (n int) {
	for _, m := range c.Moves {
		if m.Done() {
			n++
		}
	}
	return n
}

// Consolidation gives one consolidation, measured by who is in the groups now.
func (o *Service) Consolidation(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (View, error) { return consolidationView(d, id) })
}

func consolidationView(d *desk.Desk, id domain.ID) (View, error) {
	c, m, err := today(d, id)
	if err != nil {
		return View{}, err
	}
	v := View{Names: map[domain.ID]string{}, ByName: d.AccountName(c.By), States: map[MoveState]int{}}
	if v.Row, err = consolidationRow(d, c); err != nil {
		return v, err
	}
	v.Manage = domain.CanConsolidate(d.Actor, c.Branch)
	for _, s := range m.status.States {
		v.States[s]++
	}
	if v.Plan, err = planView(d, c, m); err != nil {
		return v, err
	}
	for _, p := range v.Plan.Problems {
		if v.Names[p.Person], _, err = d.PersonName(p.Person); err != nil {
			return v, err
		}
	}
	v.History, err = d.History(id)
	return v, err
}
