package domain

// CanExportForm tells whether the actor may have a group's filing form with
// the phones in clear, A2: headquarters and the officers of the own branch.
func CanExportForm(a Actor, branch, group ID) error {
	if !CanSee(a, branch, group) {
		return NotFound(group)
	}
	return only(a.HQ() || a.Role == RoleBranchOfficer, "A2")
}

// CanDecideForm tells whether the actor may accept or return a form now, M4.4.
func CanDecideForm(a Actor, f Filing, to FormState) error {
	if !CanSee(a, f.Branch, f.Group) {
		return NotFound(f.ID)
	}
	if err := CanDecideFiling(a); err != nil {
		return err
	}
	return Step(FormFlow, f.ID, f.State, to)
}

// CanNoteEntry tells whether the actor may record what a branch said in a
// campaign and that it cleaned up, N4.1a: headquarters and the branch itself.
func CanNoteEntry(a Actor, campaign, branch ID) error {
	if !CanSee(a, branch, ID{}) {
		return NotFound(campaign)
	}
	return only(a.HQ() || a.Role == RoleBranchOfficer, "N4.1a")
}
