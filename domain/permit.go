package domain

// Who may do what: roles × scope. The use-cases call these inside their
// transaction and the faces ask the same functions why an action is greyed
// out. What is out of scope looks like what does not exist.

// Forbidden is the refusal for a role that may not do something.
func Forbidden(rule ClauseID) *Error {
	return &Error{Code: CodeForbidden, Fault: FaultForbiddenRole, Rule: rule}
}

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

// CanDecide tells whether the actor decides applications and transfers: only
// headquarters does, M4.2, N2.3.
func CanDecide(a Actor) error {
	if !a.HQ() {
		return Forbidden("M4.2")
	}
	return nil
}

// CanApprove tells whether the actor may approve or reject the case now.
func CanApprove(a Actor, c Case) error { return canAnswer(a, c, CaseApproved) }

// CanReturn tells whether the actor may send a case back for correction: who
// decides it, while it waits for the decision, M4.2.
func CanReturn(a Actor, c Case) error { return canAnswer(a, c, CaseReturned) }

func canAnswer(a Actor, c Case, to CaseState) error {
	if !CanSee(a, c.Branch, c.Group) {
		return NotFound(c.ID)
	}
	if err := CanDecide(a); err != nil {
		return err
	}
	return Step(CaseFlow, c.ID, c.State, to)
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
	if !CanSee(a, branch, ID{}) {
		return NotFound(branch)
	}
	if a.HQ() || a.Role == RoleBranchOfficer {
		return nil
	}
	return Forbidden("M4.1")
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
	if !CanSee(a, g.Branch, g.ID) {
		return NotFound(g.ID)
	}
	if a.HQ() || a.Role == RoleBranchOfficer || a.Role == RoleGroupManager {
		return nil
	}
	return Forbidden("")
}

// CanComplete tells whether the actor may end the task now. Headquarters ends
// any, a branch's officers and a group's managers their own, but for those
// that are headquarters' to do.
func CanComplete(a Actor, t Task) error {
	if !CanSee(a, t.Branch, t.Group) {
		return NotFound(t.ID)
	}
	switch {
	case a.HQ():
	case t.Audience == AudienceHQ:
		return Forbidden("")
	case a.Role == RoleBranchOfficer:
	case a.Role == RoleGroupManager && t.Audience == AudienceOf(t.Group):
	default:
		return Forbidden("")
	}
	return Step(TaskFlow, t.ID, t.State, TaskDone)
}

// CanImport tells whether the actor may import branches: headquarters keeps the registry, N0.
func CanImport(a Actor) error { return onlyHQ(a) }

// CanReveal tells whether the actor may see a phone in clear, A2.
func CanReveal(a Actor) error { return onlyHQ(a) }

// CanComparePhone tells whether the actor may learn by a comparison which phone
// a person has, A2: headquarters, which may reveal it, and officers of the
// branch that registered the person. A group's manager sees it masked, and would
// find it out by trying.
func CanComparePhone(a Actor, p Person) bool {
	return CanReveal(a) == nil || a.Role == RoleBranchOfficer && !p.Branch.IsZero() && p.Branch == a.Scope
}

func onlyHQ(a Actor) error {
	if !a.HQ() {
		return Forbidden("")
	}
	return nil
}

// CanReadBulletins tells whether the actor may read bulletins as headquarters
// keeps them, drafts among them, M4.3: headquarters and auditors.
func CanReadBulletins(a Actor) error { return only(a.SeesAll(), "M4.3") }

// CanReadTemplates tells whether the actor may read HQ's templates, M9:
// headquarters and auditors.
func CanReadTemplates(a Actor) error { return only(a.SeesAll(), "M9") }

// CanReadAudit tells whether the actor may read the audit log: headquarters and auditors.
func CanReadAudit(a Actor) error {
	if !a.SeesAll() {
		return Forbidden("")
	}
	return nil
}

// CanAdminister tells whether the actor may add and disable accounts: the director only.
func CanAdminister(a Actor) error {
	if a.Role != RoleDirector {
		return Forbidden("")
	}
	return nil
}

// CanListAccounts tells whether the actor may read the accounts: the director
// and, since an auditor reads everything, auditors.
func CanListAccounts(a Actor) error {
	if a.Role != RoleDirector && a.Role != RoleAuditor {
		return Forbidden("")
	}
	return nil
}

// WaitsFor is the audience whose inbox the actor sees; an auditor reads that of headquarters.
func WaitsFor(a Actor) Audience {
	if a.SeesAll() {
		return AudienceHQ
	}
	return AudienceOf(a.Scope)
}
