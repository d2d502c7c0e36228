package domain_test

import (
	"testing"
	"time"

	"alumni/domain"
)

var (
	branchOne = domain.ID{Kind: domain.KindBranch, Seq: 1}
	groupOne  = domain.ID{Kind: domain.KindGroup, Seq: 1}
	caseOne   = domain.ID{Kind: domain.KindApplication, Seq: 1}
)

func TestM4_2_AClaimHoldsForItsTimeAndForOthersOnly(t *testing.T) {
	now := domain.Date("2026-11-20").Time()
	me := domain.Actor{Account: domain.ID{Kind: domain.KindAccount, Seq: 1}, Role: domain.RoleOfficer}
	other := domain.CaseClaim{By: domain.ID{Kind: domain.KindAccount, Seq: 2}, At: now, Until: now.Add(time.Minute)}
	claimed := func(c domain.CaseClaim) domain.Case { return domain.Case{Meta: domain.Meta{ID: caseOne}, Claim: c} }
	in := func(s domain.CaseState) domain.Case { return domain.Case{Meta: domain.Meta{ID: caseOne}, State: s} }
	own := other
	own.By = me.Account
	expect(t, domain.ClaimFree(me, claimed(domain.CaseClaim{}), "", now), "", "")
	expect(t, domain.ClaimFree(me, claimed(own), "", now), "", "")
	expect(t, domain.ClaimFree(me, claimed(other), "李敏", now), domain.FaultClaimed, "")
	expect(t, domain.ClaimFree(me, claimed(other), "李敏", other.Until), "", "")
	expect(t, domain.OwnClaim(me, claimed(own), "", now), "", "")
	expect(t, domain.OwnClaim(me, claimed(other), "李敏", now), domain.FaultClaimed, "")
	expect(t, domain.OwnClaim(me, claimed(own), "", own.Until), domain.FaultNoChange, "")
	for s, want := range map[domain.CaseState]domain.Fault{
		domain.CaseSubmitted: "", domain.CaseReturned: domain.FaultState, domain.CaseDraft: domain.FaultState,
		domain.CaseApproved: domain.FaultState, domain.CaseWithdrawn: domain.FaultState,
	} {
		expect(t, domain.CanClaim(me, in(s)), want, "")
	}
	expect(t, domain.CanClaim(domain.Actor{Role: domain.RoleDirector}, in(domain.CaseSubmitted)), domain.FaultForbiddenRole, "")
	expect(t, domain.CanClaim(domain.Actor{Role: domain.RoleAuditor}, in(domain.CaseSubmitted)), domain.FaultForbiddenRole, "M4.2")
}

func TestM4_1_WhoAppliesForAChangeOfAGroup(t *testing.T) {
	president, councillor := domain.ID{Kind: domain.KindPerson, Seq: 1}, domain.ID{Kind: domain.KindPerson, Seq: 2}
	b := domain.Branch{State: domain.BranchEstablished, Council: []domain.Seat{
		{Person: president, Office: domain.OfficePresident}, {Person: councillor, Office: domain.OfficeSecretary},
	}}
	none := domain.Branch{State: domain.BranchNone}
	person := func(id domain.ID) domain.Person { return domain.Person{Meta: domain.Meta{ID: id}} }
	for _, kind := range []domain.ApplicationKind{domain.ApplyAdmins, domain.ApplyRename, domain.ApplyDissolution} {
		expect(t, domain.ApplicantMayApply(kind, b, person(president), domain.Reference{}), "", "")
		expect(t, domain.ApplicantMayApply(kind, b, person(councillor), domain.Reference{}), domain.FaultNotPresident, "M4.1")
		expect(t, domain.ApplicantMayApply(kind, b, person(councillor), domain.Reference{Number: "授"}), "", "")
		expect(t, domain.ApplicantMayApply(kind, none, person(councillor), domain.Reference{}), "", "") // N2.1b
		expect(t, domain.DocumentGiven(kind, b, domain.Reference{}), domain.FaultDocument, "N2.1a")
		expect(t, domain.DocumentGiven(kind, none, domain.Reference{}), "", "")
		want := domain.FaultBranchEnded
		if kind == domain.ApplyDissolution {
			want = "" // what an ended branch left behind
		}
		expect(t, domain.BranchMayHave(kind, domain.Branch{State: domain.BranchEnded}), want, "N1.4a")
	}
}

func TestN1_4a_OnlyAGroupInUseIsChanged(t *testing.T) {
	for s, want := range map[domain.GroupState][2]domain.Fault{ // a rename, a dissolution
		domain.GroupApproved: {"", ""}, domain.GroupActive: {"", ""}, domain.GroupSuspended: {"", domain.FaultState},
		domain.GroupTerminated: {domain.FaultState, domain.FaultState}, domain.GroupEnded: {domain.FaultState, domain.FaultState},
	} {
		g := domain.Group{Meta: domain.Meta{ID: groupOne}, State: s}
		expect(t, domain.ChangeableGroup(domain.ApplyRename, g), want[0], "")
		expect(t, domain.ChangeableGroup(domain.ApplyDissolution, g), want[1], "")
	}
}

func TestM5_1_WhoDoesATask(t *testing.T) {
	hq := domain.Task{Audience: domain.AudienceHQ, Branch: branchOne, Group: groupOne}
	branch := domain.Task{Audience: domain.AudienceOf(branchOne), Branch: branchOne, Group: groupOne}
	group := domain.Task{Audience: domain.AudienceOf(groupOne), Branch: branchOne, Group: groupOne}
	for _, c := range []struct {
		role                domain.Role
		scope               domain.ID
		hq, branch, manages bool
	}{
		{domain.RoleDirector, domain.ID{}, true, false, false},
		{domain.RoleOfficer, domain.ID{}, true, false, false},
		{domain.RoleAuditor, domain.ID{}, false, false, false},
		{domain.RoleBranchOfficer, branchOne, false, true, true},
		{domain.RoleBranchOfficer, domain.ID{Kind: domain.KindBranch, Seq: 2}, false, false, false},
		{domain.RoleGroupManager, groupOne, false, false, true},
		{domain.RoleGroupManager, domain.ID{Kind: domain.KindGroup, Seq: 2}, false, false, false},
	} {
		acc := domain.Account{Role: c.role, Scope: c.scope, State: domain.AccountActive, Name: "某某"}
		for _, k := range []struct {
			task domain.Task
			ok   bool
		}{{hq, c.hq}, {branch, c.branch}, {group, c.manages}} {
			want := domain.FaultNotAudience
			if k.ok {
				want = ""
			}
			expect(t, domain.DoesTask(acc, k.task), want, "")
			acc := acc
			acc.State = domain.AccountDisabled
			expect(t, domain.DoesTask(acc, k.task), domain.FaultNotAudience, "")
		}
	}
}
