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
		return BadChoice("basis", CleanLine(string(b))).By("N1.2d")
	}
	return nil
}

// Admissible checks that a group may take a person in now: it is set up, it has
// room, and the person is not in it. The membership is nil if there never was
// one. Who was removed before comes back only with a reason, M6.3.
func Admissible(g Group, m *Membership, person, reason string) error {
	if err := Admits(g); err != nil {
		return err
	}
	if m != nil && m.Present() {
		return Conflict(FaultAlreadyMember, "person", "M6.1", Args{"person": person, "group": g.Name})
	}
	if err := Room(g, 1); err != nil {
		return err
	}
	if m != nil && m.WasRemoved() && reason == "" {
		return Required("reason", "M6.3")
	}
	return nil
}

// Admits checks that a group is set up, M4.2: before that, and after its end,
// nobody joins it.
func Admits(g Group) error {
	if g.State == GroupActive || g.State == GroupSuspended {
		return nil
	}
	return WrongState("group", "M4.2", g.ID, g.State, GroupActive)
}

// Room checks that so many people more don't put a group over its capacity, N1.5.
func Room(g Group, joining int) error {
	if joining <= 0 || g.Members+joining <= g.Capacity {
		return nil
	}
	return Conflict(FaultCapacity, "group", "N1.5", Args{"group": g.Name, "have": g.Members + joining, "max": g.Capacity})
}

// AdmissibleByList checks that a person may join a group with many others at
// once: who was removed from it comes back only singly and with a reason, which
// a list has none of, M6.3. Who is in it already is no fault of a list.
func AdmissibleByList(g Group, m *Membership, person string) error {
	if m == nil || !m.WasRemoved() {
		return nil
	}
	return Conflict(FaultRemovedMember, "person", "M6.3", Args{"person": person, "group": g.Name})
}
