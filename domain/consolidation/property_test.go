package consolidation_test

import (
	"fmt"
	"math/bits"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"alumni/domain"
	"alumni/domain/consolidation"
)

// branch draws the groups of a branch; people may be in several.
func branch(t *rapid.T, most, capacity, people int) []consolidation.Group {
	n := rapid.IntRange(1, most).Draw(t, "groups")
	var out []consolidation.Group
	for i := range n {
		limit := rapid.IntRange(1, capacity).Draw(t, "capacity")
		members := rapid.SliceOfNDistinct(rapid.IntRange(1, people), 0, min(limit, people), rapid.ID[int]).Draw(t, "members")
		out = append(out, group(i+1, limit, members...))
	}
	return out
}

// TestN1_5_NoPlanIsBetter compares with every choice there is, counted plainly.
func TestN1_5_NoPlanIsBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := branch(t, 6, 8, 14)
		size, moves := bruteForce(groups)
		p, ok := consolidation.Propose(groups)
		if ok != (size < len(groups)) {
			t.Fatalf("plan %v, though %d of %d groups would do", ok, size, len(groups))
		}
		if !ok {
			return
		}
		fits(t, groups, p)
		movers := map[domain.ID]bool{}
		for _, m := range p.Moves {
			if !isIn(groups, m.To, m.Person) {
				movers[m.Person] = true
			}
		}
		if len(p.Keep) != size || len(movers) != moves {
			t.Fatalf("%d groups stay and %d people move; %d and %d would do", len(p.Keep), len(movers), size, moves)
		}
	})
}

// bruteForce gives the fewest groups that can stay and the fewest people who
// then move, by looking at every set of groups.
func bruteForce(groups []consolidation.Group) (size, moves int) {
	size = len(groups)
	for set := 1; set < 1<<len(groups)-1; set++ {
		stays, movers, room := map[domain.ID]bool{}, map[domain.ID]bool{}, 0
		for i, g := range groups {
			if set>>i&1 == 1 {
				room += g.Capacity - len(g.Members)
				for _, p := range g.Members {
					stays[p] = true
				}
			}
		}
		for i, g := range groups {
			for _, p := range g.Members {
				if set>>i&1 == 0 && !stays[p] {
					movers[p] = true
				}
			}
		}
		n := bits.OnesCount(uint(set))
		if len(movers) <= room && (n < size || n == size && len(movers) < moves) {
			size, moves = n, len(movers)
		}
	}
	return size, moves
}

// merger is a consolidation under way, as the office carries it out, with
// people who come and go meanwhile.
type merger struct {
	groups map[domain.ID]*consolidation.Group // those that exist
	plan   consolidation.Plan
	left   map[domain.ID]bool // who was removed and has come back to no group
	next   int                // number of the next newcomer
}

func (m *merger) all() (out []consolidation.Group) {
	for _, g := range m.groups {
		out = append(out, *g)
	}
	return out
}

func (m *merger) everybody() map[domain.ID]bool {
	out := map[domain.ID]bool{}
	for _, g := range m.groups {
		for _, p := range g.Members {
			out[p] = true
		}
	}
	return out
}

// move carries out one move as the office does: into the target if it has room
// and out of the source; never an owner whom others still need.
func (m *merger) move(i int) {
	v := m.plan.Moves[i]
	source, target := m.groups[v.From], m.groups[v.To]
	if v.Done() || source == nil || target == nil || !slices.Contains(source.Members, v.Person) {
		return
	}
	if v.Person == source.Owner && len(source.Members) > 1 {
		return
	}
	if !slices.Contains(target.Members, v.Person) {
		if target.Free() == 0 {
			return
		}
		target.Members = append(slices.Clone(target.Members), v.Person)
	}
	source.Members = without(source.Members, v.Person)
	m.plan.Moves[i].At = time.Unix(1, 0)
}

func without(ids []domain.ID, id domain.ID) []domain.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(v domain.ID) bool { return v == id })
}

