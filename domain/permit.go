package domain

import (
	"cmp"
	"slices"
)

// Who may do what: roles × scope. The use-cases call these inside their
// transaction and the faces ask the same functions why an action is greyed
// out. What is out of scope looks like what does not exist.

// CanSee tells whether a record of a branch and (if not zero) of a group is in
// the actor's scope: HQ and auditors see everything, a branch officer the own
// branch's records, a group manager the own group's.
func CanSee(a Actor, branch, group ID) bool {
	switch {
	case a.SeesAll():
		return true
	case a.Scope.IsZero():
		return false
	case a.Role == RoleBranchOfficer:
		return a.Scope == branch
	case a.Role == RoleGroupManager:
		return a.Scope == group
	}
	return false
}

// only is the refusal under a clause unless something holds.
func only(ok bool, rule ClauseID) error {
	if !ok {
		return Forbidden(rule)
	}
	return nil
}

// within is the verdict on a record of a branch and a group that the actor sees;
// one that is out of scope looks like none.
func within(a Actor, branch, group, id ID, verdict error) error {
	if !CanSee(a, branch, group) {
		return NotFound(id)
	}
	return verdict
}

// CanChange tells whether the actor may change anything at all: an auditor reads
// everything and changes nothing.
func CanChange(a Actor) error { return only(a.Role != RoleAuditor, "") }

// CanDecide tells whether the actor decides applications and transfers: only
// headquarters does, M4.2, N2.3.
func CanDecide(a Actor) error { return only(a.HQ(), "M4.2") }

// CanApprove tells whether the actor may approve or reject the case now.
func CanApprove(a Actor, c Case) error { return canAnswer(a, c, CaseApproved) }

// CanReturn tells whether the actor may send a case back for correction: who
// decides it, while it waits for the decision, M4.2.
func CanReturn(a Actor, c Case) error { return canAnswer(a, c, CaseReturned) }

func canAnswer(a Actor, c Case, to CaseState) error {
	return cmp.Or(within(a, c.Branch, c.Group, c.ID, CanDecide(a)), Step(CaseFlow, c.ID, c.State, to))
}

// CanApply tells whether the actor may submit an application for the branch:
// its own officers and, for one that came on paper, headquarters, M4.1. The
// zero ID asks for a group of headquarters itself, M3, which has no president:
// only its own staff may apply. That there are such groups is no secret, so that
// others are told so.
func CanApply(a Actor, branch ID) error {
	if branch.IsZero() {
		return only(a.HQ(), "M4.1")
	}
	return within(a, branch, ID{}, branch, only(a.Officer(), "M4.1"))
}

// CanApplyFor tells whether the actor may submit an application for the branch
// as it is now: one that ended may have nothing, N1.4a.
func CanApplyFor(a Actor, b Branch) error {
	if err := CanApply(a, b.ID); err != nil || len(ApplicableKinds(b)) > 0 {
		return err
	}
	return BranchMayHave(ApplyLateFiling, b)
}

// CanManage tells whether the actor may submit transfers and record violations
// for a group: its managers, its branch's officers and headquarters, N2.3, M6.
func CanManage(a Actor, g Group) error {
	return within(a, g.Branch, g.ID, g.ID, only(a.Officer() || a.Role == RoleGroupManager, ""))
}

// CanComplete tells whether the actor may end the task now. Headquarters ends
// any, a branch's officers and a group's managers their own, but for those
// that are headquarters' to do.
func CanComplete(a Actor, t Task) error {
	own := t.Audience != AudienceHQ &&
		(a.Role == RoleBranchOfficer || a.Role == RoleGroupManager && t.Audience == AudienceOf(t.Group))
	return cmp.Or(within(a, t.Branch, t.Group, t.ID, only(a.HQ() || own, "")), Step(TaskFlow, t.ID, t.State, TaskDone))
}

// CanImport tells whether the actor may import branches: headquarters keeps the registry, N0.
func CanImport(a Actor) error { return only(a.HQ(), "") }

// CanReveal tells whether the actor may see a phone in clear, A2.
func CanReveal(a Actor) error { return only(a.HQ(), "") }

// CanComparePhone tells whether the actor may learn by a comparison which phone
// a person has, A2: headquarters, which may reveal it, and officers of the
// branch that registered the person. A group's manager sees it masked, and would
// find it out by trying.
func CanComparePhone(a Actor, p Person) bool {
	return CanReveal(a) == nil || a.Role == RoleBranchOfficer && !p.Branch.IsZero() && p.Branch == a.Scope
}

// CanReadBulletins tells whether the actor may read bulletins as headquarters
// keeps them, drafts among them, M4.3: headquarters and auditors.
func CanReadBulletins(a Actor) error { return only(a.SeesAll(), "M4.3") }

