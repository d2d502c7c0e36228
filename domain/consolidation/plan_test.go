package consolidation_test

import (
	"errors"
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/consolidation"
)

func groupID(n int) domain.ID  { return domain.ID{Kind: domain.KindGroup, Seq: uint64(n)} }
func personID(n int) domain.ID { return domain.ID{Kind: domain.KindPerson, Seq: uint64(n)} }

// group makes a group of the people with these numbers; the first owns it.
func group(n, capacity int, people ...int) consolidation.Group {
	g := consolidation.Group{ID: groupID(n), Seq: n, Capacity: capacity}
	for _, p := range people {
		g.Members = append(g.Members, personID(p))
	}
	if len(people) > 0 {
		g.Owner = personID(people[0])
	}
	if len(people) > 1 {
		g.Admins = []domain.ID{personID(people[1])}
	}
	return g
}

func from(first, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = first + i
	}
	return out
}

func seqs(ids []domain.ID) []int {
	out := make([]int, 0, len(ids))
	for _, id := range ids {
		out = append(out, int(id.Seq))
	}
	return out
}

func TestN1_5_TheFewestGroupsStayAndTheFewestPeopleMove(t *testing.T) {
	for name, c := range map[string]struct {
		groups []consolidation.Group
		keep   []int
		moves  int
	}{
		"the larger one stays":          {[]consolidation.Group{group(1, 10, from(1, 3)...), group(2, 10, from(11, 6)...)}, []int{2}, 3},
		"alike: the lower number stays": {[]consolidation.Group{group(3, 10, from(1, 4)...), group(2, 10, from(11, 4)...)}, []int{2}, 4},
		"three into two": {
			[]consolidation.Group{group(1, 10, from(1, 7)...), group(2, 10, from(11, 6)...), group(3, 10, from(21, 5)...)}, []int{1, 2}, 5,
		},
		"exactly full":          {[]consolidation.Group{group(1, 10, from(1, 6)...), group(2, 10, from(11, 4)...)}, []int{1}, 4},
		"one too many":          {[]consolidation.Group{group(1, 10, from(1, 6)...), group(2, 10, from(11, 5)...)}, nil, 0},
		"the same people twice": {[]consolidation.Group{group(1, 6, from(1, 6)...), group(2, 6, from(1, 6)...)}, []int{1}, 0},
		"capacities differ":     {[]consolidation.Group{group(1, 5, from(1, 4)...), group(2, 20, from(11, 2)...)}, []int{2}, 4},
		"an empty one ends":     {[]consolidation.Group{group(1, 10), group(2, 10, from(1, 2)...)}, []int{2}, 0},
		"a single one":          {[]consolidation.Group{group(1, 10, from(1, 2)...)}, nil, 0},
		"none":                  {nil, nil, 0},
		"over its capacity it stays": {
			[]consolidation.Group{group(1, 3, from(1, 5)...), group(2, 4, from(11, 2)...), group(3, 4, from(21, 2)...)}, []int{1, 2}, 2,
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, ok := consolidation.Propose(c.groups)
			if ok != (c.keep != nil) || !slices.Equal(seqs(p.Keep), c.keep) && ok {
				t.Fatalf("keeps %v (%v), want %v", seqs(p.Keep), ok, c.keep)
			}
			movers := map[domain.ID]bool{}
			for _, m := range p.Moves {
				if !isIn(c.groups, m.To, m.Person) {
					movers[m.Person] = true
				}
			}
			if len(movers) != c.moves {
				t.Errorf("%d people move, want %d", len(movers), c.moves)
			}
		})
	}
}

func isIn(groups []consolidation.Group, group, person domain.ID) bool {
	for _, g := range groups {
		if g.ID == group {
			return slices.Contains(g.Members, person)
		}
	}
	return false
}

func TestN1_5_TheOwnerLeavesLastAndFewGroupsTakeAnybodyIn(t *testing.T) {
	groups := []consolidation.Group{
		group(1, 10, from(1, 8)...), group(2, 10, from(11, 5)...), group(3, 10, from(21, 5)...),
		group(4, 10, from(31, 4)...),
	}
	p, ok := consolidation.Propose(groups)
	if !ok || !slices.Equal(seqs(p.Keep), []int{1, 2, 3}) {
		t.Fatalf("keeps %v", seqs(p.Keep))
	}
	last := p.Moves[len(p.Moves)-1]
	if last.Person != personID(31) || p.Moves[len(p.Moves)-2].Person != personID(32) {
		t.Errorf("owner and admin are not the last: %+v", p.Moves)
	}
	for _, m := range p.Moves {
		if m.To != groupID(2) {
			t.Errorf("%s goes to %s though %s has room for all", m.Person, m.To, groupID(2))
		}
	}
}

