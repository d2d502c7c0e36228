package domain

// PersonTies are what binds a person to branches, seen from one of them.
type PersonTies struct {
	Own   bool // sits in the branch's council, or is in one of its groups now
	Other bool // sits in another branch's council
}

// CanKeepPerson tells whether the actor may edit and verify a person's record,
// N2.2a: headquarters anybody's; a branch that of whom it registered and of who
// sits in its council or is in a group of it now. Who sits in another branch's
// council is headquarters' to keep, and so is who only once was in a group:
// these stay readable. Whom a branch may see at all is the office's to say.
func CanKeepPerson(a Actor, p Person, t PersonTies) error {
	if err := CanKeepPeople(a); err != nil || a.HQ() {
		return err
	}
	if mine := !p.Branch.IsZero() && p.Branch == a.Scope; (mine || t.Own) && !t.Other {
		return nil
	}
	return &Error{Code: CodeForbidden, Fault: FaultKeptElsewhere, Rule: "N2.2a"}
}

// CanDeclareVacant tells whether the actor may record that a group lost its
// owner, M5.1: headquarters and the group's branch. The group's own managers
// hand over by a transfer instead.
func CanDeclareVacant(a Actor, g Group) error {
	if !CanSee(a, g.Branch, g.ID) {
		return NotFound(g.ID)
	}
	return only(a.HQ() || a.Role == RoleBranchOfficer, "M5.1")
}

// CanConfirmOwner tells whether the actor may record that the president
// authorised a group's owner, M5.2: headquarters and the group's branch.
func CanConfirmOwner(a Actor, g Group) error {
	if !CanSee(a, g.Branch, g.ID) {
		return NotFound(g.ID)
	}
	return only(a.HQ() || a.Role == RoleBranchOfficer, "M5.2")
}

// CanProposeName tells whether the actor may ask for the next free name of
// headquarters' own groups, M3, M4.6, which takes nothing: headquarters, and who
// reads everything. A branch's series goes with reading the branch.
func CanProposeName(a Actor) error { return only(a.SeesAll(), "M4.6") }

// CanCheckName tells whether the actor may have a group's name judged. Names
// are published, M4.3, so that anybody may who has an account.
func CanCheckName(Actor) error { return nil }
