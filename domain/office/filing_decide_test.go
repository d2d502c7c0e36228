package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/filing"
)

func TestM4_4_ABranchHandsInAndHeadquartersAccepts(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	task := w.task(g.ID, domain.TaskFile)
	f := w.handsIn(w.beijingOfficer, g.ID)
	if f.No != 1 || f.State != domain.FilingFormSubmitted || f.Channel != domain.ChannelConsole || f.ReceivedOn != today ||
		f.Task != task.ID || len(f.Rows) != 2 {
		t.Errorf("handed in %+v", f)
	}
	if got := w.groupByID(g.ID).Filing; got != domain.FilingSubmitted {
		t.Errorf("the group is %s", got)
	}
	done, err := w.Task(w.ctx, w.officer, task.ID)
	w.must(err)
	if done.State != domain.TaskDone || done.Proof.Note != f.ID.String() {
		t.Errorf("the task is %s, proof %+v", done.State, done.Proof)
	}
	accept := w.task(g.ID, domain.TaskAcceptFiling)
	if accept.Subject != f.ID {
		t.Errorf("the acceptance leads to %s", accept.Subject)
	}
	_, err = w.AcceptFiling(w.ctx, w.beijingOfficer, filing.DecideFiling{ID: f.ID, Version: f.Version})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	f, err = w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: f.ID, Version: f.Version})
	w.must(err)
	if got := w.groupByID(g.ID); f.State != domain.FilingFormAccepted || got.Filing != domain.FilingFiled || !got.FiledAt.Equal(w.Now()) {
		t.Errorf("%s; the group is %s", f.State, got.Filing)
	}
	if a, err := w.Task(w.ctx, w.officer, accept.ID); err != nil || a.State != domain.TaskDone {
		t.Errorf("the acceptance is %s, %v", a.State, err)
	}
	_, err = w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: f.ID, Version: f.Version})
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

func TestM4_4_AFormIsReturnedWithWhatItLacks(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	f := w.handsIn(w.beijingOfficer, g.ID)
	back := func(missing []domain.Material, note string) error {
		_, err := w.ReturnFiling(w.ctx, w.officer, filing.ReturnFiling{ID: f.ID, Version: f.Version, Missing: missing, Note: note})
		return err
	}
	w.refused(back(nil, "不全"), domain.CodeInvalid, domain.FaultRequired)
	w.refused(back([]domain.Material{"gold"}, ""), domain.CodeInvalid, domain.FaultBadChoice)
	w.refused(back([]domain.Material{domain.MaterialOther}, " "), domain.CodeInvalid, domain.FaultRequired)
	w.must(back([]domain.Material{domain.MaterialPhone}, "管理员电话是空号"))
	v, err := w.Filing(w.ctx, w.beijingOfficer, f.ID)
	w.must(err)
	if v.State != domain.FilingFormReturned || v.Returned.Note != "管理员电话是空号" || v.ReturnedName != "officer" {
		t.Errorf("returned %+v", v.Returned)
	}
	again := w.task(g.ID, domain.TaskFile)
	if w.groupByID(g.ID).Filing != domain.FilingMissing || again.Subject != f.ID || again.Audience != domain.AudienceOf(w.beijing) {
		t.Errorf("asked again: %+v", again)
	}
	next := w.handsIn(w.beijingOfficer, g.ID)
	if next.No != 2 || next.Task != again.ID {
		t.Errorf("the next version is %+v", next)
	}
	old, err := w.Filing(w.ctx, w.officer, f.ID)
	w.must(err)
	if old.State != domain.FilingFormReturned || len(old.Rows) != 2 {
		t.Errorf("the version before is %s now", old.State)
	}
}

// A version is a snapshot: whatever changes later, it stays, and the next says
// what it changed.
func TestM4_4_VersionsArePermanentAndCompared(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	first := w.handsIn(w.director, g.ID)
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	_, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	second := w.handsIn(w.director, g.ID)
	v, err := w.Filing(w.ctx, w.officer, second.ID)
	w.must(err)
	if v.No != 2 || v.Before != first.ID || len(v.Changes) == 0 || v.Changes[0].Field != "owner" || v.Changes[0].Before != "钱二" ||
		v.Changes[0].After != "赵一" {
		t.Errorf("version %d after %s changed %+v", v.No, v.Before, v.Changes)
	}
	old, err := w.Filing(w.ctx, w.officer, first.ID)
	w.must(err)
	if old.Rows[0].Name != "钱二" || old.State != domain.FilingFormAccepted {
		t.Errorf("the first version is %+v", old.Filing)
	}
	page, err := w.Filings(w.ctx, w.officer, filing.Filter{Group: g.ID})
	w.must(err)
	if len(page.Items) != 2 || page.Items[0].ID != second.ID {
		t.Errorf("listed %+v", page.Items)
	}
}

