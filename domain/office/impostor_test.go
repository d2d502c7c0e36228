package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/naming/mimic"
	"alumni/domain/office/impostor"
	"alumni/domain/office/settings"
	"alumni/domain/office/task"
)

// seen enters an unauthorised group.
func (w *world) seen(name string) domain.Impostor {
	w.Helper()
	i, err := w.AddImpostor(w.ctx, w.officer, impostor.Add{Name: name, Where: "微信搜索", Evidence: "截图1"})
	w.must(err)
	return i
}

// An unauthorised group is entered, written to, looked at again and closed; until then it
// waits for headquarters.
func TestM8_3_AnUnauthorisedGroupIsPursuedToItsEnd(t *testing.T) {
	w := newWorld(t)
	i := w.seen("武漢輕工大學北京校友會")
	waits := func(by domain.Caller) bool {
		inbox, err := w.Inbox(w.ctx, by, task.InboxFilter{})
		w.must(err)
		return slices.ContainsFunc(inbox.Items, func(it task.InboxItem) bool { return it.Subject == i.ID && it.What == i.Name })
	}
	if i.State != domain.ImpostorSeen || i.SeenOn != "2026-11-20" || !waits(w.officer) || waits(w.beijingOfficer) {
		t.Errorf("entered %+v", i)
	}
	v, err := w.Impostor(w.ctx, w.auditor, i.ID)
	w.must(err)
	if v.Found.Verdict != mimic.Flagged || v.Letter == nil || len(v.History) != 1 {
		t.Errorf("an auditor sees %+v", v)
	}
	i, err = w.SendLetter(w.ctx, w.officer, impostor.Letter{ID: i.ID, Version: i.Version, To: "该群群主", Demand: "2026-12-01"})
	w.must(err)
	if i.State != domain.ImpostorWritten || i.SentOn != "2026-11-20" || domain.DateOf(i.Due) != "2026-12-01" {
		t.Errorf("written to: %+v", i)
	}
	_, err = w.SendLetter(w.ctx, w.officer, impostor.Letter{ID: i.ID, Version: i.Version, To: "该群群主"})
	w.refused(err, domain.CodeConflict, domain.FaultState)
	i, err = w.FollowUp(w.ctx, w.officer, impostor.Follow{ID: i.ID, Version: i.Version, Note: "仍未改名", Next: "2026-12-20"})
	w.must(err)
	if len(i.Notes) != 1 || domain.DateOf(i.Due) != "2026-12-20" {
		t.Errorf("followed up: %+v", i)
	}
	stale := impostor.Close{ID: i.ID, Version: i.Version - 1, Outcome: domain.ImpostorRenamed, Result: "已改名"}
	_, err = w.CloseImpostor(w.ctx, w.officer, stale)
	w.refused(err, domain.CodeConflict, domain.FaultStale)
	stale.Version = i.Version
	i, err = w.CloseImpostor(w.ctx, w.officer, stale)
	w.must(err)
	if i.State != domain.ImpostorClosed || waits(w.officer) {
		t.Errorf("closed: %+v", i)
	}
	_, err = w.FollowUp(w.ctx, w.officer, impostor.Follow{ID: i.ID, Version: i.Version, Note: "再看"})
	w.refused(err, domain.CodeConflict, domain.FaultState)
	w.chainHolds()
}

// What is refused says why, and registers nothing.
func TestM8_3_WhatIsNoUnauthorisedGroupIsRefused(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	first := w.seen("轻工大校友群")
	for name, c := range map[string]struct {
		in    impostor.Add
		code  domain.Code
		fault domain.Fault
	}{
		"a registered group": {impostor.Add{Name: g.Name, Where: "x", Evidence: "x"}, domain.CodeConflict, domain.FaultOfficialGroup},
		"nothing of ours":    {impostor.Add{Name: "武汉美食群", Where: "x", Evidence: "x"}, domain.CodeInvalid, domain.FaultNoMimicry},
		"校友 alone":           {impostor.Add{Name: "校友之家", Where: "x", Evidence: "x"}, domain.CodeInvalid, domain.FaultMimicryUnsure},
		"entered already":    {impostor.Add{Name: "轻工大 校友群", Where: "x", Evidence: "x"}, domain.CodeConflict, domain.FaultDuplicate},
		"no evidence":        {impostor.Add{Name: "武轻校友", Where: "x"}, domain.CodeInvalid, domain.FaultRequired},
		"a day to come":      {impostor.Add{Name: "武轻校友", Where: "x", Evidence: "x", SeenOn: "2026-12-24"}, domain.CodeInvalid, domain.FaultFutureDate},
		"of no such branch":  {impostor.Add{Name: "武轻校友", Where: "x", Evidence: "x", Branch: domain.ID{Kind: domain.KindBranch, Seq: 99}}, domain.CodeNotFound, domain.FaultNotFound},
		"a name of nothing":  {impostor.Add{Name: " \u200b", Where: "x", Evidence: "x"}, domain.CodeInvalid, domain.FaultRequired},
	} {
		t.Log(name)
		_, err := w.AddImpostor(w.ctx, w.officer, c.in)
		w.refused(err, c.code, c.fault)
	}
	meant, err := w.AddImpostor(w.ctx, w.officer, impostor.Add{Name: "校友之家", Where: "x", Evidence: "x", Meant: true})
	w.must(err)
	_, err = w.CloseImpostor(w.ctx, w.officer, impostor.Close{ID: meant.ID, Version: meant.Version, Outcome: domain.ImpostorAuthorised, Result: "已补办"})
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
	all, err := w.Impostors(w.ctx, w.officer, impostor.Filter{})
	w.must(err)
	if len(all.Items) != 2 || all.Items[1].ID != first.ID {
		t.Errorf("registered %+v", all.Items)
	}
}

