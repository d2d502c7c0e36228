package office_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/bulletin"
)

// holds fails if a value's JSON holds a text.
func holds(t *testing.T, v any, text string) {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), text) {
		t.Errorf("%s is in %s", text, b)
	}
}

func (w *world) issue(groups ...domain.ID) domain.Bulletin {
	w.Helper()
	b, err := w.IssueBulletin(w.ctx, w.officer, bulletin.IssueBulletin{Groups: groups, Since: len(groups) == 0})
	w.must(err)
	return b
}

func outOn(b domain.Bulletin) bulletin.PublishBulletin {
	return bulletin.PublishBulletin{
		ID: b.ID, Version: b.Version, AccountLink: accountPage, AccountDate: today, WebsiteLink: websitePage, WebsiteDate: today,
	}
}

func TestM4_3_ABulletinPublishesAllChangesSinceTheLast(t *testing.T) {
	w := newWorld(t)
	var groups []domain.Group
	for n := range 7 {
		groups = append(groups, w.newGroup(n+1))
	}
	w.groupState(groups[6].ID, domain.GroupEnded)
	text, err := w.BulletinText(w.ctx, w.officer, bulletin.Query{Since: true})
	w.must(err)
	if len(text.Groups) != 7 || text.More {
		t.Fatalf("%d groups, more %t", len(text.Groups), text.More)
	}
	for _, g := range text.Groups {
		if want := g.Group != groups[6].ID; (g.Changes[0] == domain.ChangeNew) != want || (g.Owner != "") != want {
			t.Errorf("%s: %v, owner %q", g.Name, g.Changes, g.Owner)
		}
	}
	b := w.issue()
	if b.ID.String() != "N-0001" || b.State != domain.BulletinDraft || len(b.Groups) != 7 {
		t.Fatalf("issued %s %s with %d", b.ID, b.State, len(b.Groups))
	}
	if w.openOf(groups[0].ID, domain.TaskPublish) != 1 {
		t.Error("the draft published something")
	}
	_, err = w.IssueBulletin(w.ctx, w.officer, bulletin.IssueBulletin{Since: true})
	w.refused(err, domain.CodeInvalid, domain.FaultNoChange) // all are in the draft
	b, err = w.PublishBulletin(w.ctx, w.officer, outOn(b))
	w.must(err)
	if b.State != domain.BulletinPublished || !b.Publication.Complete() {
		t.Errorf("%s %+v", b.State, b.Publication)
	}
	for _, g := range groups {
		got := w.groupByID(g.ID)
		if !got.Publication.Complete() || w.openOf(g.ID, domain.TaskPublish) != 0 {
			t.Errorf("%s is not published", g.Name)
		}
	}
	_, err = w.BulletinText(w.ctx, w.officer, bulletin.Query{Since: true})
	w.refused(err, domain.CodeInvalid, domain.FaultNoChange)
	v, err := w.Bulletin(w.ctx, w.auditor, b.ID)
	w.must(err)
	if v.Done != 7 || v.Left != 0 || v.Publish == nil || v.Drop == nil || len(v.Text.Groups) != 7 {
		t.Errorf("done %d, left %d, publish %v, drop %v", v.Done, v.Left, v.Publish, v.Drop)
	}
	list, err := w.Bulletins(w.ctx, w.auditor, bulletin.Filter{State: domain.BulletinPublished})
	w.must(err)
	if len(list.Items) != 1 || list.Items[0].First == "" {
		t.Errorf("listed %+v", list.Items)
	}
	_, err = w.PublishBulletin(w.ctx, w.officer, outOn(b))
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

func TestM4_3_AGroupThatChangedSinceTheTextStaysOpen(t *testing.T) {
	w := newWorld(t)
	a, g := w.newGroup(1), w.newGroup(2)
	b := w.issue(a.ID, g.ID)
	w.handOver(g, 3)
	w.join(a.ID, w.alumnus) // another member is nothing that was published
	v, err := w.Bulletin(w.ctx, w.officer, b.ID)
	w.must(err)
	if len(v.Stale) != 1 || v.Stale[0] != g.ID {
		t.Errorf("stale %v", v.Stale)
	}
	b, err = w.PublishBulletin(w.ctx, w.officer, outOn(b))
	w.must(err)
	if b.State != domain.BulletinPublished || !b.Groups[0].Done || b.Groups[1].Done || !b.Groups[1].Left {
		t.Errorf("%s %+v", b.State, b.Groups)
	}
	if w.openOf(a.ID, domain.TaskPublish) != 0 || w.openOf(g.ID, domain.TaskPublish) != 1 || w.groupByID(g.ID).Publication.Complete() {
		t.Error("the wrong group is published")
	}
	if next := w.issue(); len(next.Groups) != 1 || next.Groups[0].Group != g.ID {
		t.Errorf("the next bulletin has %+v", next.Groups)
	}
}

func TestM4_3_AKilledPublishingIsMendedByCallingAgain(t *testing.T) {
	w, m := newMetered(t)
	var ids []domain.ID
	for n := range 5 {
		ids = append(ids, w.newGroup(n+1).ID)
	}
	b := w.issue()
	in := outOn(b)
	calls := 0
	m.before = func() {
		if calls++; calls == 2 {
			m.broken = errors.New("power cut")
		}
	}
	m.most = 0
	_, err := w.PublishBulletin(w.ctx, w.officer, in)
	w.refused(err, domain.CodeInternal, domain.FaultInternal)
	m.broken, m.before = nil, nil
	v, err := w.Bulletin(w.ctx, w.officer, b.ID)
	w.must(err)
	if v.State != domain.BulletinDraft || v.Done == 0 || v.Done == len(ids) || !v.Row.Publication.Complete() {
		t.Fatalf("after the cut: %s, done %d", v.State, v.Done)
	}
	if v.Drop == nil {
		t.Error("what is half out may be dropped")
	}
	_, err = w.DropBulletin(w.ctx, w.officer, bulletin.DropBulletin{ID: b.ID, Version: v.Version, Reason: "误拟"})
	w.refused(err, domain.CodeConflict, domain.FaultState)
	_, err = w.PublishBulletin(w.ctx, w.officer, bulletin.PublishBulletin{ID: b.ID, Version: v.Version, AccountLink: accountPage + "2"})
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	out, err := w.PublishBulletin(w.ctx, w.officer, bulletin.PublishBulletin{ID: b.ID, Version: v.Version})
	w.must(err)
	if out.State != domain.BulletinPublished {
		t.Errorf("mended to %s", out.State)
	}
	for _, id := range ids {
		if !w.groupByID(id).Publication.Complete() {
			t.Errorf("%s is not published", id)
		}
	}
	if m.most >= 100 {
		t.Errorf("one update wrote %d keys", m.most)
	}
	t.Logf("publishing writes %d keys at once", m.most)
}

func TestM4_3_ABulletinIsRefused(t *testing.T) {
	w := newWorld(t)
	g, quiet := w.newGroup(1), w.settled(2)
	for name, c := range map[string]struct {
		by    domain.Caller
		in    bulletin.IssueBulletin
		code  domain.Code
		fault domain.Fault
	}{
		"of nothing":         {w.officer, bulletin.IssueBulletin{}, domain.CodeInvalid, domain.FaultRequired},
		"nothing to publish": {w.officer, bulletin.IssueBulletin{Groups: []domain.ID{quiet.ID}}, domain.CodeInvalid, domain.FaultNoChange},
		"no such group": {
			w.officer, bulletin.IssueBulletin{Groups: []domain.ID{{Kind: 'G', Seq: 99}}}, domain.CodeNotFound, domain.FaultNotFound,
		},
		"a branch's":   {w.beijingOfficer, bulletin.IssueBulletin{Since: true}, domain.CodeForbidden, domain.FaultForbiddenRole},
		"an auditor's": {w.auditor, bulletin.IssueBulletin{Since: true}, domain.CodeForbidden, domain.FaultForbiddenRole},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := w.IssueBulletin(w.ctx, c.by, c.in)
			(&world{TB: t}).refused(err, c.code, c.fault)
		})
	}
	var many []domain.ID
	for n := range domain.MaxBulletin + 1 {
		many = append(many, domain.ID{Kind: domain.KindGroup, Seq: uint64(n + 1)})
	}
	_, err := w.IssueBulletin(w.ctx, w.officer, bulletin.IssueBulletin{Groups: many})
	w.refused(err, domain.CodeInvalid, domain.FaultTooLong)
	b := w.issue(g.ID, g.ID)
	if len(b.Groups) != 1 {
		t.Errorf("one group stands %d times", len(b.Groups))
	}
	_, err = w.IssueBulletin(w.ctx, w.officer, bulletin.IssueBulletin{Groups: []domain.ID{g.ID}})
	if e := w.refused(err, domain.CodeConflict, domain.FaultDuplicate); e.Args["id"] != b.ID.String() {
		t.Errorf("refused with %v", e)
	}
	for field, change := range map[string]func(*bulletin.PublishBulletin){
		"account_link": func(in *bulletin.PublishBulletin) { in.AccountLink = "" },
		"account_date": func(in *bulletin.PublishBulletin) { in.AccountDate = "2026-11-21" },
		"website_link": func(in *bulletin.PublishBulletin) { in.WebsiteLink = in.AccountLink },
		"website_date": func(in *bulletin.PublishBulletin) { in.WebsiteDate = "" },
	} {
		in := outOn(b)
		change(&in)
		_, err := w.PublishBulletin(w.ctx, w.officer, in)
		if err == nil || domain.AsError(err).Field != field || domain.AsError(err).Rule != "M4.3" {
			t.Errorf("%s: %v", field, err)
		}
	}
	_, err = w.Bulletin(w.ctx, w.beijingOfficer, b.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.DropBulletin(w.ctx, w.officer, bulletin.DropBulletin{ID: b.ID, Version: b.Version})
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
	_, err = w.DropBulletin(w.ctx, w.officer, bulletin.DropBulletin{ID: b.ID, Version: b.Version, Reason: "误拟"})
	w.must(err)
	w.issue(g.ID) // it waits again
}