func TestN1_5_ManyGroupsAreSparedOneAfterTheOther(t *testing.T) {
	var groups []consolidation.Group
	for i := range 20 {
		groups = append(groups, group(i+1, 10, from(100*i+1, 2+i%5)...))
	}
	p, ok := consolidation.Propose(groups)
	if !ok || len(p.Keep)+len(p.End) != 20 {
		t.Fatalf("keeps %d, ends %d", len(p.Keep), len(p.End))
	}
	fits(t, groups, p)
	if people := 80; len(p.Keep) > people/10+3 {
		t.Errorf("%d groups stay for %d people", len(p.Keep), people)
	}
}

// fits checks that everybody of a group that ends goes to one that stays and
// that nobody is too many anywhere.
func fits(t interface {
	Helper()
	Fatalf(string, ...any)
}, groups []consolidation.Group, p consolidation.Plan,
) {
	t.Helper()
	in := map[domain.ID]map[domain.ID]bool{}
	for _, g := range groups {
		in[g.ID] = map[domain.ID]bool{}
		for _, m := range g.Members {
			in[g.ID][m] = true
		}
	}
	for _, m := range p.Moves {
		if !slices.Contains(p.End, m.From) || !slices.Contains(p.Keep, m.To) || !in[m.From][m.Person] {
			t.Fatalf("%+v leads from no ending group to no staying one", m)
		}
		delete(in[m.From], m.Person)
		in[m.To][m.Person] = true
	}
	for _, g := range groups {
		if slices.Contains(p.End, g.ID) && len(in[g.ID]) > 0 {
			t.Fatalf("%d people stay behind in %s", len(in[g.ID]), g.ID)
		}
		if limit := max(g.Capacity, len(g.Members)); len(in[g.ID]) > limit {
			t.Fatalf("%s would have %d of %d people", g.ID, len(in[g.ID]), limit)
		}
	}
}

func TestN1_5_AnOfficersChoiceIsHeldToTheSameRules(t *testing.T) {
	groups := []consolidation.Group{group(1, 10, from(1, 4)...), group(2, 10, from(11, 3)...), group(3, 4, from(21, 3)...)}
	keep := func(n ...int) (out []domain.ID) {
		for _, v := range n {
			out = append(out, groupID(v))
		}
		return out
	}
	for name, c := range map[string]struct {
		keep    []domain.ID
		targets []consolidation.Target
		want    domain.Fault
	}{
		"other groups stay":      {keep(2, 3), nil, ""},
		"one person elsewhere":   {keep(1, 2), []consolidation.Target{{Person: personID(22), To: groupID(2)}}, ""},
		"too few seats":          {keep(3), nil, domain.FaultCapacity},
		"a group of another":     {keep(1, 9), nil, domain.FaultNotPlanned},
		"nothing would end":      {keep(1, 2, 3), nil, domain.FaultNothingToMerge},
		"no group stays":         {nil, nil, domain.FaultRequired},
		"into a group that ends": {keep(1, 2), []consolidation.Target{{Person: personID(22), To: groupID(3)}}, domain.FaultNotMovable},
		"into another's group":   {keep(1, 2), []consolidation.Target{{Person: personID(22), To: groupID(9)}}, domain.FaultNotPlanned},
		"who is in no such":      {keep(1, 2), []consolidation.Target{{Person: personID(99), To: groupID(1)}}, domain.FaultNotMember},
		"who need not move":      {keep(1, 2), []consolidation.Target{{Person: personID(1), To: groupID(2)}}, domain.FaultNotMember},
		"one too many in a group": {
			keep(2, 3),
			[]consolidation.Target{{Person: personID(1), To: groupID(3)}, {Person: personID(2), To: groupID(3)}},
			domain.FaultCapacity,
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := consolidation.Keeping(groups, c.keep, nil, c.targets)
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				fits(t, groups, p)
				for _, w := range c.targets {
					if !slices.ContainsFunc(p.Moves, func(m domain.Move) bool { return m.Person == w.Person && m.To == w.To }) {
						t.Errorf("%s does not go to %s", w.Person, w.To)
					}
				}
				return
			}
			var e *domain.Error
			if !errors.As(err, &e) || e.Fault != c.want || e.Rule != "N1.5" || e.Field == "" {
				t.Fatalf("refused with %v, want %s", err, c.want)
			}
		})
	}
}
