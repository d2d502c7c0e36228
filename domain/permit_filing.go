package domain

import "slices"

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

// CanSeeCampaign tells whether a campaign is any of the actor's business: who
// sees everything, and the branch that is asked with the managers of its groups.
func CanSeeCampaign(a Actor, c Campaign) bool {
	if a.Role == RoleBranchOfficer || a.Role == RoleGroupManager {
		return c.EntryOf(a.HomeBranch()) >= 0
	}
	return a.SeesAll()
}

// SeenOfCampaign is a campaign with the entries that the actor may see: of a
// branch its own, and of that a group's manager sees nothing but what became of
// the own group.
func SeenOfCampaign(a Actor, c Campaign) Campaign {
	if a.SeesAll() {
		return c
	}
	c.Entries = slices.DeleteFunc(slices.Clone(c.Entries), func(e CampaignEntry) bool { return e.Branch != a.HomeBranch() })
	if a.Role == RoleGroupManager {
		for i, e := range c.Entries {
			c.Entries[i] = CampaignEntry{
				Branch: e.Branch, Queued: e.Queued,
				AtClose: slices.DeleteFunc(slices.Clone(e.AtClose), func(g GroupAtClose) bool { return g.Group != a.Scope }),
			}
		}
	}
	return c
}
