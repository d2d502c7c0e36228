package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/casework"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/filing"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
	"alumni/domain/roster"
)

// Annex 1 knows branches only; headquarters' form has a title of its own.
func TestA1_TheFormOfAGroupOfHeadquarters(t *testing.T) {
	w := newWorld(t)
	g := w.hqGroup()
	const title = "武汉轻工大学校友总会微信群备案表"
	v, err := w.FilingForm(w.ctx, w.officer, g.ID)
	w.must(err)
	if v.Title != title || v.Refused != nil || v.Newest == nil || !v.Campaign.IsZero() {
		t.Errorf("%q, %v, newest %v", v.Title, v.Refused, v.Newest)
	}
	x, err := w.ExportForm(w.ctx, w.officer, filing.ExportForm{ID: g.ID})
	w.must(err)
	cells := x.Form.Cells()
	if cells[0][0] != title {
		t.Errorf("written %q", cells)
	}
	form, err := roster.ReadForm(cells)
	w.must(err)
	f := w.handsIn(w.officer, g.ID, func(in *filing.SubmitFiling) { in.Form, in.Source = &form, domain.SourceXLSX })
	if f.State != domain.FilingFormAccepted || f.No != 2 {
		t.Errorf("filed %+v", f)
	}
	form.Place = "北京"
	_, err = w.hands(w.officer, g.ID, func(in *filing.SubmitFiling) { in.Form, in.Source = &form, domain.SourceXLSX })
	if e := w.refused(err, domain.CodeInvalid, domain.FaultFormTitle); e.Args["want"] != title {
		t.Errorf("wants %v", e.Args["want"])
	}
	// What its manager hands in is headquarters' to decide, and to mend.
	manager := w.managedBy("manager", g.ID, w.secretary)
	f = w.handsIn(manager, g.ID)
	if _, err = w.ReturnFiling(w.ctx, w.director, filing.ReturnFiling{
		ID: f.ID, Version: f.Version, Missing: []domain.Material{domain.MaterialPhone},
	}); err != nil {
		t.Fatal(err)
	}
	if task := w.task(g.ID, domain.TaskFile); task.Audience != domain.AudienceHQ {
		t.Errorf("waits for %q", task.Audience)
	}
}

// A campaign asks the branches, N4.1b: the form of headquarters' own group comes
// by its own task, M4.4, and counts for no branch.
func TestN4_1b_ACampaignDoesNotAskHeadquarters(t *testing.T) {
	w := newWorld(t)
	g := w.groupByID(w.grant(w.hqApplication()).Group)
	w.newGroup(1)
	c := w.campaign()
	if f := w.handsIn(w.officer, g.ID); !f.Campaign.IsZero() {
		t.Errorf("counted for %s", f.Campaign)
	}
	v, err := w.Campaign(w.ctx, w.officer, c.ID)
	w.must(err)
	for _, r := range v.Rows {
		if r.Branch.IsZero() || slices.ContainsFunc(r.Groups, func(p campaign.EntryGroup) bool { return p.ID == g.ID }) {
			t.Errorf("it asks %+v", r)
		}
	}
	rows, err := w.ConsolidationCandidates(w.ctx, w.officer, consolidation.CandidateFilter{})
	w.must(err)
	for _, r := range rows.Items { // N1.5: nothing of headquarters is merged with a branch's
		if r.Branch.IsZero() {
			t.Errorf("suggests %+v", r)
		}
	}
}

// The manager of a group of headquarters sees that group and what is about it.
func TestM3_TheManagerOfAGroupOfHeadquarters(t *testing.T) {
	w := newWorld(t)
	g := w.hqGroup()
	w.newGroup(1)
	manager := w.managedBy("manager", g.ID, w.secretary)
	w.grant(casework.SubmitApplication{Kind: domain.ApplyAdmins, Group: g.ID, Applicant: w.vice, Admins: []domain.ID{
		w.secretary,
		w.joined(g.ID, "郑七"),
	}})
	groups, err := w.Groups(w.ctx, manager, registry.GroupFilter{})
	w.must(err)
	apps, err := w.Applications(w.ctx, manager, casework.CaseFilter{})
	w.must(err)
	if len(groups.Items) != 1 || groups.Items[0].ID != g.ID || len(apps.Items) != 2 {
		t.Errorf("sees %+v and %d applications", groups.Items, len(apps.Items))
	}
	if names := w.everybody(manager, people.PersonFilter{}); len(names) != 3 {
		t.Errorf("knows %v", names)
	}
	counts, err := w.Counts(w.ctx, manager)
	w.must(err)
	if counts.Groups != 1 || counts.Tasks != 3 {
		t.Errorf("counts %+v", counts)
	}
	item := w.task(g.ID, domain.TaskSetAdmins)
	if !w.inInbox(manager, item.ID) || !w.inInbox(w.officer, item.ID) {
		t.Error("its step in WeChat waits for nobody")
	}
	_, err = w.AssignTask(w.ctx, w.director, task.AssignTask{ID: item.ID, Version: item.Version, Account: w.accountID(w.officer)})
	w.must(err)
}

// What happens in a group of headquarters is headquarters' to do: a removal, a
// vacant role, an owner again.
func TestM3_AGroupOfHeadquartersIsGovernedAsAnyOther(t *testing.T) {
	w := newWorld(t)
	g := w.hqGroup()
	bad := w.joined(g.ID, "郑七")
	v, err := w.RecordViolation(w.ctx, w.officer, violation.RecordViolation{
		Group: g.ID, Person: bad, Clauses: []domain.ClauseID{"N3.2.4"}, Outcome: domain.OutcomeRemoval, Evidence: "传谣", OccurredOn: today,
	})
	w.must(err)
	again := w.hqApplication()
	again.Admins, again.Headcount = []domain.ID{bad}, 50
	_, err = w.SubmitApplication(w.ctx, w.officer, again) // M6.3: in any group of headquarters
	if e := domain.AsError(err); err == nil || e.Rule != "M6.3" || e.Args["id"] != v.ID.String() {
		t.Errorf("got %v", err)
	}
	_, err = w.complete(w.officer, w.task(g.ID, domain.TaskRemoveMember))
	w.must(err)
	if w.isMember(g.ID, bad) {
		t.Error("the member is still in")
	}
	_, err = w.DeclareVacancy(w.ctx, w.officer, casework.DeclareVacancy{
		Group: g.ID, Version: w.groupByID(g.ID).Version, Reason: "退群", On: today,
	})
	w.must(err)
	if !w.inInbox(w.director, g.ID) {
		t.Error("the vacant role waits for nobody")
	}
	tr, err := w.SubmitTransfer(w.ctx, w.officer, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, To: w.secretary, Authority: ref("总会授权〔2026〕3号", today), Reason: "补任",
	})
	w.must(err)
	_, err = w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	if got := w.groupByID(g.ID); got.Owner != w.secretary || got.Filing != domain.FilingMissing {
		t.Errorf("the group is %+v", got)
	}
	if l := w.letter(w.director, tr.ID); l.Branch != "" || l.Owner != "孙三" {
		t.Errorf("the letter is %+v", l)
	}
}

// joined is somebody new in a group.
func (w *world) joined(group domain.ID, name string) domain.ID {
	w.Helper()
	id := w.person(name, true)
	w.join(group, id)
	return id
}
