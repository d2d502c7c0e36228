package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
)

func (w *world) history(by domain.Caller, id domain.ID) []desk.HistoryEntry {
	w.Helper()
	var out []desk.HistoryEntry
	for f := (history.Filter{Subject: id, Limit: 2}); ; {
		page, err := w.History(w.ctx, by, f)
		w.must(err)
		out = append(out, page.Items...)
		if f.After = page.Next; f.After == "" {
			return out
		}
	}
}

// Every history is permanent and read on the record's own page: who, when,
// which rule, what changed, M4.2; the page's cursor comes to the end of it.
func TestM4_2_TheWholeHistoryOfARecord(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.join(g.ID, w.alumnus)
	a := w.grant(w.changeOf(g, domain.ApplyAdmins))
	got := w.history(w.beijingOfficer, g.ID)
	if len(got) < 8 {
		t.Fatalf("%d entries", len(got))
	}
	for i, h := range got {
		if i > 0 && h.Seq >= got[i-1].Seq {
			t.Errorf("entry %d is not older", i)
		}
	}
	first, last := got[len(got)-1], got[0]
	if last.Action != domain.ActGroupAdmins || last.By != "officer" || !slices.Contains(last.Rules, "N2.1a") || len(last.Changes) == 0 {
		t.Errorf("the newest is %+v", last)
	}
	if first.Action != domain.ActApplicationApprove {
		t.Errorf("the oldest is %+v", first)
	}
	for _, id := range []domain.ID{a.ID, w.beijing, w.task(g.ID, domain.TaskSetAdmins).ID} {
		if len(w.history(w.officer, id)) == 0 {
			t.Errorf("%s has no history", id)
		}
	}
}

// Who may not see a record sees nothing of its history either.
func TestA2_AHistoryIsSeenAsItsRecordIs(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	in := w.application()
	in.Branch, in.Applicant, in.Owner, in.Admins = w.shanghai, w.shPresident, w.shPresident, nil
	sh := w.grant(in)
	w.join(sh.Group, w.alumnus)
	w.join(g.ID, w.alumnus)
	v := w.removal(w.groupByID(sh.Group), w.alumnus) // in Shanghai
	draft, err := w.SaveDraft(w.ctx, w.beijingOfficer, casework.SubmitApplication{Kind: domain.ApplyNewGroup, Branch: w.beijing})
	w.must(err)
	manager := w.managedBy("manager", g.ID, w.vice)
	director := domain.ID{Kind: domain.KindAccount, Seq: 1}
	for _, c := range []struct {
		by  domain.Caller
		id  domain.ID
		see bool
	}{
		{w.beijingOfficer, w.beijing, true},
		{w.beijingOfficer, w.shanghai, false},
		{manager, w.beijing, false},
		{w.beijingOfficer, g.ID, true},
		{w.shanghaiOfficer, g.ID, false},
		{manager, g.ID, true},
		{manager, sh.Group, false},
		{w.beijingOfficer, tr.ID, true},
		{w.shanghaiOfficer, tr.ID, false},
		{manager, tr.ID, true},
		{w.beijingOfficer, sh.ID, false},
		{w.shanghaiOfficer, sh.ID, true},
		{w.auditor, sh.ID, true},
		{w.beijingOfficer, draft.ID, true},
		{manager, draft.ID, false},
		{w.officer, draft.ID, true},
		{w.beijingOfficer, v.ID, false},
		{w.shanghaiOfficer, v.ID, true},
		{w.beijingOfficer, v.Task, false},
		{w.shanghaiOfficer, v.Task, true},
		{w.beijingOfficer, w.shPresident, false},
		{w.beijingOfficer, w.president, true},
		{manager, w.president, true},
		{w.beijingOfficer, director, false},
		{w.officer, director, true},
		{w.officer, domain.ID{Kind: domain.KindGroup, Seq: 99}, false},
		{w.officer, domain.ID{}, false},
		{w.beijingOfficer, domain.ID{Kind: domain.KindBulletin, Seq: 1}, false},
		{w.beijingOfficer, domain.ID{Kind: domain.KindCampaign, Seq: 1}, false},
	} {
		_, err := w.History(w.ctx, c.by, history.Filter{Subject: c.id})
		if c.see != (err == nil) || err != nil && !domain.IsCode(err, domain.CodeNotFound) {
			t.Errorf("%s asks for %s: %v, want %v", c.by.Fingerprint, c.id, err, c.see)
		}
	}
	// What happened to one's member elsewhere is not told.
	for _, h := range w.history(w.beijingOfficer, w.alumnus) {
		if h.Subject == v.ID || h.Subject == v.Task {
			t.Errorf("Beijing reads %+v", h)
		}
	}
	if !slices.ContainsFunc(w.history(w.shanghaiOfficer, w.alumnus), func(h desk.HistoryEntry) bool { return h.Subject == v.ID }) {
		t.Error("Shanghai does not read its own")
	}
}

// The log holds numbers; who may see the people behind them reads their names, A2.
func TestA2_AHistoryNamesThePeopleWhomTheReaderMaySee(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	w.join(g.ID, w.alumnus)
	w.grant(w.changeOf(g, domain.ApplyAdmins))
	for _, by := range []domain.Caller{w.officer, w.beijingOfficer} {
		h := w.history(by, g.ID)[0]
		for _, c := range h.Changes {
			if id, err := domain.ParseID(c.After); err == nil && h.Names[id.String()] == "" {
				t.Errorf("%s: %s has no name in %v", by.Fingerprint, id, h.Names)
			}
		}
		if len(h.Names) == 0 {
			t.Errorf("%s: nobody is named", by.Fingerprint)
		}
	}
}

// Who left the council, is in no group of the branch and was not registered by
// it is a number to the branch afterwards, and a name to headquarters.
func TestA2_AHistoryNamesNobodyOutOfItsReadersScope(t *testing.T) {
	w := newWorld(t)
	w.unseat(w.secretary)
	number := w.secretary.String()
	told := func(by domain.Caller) (named, numbered bool) {
		for _, h := range w.history(by, w.beijing) {
			named = named || h.Names[number] != ""
			for _, c := range h.Changes {
				numbered = numbered || c.Before == number
			}
		}
		return named, numbered
	}
	if named, numbered := told(w.officer); !named || !numbered {
		t.Errorf("to headquarters: named %t, numbered %t", named, numbered)
	}
	if named, numbered := told(w.beijingOfficer); named || !numbered {
		t.Errorf("to the branch: named %t, numbered %t", named, numbered)
	}
}