func TestM4_3_WhatWaitsToBePublishedComesInPages(t *testing.T) {
	w := newWorld(t)
	for n := range 5 {
		w.newGroup(n + 1)
	}
	var names []string
	f := bulletin.PublicationFilter{Limit: 2}
	for range 50 {
		p, err := w.Publications(w.ctx, w.auditor, f)
		w.must(err)
		if len(p.Items) > 2 {
			t.Fatalf("a page of %d", len(p.Items))
		}
		for _, r := range p.Items {
			names = append(names, r.GroupName)
		}
		if f.After = p.Next; f.After == "" {
			break
		}
	}
	if len(names) != 5 {
		t.Errorf("found %v", names)
	}
	p, err := w.Publications(w.ctx, w.shanghaiOfficer, bulletin.PublicationFilter{})
	w.must(err)
	if len(p.Items) != 0 {
		t.Errorf("another branch's officer sees %d", len(p.Items))
	}
	p, err = w.Publications(w.ctx, w.officer, bulletin.PublicationFilter{Text: "bj"})
	w.must(err)
	if len(p.Items) != 5 {
		t.Errorf("found %d of Beijing", len(p.Items))
	}
	p, err = w.Publications(w.ctx, w.officer, bulletin.PublicationFilter{Text: "G-0003"})
	w.must(err)
	if len(p.Items) != 1 || !strings.HasSuffix(p.Items[0].GroupName, "03") {
		t.Errorf("found %+v", p.Items)
	}
	b := w.issue(p.Items[0].Group)
	p, err = w.Publications(w.ctx, w.officer, bulletin.PublicationFilter{Text: fmt.Sprint(p.Items[0].ID)})
	w.must(err)
	if len(p.Items) != 1 || p.Items[0].Bulletin != b.ID {
		t.Errorf("not shown in its draft: %+v", p.Items)
	}
}

