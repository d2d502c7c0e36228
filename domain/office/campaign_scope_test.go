package office_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
)

// noted records what a branch said in a campaign.
func (w *world) noted(by domain.Caller, c, branch domain.ID, note string) {
	w.Helper()
	v, err := w.Campaign(w.ctx, w.director, c)
	w.must(err)
	_, err = w.NoteBranch(w.ctx, by, campaign.NoteBranch{Campaign: c, Version: v.Version, Branch: branch, Note: note})
	w.must(err)
}

// A group manager reads of a campaign what became of the own group: nothing of
// the branch's other groups, what the branch said, or how often it was reminded.
func TestA2_AManagerSeesOfACampaignTheOwnGroup(t *testing.T) {
	w := newWorld(t)
	one, two := w.newGroup(1), w.newGroup(2)
	manager := w.managedBy("manager", one.ID, one.Owner)
	c := w.campaign()
	w.noted(w.beijingOfficer, c.ID, w.beijing, "群主失联")
	_, err := w.RemindBranch(w.ctx, w.officer, campaign.RemindBranch{Campaign: c.ID, Branch: w.beijing})
	w.must(err)
	w.handsIn(w.officer, one.ID)
	reads := func(status domain.AskedStatus) {
		t.Helper()
		v, err := w.Campaign(w.ctx, manager, c.ID)
		w.must(err)
		page, err := w.Campaigns(w.ctx, manager, campaign.Filter{})
		w.must(err)
		if len(page.Items) != 1 || len(v.Rows) != 1 ||
			slices.ContainsFunc(v.History, func(h desk.HistoryEntry) bool { return h.Subject == c.ID }) {
			t.Fatalf("lists %+v, reads %+v", page.Items, v)
		}
		r, entries := v.Rows[0], append(slices.Clone(v.Asked), page.Items[0].Asked...)
		for _, e := range append(entries, r.AskedBranch) {
			if e.Note != "" || e.Reminders != 0 || !e.RemindedAt.IsZero() || e.CleanedUp != "" ||
				slices.ContainsFunc(e.AtClose, func(g domain.GroupAtClose) bool { return g.Group != one.ID }) {
				t.Errorf("reads %+v", e)
			}
		}
		if r.Status != status || len(r.Groups) != 1 || r.Groups[0].ID != one.ID || len(r.Obstacles) != 0 || v.Totals.Done() != 1 ||
			page.Items[0].Totals.Done() != 1 {
			t.Errorf("reads %+v, totals %+v", r, v.Totals)
		}
	}
	reads(domain.AskedFiled)
	if counts, err := w.Counts(w.ctx, manager); err != nil || counts.CampaignDone != 1 || counts.CampaignAsked != 1 {
		t.Errorf("the rail says %+v, %v", counts, err)
	}
	if r := w.entry(w.beijingOfficer, c.ID, w.beijing); r.Status != domain.AskedMissing || len(r.Groups) != 2 || r.Note == "" ||
		r.Reminders != 1 {
		t.Errorf("the branch reads %+v", r)
	}
	w.closed(c.ID)
	reads(domain.AskedFiled)
	w.handsIn(w.officer, two.ID)
	if r := w.entry(w.beijingOfficer, c.ID, w.beijing); r.Status != domain.AskedMissing || len(r.AtClose) != 2 {
		t.Errorf("the branch reads %+v", r)
	}
}