// event is something that happens meanwhile, in whatever order.
func (m *merger) event(t *rapid.T) {
	any := func(ids []domain.ID, label string) domain.ID { return rapid.SampledFrom(ids).Draw(t, label) }
	var live []domain.ID
	for id := range m.groups {
		live = append(live, id)
	}
	slices.SortFunc(live, func(a, b domain.ID) int { return int(a.Seq) - int(b.Seq) })
	g := m.groups[any(live, "group")]
	switch rapid.SampledFrom([]string{"move", "move", "join", "remove", "refresh", "adjust", "end"}).Draw(t, "event") {
	case "move":
		if n := len(m.plan.Moves); n > 0 {
			m.move(rapid.IntRange(0, n-1).Draw(t, "which"))
		}
	case "join":
		if g.Free() > 0 {
			m.next++
			g.Members = append(slices.Clone(g.Members), personID(m.next))
		}
	case "remove":
		if len(g.Members) > 0 {
			p := any(g.Members, "who")
			if p == g.Owner {
				return // a transfer comes first, M5.1
			}
			g.Members = without(g.Members, p)
			m.left[p] = true
		}
	case "refresh":
		m.plan.Moves = consolidation.Refresh(m.all(), m.plan.Keep, m.plan.Moves).Moves
	case "adjust":
		m.adjust(t)
	case "end":
		if slices.Contains(m.plan.End, g.ID) && len(g.Members) == 0 {
			delete(m.groups, g.ID)
		}
	}
}

// adjust sends one of those who still have to move elsewhere, if the rules allow it.
func (m *merger) adjust(t *rapid.T) {
	var open []domain.Move
	for _, v := range m.plan.Moves {
		if !v.Done() {
			open = append(open, v)
		}
	}
	if len(open) == 0 {
		return
	}
	w := consolidation.Target{
		Person: rapid.SampledFrom(open).Draw(t, "whom").Person, To: rapid.SampledFrom(m.plan.Keep).Draw(t, "where"),
	}
	if moves, err := consolidation.Redirect(m.all(), m.plan.Keep, m.plan.Moves, []consolidation.Target{w}); err == nil {
		m.plan.Moves = moves
	}
}

func (m *merger) holds(t *rapid.T, before map[domain.ID]bool) {
	now := m.everybody()
	for p := range before {
		if !now[p] && !m.left[p] {
			t.Fatalf("%s is lost", p)
		}
	}
	for _, g := range m.groups {
		if len(g.Members) > g.Capacity {
			t.Fatalf("%s has %d of %d people", g.ID, len(g.Members), g.Capacity)
		}
	}
}

// TestN1_5_NobodyIsLostWhateverHappens: for any groups and any order of moves,
// adjustments, newcomers and removals, whoever was in a group of the branch is
// in one that exists, unless removed, and no group is over its capacity.
func TestN1_5_NobodyIsLostWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := branch(t, 5, 8, 14)
		p, ok := consolidation.Propose(groups)
		if !ok {
			return
		}
		m := &merger{groups: map[domain.ID]*consolidation.Group{}, plan: p, left: map[domain.ID]bool{}, next: 100}
		for _, g := range groups {
			m.groups[g.ID] = &g
		}
		for range rapid.IntRange(0, 40).Draw(t, "events") {
			before := m.everybody()
			m.event(t)
			m.holds(t, before)
		}
		// To the end: whoever is not moved then is a problem that is shown.
		var s consolidation.Status
		for range 3 {
			s = consolidation.Refresh(m.all(), m.plan.Keep, m.plan.Moves)
			m.plan.Moves = s.Moves
			for i := range m.plan.Moves {
				m.move(i)
			}
			for i := range m.plan.Moves { // owners go last
				m.move(i)
			}
		}
		for _, id := range m.plan.End {
			g := m.groups[id]
			if g == nil {
				continue
			}
			for _, p := range g.Members {
				waits := p == g.Owner && len(g.Members) > 1
				if !waits && !slices.ContainsFunc(s.Problems, func(v consolidation.Problem) bool { return v.Person == p }) {
					t.Fatalf("%s stays in %s and nobody is told: %s", p, id, fmt.Sprint(s.Problems))
				}
			}
		}
	})
}
