package consolidation

import (
	"cmp"
	"slices"
	"strings"

	"alumni/domain"
)

// Problem is somebody in a group that ends who can't be moved as planned.
type Problem struct {
	Person domain.ID    `json:"person"`
	From   domain.ID    `json:"from"`
	To     domain.ID    `json:"to,omitzero"` // zero: no group has room
	Fault  domain.Fault `json:"fault"`
}

// assignment hands out the seats of the groups that stay. A person gets one
// seat, out of however many groups that end.
type assignment struct {
	groups  []Group // by sequence number
	keep    []domain.ID
	end     []domain.ID
	free    map[domain.ID]int       // seats left in the groups that stay
	home    map[domain.ID]domain.ID // the group that stays in which a person is already: the first of them
	in      map[Target]bool         // all of them
	goes    map[domain.ID]domain.ID // where a person was given a seat
	wrong   []Problem
	targets []Target
}

// newAssignment begins with everybody where they are; of the groups that stay
// those count that are still there.
func newAssignment(groups []Group, keep []domain.ID) *assignment {
	groups = bySeq(groups)
	keep = slices.DeleteFunc(slices.Clone(keep), func(id domain.ID) bool {
		return !slices.ContainsFunc(groups, func(g Group) bool { return g.ID == id })
	})
	a := &assignment{
		groups: groups, keep: keep,
		free: map[domain.ID]int{}, home: map[domain.ID]domain.ID{}, in: map[Target]bool{}, goes: map[domain.ID]domain.ID{},
	}
	for _, g := range groups {
		if !slices.Contains(keep, g.ID) {
			a.end = append(a.end, g.ID)
			continue
		}
		a.free[g.ID] = g.Free()
		for _, p := range g.Members {
			a.in[Target{p, g.ID}] = true
			if a.home[p].IsZero() {
				a.home[p] = g.ID
			}
		}
	}
	return a
}

func (a *assignment) group(id domain.ID) Group {
	if i := slices.IndexFunc(a.groups, func(g Group) bool { return g.ID == id }); i >= 0 {
		return a.groups[i]
	}
	return Group{ID: id}
}

// leavers gives everybody in a group that ends, once, in the order of leaving.
func (a *assignment) leavers() []domain.ID {
	var out []domain.ID
	seen := map[domain.ID]bool{}
	for _, id := range a.end {
		for _, p := range a.group(id).leaving() {
			if !seen[p] {
				seen[p] = true
				out = append(out, p)
			}
		}
	}
	return out
}

// fits checks that everybody has a seat, wherever it is.
func (a *assignment) fits() error {
	movers, seats := a.load()
	if movers <= seats {
		return nil
	}
	people, names := 0, make([]string, 0, len(a.keep))
	for _, id := range a.keep {
		people += len(a.group(id).Members)
		names = append(names, id.String())
	}
	return domain.Invalid(domain.FaultCapacity, "keep", rule,
		domain.Args{"group": strings.Join(names, " "), "have": people + movers, "max": people + seats})
}

// load counts who is in no group that stays, and the seats that these have left.
func (a *assignment) load() (movers, seats int) {
	out := map[domain.ID]bool{}
	for _, id := range a.end {
		for _, p := range a.group(id).Members {
			if a.home[p].IsZero() {
				out[p] = true
			}
		}
	}
	for _, free := range a.free {
		seats += free
	}
	return len(out), seats
}

// moves gives a move for everybody in every group that ends. The officer's
// targets come first; then where people were to go in an earlier plan, as far
// as there is room; all others fill the group with the most room first, so that
// as few groups as possible take anybody in.
func (a *assignment) moves(targets []Target, earlier []domain.Move) ([]domain.Move, []Problem) {
	people := a.leavers()
	for _, p := range people {
		if home := a.home[p]; !home.IsZero() {
			a.goes[p] = home
		}
	}
	a.aim(people, targets)
	for _, m := range earlier {
		_, stays := a.free[m.To]
		if m.Done() || !stays || !slices.Contains(a.end, m.From) || !slices.Contains(a.group(m.From).Members, m.Person) {
			continue
		}
		if given, ok := a.goes[m.Person]; ok {
			if given != m.To && a.in[Target{m.Person, m.To}] && !a.aimed(m.Person) {
				a.goes[m.Person] = m.To // in several that stay: as planned
			}
			continue
		}
		a.seat(m.Person, m.To)
	}
	a.fill(people)
	return a.list(), a.wrong
}

