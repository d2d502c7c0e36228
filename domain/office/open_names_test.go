package office_test

import (
	"testing"

	"alumni/domain"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/campaign"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

// What something is called stands on every page and lies open in the file: a number in
// it is refused, whatever it is the name of.
func TestA2_NoNameHoldsANumber(t *testing.T) {
	w := newWorld(t)
	named := func(name string) map[string]error {
		out := map[string]error{}
		_, out["account"] = w.AddAccount(w.ctx, w.director, account(name, domain.RoleOfficer, domain.ID{}))
		_, out["invitation"] = w.Invite(w.ctx, w.director, officeaccount.Invite{Name: name, Role: domain.RoleOfficer})
		_, out["branch"] = w.AddBranch(w.ctx, w.director, registry.AddBranch{Name: name, Kind: domain.BranchMunicipal})
		_, out["branches"] = w.ImportBranches(w.ctx, w.director, []registry.ImportBranch{
			{Row: 1, Name: name + "乙", Kind: domain.BranchMunicipal, State: domain.BranchNone},
		})
		_, out["place"] = w.AddPlace(w.ctx, w.director, registry.AddPlace{Kind: domain.PlaceKinds[0], Name: name})
		_, out["campaign"] = w.StartCampaign(w.ctx, w.director, campaign.StartCampaign{Name: name, Deadline: "2026-12-20"})
		late := w.late(name)
		_, out["existing group"] = w.SaveDraft(w.ctx, w.director, late)
		return out
	}
	for _, number := range []string{"19900001234", "199 0000 1234", "１９９００００１２３４", "someone@secret.example.cn"} {
		for what, err := range named("仙桃" + number) {
			if e := domain.AsError(err); err == nil || what != "branches" && e.Fault != domain.FaultHasNumber {
				t.Errorf("%s called with %q: %v", what, number, err)
			}
		}
	}
	if err := named("2026-11-20备案")["campaign"]; domain.AsError(err).Fault == domain.FaultHasNumber {
		t.Errorf("a day in a name: %v", err)
	}
}

// How many violations another branch recorded of a member is that branch's, M8.1b.
func TestA2_AMemberRowCountsOnlyWhatMayBeSeen(t *testing.T) {
	w := newWorld(t)
	here, there := w.newGroup(1), w.groupIn(w.shanghai, w.shPresident, 1)
	p := w.person("周有为", true)
	w.join(here.ID, p)
	w.join(there.ID, p)
	for _, g := range []domain.Group{here, there, there} {
		in := w.breach(g, domain.OutcomeReminder, "M7.1")
		in.Person = p
		in.OccurredOn = domain.DateOf(w.Now())
		in.Evidence += g.Name
		_, err := w.RecordViolation(w.ctx, w.director, in)
		if err != nil && domain.AsError(err).Code != domain.CodeConflict {
			t.Fatal(err)
		}
		w.later(1)
	}
	count := func(by domain.Caller, g domain.ID) int {
		page, err := w.Members(w.ctx, by, people.MemberFilter{Group: g, Text: "周有为"})
		w.must(err)
		return page.Items[0].Incidents
	}
	if all, own := count(w.auditor, here.ID), count(w.beijingOfficer, here.ID); all < 2 || own != 1 {
		t.Errorf("headquarters counts %d, the branch %d", all, own)
	}
}
