package domain_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/roster"
)

// A group of headquarters itself has no branch: the zero Branch stands for it.
func TestM3_TheRulesForHeadquartersOwnGroups(t *testing.T) {
	hq, document := domain.Branch{}, domain.Reference{Number: "校友总〔2026〕5号", Date: "2026-11-01"}
	who := domain.Person{Name: "周五"}
	if kinds := domain.ApplicableKinds(hq); !slices.Equal(kinds, []domain.ApplicationKind{domain.ApplyNewGroup, domain.ApplyLateFiling}) {
		t.Errorf("headquarters may apply for %v", kinds)
	}
	expect(t, domain.BranchMayHave(domain.ApplyPreparatory, hq), domain.FaultBadChoice, "N1.4b")
	for _, kind := range []domain.ApplicationKind{domain.ApplyNewGroup, domain.ApplyLateFiling} {
		expect(t, domain.ApplicantMayApply(kind, hq, who, domain.Reference{}), "", "") // no president could authorise anybody
		expect(t, domain.DocumentGiven(kind, hq, domain.Reference{}), domain.FaultDocument, "M4.1")
		expect(t, domain.DocumentGiven(kind, hq, document), "", "")
		if got := domain.GroupKindOf(kind, hq); got != domain.GroupHQ {
			t.Errorf("%s makes a group of the kind %s", kind, got)
		}
	}
	for _, kind := range []domain.ApplicationKind{domain.ApplyAdmins, domain.ApplyRename, domain.ApplyDissolution} {
		expect(t, domain.BranchMayHave(kind, hq), "", "")
		expect(t, domain.DocumentGiven(kind, hq, domain.Reference{}), "", "") // the reply is the decision
	}
	expect(t, domain.EligibleOwner(hq, domain.GroupHQ, who, domain.Reference{}, "owner_auth"), domain.FaultNotEligible, "M5.2")
	expect(t, domain.EligibleOwner(hq, domain.GroupHQ, who, document, "owner_auth"), "", "")
	if domain.NamingKind(hq) != domain.GroupHQ ||
		domain.GroupCounter(domain.ID{}) == domain.GroupCounter(domain.ID{Kind: domain.KindBranch, Seq: 1}) {
		t.Error("its names are no series of their own")
	}
	// A branch that lacks nothing but its number is none of headquarters.
	if (domain.Branch{State: domain.BranchEstablished}).HQ() || (domain.Branch{Kind: domain.BranchIndustry}).HQ() {
		t.Error("a branch is taken for headquarters")
	}
}

func TestM3_OnlyHeadquartersAppliesForItsGroups(t *testing.T) {
	branch := domain.ID{Kind: domain.KindBranch, Seq: 1}
	for role, want := range map[domain.Role]domain.Fault{
		domain.RoleDirector: "", domain.RoleOfficer: "", domain.RoleAuditor: domain.FaultForbiddenRole,
		domain.RoleBranchOfficer: domain.FaultForbiddenRole, domain.RoleGroupManager: domain.FaultForbiddenRole,
	} {
		a := domain.Actor{Role: role}
		if role == domain.RoleBranchOfficer || role == domain.RoleGroupManager {
			a.Scope = branch
		}
		expect(t, domain.CanApply(a, domain.ID{}), want, "M4.1")
		expect(t, domain.CanApplyFor(a, domain.Branch{}), want, "M4.1")
	}
	officer := domain.Account{Role: domain.RoleOfficer, State: domain.AccountActive}
	own := domain.Task{
		Group:    domain.ID{Kind: domain.KindGroup, Seq: 1},
		Audience: domain.AudienceOf(domain.ID{Kind: domain.KindGroup, Seq: 1}),
	}
	expect(t, domain.DoesTask(officer, own), "", "") // there is no branch whose officers could
	own.Branch = branch
	expect(t, domain.DoesTask(officer, own), domain.FaultNotAudience, "")
}

func TestA1_TheTitleOfHeadquartersForm(t *testing.T) {
	place := domain.FilingFormPlace(domain.Branch{})
	const title = "武汉轻工大学校友总会微信群备案表"
	if got := domain.FilingFormTitle(place); got != title {
		t.Errorf("the title is %s", got)
	}
	for _, written := range []string{title, "附件1 " + title, "武汉轻工大学 校友总会 微信群备案表", "武汉轻工大学（校友总会）校友分会微信群备案表"} {
		f, err := roster.ReadForm([][]string{{written}, domain.FilingFormColumns, {"1", "群主", "周五", "", "13812345678"}})
		if err != nil || f.Place != place {
			t.Errorf("%s is read as %q, %v", written, f.Place, err)
		}
		if err := domain.CheckFormPlace(f, domain.Branch{}, ""); err != nil {
			t.Error(err)
		}
	}
}