func (a *assignment) aimed(person domain.ID) bool {
	return slices.ContainsFunc(a.targets, func(t Target) bool { return t.Person == person })
}

// aim gives the seats that an officer chose.
func (a *assignment) aim(people []domain.ID, targets []Target) {
	for _, t := range targets {
		_, stays := a.free[t.To]
		at := slices.Index(people, t.Person)
		bad := Problem{Person: t.Person, To: t.To}
		switch {
		case at < 0:
			bad.Fault = domain.FaultNotMember
		case slices.Contains(a.end, t.To):
			bad.Fault = domain.FaultNotMovable
		case !stays:
			bad.Fault = domain.FaultNotPlanned
		case a.in[Target{t.Person, t.To}]:
			a.goes[t.Person] = t.To
		case !a.home[t.Person].IsZero():
			bad.Fault = domain.FaultNoChange // in a group that stays already: needs no other
		default:
			if before, ok := a.goes[t.Person]; ok { // named twice: the last holds
				a.free[before]++
			}
			if !a.seat(t.Person, t.To) {
				bad.Fault = domain.FaultCapacity
			}
		}
		if bad.Fault != "" {
			a.wrong = append(a.wrong, bad)
		}
	}
	a.targets = targets
}

// seat gives a person a seat in a group, if it has one left.
func (a *assignment) seat(person, to domain.ID) bool {
	if a.free[to] <= 0 {
		return false
	}
	a.free[to]--
	a.goes[person] = to
	return true
}

// fill gives seats to all who have none yet.
func (a *assignment) fill(people []domain.ID) {
	var order []domain.ID
	for _, p := range people {
		if _, ok := a.goes[p]; ok {
			continue
		}
		if order == nil || a.free[order[0]] == 0 {
			order = a.roomiest()
		}
		if len(order) == 0 {
			a.wrong = append(a.wrong, Problem{Person: p, Fault: domain.FaultNotMovable})
			continue
		}
		a.seat(p, order[0])
	}
}

// roomiest gives the groups that have seats left, the one with the most first.
func (a *assignment) roomiest() []domain.ID {
	out := slices.DeleteFunc(slices.Clone(a.keep), func(id domain.ID) bool { return a.free[id] == 0 })
	slices.SortStableFunc(out, func(x, y domain.ID) int { return cmp.Compare(a.free[y], a.free[x]) })
	return out
}

func (a *assignment) list() []domain.Move {
	var out []domain.Move
	for _, from := range a.end {
		for _, p := range a.group(from).leaving() {
			if to, ok := a.goes[p]; ok {
				out = append(out, domain.Move{Person: p, From: from, To: to})
			}
		}
	}
	return out
}

// refusal makes an error of the first problem of an officer's plan.
func (a *assignment) refusal(p Problem) error {
	e := domain.Invalid(p.Fault, "moves", rule, domain.Args{"person": p.Person.String()})
	switch p.Fault {
	case domain.FaultNotPlanned:
		e.Args = domain.Args{"group": p.To.String()}
	case domain.FaultCapacity:
		g := a.group(p.To)
		e.Args = domain.Args{"group": p.To.String(), "have": max(g.Capacity, len(g.Members)) + 1, "max": g.Capacity}
	}
	return e
}

// State is how a move stands.
type State string

// The states of a move.
const (
	StateOpen    State = "open"    // 待迁
	StateDone    State = "done"    // 已迁
	StateLeft    State = "left"    // 已不在群: removed or gone before the move
	StateBlocked State = "blocked" // 受阻: see the problem
)

// States lists every state of a move.
var States = []State{StateOpen, StateDone, StateLeft, StateBlocked}

