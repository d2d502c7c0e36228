package office

import (
	"context"
	"slices"

	"alumni/domain"
)

// ConsolidationCandidates pages through the branches in the caller's scope with
// two or more groups below capacity that would fit into fewer, N1.5. It goes by
// the groups' counts; whom a plan would move is for ConsolidationPlan to say.
func (o *Office) ConsolidationCandidates(ctx context.Context, by domain.Caller, f CandidateFilter) (domain.Page[CandidateRow], error) {
	return read(ctx, o, by, func(d *desk) (domain.Page[CandidateRow], error) {
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
		return sift(d.Branches().List, q, func(b domain.Branch) (CandidateRow, bool, error) {
			if !domain.CanSee(d.actor, b.ID, domain.ID{}) {
				return CandidateRow{}, false, nil
			}
			return d.candidate(b)
		})
	})
}

// candidate tells whether one of a branch's groups can be spared, by the counts.
func (d *desk) candidate(b domain.Branch) (CandidateRow, bool, error) {
	live, err := d.liveGroups(b.ID)
	if err != nil || len(live) < 2 {
		return CandidateRow{}, false, err
	}
	row := CandidateRow{Branch: b.ID, Name: b.Name, Stamp: b.Version}
	loads, live, err := d.groupLoads(b.ID)
	if err != nil {
		return row, false, err
	}
	row.Groups = loads
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
	c, err := d.undone(b.ID)
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
func (o *Office) Consolidations(ctx context.Context, by domain.Caller, f ConsolidationFilter) (domain.Page[ConsolidationRow], error) {
	return read(ctx, o, by, func(d *desk) (domain.Page[ConsolidationRow], error) {
		s, q := d.search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		if len(f.States) == 1 {
			q.Index, q.Eq = domain.IndexState, string(f.States[0])
		}
		keep := func(c domain.Consolidation) (ConsolidationRow, bool, error) {
			if !domain.CanSee(d.actor, c.Branch, domain.ID{}) || !f.Branch.IsZero() && c.Branch != f.Branch ||
				len(f.States) > 0 && !slices.Contains(f.States, c.State) {
				return ConsolidationRow{}, false, nil
			}
			row, err := d.consolidationRow(c)
			return row, true, err
		}
		return lookup(s, d.Consolidations(), d.scoped(q, f.Branch), keep, func(r ConsolidationRow) bool {
			return s.finds(r.BranchName)
		})
	})
}

func (d *desk) consolidationRow(c domain.Consolidation) (ConsolidationRow, error) {
	row := ConsolidationRow{Consolidation: c, Stamp: c.Version, Done: doneMoves(c)}
	b, err := d.branch(c.Branch)
	if err != nil && !missing(err) {
		return row, err
	}
	row.BranchName = b.Name
	row.Stamp += b.Version
	return row, nil
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
func (o *Office) Consolidation(ctx context.Context, by domain.Caller, id domain.ID) (ConsolidationView, error) {
	return read(ctx, o, by, func(d *desk) (ConsolidationView, error) { return d.consolidationView(id) })
}

func (d *desk) consolidationView(id domain.ID) (ConsolidationView, error) {
	c, err := d.visibleConsolidation(id)
	if err != nil {
		return ConsolidationView{}, err
	}
	row, err := d.consolidationRow(c)
	if err != nil {
		return ConsolidationView{}, err
	}
	v := ConsolidationView{ConsolidationRow: row, Names: map[domain.ID]string{}, ByName: d.accountName(c.By)}
	v.Manage = domain.CanConsolidate(d.actor, c.Branch)
	m, err := d.measure(c)
	if err != nil {
		return v, err
	}
	v.States = map[MoveState]int{}
	for _, s := range m.status.States {
		v.States[s]++
	}
	if v.Plan, err = d.planView(c, m); err != nil {
		return v, err
	}
	for _, p := range v.Plan.Problems {
		if v.Names[p.Person], _, err = d.personName(p.Person); err != nil {
			return v, err
		}
	}
	v.History, err = d.history(id)
	return v, err
}
