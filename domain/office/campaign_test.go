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
	"alumni/domain/office/history"
)

const deadline = domain.Date("2026-12-31")

func (w *world) campaign(branches ...domain.ID) domain.Campaign {
	w.Helper()
	c, err := w.StartCampaign(w.ctx, w.director, campaign.StartCampaign{Name: "2026 年度微信群备案", Deadline: deadline, Branches: branches})
	w.must(err)
	return c
}

// entry is how far a branch is in a campaign.
func (w *world) entry(by domain.Caller, c, branch domain.ID) campaign.EntryRow {
	w.Helper()
	v, err := w.Campaign(w.ctx, by, c)
	w.must(err)
	for _, r := range v.Rows {
		if r.Branch == branch {
			return r
		}
	}
	w.Fatalf("%s does not ask %s", c, branch)
	return campaign.EntryRow{}
}

// groupIn makes a group of another branch than Beijing.
func (w *world) groupIn(branch, president domain.ID, n int) domain.Group {
	w.Helper()
	in := w.application()
	in.Branch, in.Applicant, in.Owner, in.Admins = branch, president, president, nil
	a := w.submit(in)
	a, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, n))
	w.must(err)
	return w.groupByID(a.Group)
}

func TestN4_1b_ACampaignAsksEveryBranchWithAGroup(t *testing.T) {
	w := newWorld(t)
	one := w.newGroup(1)
	w.handsIn(w.director, one.ID) // filed before, which does not count
	w.clock.Add(int64(24 * time.Hour))
	two := w.newGroup(2)
	three := w.groupIn(w.shanghai, w.shPresident, 3)
	c := w.campaign()
	if len(c.Asked) != 2 || c.AskedOf(w.tibet) >= 0 || c.AskedOf(w.grain) >= 0 || c.Opened != "2026-11-21" {
		t.Fatalf("asks %+v", c.Asked)
	}
	// What was due before the campaign's deadline stays so.
	for g, due := range map[domain.ID]domain.Date{one.ID: deadline, two.ID: "2026-12-06", three.ID: "2026-12-06"} {
		task := w.task(g, domain.TaskFile)
		if domain.DateOf(task.Due) != due || task.Audience != domain.AudienceOf(task.Branch) {
			t.Errorf("%s is due %s by %s", g, task.Due, task.Audience)
		}
	}
	if task := w.task(one.ID, domain.TaskFile); task.Subject != c.ID {
		t.Errorf("the new task leads to %s", task.Subject)
	}
	v, err := w.Campaign(w.ctx, w.auditor, c.ID)
	w.must(err)
	if v.Totals != (campaign.Totals{Asked: 2, Missing: 2}) || v.DaysLeft != 40 || v.Pending != 0 {
		t.Errorf("totals %+v, %d days left, %d pending", v.Totals, v.DaysLeft, v.Pending)
	}
	if e := w.newest(c.ID); e.Action != domain.ActCampaignStart || !slices.Contains(e.Rules, "N4.1b") {
		t.Errorf("logged as %+v", e)
	}
}