func TestM4_4_ALateAcceptanceOfAnOldFormIsRefused(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	f := w.handsIn(w.beijingOfficer, g.ID)
	tr := w.transfer(g, w.secretary)
	_, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	_, err = w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: f.ID, Version: f.Version})
	if e := w.refused(err, domain.CodeConflict, domain.FaultState); e.Rule != "M4.4" {
		t.Errorf("by %s", e.Rule)
	}
	v, err := w.Filing(w.ctx, w.officer, f.ID)
	w.must(err)
	if v.May.Accept == nil {
		t.Error("offered for acceptance")
	}
	next := w.handsIn(w.beijingOfficer, g.ID)
	if old, err := w.Filing(w.ctx, w.officer, f.ID); err != nil || old.State != domain.FilingFormReturned {
		t.Errorf("the one before is %s, %v", old.State, err)
	}
	_, err = w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: next.ID, Version: next.Version})
	w.must(err)
}

func TestN4_1b_HowAndWhenAFormCameIsRecorded(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	for name, c := range map[string]struct {
		by      domain.Caller
		channel domain.FilingChannel
		on      domain.Date
		want    domain.Fault
		field   string
	}{
		"tomorrow":              {w.officer, domain.ChannelEmail, "2026-11-21", domain.FaultFutureDate, "received_on"},
		"no day":                {w.officer, domain.ChannelEmail, "2026-02-30", domain.FaultBadDate, "received_on"},
		"by pigeon":             {w.officer, "pigeon", "", domain.FaultBadChoice, "channel"},
		"a branch by e-mail":    {w.beijingOfficer, domain.ChannelEmail, "", domain.FaultBadChoice, "channel"},
		"a branch backdates":    {w.beijingOfficer, "", "2026-11-01", domain.FaultBadChoice, "received_on"},
		"received by e-mail":    {w.officer, domain.ChannelEmail, "2026-11-18", "", ""},
		"received by WeChat":    {w.officer, domain.ChannelWeChat, "", "", ""},
		"handed in by a branch": {w.beijingOfficer, "", "", "", ""},
	} {
		before := w.groupByID(g.ID)
		f, err := w.hands(c.by, g.ID, func(in *filing.SubmitFiling) { in.Channel, in.ReceivedOn = c.channel, c.on })
		if c.want != "" {
			e := domain.AsError(err)
			if err == nil || e.Fault != c.want || e.Field != c.field || e.Rule != "N4.1b" {
				t.Errorf("%s: %v", name, err)
			}
			if w.groupByID(g.ID).Version != before.Version {
				t.Errorf("%s: something was written", name)
			}
			continue
		}
		w.must(err)
		if c.channel != "" && f.Channel != c.channel || c.on != "" && f.ReceivedOn != c.on {
			t.Errorf("%s: recorded %s %s", name, f.Channel, f.ReceivedOn)
		}
	}
}

// Whoever decides sees what a form lacks, M4.5: a group that is filed meets
// every other rule.
func TestM4_5_WhatAFormLacksIsSeenBeforeItIsDecided(t *testing.T) {
	w := newWorld(t)
	g := w.approved(w.late("轻工大北京校友"), 1)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		p, err := tx.People().Get(w.secretary)
		if err != nil {
			return err
		}
		p.Verification = nil
		return tx.People().Put(&p)
	}))
	f := w.handsIn(w.beijingOfficer, g.ID)
	v, err := w.Filing(w.ctx, w.officer, f.ID)
	w.must(err)
	if v.NameFinding != "武汉轻工大学北京校友分会群01" || !slices.Equal(v.Unverified, []string{"孙三"}) ||
		!slices.Contains(v.Lacks, domain.MaterialName) || slices.Contains(v.Lacks, domain.MaterialPhone) || v.May.Accept != nil {
		t.Errorf("lacks %v, name %q, %v", v.Lacks, v.NameFinding, v.May.Accept)
	}
	v, err = w.Filing(w.ctx, w.officer, w.handsIn(w.officer, g.ID).ID)
	w.must(err)
	if v.State != domain.FilingFormAccepted || len(v.Lacks) != 0 {
		t.Errorf("%s lacks %v", v.State, v.Lacks)
	}
}
