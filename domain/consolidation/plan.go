// Package consolidation plans how a branch's groups are brought together
// (整合), N1.5: which groups stay, which end, and who moves where. It is pure:
// it reads no registry and writes none. Whatever it plans loses nobody and puts
// no group over its capacity at any moment.
package consolidation

import (
	"cmp"
	"slices"
	"time"

	"alumni/domain"
)

// rule is the clause that everything here rests on.
const rule domain.ClauseID = "N1.5"

// Group is a group of the branch as a plan needs it.
type Group struct {
	ID       domain.ID
	Seq      int // the sequence number in the branch: of two plans alike the lower stays
	Capacity int // people
	Owner    domain.ID
	Admins   []domain.ID
	Members  []domain.ID // who is in it now, each once, owner and admins included
}

// Free is how many people the group still takes; 0 for one that is over its capacity.
func (g Group) Free() int { return max(g.Capacity-len(g.Members), 0) }

// Rank is the order in which people leave a group that ends: the admins after
// everybody else and the owner last, so that somebody looks after it until then, M5.1.
func (g Group) Rank(person domain.ID) int {
	switch {
	case person == g.Owner:
		return 2
	case slices.Contains(g.Admins, person):
		return 1
	}
	return 0
}

// leaving gives the members in the order in which they leave.
func (g Group) leaving() []domain.ID {
	out := slices.Clone(g.Members)
	slices.SortStableFunc(out, func(a, b domain.ID) int {
		return cmp.Or(cmp.Compare(g.Rank(a), g.Rank(b)), cmp.Compare(a.Seq, b.Seq))
	})
	return out
}

// Plan says which groups stay, which end, and who moves where. A move is one
// person out of one group: who is in a group that stays already only leaves.
type Plan struct {
	Keep  []domain.ID
	End   []domain.ID
	Moves []domain.Move
}

// Target is where an officer wants a person to go.
type Target struct {
	Person domain.ID `json:"person"`
	To     domain.ID `json:"to"`
}

// Propose gives the plan that leaves the fewest groups and, among these, moves
// the fewest people; of two plans alike the groups with the lower sequence
// numbers stay. ok is false if no group can be spared.
func Propose(groups []Group) (p Plan, ok bool) {
	groups = bySeq(groups)
	keep := choose(groups)
	if len(keep) == 0 || len(keep) == len(groups) {
		return Plan{}, false
	}
	a := newAssignment(groups, keep)
	moves, problems := a.moves(nil, nil)
	if len(problems) > 0 {
		return Plan{}, false // choose only gives what fits
	}
	return Plan{Keep: keep, End: a.end, Moves: moves}, true
}

// Keeping gives the plan by which the groups named stay and all others end. It
// holds on to where people were to go in an earlier plan as far as that fits,
// and to the officer's targets in any case. It fails with FaultNotPlanned for a
// group that is none of these, FaultNothingToMerge if none would end,
// FaultCapacity where people would not fit, FaultNotMovable for who would go
// into a group that ends and FaultNotMember for who is in none that does.
func Keeping(groups []Group, keep []domain.ID, earlier []domain.Move, targets []Target) (Plan, error) {
	groups = bySeq(groups)
	keep, err := kept(groups, keep)
	if err != nil {
		return Plan{}, err
	}
	a := newAssignment(groups, keep)
	if err := a.fits(); err != nil {
		return Plan{}, err
	}
	moves, problems := a.moves(targets, earlier)
	for _, p := range problems {
		return Plan{}, a.refusal(p)
	}
	return Plan{Keep: keep, End: a.end, Moves: moves}, nil
}

// kept checks the groups that shall stay and gives them by sequence number.
func kept(groups []Group, keep []domain.ID) ([]domain.ID, error) {
	var out []domain.ID
	for _, g := range groups {
		if slices.Contains(keep, g.ID) {
			out = append(out, g.ID)
		}
	}
	for _, id := range keep {
		if !slices.Contains(out, id) {
			return nil, domain.Invalid(domain.FaultNotPlanned, "keep", rule, domain.Args{"group": id.String()})
		}
	}
	switch len(out) {
	case 0:
		return nil, domain.Required("keep", rule)
	case len(groups):
		return nil, domain.Invalid(domain.FaultNothingToMerge, "keep", rule, nil)
	}
	return out, nil
}

func bySeq(groups []Group) []Group {
	out := slices.Clone(groups)
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID.Seq, b.ID.Seq))
	})
	return out
}

// FillsUntil is the last day until which a group stays out of every
// consolidation because it was approved just now, as a further one of its branch,
// for people who wait for it, N1.3: to find it half empty says nothing yet, N1.5.
// That is as long as headquarters' own terms give it to be set up, published and
// filed (M4.2, M4.3, M4.4), counted from the approval. "" for a branch's first
// group, for one that holds the people it was approved for, for one that existed
// before it was reported (M4.5), and after that day. The application is the one
// by which the group was approved; the zero value for none.
func FillsUntil(g domain.Group, a domain.Application, t domain.Terms, now time.Time) domain.Date {
	if g.Seq < 2 || a.Headcount <= 0 || a.Kind.Spec().Exists || g.Members >= min(a.Headcount, g.Capacity) {
		return ""
	}
	last := domain.DateOf(g.CreatedAt.AddDate(0, 0, t.TaskDays+t.PublishDays+t.FilingDays))
	if domain.DateOf(now) > last {
		return ""
	}
	return last
}
