package domain

import "slices"

// Bases lists every basis of admission.
var Bases = []Basis{BasisOrigin, BasisWork, BasisLiving, BasisLeader, BasisTeacher, BasisStaff}

// CheckBasis checks that somebody's admission rests on one of the bases of
// N1.2d. Anybody else may not be in the group.
func CheckBasis(b Basis) error {
	switch {
	case b == "":
		return Required("basis", "N1.2d")
	case !slices.Contains(Bases, b):
		e := BadChoice("basis", CleanLine(string(b)))
		e.Rule = "N1.2d"
		return e
	}
	return nil
}

// Admissible checks that a group may take a person in now: it is set up, it has
// room, and the person is not in it. The membership is nil if there never was
// one. Who was removed before comes back only with a reason, M6.3.
func Admissible(g Group, m *Membership, person, reason string) error {
	switch {
	case g.State != GroupActive && g.State != GroupSuspended:
		return &Error{
			Code: CodeConflict, Fault: FaultState, Rule: "M4.2", Field: "group",
			Args: Args{"id": g.ID.String(), "state": string(g.State), "want": string(GroupActive)},
		}
	case m != nil && m.Present():
		return &Error{
			Code: CodeConflict, Fault: FaultAlreadyMember, Rule: "M6.1", Field: "person",
			Args: Args{"person": person, "group": g.Name},
		}
	case g.Members >= g.Capacity:
		return &Error{
			Code: CodeConflict, Fault: FaultCapacity, Rule: "N1.5", Field: "group",
			Args: Args{"group": g.Name, "have": g.Members + 1, "max": g.Capacity},
		}
	case m != nil && m.MovedTo.IsZero() && reason == "":
		return Required("reason", "M6.3")
	}
	return nil
}
