package domain

// CanFile tells whether the actor may hand in a group's filing form: its
// managers, its branch's officers and headquarters, M4.4.
func CanFile(a Actor, g Group) error { return CanManage(a, g) }

// CanDecideFiling tells whether the actor accepts and returns filing forms, M4.4.
func CanDecideFiling(a Actor) error { return only(a.HQ(), "M4.4") }

// CanCampaign tells whether the actor runs filing campaigns, N4.1b.
func CanCampaign(a Actor) error { return only(a.HQ(), "N4.1b") }

// CanPublish tells whether the actor publishes on HQ's channels, M4.3.
func CanPublish(a Actor) error { return only(a.HQ(), "M4.3") }

// CanConsolidate tells whether the actor may plan and carry out a branch's
// consolidation: its council's officers, N1.5, and headquarters.
func CanConsolidate(a Actor, branch ID) error {
	if !CanSee(a, branch, ID{}) {
		return NotFound(branch)
	}
	return only(a.HQ() || a.Role == RoleBranchOfficer, "N1.5")
}

// CanKeepRegistry tells whether the actor keeps branches, councils and the
// table of places, N0, M4.6.
func CanKeepRegistry(a Actor) error { return only(a.HQ(), "N0") }

// CanKeepPeople tells whether the actor may register people and record that a
// real name was verified, N2.2a: headquarters and branches.
func CanKeepPeople(a Actor) error { return only(a.HQ() || a.Role == RoleBranchOfficer, "N2.2a") }

// CanRevise tells whether the actor may set the open terms, M9, and HQ's templates.
func CanRevise(a Actor) error { return only(a.Role == RoleDirector, "M9") }

// CanAssign tells whether the actor may say who does a task: whoever may do it.
func CanAssign(a Actor, t Task) error { return CanComplete(a, t) }

func only(ok bool, rule ClauseID) error {
	if !ok {
		return Forbidden(rule)
	}
	return nil
}