func TestN4_1b_WhoHasFiledIsLateOrMissing(t *testing.T) {
	w := newWorld(t)
	one, two := w.newGroup(1), w.newGroup(2)
	three := w.groupIn(w.shanghai, w.shPresident, 3)
	c := w.campaign()
	f := w.handsIn(w.beijingOfficer, one.ID)
	if f.Campaign != c.ID {
		t.Errorf("answers %s", f.Campaign)
	}
	if r := w.entry(w.officer, c.ID, w.beijing); r.Status != domain.AskedMissing || r.GroupsFiled != 0 || len(r.Groups) != 2 {
		t.Errorf("one of two handed in: %+v", r)
	}
	w.handsIn(w.beijingOfficer, two.ID)
	if r := w.entry(w.officer, c.ID, w.beijing); r.Status != domain.AskedSubmitted {
		t.Errorf("both handed in: %s", r.Status)
	}
	for _, g := range []domain.ID{one.ID, two.ID} {
		_, err := w.complete(w.officer, w.task(g, domain.TaskAcceptFiling))
		w.must(err)
	}
	if r := w.entry(w.officer, c.ID, w.beijing); r.Status != domain.AskedFiled || r.GroupsFiled != 2 {
		t.Errorf("both accepted: %+v", r)
	}
	counts, err := w.Counts(w.ctx, w.officer)
	w.must(err)
	if counts.CampaignDone != 1 || counts.CampaignAsked != 2 {
		t.Errorf("the rail says %d/%d", counts.CampaignDone, counts.CampaignAsked)
	}
	// Shanghai's comes by e-mail, after the deadline.
	w.clock.Store(deadline.Time().AddDate(0, 0, 3).UnixNano())
	w.handsIn(w.officer, three.ID, func(in *filing.SubmitFiling) { in.Channel, in.ReceivedOn = domain.ChannelEmail, "2027-01-02" })
	v, err := w.Campaign(w.ctx, w.officer, c.ID)
	w.must(err)
	if v.Totals != (campaign.Totals{Asked: 2, Filed: 1, Late: 1}) || v.DaysLeft != -3 {
		t.Errorf("totals %+v, %d days left", v.Totals, v.DaysLeft)
	}
	if len(v.Kinds) != 1 || v.Kinds[0].Kind != domain.BranchProvincial || v.Kinds[0].Done() != 2 {
		t.Errorf("kinds %+v", v.Kinds)
	}
	// Beijing's owner changes: one of its groups is missing again.
	tr := w.transfer(one, w.secretary)
	_, err = w.ApproveTransfer(w.ctx, w.director, casework.Approve{ID: tr.ID, Version: tr.Version, Number: "校友办〔2027〕1号"})
	w.must(err)
	if r := w.entry(w.officer, c.ID, w.beijing); r.Status != domain.AskedMissing || !slices.Contains(r.Obstacles, domain.ObstacleChanged) {
		t.Errorf("changed since: %+v", r)
	}
}

func TestN4_1b_WhyABranchIsStuck(t *testing.T) {
	w := newWorld(t)
	g := w.groupIn(w.shanghai, w.shPresident, 1) // re-elected in 2019: its term is over
	c := w.campaign()
	stuck := func(want ...domain.Obstacle) {
		t.Helper()
		if r := w.entry(w.officer, c.ID, w.shanghai); !slices.Equal(r.Obstacles, want) {
			t.Errorf("stuck by %v, want %v", r.Obstacles, want)
		}
	}
	stuck(domain.ObstacleTerm)
	w.seats(w.shanghai)
	stuck(domain.ObstacleNoPresident, domain.ObstacleTerm)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		v, err := tx.Groups().Get(g.ID)
		if err != nil {
			return err
		}
		v.Name, v.Owner, v.VacantSince = "轻工大上海校友", domain.ID{}, w.Now()
		return tx.Groups().Put(&v)
	}))
	stuck(domain.ObstacleNoPresident, domain.ObstacleVacant, domain.ObstacleTerm, domain.ObstacleName)
}

