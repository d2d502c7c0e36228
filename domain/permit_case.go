package domain

import (
	"cmp"
	"time"
)

// CanSeeApplication tells whether an application is in the actor's scope: a
// draft is its branch's and headquarters', whatever group it is about, and so is
// one that was thrown away before it was ever handed in.
func CanSeeApplication(a Actor, app Application) bool {
	if app.Unsent() {
		return CanSee(a, app.Branch, ID{})
	}
	return CanSee(a, app.Branch, app.Group)
}

// CanAskChange tells whether the actor may ask for a change of a group: who may
// apply for its branch, M4.1. Its managers see it, but their branch applies.
func CanAskChange(a Actor, branch ID) error {
	if a.Role == RoleGroupManager {
		return Forbidden("M4.1")
	}
	return CanApply(a, branch)
}

// CanHandInApplication tells whether the actor may change and hand in what is a
// draft or was returned: who may apply for its branch, M4.1.
func CanHandInApplication(a Actor, app Application) error {
	if !CanSeeApplication(a, app) {
		return NotFound(app.ID)
	}
	return cmp.Or(CanAskChange(a, app.Branch), Step(CaseFlow, app.ID, app.State, CaseSubmitted))
}

// CanSeeTransfer tells whether a transfer is in the actor's scope. What was
// never handed in is its branch's and headquarters', and the manager's who wrote
// it: the owner does not read who may be to follow before it is asked for.
func CanSeeTransfer(a Actor, t Transfer) bool {
	if !CanSee(a, t.Branch, t.Group) {
		return false
	}
	own := !t.Author.IsZero() && t.Author == a.Account
	return a.Role != RoleGroupManager || own || !t.Unsent()
}

// CanHandInTransfer tells whether the actor may change and hand in what is a
// draft or was returned: who may submit transfers for its group, N2.3.
func CanHandInTransfer(a Actor, t Transfer, g Group) error {
	if !CanSeeTransfer(a, t) {
		return NotFound(t.ID)
	}
	return cmp.Or(CanManage(a, g), Step(CaseFlow, t.ID, t.State, CaseSubmitted))
}

// CanWithdrawApplication tells whether the actor may withdraw an application: it
// is its branch's, M4.1, so the manager of the group that it is about may not.
func CanWithdrawApplication(a Actor, app Application) error {
	if !CanSeeApplication(a, app) {
		return NotFound(app.ID)
	}
	if a.Role == RoleGroupManager {
		return Forbidden("M4.1")
	}
	return canWithdraw(a, app.Case)
}

// CanWithdrawTransfer tells whether the actor may withdraw a transfer: its
// branch and headquarters any, N2.3, a manager of its group only what a manager
// of that group asked for, so that nobody takes back what is to replace him.
// Author is the account that submitted it; the zero one where that is not known.
func CanWithdrawTransfer(a Actor, t Transfer, author Account) error {
	if !CanSeeTransfer(a, t) {
		return NotFound(t.ID)
	}
	if a.Role == RoleGroupManager && (author.Role != RoleGroupManager || author.Scope != t.Group) {
		return Forbidden("N2.3")
	}
	return canWithdraw(a, t.Case)
}

// canWithdraw tells whether the actor may withdraw a case: whoever may hand one
// in for its branch or group, until the reply, M4.2.
func canWithdraw(a Actor, c Case) error {
	return cmp.Or(within(a, c.Branch, c.Group, c.ID, only(a.Officer() || a.Role == RoleGroupManager, "M4.2")),
		Step(CaseFlow, c.ID, c.State, CaseWithdrawn))
}

// CanClaim tells whether the actor may claim a case: an officer of headquarters
// with an account, while the case waits for its decision.
func CanClaim(a Actor, c Case) error {
	if err := CanDecide(a); err != nil {
		return err
	}
	if a.Account.IsZero() {
		return Forbidden("") // the operator has no account in whose name to work
	}
	if c.State != CaseSubmitted {
		return Step(CaseFlow, c.ID, c.State, CaseReturned)
	}
	return nil
}

// ClaimFree checks that no other officer works on the case. Name is the name of
// the account that holds the claim, for the sentence.
func ClaimFree(a Actor, c Case, name string, now time.Time) error {
	if !c.Claim.Holds(now) || c.Claim.By == a.Account {
		return nil
	}
	return Conflict(FaultClaimed, "", "", Args{"id": c.ID.String(), "by": name, "until": c.Claim.Until})
}

// OwnClaim checks that the actor holds the claim, so as to give it back.
func OwnClaim(a Actor, c Case, name string, now time.Time) error {
	if !c.Claim.Holds(now) {
		return Conflict(FaultNoChange, "claim", "", Args{"id": c.ID.String()})
	}
	return ClaimFree(a, c, name, now)
}

// DoesTask checks that an account may be given a task: headquarters' tasks and
// those of its own groups, M3, go to its staff, a branch's to that branch's officers, a group's to that group's
// managers or its branch's officers.
func DoesTask(acc Account, t Task) error {
	ok := false
	switch acc.Role {
	case RoleDirector, RoleOfficer:
		ok = t.Audience == AudienceHQ || t.Branch.IsZero()
	case RoleBranchOfficer:
		ok = t.Audience != AudienceHQ && acc.Scope == t.Branch
	case RoleGroupManager:
		ok = t.Audience == AudienceOf(acc.Scope)
	}
	if ok && acc.State == AccountActive {
		return nil
	}
	return Invalid(FaultNotAudience, "account", "", Args{"name": acc.Name})
}

// NewDue gives the due time that a task gets by a day: the end of that day in
// China, not before today. Headquarters sets any; others may bring a task
// forward but not put off what headquarters waits for, M5.1.
func NewDue(a Actor, due time.Time, day Date, now time.Time) (time.Time, error) {
	switch {
	case !day.Valid():
		return due, BadDate(FaultBadDate, "due", "", day)
	case day < DateOf(now):
		return due, BadDate(FaultPastDue, "due", "", day)
	case day == DateOf(due):
		return due, nil
	case !a.HQ() && day > DateOf(due):
		return due, Forbidden("M5.1").On("due")
	}
	return day.Time().AddDate(0, 0, 1).Add(-time.Second), nil
}
