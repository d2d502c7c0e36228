package domain

// CanKeepPerson tells whether the actor may change a person's record: who
// keeps people at all, N2.2a; whom a branch may see is the office's to say.
func CanKeepPerson(a Actor) error { return CanKeepPeople(a) }

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

// CanCheckName tells whether the actor may have a group's name judged. Names
// are published, M4.3, so that anybody may who has an account.
func CanCheckName(Actor) error { return nil }