// What spans branches tells each of them what is its own: by its history, by its
// page, and in the histories of the records that it names.
func TestA2_AHistoryTellsABranchNothingOfAnother(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	sh := w.groupIn(w.shanghai, w.shPresident, 2)
	w.join(g.ID, w.alumnus)
	w.join(sh.ID, w.alumnus)
	manager := w.managedBy("manager", g.ID, g.Owner)
	c := w.campaign()
	w.noted(w.shanghaiOfficer, c.ID, w.shanghai, "上海的话")
	w.noted(w.beijingOfficer, c.ID, w.beijing, "北京的话")
	_, err := w.RemindBranch(w.ctx, w.officer, campaign.RemindBranch{Campaign: c.ID, Branch: w.shanghai})
	w.must(err)
	w.handsIn(w.shanghaiOfficer, sh.ID)
	own := w.handsIn(w.beijingOfficer, g.ID)
	v := w.removal(w.groupByID(sh.ID), w.alumnus)
	records := []domain.ID{c.ID, w.beijing, g.ID, w.alumnus, g.Owner, own.ID, own.Task}
	for _, by := range []domain.Caller{w.beijingOfficer, manager} {
		for _, id := range records {
			for _, h := range w.readable(by, id) {
				switch h.Subject {
				case w.shanghai, sh.ID, v.ID, v.Task:
					t.Errorf("%s reads of %s: %+v", by.Fingerprint, id, h)
				}
				if strings.Contains(h.Reason, "上海") || h.By == "shanghai" {
					t.Errorf("%s reads of %s: %+v", by.Fingerprint, id, h)
				}
			}
		}
	}
	said := func(by domain.Caller, id domain.ID, text string) bool {
		return slices.ContainsFunc(w.readable(by, id), func(h desk.HistoryEntry) bool { return h.Reason == text })
	}
	if !said(w.beijingOfficer, c.ID, "北京的话") || !said(w.shanghaiOfficer, c.ID, "上海的话") || !said(w.auditor, c.ID, "上海的话") {
		t.Error("a branch does not read its own, or the auditor not all")
	}
	if said(manager, c.ID, "北京的话") || said(manager, g.ID, "北京的话") {
		t.Error("the manager reads what the branch said")
	}
	page, err := w.Campaign(w.ctx, w.beijingOfficer, c.ID)
	w.must(err)
	if len(page.History) == 0 || slices.ContainsFunc(page.History, func(h desk.HistoryEntry) bool { return h.Reason == "上海的话" }) {
		t.Errorf("the campaign's page tells Beijing %+v", page.History)
	}
}

// readable is a record's history; none where the record is not the caller's to see.
func (w *world) readable(by domain.Caller, id domain.ID) []desk.HistoryEntry {
	w.Helper()
	if _, err := w.History(w.ctx, by, history.Filter{Subject: id}); domain.IsCode(err, domain.CodeNotFound) {
		return nil
	}
	return w.history(by, id)
}

// The list of branches counts whoever has a group that is not filed, M4.4; a
// campaign counts what it asks for, N4.1b, and says how many are not filed beside it.
func TestM4_4_N4_1b_TheBranchListAndTheCampaignAgreeOnWhoHasNotFiled(t *testing.T) {
	w := newWorld(t)
	one := w.newGroup(1)
	w.groupIn(w.shanghai, w.shPresident, 2)
	c := w.campaign()
	agree := func(by domain.Caller, missing, beside int) {
		t.Helper()
		v, err := w.Campaign(w.ctx, by, c.ID)
		w.must(err)
		n, err := w.BranchCounts(w.ctx, by)
		w.must(err)
		if v.Totals.Missing+v.Totals.Submitted != missing || v.Beside != beside || n.Unfiled != missing+beside {
			t.Errorf("the campaign says %+v and %d beside it, the list %d; want %d and %d", v.Totals, v.Beside, n.Unfiled, missing, beside)
		}
	}
	agree(w.officer, 2, 0)
	w.handsIn(w.officer, one.ID)
	agree(w.officer, 1, 0)
	w.clock.Add(int64(time.Minute))
	w.newGroup(3)
	agree(w.officer, 1, 1)
	agree(w.auditor, 1, 1)
	agree(w.beijingOfficer, 0, 1)
	agree(w.shanghaiOfficer, 1, 0)
	w.closed(c.ID)
	v, err := w.Campaign(w.ctx, w.officer, c.ID)
	w.must(err)
	if v.Beside != 0 {
		t.Errorf("a closed campaign is as it was, and says %d", v.Beside)
	}
}