// A branch's officer enters one and sees the own branch's; only headquarters writes to it.
// A group's manager sees none, and may have names checked all the same.
func TestM8_3_WhoDoesWhatAboutAnUnauthorisedGroup(t *testing.T) {
	w := newWorld(t)
	hqs := w.seen("武轻校友")
	i, err := w.AddImpostor(w.ctx, w.beijingOfficer, impostor.Add{Name: "轻工大北京", Where: "某群", Evidence: "截图"})
	w.must(err)
	if i.Branch.IsZero() {
		t.Error("it is nobody's")
	}
	_, err = w.Impostor(w.ctx, w.shanghaiOfficer, i.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.Impostor(w.ctx, w.beijingOfficer, hqs.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.SendLetter(w.ctx, w.beijingOfficer, impostor.Letter{ID: i.ID, Version: i.Version, To: "群主"})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	_, err = w.AddImpostor(w.ctx, w.auditor, impostor.Add{Name: "武轻老乡", Where: "x", Evidence: "x"})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	_, err = w.AddImpostor(w.ctx, w.beijingOfficer, impostor.Add{Name: "武轻老乡", Where: "x", Evidence: "x", Branch: w.shanghai})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	own, err := w.Impostors(w.ctx, w.beijingOfficer, impostor.Filter{})
	w.must(err)
	if len(own.Items) != 1 || own.Items[0].ID != i.ID {
		t.Errorf("Beijing sees %+v", own.Items)
	}
}

// Headquarters' own words count at once, and its letter is the one in force when it was sent.
func TestM8_3_HeadquartersAddsWordsAndWritesTheLetter(t *testing.T) {
	w := newWorld(t)
	check := func(name string) mimic.Verdict {
		r, err := w.CheckNames(w.ctx, w.beijingOfficer, []string{name})
		w.must(err)
		return r[0].Verdict
	}
	if check("武汉工业学院老同学") != mimic.Clear {
		t.Error("a word that nobody added is flagged")
	}
	_, err := w.SetTemplate(w.ctx, w.director, settings.SetTemplate{Reason: "试行", Key: domain.TemplateImpostor, Body: "武汉工业学院、WHPU"})
	w.must(err)
	if check("武漢工業學院老同学") != mimic.Flagged || check("w.h.p.u 吧") != mimic.Flagged {
		t.Error("headquarters' words don't count")
	}
	_, err = w.SetTemplate(w.ctx, w.director, settings.SetTemplate{Reason: "试行", Key: domain.TemplateImpostor, Version: 1, Body: "大"})
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	_, err = w.SetTemplate(w.ctx, w.director, settings.SetTemplate{Reason: "试行", Key: domain.TemplateRights, Body: "请{name}改名"})
	w.refused(err, domain.CodeInvalid, domain.FaultPlaceholderMissing)
	body := "{to}：{name}请于{deadline}前改名。"
	_, err = w.SetTemplate(w.ctx, w.director, settings.SetTemplate{Reason: "试行", Key: domain.TemplateRights, Body: body})
	w.must(err)
	i := w.seen("武轻校友")
	i, err = w.SendLetter(w.ctx, w.officer, impostor.Letter{ID: i.ID, Version: i.Version, To: "该群群主"})
	w.must(err)
	if i.Body != body {
		t.Errorf("the letter is %q", i.Body)
	}
	_, err = w.CheckNames(w.ctx, w.officer, nil)
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
}