func TestN4_1b_WhatAReturnedFormLacksIsInTheReminder(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	c := w.campaign()
	f := w.handsIn(w.beijingOfficer, g.ID)
	_, err := w.ReturnFiling(w.ctx, w.officer, filing.ReturnFiling{
		ID: f.ID, Version: f.Version,
		Missing: []domain.Material{domain.MaterialPhone},
	})
	w.must(err)
	if r := w.entry(w.officer, c.ID, w.beijing); !slices.Equal(r.Obstacles, []domain.Obstacle{domain.ObstacleReturned}) {
		t.Errorf("stuck by %v", r.Obstacles)
	}
	before, err := w.ReminderText(w.ctx, w.officer, campaign.RemindBranch{Campaign: c.ID, Branch: w.beijing})
	w.must(err)
	letter, err := w.RemindBranch(w.ctx, w.officer, campaign.RemindBranch{Campaign: c.ID, Branch: w.beijing})
	w.must(err)
	if before.Count != 0 || letter.Count != 1 || letter.Branch != "北京" || letter.Deadline != deadline || letter.DaysLeft != 41 ||
		!slices.Equal(letter.Groups, []string{g.Name}) || !slices.Equal(letter.Missing, []domain.Material{domain.MaterialPhone}) {
		t.Errorf("the letter says %+v", letter)
	}
	r := w.entry(w.officer, c.ID, w.beijing)
	if r.Reminders != 1 || !r.RemindedAt.Equal(w.Now()) {
		t.Errorf("counted %+v", r.AskedBranch)
	}
	if e := w.newest(c.ID); e.Action != domain.ActCampaignRemind || !slices.Contains(e.Related, w.beijing) {
		t.Errorf("logged as %+v", e)
	}
	w.handsIn(w.officer, g.ID)
	_, err = w.RemindBranch(w.ctx, w.officer, campaign.RemindBranch{Campaign: c.ID, Branch: w.beijing})
	w.refused(err, domain.CodeConflict, domain.FaultState)
	_, err = w.RemindBranch(w.ctx, w.officer, campaign.RemindBranch{Campaign: c.ID, Branch: w.tibet})
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
}

func TestN4_1a_TheCleanUpIsRecordedPerBranch(t *testing.T) {
	w := newWorld(t)
	w.newGroup(1)
	w.groupIn(w.shanghai, w.shPresident, 2)
	c := w.campaign()
	note := func(by domain.Caller, branch domain.ID, text string, on domain.Date) error {
		v, err := w.Campaign(w.ctx, w.officer, c.ID)
		w.must(err)
		_, err = w.NoteBranch(w.ctx, by, campaign.NoteBranch{Campaign: c.ID, Version: v.Version, Branch: branch, Note: text, CleanedUp: on})
		return err
	}
	if e := w.refused(note(w.officer, w.beijing, "已清查", "2026-11-21"), domain.CodeInvalid,
		domain.FaultFutureDate); e.Field != "cleaned_up" || e.Rule != "N4.1a" {
		t.Errorf("refused with %v", e)
	}
	w.must(note(w.beijingOfficer, w.beijing, "已清查，调整管理员一名", "2026-11-19"))
	w.must(note(w.officer, w.shanghai, "换届后报送", ""))
	w.refused(note(w.officer, w.shanghai, "换届后报送", ""), domain.CodeInvalid, domain.FaultNoChange)
	w.refused(note(w.beijingOfficer, w.shanghai, "x", ""), domain.CodeNotFound, domain.FaultNotFound)
	w.refused(note(w.auditor, w.shanghai, "x", ""), domain.CodeForbidden, domain.FaultForbiddenRole)
	if r := w.entry(w.officer, c.ID, w.beijing); r.CleanedUp != "2026-11-19" || r.Note != "已清查，调整管理员一名" {
		t.Errorf("recorded %+v", r.AskedBranch)
	}
	log, err := w.Audit(w.ctx, w.auditor, history.AuditFilter{Subject: w.beijing})
	w.must(err)
	if e := log.Items[0]; e.Action != domain.ActCampaignNote || !slices.Contains(e.Rules, "N4.1a") || len(e.Changes) != 1 ||
		e.Text.Reason == "" {
		t.Errorf("the branch's history begins with %+v", e)
	}
	_, err = w.NoteBranch(w.ctx, w.officer, campaign.NoteBranch{Campaign: c.ID, Version: c.Version, Branch: w.beijing, Note: "旧"})
	w.refused(err, domain.CodeConflict, domain.FaultStale)
}

