package office_test

import (
	"slices"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/filing"
)

// closed closes a campaign as it stands.
func (w *world) closed(c domain.ID) {
	w.Helper()
	v, err := w.Campaign(w.ctx, w.director, c)
	w.must(err)
	_, err = w.CloseCampaign(w.ctx, w.director, desk.Ref{ID: c, Version: v.Version})
	w.must(err)
}

func TestN4_1b_AClosedCampaignStaysAsItWas(t *testing.T) {
	w := newWorld(t)
	one, two := w.newGroup(1), w.newGroup(2)
	three := w.groupIn(w.shanghai, w.shPresident, 3)
	c := w.campaign()
	form := w.handsIn(w.director, one.ID)
	w.handsIn(w.director, three.ID)
	w.closed(c.ID)
	want, err := w.Campaign(w.ctx, w.director, c.ID)
	w.must(err)
	if want.Totals != (campaign.Totals{Asked: 2, Filed: 1, Missing: 1}) {
		t.Fatalf("closed with %+v", want.Totals)
	}
	if r := w.entry(w.auditor, c.ID, w.beijing); r.GroupsFiled != 1 || len(r.Groups) != 2 || r.Groups[0].Form != form.ID {
		t.Errorf("closed with %+v", r)
	}
	// Afterwards a group is filed late, one is founded, one changes hands and one ends.
	w.clock.Add(int64(100 * 24 * time.Hour))
	w.handsIn(w.director, two.ID)
	w.groupIn(w.shanghai, w.shPresident, 4)
	tr := w.transfer(one, w.secretary)
	_, err = w.ApproveTransfer(w.ctx, w.director, casework.Approve{ID: tr.ID, Version: tr.Version, Number: "校友办〔2027〕2号"})
	w.must(err)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		v, err := tx.Groups().Get(three.ID)
		if err != nil {
			return err
		}
		v.State = domain.GroupEnded
		return tx.Groups().Put(&v)
	}))
	got, err := w.Campaign(w.ctx, w.director, c.ID)
	w.must(err)
	if got.Totals != want.Totals {
		t.Errorf("drifted from %+v to %+v", want.Totals, got.Totals)
	}
	for i, r := range got.Rows {
		if was := want.Rows[i]; r.Status != was.Status || r.GroupsFiled != was.GroupsFiled || !slices.Equal(r.Groups, was.Groups) {
			t.Errorf("drifted from %+v to %+v", was, r)
		}
	}
	page, err := w.Campaigns(w.ctx, w.auditor, campaign.Filter{})
	w.must(err)
	if page.Items[0].Totals != want.Totals {
		t.Errorf("the list says %+v", page.Items[0].Totals)
	}
}

// A branch that has filed everything does not fall back by founding a group:
// that one is due by its own filing task, and its form answers no campaign.
func TestN4_1b_AGroupFoundedLaterIsNotAsked(t *testing.T) {
	w := newWorld(t)
	one := w.newGroup(1)
	c := w.campaign(w.beijing)
	w.handsIn(w.director, one.ID)
	w.clock.Add(int64(24 * time.Hour))
	two := w.newGroup(2)
	if r := w.entry(w.officer, c.ID, w.beijing); r.Status != domain.AskedFiled || len(r.Groups) != 1 {
		t.Errorf("fell back to %+v", r)
	}
	counts, err := w.Counts(w.ctx, w.officer)
	w.must(err)
	if counts.CampaignDone != 1 || counts.CampaignAsked != 1 {
		t.Errorf("the rail says %d/%d", counts.CampaignDone, counts.CampaignAsked)
	}
	if task := w.task(two.ID, domain.TaskFile); task.State != domain.TaskOpen {
		t.Errorf("its own task is %s", task.State)
	}
	if v, err := w.FilingForm(w.ctx, w.beijingOfficer, two.ID); err != nil || !v.Campaign.IsZero() {
		t.Errorf("asked by %s, %v", v.Campaign, err)
	}
	if f := w.handsIn(w.beijingOfficer, two.ID); !f.Campaign.IsZero() {
		t.Errorf("answers %s", f.Campaign)
	}
}

func TestN4_1b_ACampaignPutsNothingOff(t *testing.T) {
	w := newWorld(t)
	overdue := w.newGroup(1)
	was := w.task(overdue.ID, domain.TaskFile)
	w.clock.Add(int64(40 * 24 * time.Hour))
	later := w.newGroup(2)
	own := w.task(later.ID, domain.TaskFile).Due
	start := func(name string, d domain.Date) error {
		_, err := w.StartCampaign(w.ctx, w.director, campaign.StartCampaign{Name: name, Deadline: d})
		return err
	}
	w.must(start("明年", "2027-12-31"))
	if task := w.task(overdue.ID, domain.TaskFile); !task.Due.Equal(was.Due) || task.Version != was.Version {
		t.Errorf("the overdue one is due %s, was %s", task.Due, was.Due)
	}
	if task := w.task(later.ID, domain.TaskFile); !task.Due.Equal(own) {
		t.Errorf("the other is due %s, was %s", task.Due, own)
	}
	w.must(start("本周", "2027-01-02"))
	if task := w.task(later.ID, domain.TaskFile); domain.DateOf(task.Due) != "2027-01-02" {
		t.Errorf("not brought forward: %s", task.Due)
	}
	for _, d := range []domain.Date{"9999-12-31", "2028-12-31"} {
		err := start("远", d)
		if e := w.refused(err, domain.CodeInvalid, domain.FaultFarDate); e.Field != "deadline" || e.Rule != "N4.1b" ||
			e.Args["max"] != "2028-12-30" {
			t.Errorf("%s: %+v", d, e)
		}
	}
	w.must(start("两年", "2028-12-30"))
}

// The rail's count follows what happens, though it is kept between changes.
func TestN4_1b_TheCountFollowsEveryChange(t *testing.T) {
	w := newWorld(t)
	one, two := w.newGroup(1), w.groupIn(w.shanghai, w.shPresident, 2)
	counts := func(done, asked int) {
		t.Helper()
		for range 2 {
			c, err := w.Counts(w.ctx, w.officer)
			w.must(err)
			if c.CampaignDone != done || c.CampaignAsked != asked {
				t.Errorf("the rail says %d/%d, want %d/%d", c.CampaignDone, c.CampaignAsked, done, asked)
			}
		}
	}
	counts(0, 0)
	c := w.campaign()
	counts(0, 2)
	f := w.handsIn(w.beijingOfficer, one.ID)
	counts(0, 2)
	_, err := w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: f.ID, Version: f.Version})
	w.must(err)
	counts(1, 2)
	w.handsIn(w.officer, two.ID)
	counts(2, 2)
	if mine, err := w.Counts(w.ctx, w.beijingOfficer); err != nil || mine.CampaignAsked != 1 || mine.CampaignDone != 1 {
		t.Errorf("Beijing's rail says %+v, %v", mine, err)
	}
	tr := w.transfer(one, w.secretary)
	_, err = w.ApproveTransfer(w.ctx, w.director, casework.Approve{ID: tr.ID, Version: tr.Version, Number: "校友办〔2026〕3号"})
	w.must(err)
	counts(1, 2)
	w.closed(c.ID)
	counts(0, 0)
}
