package consolidation

import (
	"slices"

	"alumni/domain"
)

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
	order := a.roomiest()
	if len(order) == 0 {
		return domain.ID{}
	}
	a.seat(person, order[0])
	return order[0]
}

// Redirect sends people elsewhere while a plan is carried out; everybody else
// goes on as told. The targets are held to the rules of Keeping.
func Redirect(groups []Group, keep []domain.ID, moves []domain.Move, targets []Target) ([]domain.Move, error) {
	s := Refresh(groups, keep, moves)
	a := newAssignment(groups, keep)
	aimed := func(p domain.ID) bool {
		return slices.ContainsFunc(targets, func(t Target) bool { return t.Person == p })
	}
	for i, m := range s.Moves {
		if s.States[i] == StateOpen && !aimed(m.Person) {
			_ = a.hold(m) // open moves have their seat
		}
	}
	people := a.leavers()
	for _, p := range people {
		if home := a.home[p]; !home.IsZero() && aimed(p) {
			a.goes[p] = home
		}
	}
	a.aim(people, targets)
	for _, p := range a.wrong {
		return nil, a.refusal(p)
	}
	for i, m := range s.Moves {
		if aimed(m.Person) && (s.States[i] == StateOpen || s.States[i] == StateBlocked) {
			s.Moves[i].To = a.goes[m.Person]
		}
	}
	return s.Moves, nil
}