// CanReadTemplates tells whether the actor may read HQ's templates, M9:
// headquarters and auditors.
func CanReadTemplates(a Actor) error { return only(a.SeesAll(), "M9") }

// CanBackup tells whether the actor may take a copy of the whole store, all
// personal data included: the director.
func CanBackup(a Actor) error { return only(a.Role == RoleDirector, "") }

// CanErase tells whether the actor may take a person's data out on request: the
// director, since it can't be taken back.
func CanErase(a Actor) error { return only(a.Role == RoleDirector, "") }

// CanReadAudit tells whether the actor may read the audit log: headquarters and auditors.
func CanReadAudit(a Actor) error { return only(a.SeesAll(), "") }

// CanAdminister tells whether the actor may add and disable accounts: the director only.
func CanAdminister(a Actor) error { return only(a.Role == RoleDirector, "") }

// CanListAccounts tells whether the actor may read the accounts: the director
// and, since an auditor reads everything, auditors.
func CanListAccounts(a Actor) error { return only(a.Role == RoleDirector || a.Role == RoleAuditor, "") }

// WaitsFor is the audience whose inbox the actor sees; an auditor reads that of headquarters.
func WaitsFor(a Actor) Audience {
	if a.SeesAll() {
		return AudienceHQ
	}
	return AudienceOf(a.Scope)
}

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
	return within(a, branch, ID{}, branch, only(a.Officer(), "N1.5"))
}

// CanKeepRegistry tells whether the actor keeps branches, councils and the
// table of places, N0, M4.6.
func CanKeepRegistry(a Actor) error { return only(a.HQ(), "N0") }

// CanKeepPeople tells whether the actor may register people and record that a
// real name was verified, N2.2a: headquarters and branches.
func CanKeepPeople(a Actor) error { return only(a.Officer(), "N2.2a") }

// CanRevise tells whether the actor may set the open terms, M9, and HQ's templates.
func CanRevise(a Actor) error { return only(a.Role == RoleDirector, "M9") }

// CanAssign tells whether the actor may say who does a task: whoever may do it.
func CanAssign(a Actor, t Task) error { return CanComplete(a, t) }

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
	return within(a, g.Branch, g.ID, g.ID, only(a.Officer(), "M5.1"))
}

// CanConfirmOwner tells whether the actor may record that the president
// authorised a group's owner, M5.2: headquarters and the group's branch.
func CanConfirmOwner(a Actor, g Group) error {
	return within(a, g.Branch, g.ID, g.ID, only(a.Officer(), "M5.2"))
}

// CanProposeName tells whether the actor may ask for the next free name of
// headquarters' own groups, M3, M4.6, which takes nothing: headquarters, and who
// reads everything. A branch's series goes with reading the branch.
func CanProposeName(a Actor) error { return only(a.SeesAll(), "M4.6") }

// CanCheckName tells whether the actor may have a group's name judged. Names
// are published, M4.3, so that anybody may who has an account.
func CanCheckName(Actor) error { return nil }

// CanExportForm tells whether the actor may have a group's filing form with
// the phones in clear, A2: headquarters and the officers of the own branch.
func CanExportForm(a Actor, branch, group ID) error {
	return within(a, branch, group, group, only(a.Officer(), "A2"))
}

// CanDecideForm tells whether the actor may accept or return a form now, M4.4.
func CanDecideForm(a Actor, f Filing, to FilingFormState) error {
	return cmp.Or(within(a, f.Branch, f.Group, f.ID, CanDecideFiling(a)), Step(FilingFormFlow, f.ID, f.State, to))
}

// CanNoteEntry tells whether the actor may record what a branch said in a
// campaign and that it cleaned up, N4.1a: headquarters and the branch itself.
func CanNoteEntry(a Actor, campaign, branch ID) error {
	return within(a, branch, ID{}, campaign, only(a.Officer(), "N4.1a"))
}

// CanSeeCampaign tells whether a campaign is any of the actor's business: who
// sees everything, and the branch that is asked with the managers of its groups.
func CanSeeCampaign(a Actor, c Campaign) bool {
	if a.Role == RoleBranchOfficer || a.Role == RoleGroupManager {
		return c.AskedOf(a.HomeBranch()) >= 0
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
	c.Asked = slices.DeleteFunc(slices.Clone(c.Asked), func(e AskedBranch) bool { return e.Branch != a.HomeBranch() })
	if a.Role == RoleGroupManager {
		for i, e := range c.Asked {
			c.Asked[i] = AskedBranch{
				Branch: e.Branch, Queued: e.Queued,
				AtClose: slices.DeleteFunc(slices.Clone(e.AtClose), func(g GroupAtClose) bool { return g.Group != a.Scope }),
			}
		}
	}
	return c
}