// ToDo tells whether somebody is still to be moved.
func (s State) ToDo() bool { return s == StateOpen || s == StateBlocked }

// Status is a running plan measured by who is in the groups today.
type Status struct {
	Moves    []domain.Move // the plan's, and behind them those of people who joined since
	States   []State       // of each move
	Changed  int           // how many were added, or go where the person is already
	Problems []Problem     // who can't be moved as things are
}

// Refresh measures a running plan by today's members. Who joined a group that
// ends gets a move too, if a group that stays has room; whose group has no room
// left is a problem for the officer, since the people were told where to go.
// Groups are all that still exist of the plan.
func Refresh(groups []Group, keep []domain.ID, moves []domain.Move) Status {
	a := newAssignment(groups, keep)
	s := Status{Moves: slices.Clone(moves), States: make([]State, len(moves))}
	open := map[Target]bool{} // person and group left
	for i, m := range moves {
		switch {
		case m.Done():
			s.States[i] = StateDone
		case !slices.Contains(a.group(m.From).Members, m.Person):
			s.States[i] = StateLeft
		default:
			s.States[i] = StateOpen
			open[Target{m.Person, m.From}] = true
			if home := a.home[m.Person]; !home.IsZero() && !a.in[Target{m.Person, m.To}] {
				m.To, s.Moves[i].To = home, home // joined a group that stays meanwhile: only leaves
				s.Changed++
			}
			if fault := a.hold(m); fault != "" {
				s.States[i] = StateBlocked
				s.Problems = append(s.Problems, Problem{Person: m.Person, From: m.From, To: m.To, Fault: fault})
			}
		}
	}
	for _, from := range a.end {
		for _, p := range a.group(from).leaving() {
			if open[Target{p, from}] {
				continue
			}
			to := a.newcomer(p)
			if to.IsZero() {
				s.Problems = append(s.Problems, Problem{Person: p, From: from, Fault: domain.FaultNotMovable})
				continue
			}
			s.Moves, s.States = append(s.Moves, domain.Move{Person: p, From: from, To: to}), append(s.States, StateOpen)
			s.Changed++
		}
	}
	return s
}

// hold keeps the seat that a move was planned with; a fault if there is none.
func (a *assignment) hold(m domain.Move) domain.Fault {
	_, stays := a.free[m.To]
	switch given, ok := a.goes[m.Person]; {
	case !stays:
		return domain.FaultNotPlanned
	case a.in[Target{m.Person, m.To}], ok && given == m.To:
		a.goes[m.Person] = m.To
	case !a.seat(m.Person, m.To):
		return domain.FaultCapacity
	}
	return ""
}

// newcomer gives who joined since where to go; zero if no group has room.
func (a *assignment) newcomer(person domain.ID) domain.ID {
	if home := a.home[person]; !home.IsZero() {
		return home
	}
	if given, ok := a.goes[person]; ok {
		return given
	}
	for _, to := range a.roomiest() {
		a.seat(person, to)
		return to
	}
	return domain.ID{}
}

// Redirect sends people elsewhere while a plan is carried out; everybody else
// goes on as told. The targets are held to the rules of Keeping.
func Redirect(groups []Group, keep []domain.ID, moves []domain.Move, targets []Target) ([]domain.Move, error) {
	s := Refresh(groups, keep, moves)
	a := newAssignment(groups, keep)
	a.targets = targets
	for i, m := range s.Moves {
		if s.States[i] == StateOpen && !a.aimed(m.Person) {
			_ = a.hold(m) // open moves have their seat
		}
	}
	people := a.leavers()
	for _, p := range people {
		if home := a.home[p]; !home.IsZero() && a.aimed(p) {
			a.goes[p] = home
		}
	}
	a.aim(people, targets)
	for _, p := range a.wrong {
		return nil, a.refusal(p)
	}
	for i, m := range s.Moves {
		if a.aimed(m.Person) && s.States[i].ToDo() {
			s.Moves[i].To = a.goes[m.Person]
		}
	}
	return s.Moves, nil
}