func TestN4_1b_ABranchSeesItsOwnEntry(t *testing.T) {
	w := newWorld(t)
	w.newGroup(1)
	w.groupIn(w.shanghai, w.shPresident, 2)
	both, one := w.campaign(), domain.Campaign{}
	var err error
	one, err = w.StartCampaign(w.ctx, w.director, campaign.StartCampaign{Name: "上海", Deadline: deadline, Branches: []domain.ID{w.shanghai}})
	w.must(err)
	v, err := w.Campaign(w.ctx, w.beijingOfficer, both.ID)
	w.must(err)
	if len(v.Rows) != 1 || len(v.Asked) != 1 || v.Rows[0].Branch != w.beijing || v.Totals.Asked != 1 || len(v.History) != 0 {
		t.Errorf("Beijing sees %+v", v)
	}
	_, err = w.Campaign(w.ctx, w.beijingOfficer, one.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	page, err := w.Campaigns(w.ctx, w.beijingOfficer, campaign.Filter{})
	w.must(err)
	if len(page.Items) != 1 || page.Items[0].Totals.Asked != 1 {
		t.Errorf("Beijing lists %+v", page.Items)
	}
	if page, err = w.Campaigns(w.ctx, w.auditor, campaign.Filter{}); err != nil || len(page.Items) != 2 || page.Items[0].ID != one.ID {
		t.Errorf("the auditor lists %+v, %v", page.Items, err)
	}
}

func TestN4_1b_WhatACampaignMayNotBe(t *testing.T) {
	w := newWorld(t)
	w.newGroup(1)
	good := campaign.StartCampaign{Name: "年度备案", Deadline: deadline}
	for name, c := range map[string]struct {
		by     domain.Caller
		change func(*campaign.StartCampaign)
		code   domain.Code
		fault  domain.Fault
		field  string
	}{
		"by a branch": {w.beijingOfficer, func(*campaign.StartCampaign) {}, domain.CodeForbidden, domain.FaultForbiddenRole, ""},
		"without a name": {
			w.director, func(in *campaign.StartCampaign) { in.Name = " " }, domain.CodeInvalid, domain.FaultRequired, "name",
		},
		"without an end": {
			w.director, func(in *campaign.StartCampaign) { in.Deadline = "" }, domain.CodeInvalid, domain.FaultRequired, "deadline",
		},
		"until today": {
			w.director, func(in *campaign.StartCampaign) { in.Deadline = today }, domain.CodeInvalid, domain.FaultPastDate, "deadline",
		},
		"of a group": {
			w.director, func(in *campaign.StartCampaign) { in.Branches = []domain.ID{{Kind: domain.KindGroup, Seq: 1}} },
			domain.CodeInvalid, domain.FaultBadID, "branches",
		},
		"of nobody": {
			w.director, func(in *campaign.StartCampaign) { in.Branches = []domain.ID{{Kind: domain.KindBranch, Seq: 99}} },
			domain.CodeNotFound, domain.FaultNotFound, "branches",
		},
		"without any group": {
			w.director, func(in *campaign.StartCampaign) { in.Branches = []domain.ID{w.grain} }, domain.CodeInvalid,
			domain.FaultBadChoice, "branches",
		},
	} {
		in := good
		c.change(&in)
		_, err := w.StartCampaign(w.ctx, c.by, in)
		if e := w.refused(err, c.code, c.fault); e.Field != c.field {
			t.Errorf("%s: field %q", name, e.Field)
		}
	}
	c, err := w.StartCampaign(w.ctx, w.director, good)
	w.must(err)
	_, err = w.StartCampaign(w.ctx, w.director, good)
	w.refused(err, domain.CodeConflict, domain.FaultDuplicate)
	c, err = w.CloseCampaign(w.ctx, w.director, desk.Ref{ID: c.ID, Version: c.Version})
	w.must(err)
	_, err = w.RemindBranch(w.ctx, w.director, campaign.RemindBranch{Campaign: c.ID, Branch: w.beijing})
	w.refused(err, domain.CodeConflict, domain.FaultState)
	_, err = w.StartCampaign(w.ctx, w.director, good) // the next year's
	w.must(err)
}