// One bulletin holds a hundred groups; the rest goes into the next, and nothing
// is published twice or left out.
func TestM4_3_ALongListGoesIntoSeveralBulletins(t *testing.T) {
	w, m := newMetered(t)
	for n := range domain.MaxBulletin + 2 {
		w.newGroup(n + 1)
	}
	text, err := w.BulletinText(w.ctx, w.officer, bulletin.Query{Since: true})
	w.must(err)
	if len(text.Groups) != domain.MaxBulletin || !text.More {
		t.Errorf("%d groups, more %t", len(text.Groups), text.More)
	}
	m.most = 0
	first, second := w.issue(), w.issue()
	if len(first.Groups) != domain.MaxBulletin || len(second.Groups) != 2 {
		t.Errorf("%d and %d", len(first.Groups), len(second.Groups))
	}
	seen := map[domain.ID]bool{}
	for _, b := range []domain.Bulletin{first, second} {
		out, err := w.PublishBulletin(w.ctx, w.officer, outOn(b))
		w.must(err)
		for _, e := range out.Groups {
			if !e.Done || seen[e.Group] {
				t.Errorf("%s: done %t, twice %t", e.Group, e.Done, seen[e.Group])
			}
			seen[e.Group] = true
		}
	}
	if m.most >= 100 {
		t.Errorf("one update wrote %d keys", m.most)
	}
	p, err := w.Publications(w.ctx, w.officer, bulletin.PublicationFilter{})
	w.must(err)
	if len(p.Items) != 0 {
		t.Errorf("%d still wait", len(p.Items))
	}
}
